//! The guide: three walk-throughs, from what lies on your disk to an answer.
//!
//! Every command in them is run by the tests, in a folder that holds the samples of `data/`, and
//! what they are said to print is compared. Put your own files in the place of the samples.

#[doc = include_str!("reporter.md")]
pub mod reporter {}

#[doc = include_str!("scientist.md")]
pub mod scientist {}

#[doc = include_str!("analyst.md")]
pub mod analyst {}
