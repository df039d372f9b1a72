//! Labels: the first words of a text, short enough for a picture.

/// How many code points a label has at most, the ellipsis aside.
const LONGEST: usize = 60;

/// Returns the first words of a text on one line, cut behind a word and marked with `…`.
pub(super) fn first_words(text: &str) -> String {
    let mut label = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let gap = usize::from(!label.is_empty());
        let longer = length + gap + word.chars().count();
        if longer > LONGEST {
            if label.is_empty() {
                // Scripts without spaces have one long "word": it is cut where it must be.
                label.extend(word.chars().take(LONGEST));
            }
            return format!(
                "{}…",
                label.trim_end_matches([',', ';', ':', '–', '—', '.'])
            );
        }
        if gap == 1 {
            label.push(' ');
        }
        label.push_str(word);
        length = longer;
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_end_behind_a_word() {
        for (text, label) in [
            ("", ""),
            ("  The bridge\n stays  open. ", "The bridge stays open."),
            (
                "The bridge over the mill stream stays open until harvest, whatever it costs.",
                "The bridge over the mill stream stays open until harvest…",
            ),
            (&"ж".repeat(60), &"ж".repeat(60)),
            (&"ж".repeat(61), &format!("{}…", "ж".repeat(60))),
        ] {
            assert_eq!(first_words(text), label, "{text:?}");
        }
    }
}
