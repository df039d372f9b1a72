//! Bytes to records: one file for each input format, listed in [`READERS`].
