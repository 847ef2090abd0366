//! What is shown, in other formats, one file per format.
