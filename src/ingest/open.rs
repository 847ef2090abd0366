//! The one place of reading that touches the disk.
