//! Reporting verbs: their inflected forms, and what each can be followed by.

use super::lines;

/// What a reporting verb can be followed by.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a verb may have any subset of these frames, and each is asked for by name"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::extract) struct Frames {
    /// A clause, with or without "that", or quoted words.
    pub clause: bool,
    /// A noun phrase: "praised the plan".
    pub noun: bool,
    /// "to" and a verb: "vowed to resign".
    pub infinitive: bool,
    /// Someone who is spoken to: "told reporters".
    pub addressee: bool,
    /// Quoted words only: "continued".
    pub quoted: bool,
    /// Prepositions that belong to the cue: "called for".
    pub prepositions: &'static [&'static str],
}

/// The grammatical form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Form {
    /// "say"
    Base,
    /// "says"
    Present,
    /// "said", as past or as participle
    Past,
    /// "shown": a participle that is no past form
    Participle,
    /// "saying"
    Gerund,
}

/// A form of a reporting verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) struct Cue {
    /// The grammatical form.
    pub form: Form,
    /// What the verb can be followed by.
    pub frames: Frames,
    /// How likely the verb reports, from 1 to 9.
    pub weight: u8,
    /// Tells "quote", which passes on another's words.
    pub passes_on: bool,
}

/// Calls `add` with every form of every reporting verb.
pub(super) fn each_form(mut add: impl FnMut(String, Cue)) {
    for line in lines(include_str!("cues.tsv")) {
        let mut fields = line.split('\t');
        let (Some(forms), Some(frames), Some(weight)) =
            (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let mut forms = forms.split(' ');
        let base = forms.next().unwrap_or_default();
        let past = forms
            .next()
            .map_or_else(|| regular_past(base), str::to_owned);
        let participle = forms.next().unwrap_or(&past).to_owned();
        let doubled = past.len() == base.len() + 3 && past.ends_with("ed");
        let cue = |form| Cue {
            form,
            frames: parse_frames(frames),
            weight: weight.parse().unwrap_or(5),
            passes_on: matches!(base, "quote" | "cite" | "report"),
        };
        add(gerund(base, doubled), cue(Form::Gerund));
        if participle != past {
            add(participle, cue(Form::Participle));
        }
        add(past, cue(Form::Past));
        add(present(base), cue(Form::Present));
        add(base.to_owned(), cue(Form::Base));
    }
}

fn parse_frames(field: &'static str) -> Frames {
    let mut frames = Frames::default();
    let mut prepositions = Vec::new();
    for frame in field.split(' ') {
        match frame {
            "s" => frames.clause = true,
            "n" => frames.noun = true,
            "i" => frames.infinitive = true,
            "a" => frames.addressee = true,
            "q" => frames.quoted = true,
            preposition => prepositions.push(preposition),
        }
    }
    // The lists live as long as the lexicon, which is built once and never dropped.
    frames.prepositions = prepositions.leak();
    frames.quoted |= frames.clause;
    frames
}

fn ends_in_consonant_and_y(verb: &str) -> bool {
    let mut letters = verb.chars().rev();
    letters.next() == Some('y') && letters.next().is_some_and(|c| !"aeiou".contains(c))
}

fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        format!("{base}d")
    } else if ends_in_consonant_and_y(base) {
        format!("{}ied", &base[..base.len() - 1])
    } else {
        format!("{base}ed")
    }
}

fn present(base: &str) -> String {
    if ends_in_consonant_and_y(base) {
        format!("{}ies", &base[..base.len() - 1])
    } else if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

fn gerund(base: &str, doubled: bool) -> String {
    let last = base.chars().last().unwrap_or_default();
    if doubled && !base.ends_with('e') {
        format!("{base}{last}ing")
    } else if base.ends_with('e') && !base.ends_with("ee") {
        format!("{}ing", &base[..base.len() - 1])
    } else {
        format!("{base}ing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_all_their_forms() {
        let mut forms = Vec::new();
        each_form(|word, cue| forms.push((word, cue.form)));
        for (word, form) in [
            ("said", Form::Past),
            ("denies", Form::Present),
            ("urging", Form::Gerund),
            ("admitted", Form::Past),
            ("admitting", Form::Gerund),
            ("written", Form::Participle),
            ("foreseeing", Form::Gerund),
        ] {
            let found = forms.iter().any(|(w, f)| w == word && *f == form);
            assert_eq!(found, word != "foreseeing", "{word}");
        }
    }
}
