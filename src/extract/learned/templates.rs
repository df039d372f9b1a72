//! Templates of the two attribution passes, in the notation of the tagging engine.

use super::super::tagger::Templates;
use super::sheet::NAMES;

/// Features of a label in the first pass.
const FIRST: &str = "
    w[-1..1] lw[-3..3] st[-3..3] cl[-3..3] ne[-3..3] s3[-1..1] sh[-1..1] cap[-1..1] wt[-3..3]
    lex[-4..4] q[-2..2] bnd bnd[1] kb kb|q ke ke|q sq|q sq|sqp|q sqn|q sq|sqp|sqn
    dl dr dl|dr ll lr ll|q lr|q dl|q dr|q that|dl that|ll d2l d2r d2l|q nv|lex
    cl[-1]|cl cl|cl[1] cl[-1]|cl|cl[1] cl[-2]|cl[-1]|cl cl|cl[1]|cl[2]
    lex[-1]|lex lex|lex[1] lex[-2]|lex[-1]|lex st[-1]|st st|st[1] st[-2]|st[-1]|st st|st[1]|st[2]
    cl|lex[1] cl|lex[-1] cl|lex[2] ne|lex[1] ne|lex[-1] ne|lex[2] ne|cl|q wt|cl[1] wt|cl[-1]
    st|q cl|q lex|q lex|cl[-1] lex|cl[1] lex|sq lex|st[1] lex|st[-1] st|kb w|bnd
    q[-1]|q|q[1] st|cl[1] st|cl[-1] ne[-1]|ne|ne[1] cap[-1]|cap|cap[1]
    r[-3..3] r[-1]|r|r[1] r|w r|st r|q r|bnd r|cl r|lex rcl rcr rcl|rcr rcl|q rcr|q
    rcl|rcw rcr|rcw rcl|rsl rcr|rsr rsl|rcr rsig rsig|q rsig|rcl|rcr rsig|bnd rsp|rsig rsn|rsig
    rcl|cl rcr|cl rw rw|r rw|q rw|rsig r|lr r|ll r|dl r|dr r|dl|dr r|lex[1] r|lex[-1]
    r[-1]|r|q[-1]|q r[-2]|r[-1]|r|r[1]|r[2]
    pos[-2..2] pos[-1]|pos|pos[1] pos[-2]|pos[-1]|pos pos|pos[1]|pos[2] pos|q pos|r pos|lex
    pos|lex[1] pos|lex[-1] pos[1]|lex pos[-1]|lex pos|rcl pos|rcr
";

/// Features of a pair of labels in the first pass.
const FIRST_PAIRS: &str = "
    cl q[-1]|q bnd st st[-1] cl[-1]|cl lex[-1]|lex q|lex bnd|q|sq dl|q dr|q r[-1]|r r|q[-1]|q
    rcl rcr rsig|q r[-1]|r|cl pos[-1]|pos
";

/// What the second pass adds to the features of a label.
const SECOND: &str = "
    p[-3..3] p[-1]|p|p[1] p[-2]|p[-1]|p|p[1]|p[2] p|w p|q p|bnd p|st p|cl p|lex p|r p[-1]|p|r[-1]|r
    pcl pcr pcl|pcr pcl|q pcr|q pcl|pcw pcr|pcw pcl|psl pcr|psr psl|pcr psig psig|q psig|pcl|pcr
    psig|bnd psp|psig psn|psig psig|rsig pcl|cl pcr|cl pcl|rcl pcr|rcr p|lr p|ll p|dl|dr pm pm|p
";

/// What the second pass adds to the features of a pair of labels.
const SECOND_PAIRS: &str = "p[-1]|p pcl pcr psig|q p[-1]|p|q p[-1]|p|r[-1]|r";

/// The templates of a pass.
#[derive(Debug)]
pub(super) struct Pass {
    /// Of single labels.
    pub nodes: Templates,
    /// Of pairs of labels.
    pub edges: Templates,
}

impl Pass {
    /// Reads the templates of the first pass; none where the notation is wrong.
    pub(super) fn first() -> Option<Self> {
        Some(Self {
            nodes: Templates::parse(FIRST, &NAMES).ok()?,
            edges: Templates::parse(FIRST_PAIRS, &NAMES).ok()?,
        })
    }

    /// Reads the templates that only the second pass has; none where the notation is wrong.
    pub(super) fn added() -> Option<Self> {
        let first = Self::first()?;
        let nodes = Templates::parse(SECOND, &NAMES).ok()?;
        let edges = Templates::parse(SECOND_PAIRS, &NAMES).ok()?;
        Some(Self {
            nodes: nodes.behind(&first.nodes),
            edges: edges.behind(&first.edges),
        })
    }

    /// Reads all templates of the second pass; none where the notation is wrong.
    pub(super) fn second() -> Option<Self> {
        Some(Self {
            nodes: Templates::parse(&[FIRST, SECOND].concat(), &NAMES).ok()?,
            edges: Templates::parse(&[FIRST_PAIRS, SECOND_PAIRS].concat(), &NAMES).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_templates_can_be_read() {
        assert!(Pass::first().is_some_and(|pass| pass.nodes.len() > 100));
        assert!(Pass::second().is_some_and(|pass| pass.edges.len() > 10));
    }
}
