//! Reports that share a sentence, and other forms that the corpora hold few of.

use super::check;

#[test]
fn joined_reports_are_kept_apart() {
    check(
        "Growers say the frost killed the buds, but the insurer says it did not.",
        &[
            "Growers: the frost killed the buds",
            "the insurer: it did not",
        ],
    );
    check(
        "Ann Berg said the tests were a relief, and argued that the rest had to follow.",
        &[
            "Ann Berg: the tests were a relief",
            "Ann Berg: that the rest had to follow",
        ],
    );
    check(
        "Hundreds saw the clip, with one diver writing: \"It was never that deep.\"",
        &["one diver: \"It was never that deep.\""],
    );
    check(
        "\"Petty\" was how Ann Berg described the fine.",
        &["Ann Berg: \"Petty\" the fine"],
    );
    check(
        "‘It’s late,’ said Ann Berg. ‘The tide has turned.\n‘The crew’s boat can’t wait.’",
        &["Ann Berg: ‘It’s late,’ ‘The tide has turned. ‘The crew’s boat can’t wait.’"],
    );
}
