//! Cuts long names so that they still say whom they mean: by their beginning and their last word.

use unicode_width::UnicodeWidthChar;

/// How many characters of a name are looked at, however wide the room.
const LONGEST: usize = 500;

/// The part of the room that a last word may take up.
const TAIL: f64 = 0.6;

/// The least share of a word that is worth more than none of it.
const WORTH: usize = 3;

/// Makes a name fit a room, on one line and without control characters, given the width of each
/// character.
///
/// What is left out is in the middle, because ministries differ in their ends and people in their
/// last names; a last word that would take up most of the room is cut itself.
///
/// ```
/// let cut = |name, columns| sayso::plot::shorten(name, columns, |_| 1.0);
/// let name = "Ministry of Forests, Fisheries and Water";
/// assert_eq!(cut(name, 40.0), name);
/// assert_eq!(cut(name, 26.0), "Ministry of Forests… Water");
/// assert_eq!(cut("Wolfeschlegelsteinhausen", 9.0), "Wolfesch…");
/// ```
#[must_use]
pub fn shorten(name: &str, room: f64, width: impl Fn(char) -> f64) -> String {
    let clean = clean(name);
    let measured = |text: &str| text.chars().map(&width).sum::<f64>();
    if clean.chars().count() <= LONGEST && measured(&clean) <= room {
        return clean;
    }
    let gap = width('…') + width(' ');
    let tail = clean
        .rsplit_once(' ')
        .map(|(head, tail)| (head, tail, measured(tail) + gap));
    match tail.filter(|(_, _, needed)| *needed <= room * TAIL) {
        Some((head, tail, needed)) => {
            format!("{}… {tail}", beginning(head, room - needed, &width))
        }
        None => cut(&clean, room, width),
    }
}

/// Makes a sentence fit a room, given the width of each character: what is left out is at the end.
pub(crate) fn cut(sentence: &str, room: f64, width: impl Fn(char) -> f64) -> String {
    let clean = clean(sentence);
    let measured: f64 = clean.chars().take(LONGEST + 1).map(&width).sum();
    if clean.chars().count() <= LONGEST && measured <= room {
        return clean;
    }
    let whole = clean.trim_end_matches('…');
    format!("{}…", beginning(whole, room - width('…'), &width))
}

/// Puts a name on one line, without what cannot be seen: control characters, and signs of the
/// direction of writing, which would reach beyond it.
pub(crate) fn clean(name: &str) -> String {
    let is_shown = |c: &char| {
        let is_control = c.is_control() && !c.is_whitespace();
        let is_sign = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        !is_control && !is_sign && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    let shown: String = name.chars().filter(is_shown).collect();
    let words: Vec<&str> = shown.split_whitespace().collect();
    words.join(" ")
}

/// Returns as much of the beginning of a text as fits: whole words, unless the last of them would
/// lose much.
fn beginning<'a>(text: &'a str, room: f64, width: &impl Fn(char) -> f64) -> &'a str {
    let (mut used, mut end) = (0.0, 0);
    for (at, c) in text.char_indices().take(LONGEST) {
        used += width(c);
        if used > room {
            break;
        }
        // What has no width belongs to the character before it, and what is joined to the next.
        let next = text[at + c.len_utf8()..].chars().next();
        let is_joined = c == '\u{200D}' || next.is_some_and(|next| next.width() == Some(0));
        if !is_joined {
            end = at + c.len_utf8();
        }
    }
    let cut = &text[..end];
    let in_a_word = text[end..].starts_with(|c: char| !c.is_whitespace());
    let words = match cut.rsplit_once(' ') {
        Some((before, part)) if in_a_word && part.len() * WORTH < cut.len() => before,
        _ => cut,
    };
    words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–'))
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn columns(c: char) -> f64 {
        crate::plot::screen::float(c.width().unwrap_or(0))
    }

    #[test]
    fn names_keep_their_beginning_and_their_last_word() {
        for (name, room, expected) in [
            ("Ada Lovelace", 12, "Ada Lovelace"),
            ("Ada\n Lovelace\u{202E}", 12, "Ada Lovelace"),
            ("Alexandra Wilhelmina Reed", 16, "Alexandra… Reed"),
            ("Alexandra Wilhelmina Reed", 11, "Alexa… Reed"),
            (
                "Council of the Lower River Towns",
                24,
                "Council of the… Towns",
            ),
            ("An Unpronounceableness", 10, "An Unpron…"),
            ("東京都庁東京都庁", 7, "東京都…"),
            ("e\u{301}e\u{301}e\u{301}e\u{301}", 3, "e\u{301}e\u{301}…"),
            ("abc", 1, "…"),
            ("", 5, ""),
        ] {
            let cut = shorten(name, f64::from(room), columns);
            assert_eq!(cut, expected, "{name:?} in {room}");
            assert!(cut.width() <= usize::try_from(room).unwrap(), "{cut:?}");
        }
        assert_eq!(shorten(&"x".repeat(20_000), 9.0, columns), "xxxxxxxx…");
    }

    #[test]
    fn sentences_lose_their_end() {
        for (sentence, room, expected) in [
            ("The tram will come.", 19.0, "The tram will come."),
            ("The tram will come, and soon.", 20.0, "The tram will come…"),
            ("The tram will come…", 12.0, "The tram…"),
        ] {
            assert_eq!(cut(sentence, room, columns), expected);
        }
    }
}
