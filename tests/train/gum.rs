//! Reading GUM: plain texts with the entities and pronouns that were marked in them by hand.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

/// The genres that are near to news.
pub(crate) const GENRES: [&str; 4] = ["news", "interview", "speech", "bio"];

/// The documents of these genres that the makers of GUM mark as test: nothing is learned from them.
const TEST: [&str; 5] = [
    "GUM_bio_jespersen",
    "GUM_interview_hill",
    "GUM_interview_libertarian",
    "GUM_news_nasa",
    "GUM_speech_newzealand",
];

/// A word of a text.
#[derive(Debug)]
pub(crate) struct Word {
    /// Its code points in the text.
    pub(crate) place: (u32, u32),
    /// How it is written.
    pub(crate) form: String,
    /// Its dictionary form.
    pub(crate) lemma: String,
    /// Its part of speech.
    pub(crate) class: String,
    /// What it is to its head: "nsubj".
    pub(crate) relation: String,
    /// The number of its head, where it has one.
    pub(crate) head: Option<usize>,
}

/// Words that stand for somebody or something.
#[derive(Debug)]
pub(crate) struct Marked {
    /// The first word and the one after the last.
    pub(crate) words: (usize, usize),
    /// The words that are its name or noun.
    pub(crate) core: Vec<usize>,
    /// Whom or what they stand for.
    pub(crate) entity: String,
    /// What that is: "person".
    pub(crate) kind: String,
}

/// A text with its words and what they stand for.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The name of its file.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: String,
    /// Its words.
    pub(crate) words: Vec<Word>,
    /// What stands for whom.
    pub(crate) marked: Vec<Marked>,
}

/// Tells whether a name found is one of those that were marked: its last word, or theirs, is in
/// both.
pub(crate) fn fits(found: &str, names: &[Vec<&str>]) -> bool {
    let is_suffix = |word: &str| matches!(word, "Jr." | "Sr." | "Jr" | "Sr" | "II" | "III" | "");
    let words: Vec<&str> = found.split([' ', '-']).filter(|w| !is_suffix(w)).collect();
    let last = words.last().copied().unwrap_or_default();
    names.iter().any(|name| {
        let name: Vec<&str> = name.iter().copied().filter(|w| !is_suffix(w)).collect();
        name.contains(&last) || name.last().is_some_and(|last| words.contains(last))
    })
}

/// Tells whether a place in code points shares some with a word.
pub(crate) fn covers(place: (u32, u32), word: &Word) -> bool {
    place.0 < word.place.1 && word.place.0 < place.1
}

/// Reads the documents of some genres, in the order of their names.
pub(crate) fn read(folder: &Path, genres: &[&str]) -> io::Result<Vec<Document>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<io::Result<_>>()?;
    files.sort();
    let mut documents = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let genre = name.split('_').nth(1).unwrap_or_default().to_owned();
        if !genres.contains(&genre.as_str()) {
            continue;
        }
        let mut lines = String::new();
        GzDecoder::new(File::open(&file)?).read_to_string(&mut lines)?;
        documents.push(parse(&name, &lines));
    }
    Ok(documents)
}

/// What is being read.
#[derive(Default)]
struct Parser {
    document: Document,
    /// The code points so far.
    length: usize,
    /// Whether a space stands before the next word.
    space: bool,
    /// The first word of the sentence.
    first: usize,
    /// The number of the last word that is written together with others, and the notes on them.
    joined: Option<(usize, String)>,
    /// The mentions that are open, by entity.
    open: BTreeMap<String, Vec<usize>>,
    /// For each mention, which of its words are its core, counted from 1.
    cores: Vec<Vec<usize>>,
}

fn parse(name: &str, lines: &str) -> Document {
    let mut parser = Parser::default();
    name.trim_end_matches(".conllu.gz")
        .clone_into(&mut parser.document.name);
    for line in lines.lines() {
        if line.starts_with("# newpar") && !line.starts_with("# newpar_block") {
            parser.paragraph();
        } else if line.is_empty() {
            parser.first = parser.document.words.len();
            parser.joined = None;
        } else if !line.starts_with('#') {
            let fields: Vec<&str> = line.split('\t').collect();
            if fields.len() == 10 {
                parser.word(&fields);
            }
        }
    }
    for (marked, core) in parser.document.marked.iter_mut().zip(&parser.cores) {
        let (start, end) = marked.words;
        let words = core.iter().map(|n| start + n.saturating_sub(1));
        marked.core = words.filter(|&word| word < end).collect();
    }
    parser.document
}

