//! Bytes to articles: decoding, header dialects, one file per format. Never fails on content.
