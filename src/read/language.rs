//! The language of an article, told from its first words.

use whatlang::{Lang, detect};

use super::quote::quoted;
use crate::model::Document;
use crate::{Error, Place};

/// How much of a text is looked at, in bytes.
const LOOKED_AT: usize = 1024;

/// How much is looked at first: where that is certainly English, so is the text.
const FIRST_LOOK: usize = 384;

/// The shortest text whose language can be told, in code points: names make up too much of less.
const SHORTEST: usize = 120;

/// Tells whether an article is in another language than English; notes the language on it and
/// returns what to tell the user.
///
/// A text that is short, or whose language is not certain, counts as English. What a file says
/// about its language is not asked: pages and dumps are often wrong.
pub fn note_other_language(document: &mut Document) -> Option<Error> {
    let language = other_language(document.text.as_deref()?)?;
    document
        .language
        .get_or_insert_with(|| code(language).to_owned());
    let title = document.title.as_deref().map(quoted);
    let note = format!(
        "{} is in {} and was not searched",
        title.as_deref().unwrap_or("the article"),
        language.eng_name()
    );
    let place = document.file.as_deref().map(Place::file);
    Some(Error::new(note).at(place.unwrap_or_default()))
}

/// Returns the language of a text where it is certainly not English.
fn other_language(text: &str) -> Option<Lang> {
    if language(text, FIRST_LOOK) == Some(Lang::Eng) {
        return None;
    }
    language(text, LOOKED_AT).filter(|&language| language != Lang::Eng)
}

/// Returns the language of the first bytes of a text where it is certain.
fn language(text: &str, bytes: usize) -> Option<Lang> {
    let end = (0..=bytes.min(text.len())).rfind(|end| text.is_char_boundary(*end))?;
    let start = &text[..end];
    start.chars().nth(SHORTEST)?;
    let found = detect(start)?;
    found.is_reliable().then(|| found.lang())
}

/// Returns the code of a language: of two letters for those that most news are in, else of three.
fn code(language: Lang) -> &'static str {
    match language {
        Lang::Ara => "ar",
        Lang::Bul => "bg",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let mut document = Document::new(Id::from("document/d"));
        document.text = Some(text.to_owned());
        let note = note_other_language(&mut document);
        assert_eq!(document.language.as_deref(), expected, "{text}");
        assert_eq!(note.is_some(), expected.is_some(), "{text}");
    }

    #[test]
    fn the_first_words_tell_the_language() {
        for (text, expected) in [
            (
                "Rada miasta zdecydowała w poniedziałek, że tramwaj pojedzie przez rynek. \
                 „Długo na to czekaliśmy”, powiedziała burmistrzyni po głosowaniu. Kupcy z rynku \
                 zapowiedzieli, że odwołają się od tej uchwały do sądu.",
                Some("pl"),
            ),
            (
                "Der Stadtrat hat am Montag beschlossen, dass die Straßenbahn über den Markt \
                 fahren soll. „Darauf haben wir lange gewartet“, sagte die Bürgermeisterin nach \
                 der Abstimmung. Die Händler wollen gegen den Beschluss klagen.",
                Some("de"),
            ),
            (
                "Городской совет решил в понедельник, что трамвай пойдёт через рыночную площадь. \
                 «Мы долго этого ждали», сказала глава города после голосования в ратуше.",
                Some("ru"),
            ),
            (
                "The town council decided on Monday that the tram would run across the market. \
                 \"We have waited long for this,\" the mayor said after the vote. The traders \
                 said that they would take the matter to court.",
                None,
            ),
            ("Der Rat hat am Montag für die Straßenbahn gestimmt.", None),
            ("", None),
        ] {
            check(text, expected);
        }
        check(&"12 345 ".repeat(100), None);
        check(&"🚋".repeat(1000), None);
    }

    #[test]
    fn a_language_that_is_given_is_kept() {
        let mut document = Document::new(Id::from("document/d"));
        document.language = Some("de-AT".to_owned());
        document.file = Some("a.txt".to_owned());
        document.text = Some("Der Stadtrat hat am Montag in aller Stille beschlossen. ".repeat(5));
        let note = note_other_language(&mut document).unwrap();
        assert_eq!(
            note.to_string(),
            "a.txt: the article is in German and was not searched"
        );
        assert_eq!(document.language.as_deref(), Some("de-AT"));
    }
}
