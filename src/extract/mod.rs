//! Article text to records: one file for each kind of finding.
