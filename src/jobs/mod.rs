//! Background work: named threads, bounded channels, cancel flags and progress.
