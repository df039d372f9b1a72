//! Texts made to do harm: no panic, the same promises as for any text.

use super::any_text::hold;

/// Bodies that break rules about marks, case, lines and scripts.
const UNITS: &[&str] = &[
    "\"",
    "“ ",
    "' ",
    "'a ",
    "''",
    "\"It is so,\" Ann Berg said. ",
    "ANN BERG SAID IT WAS SO. ",
    "said ",
    "Ann Berg said that ",
    "Ann Berg ",
    "of the ",
    "according to ",
    "quoted a guard as saying and ",
    "ORR: yes.\n",
    "Read more: ",
    "on Monday ",
    "Sept. 9, 2025 ",
    "Photograph: Ann/Agency\n\n",
    "( ",
    ", ",
    "— ",
    "a-",
    "a.b.",
    "...",
    "😀👩‍🚀 ",
    "שלום, said דוד. ",
    "قال \"نعم\" علي. ",
    "\u{202e}said Ann\u{202c} ",
    "a\u{200b}b\u{200d} ",
    "e\u{301}\u{ad}",
    "\0",
    "\u{feff}",
    "\r",
    "\r\n",
    "\u{2028}",
    "\u{85}",
    "漢字「はい」と言った。",
    "ǅungla ẞ ﬁ ",
];

#[test]
fn texts_of_one_unit_do_no_harm() {
    for unit in UNITS {
        for times in [1, 2, 40] {
            hold(&unit.repeat(times));
        }
    }
}

#[test]
fn units_within_a_sentence_do_no_harm() {
    for unit in UNITS {
        hold(&format!(
            "\"It {unit}is late,\" Ann {unit}Orr said{unit} on Monday.{unit}"
        ));
        hold(&format!(
            "{unit}Ann Orr said {unit} the ferry {unit} was late."
        ));
    }
}

#[test]
fn lines_end_in_any_way() {
    let line_ends = [
        "\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{c}",
    ];
    for end in line_ends {
        let lines = [
            "Quay shut",
            "\"It is late,\" Ann Orr said.",
            "Read more: It was late, says Bo Lind",
            "Bo Lind said it was not.",
        ];
        let text = lines.join(&end.repeat(2));
        let records = hold(&text);
        assert_eq!(records.statements.len(), 2, "{end:?}: {records:?}");
        let people: Vec<&str> = records
            .actors
            .keys()
            .map(crate::model::Id::as_str)
            .collect();
        assert_eq!(people, ["person/ann-orr", "person/bo-lind"], "{end:?}");
    }
}