impl Parser {
    fn paragraph(&mut self) {
        if self.length > 0 {
            self.document.text.push_str("\n\n");
            self.length += 2;
        }
        self.space = false;
    }

    /// Writes a word as it stands in the text.
    fn write(&mut self, form: &str, notes: &str) -> (u32, u32) {
        if self.space {
            self.document.text.push(' ');
            self.length += 1;
        }
        let start = self.length;
        self.document.text.push_str(form);
        self.length += form.chars().count();
        self.space = !notes.contains("SpaceAfter=No");
        let point = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (point(start), point(self.length))
    }

    fn word(&mut self, fields: &[&str]) {
        if fields[0].contains('.') {
            return;
        }
        if let Some((_, last)) = fields[0].split_once('-') {
            let notes = fields[9].to_owned();
            self.joined = last.parse().ok().map(|last| (last, notes));
            return;
        }
        let number: usize = fields[0].parse().unwrap_or(0);
        let place = match self.joined.take() {
            Some((last, notes)) if number == last => self.write(fields[1], &notes),
            Some(joined) => {
                self.joined = Some(joined);
                self.write(fields[1], "SpaceAfter=No")
            }
            None => self.write(fields[1], fields[9]),
        };
        let head: Option<usize> = fields[6].parse().ok().filter(|&head| head > 0);
        self.document.words.push(Word {
            place,
            form: fields[1].to_owned(),
            lemma: fields[2].to_owned(),
            class: fields[3].to_owned(),
            relation: fields[7].to_owned(),
            head: head.map(|head| self.first + head - 1),
        });
        let mut notes = fields[9].split('|');
        if let Some(brackets) = notes.find_map(|n| n.strip_prefix("Entity=")) {
            self.brackets(brackets);
        }
    }

    /// Reads what opens and closes at the last word: "(2-place-new-…)(3-person-…", "3)".
    fn brackets(&mut self, mut rest: &str) {
        let here = self.document.words.len() - 1;
        while !rest.is_empty() {
            let (opens, body) = match rest.strip_prefix('(') {
                Some(body) => (true, body),
                None => (false, rest),
            };
            let end = body.find(['(', ')']).unwrap_or(body.len());
            let (inner, after) = body.split_at(end);
            let closes = after.starts_with(')');
            let entity = inner
                .split(['-', '['])
                .next()
                .unwrap_or_default()
                .to_owned();
            if opens {
                let mut fields = inner.split('-');
                let kind = fields.nth(1).unwrap_or_default().to_owned();
                let core = fields.nth(3).unwrap_or_default();
                self.cores
                    .push(core.split(',').filter_map(|n| n.parse().ok()).collect());
                let open = self.open.entry(entity.clone()).or_default();
                open.push(self.document.marked.len());
                self.document.marked.push(Marked {
                    words: (here, here + 1),
                    core: Vec::new(),
                    entity: entity.clone(),
                    kind,
                });
            }
            if closes && let Some(number) = self.open.get_mut(&entity).and_then(Vec::pop) {
                self.document.marked[number].words.1 = here + 1;
            }
            rest = after.strip_prefix(')').unwrap_or(after);
        }
    }
}

impl Document {
    /// Tells whether the makers of GUM keep it for tests.
    pub(crate) fn is_test(&self) -> bool {
        TEST.contains(&self.name.as_str())
    }

    /// Returns the names of each entity that has one: the words of each, in their order.
    pub(crate) fn names(&self) -> BTreeMap<&str, Vec<Vec<&str>>> {
        let mut names: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
        for marked in self.marked.iter().filter(|m| m.kind == "person") {
            let core = marked.core.iter().filter_map(|&word| self.words.get(word));
            let name: Vec<&str> = core
                .filter(|w| w.class == "PROPN")
                .map(|w| w.form.as_str())
                .collect();
            if !name.is_empty() {
                names.entry(&marked.entity).or_default().push(name);
            }
        }
        names
    }

    /// Returns the words of a full name that a word is part of: its head and what is joined to it.
    pub(crate) fn full_name(&self, marked: &Marked) -> Vec<&str> {
        let joined = |&word: &usize| {
            self.words[word].relation == "flat"
                || marked.core.iter().any(|&other| {
                    self.words[other].relation == "flat" && self.words[other].head == Some(word)
                })
        };
        let core = marked.core.iter().copied();
        let name = core
            .filter(|word| self.words[*word].class == "PROPN")
            .filter(joined);
        name.map(|word| self.words[word].form.as_str()).collect()
    }

    /// Returns whom a single word stands for.
    pub(crate) fn entity_of(&self, word: usize) -> Option<&Marked> {
        self.marked.iter().find(|m| m.words == (word, word + 1))
    }
}
