//! What a user may choose about the files of some formats.

use crate::plot::Theme;

/// Choices that some formats follow; the others ignore them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// What the addresses of nodes begin with, in formats of the semantic web.
    pub base: String,
    /// How many nodes a format draws at most that suits small graphs alone.
    pub limit: usize,
    /// What nodes are put together by, in formats that draw boxes around them.
    pub cluster_by: Option<ClusterBy>,
    /// What pictures are drawn on.
    pub theme: Theme,
    /// The heading of pictures.
    pub title: Option<String>,
}

/// What nodes are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClusterBy {
    /// The organisation that a person belongs to or has a role in.
    Organisation,
    /// The community that a measure found.
    Community,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base: "https://example.org/sayso/".to_owned(),
            limit: 50,
            cluster_by: None,
            theme: Theme::Print,
            title: None,
        }
    }
}
