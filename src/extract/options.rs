//! Options: what matters more where an article leaves room for doubt.

/// How an article is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Options {
    /// Which of two mistakes is the worse one.
    pub preference: Preference,
}

/// Which mistake is the worse one: to report what nobody said, or to miss what somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Preference {
    /// Neither: the best of both together.
    #[default]
    Balanced,
    /// To miss a statement: more is found, and more of it is wrong.
    Recall,
    /// To report a wrong one: less is found, and less of it is wrong.
    Precision,
}

impl Options {
    /// Makes the usual options with a preference.
    #[must_use]
    pub const fn preferring(preference: Preference) -> Self {
        Self { preference }
    }
}
