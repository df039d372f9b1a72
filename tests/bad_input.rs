//! Bad input: each mistake gives one clear message with its place, and what is good is kept.

mod problems;

use std::path::Path;

use problems::{check, read_file, read_path};
use sayso::read::Options;

const GOOD: &str = r#"{"type":"actor","id":"person/a","name":"Ann Lee"}"#;

/// Checks a line of JSON Lines below a good one, which must be kept.
#[track_caller]
fn check_line(line: &str, expected: &str) {
    check("a.jsonl", format!("{GOOD}\n{line}\n"), 1, expected);
}

#[test]
fn lines_that_are_no_json() {
    check_line(
        r#"{"type":"actor" "id":"b"}"#,
        "
a.jsonl:2:17: this is not valid JSON
  caused by: expected `,` or `}`
  hint: look for a missing comma, quotation mark or bracket at or before this place",
    );
    check_line(
        r#"{"type":"actor","id":"é"#,
        "
a.jsonl:2:23: this is not valid JSON
  caused by: it ends before it is complete
  hint: look for a missing comma, quotation mark or bracket at or before this place",
    );
    check_line(
        r#"{"type":"actor","id":"ł",}"#,
        "
a.jsonl:2:26: this is not valid JSON
  caused by: trailing comma
  hint: look for a missing comma, quotation mark or bracket at or before this place",
    );
    check_line(
        "[1, 2]",
        r#"
a.jsonl:2:1: a record must be a JSON object
  hint: write each record between braces: {"type": "actor", …}"#,
    );
}

#[test]
fn records_whose_fields_are_wrong() {
    for (line, expected) in [
        (
            r#"{"id":"b"}"#,
            r#"
a.jsonl:2:1: this is neither a record nor an article
  caused by: it has no field "type", and no field "text" either
  hint: give each record a "type": document, actor, organisation, concept, relation, statement"#,
        ),
        (
            r#"{"type":"statment","id":"s","speaker":"person/a","text":"x"}"#,
            r#"
a.jsonl:2:9: "statment" is not a type of record
  hint: the types are document, actor, organisation, concept, relation, statement"#,
        ),
        (
            r#"{"type":"statement","id":"s","text":"x","speaker":""}"#,
            r#"
a.jsonl:2:1: the statement has no "speaker"
  hint: add the field "speaker""#,
        ),
        (
            r#"{"type":"actor","id":"b","name":5}"#,
            r#"
a.jsonl:2:33: "name" must be a text, but is a number"#,
        ),
        (
            r#"{"type":"actor","id":"b","name":"é","aliases":"B"}"#,
            r#"
a.jsonl:2:47: "aliases" must be a list of texts, but is a text"#,
        ),
        (
            r#"{"type":"actor","id":"b","name":"B","kind":"robot"}"#,
            r#"
a.jsonl:2:44: "robot" is not a kind
  hint: write one of: person, group, place"#,
        ),
        (
            r#"{"type":"actor","id":"b","id":"c","name":"C"}"#,
            r#"
a.jsonl:2:31: the field "id" appears twice"#,
        ),
        (
            r#"{"type":"document","id":"d","date":"31-02-2024"}"#,
            r#"
a.jsonl:2:36: "31-02-2024" is not a date
  caused by: day 31 is out of range for February
  hint: write dates as YYYY-MM-DD, or skip such rows with --lenient"#,
        ),
        (
            r#"{"type":"statement","id":"s","speaker":"person/a","text":"x","confidence":1.5,"spans":{"content":[[5,2]]},"concepts":[{"concept":"c","stance":-2}]}"#,
            r"
a.jsonl:2:75: the confidence 1.5 is not within 0 to 1
a.jsonl:2:87: the span [5, 2] ends before it starts
  hint: write spans as [[12, 34], [40, 50]]
a.jsonl:2:118: the stance -2 is not within -1 to 1",
        ),
        (
            r#"{"type":"statement","id":"s","speaker":"person/a","text":"x","spans":{"who":[[1,2]]}}"#,
            r#"
a.jsonl:2:70: "who" is not a part of a statement that has spans
  hint: the parts are source, cue and content"#,
        ),
        (
            r#"{"type":"actor","id":"b","name":"B","attributes":[]}"#,
            r#"
a.jsonl:2:50: "attributes" must be an object such as {"party": "…"}, but is a list"#,
        ),
        (
            r#"{"text":" "}"#,
            r"
a.jsonl:2:1: the article has no text",
        ),
    ] {
        check_line(line, expected);
    }
}

#[test]
fn records_that_do_not_fit_together() {
    check("a.jsonl", [
        r#"{"type":"statement","id":"s","speaker":"person/b","text":"x","document":"d"}"#, "\n",
        r#"{"type":"document","id":"d","text":"short"}"#, "\n",
        r#"{"type":"actor","id":"a","name":"Ann Lee"}"#, "\n",
        r#"{"type":"actor","id":"a","name":"Bo Lee","kind":"group"}"#, "\n",
        r#"{"type":"statement","id":"t","speaker":"a","text":"x","document":"d","spans":{"content":[[0,9]]}}"#, "\n",
    ].concat(), 5, r#"
a.jsonl:4:1: the actor "a" contradicts an earlier record in "name", "kind"
  caused by: it was first read from a.jsonl:3:1
  hint: correct one of the two records, or give one of them another id
a.jsonl:5:1: the span [0, 9] of "t" lies outside of its document, which has 5 characters
  caused by: the document is "d"
a.jsonl:1:1: "s" refers to "person/b" in "speaker", but no record has this id
  hint: add an actor or an organisation with this id, or correct it; until then a placeholder stands in"#);
}

#[test]
fn json_documents() {
    check(
        "a.json",
        "{\"actors\": [{\"id\":\"a\",\"name\":\"A\"},\n  {\"id\":\"b\"}, 5],\n \"people\": []}",
        1,
        r#"
a.json:2:3: the actor has no "name"
  hint: add the field "name"
a.json:2:15: a record must be a JSON object
  hint: write each record between braces: {"type": "actor", …}
a.json:3:12: "people" is not a list of records, and is not used"#,
    );
    check(
        "a.json",
        "{\"actors\": [\n",
        0,
        "
a.json:2:1: this is not valid JSON
  caused by: it ends before it is complete
  hint: look for a missing comma, quotation mark or bracket at or before this place",
    );
    check("a.json", r#"{"nodes": [], "links": []}"#, 0, "
a.json:1:1: the file holds neither records nor articles
  hint: records stand in lists named documents, actors, organisations, concepts, relations, statements");
}

#[test]
fn deeply_nested_json() {
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    check_line(
        &format!(r#"{{"type":"actor","id":"b","name":"B","x":{deep}}}"#),
        r#"
a.jsonl:2:41: the value of "x" cannot be read
  caused by: it is nested too deeply"#,
    );
    check(
        "a.json",
        format!(r#"{{"actors": {deep}}}"#),
        0,
        r#"
a.json:1:13: a record must be a JSON object
  hint: write each record between braces: {"type": "actor", …}"#,
    );
}

#[test]
fn files_that_are_no_text() {
    for (name, bytes, expected) in [
        ("a.txt", &b""[..], "a.txt: the file is empty"),
        (
            "a.jsonl",
            b"\xEF\xBB\xBF \n\n",
            "a.jsonl: the file is empty",
        ),
        (
            "a.txt",
            b"PK\x03\x04\0\0abc",
            "
a.txt: this is a binary file, not a text
  caused by: it holds NUL bytes
  hint: files that can be read end in .json, .jsonl, .ndjson, .csv, .tsv, .html, .htm, .xhtml, .md, .markdown, .txt, .text, each also with .gz or .zst",
        ),
        (
            "a.txt",
            b"\xE2\x80\x9CFine.\xE2\x80\x9D\nA caf\xE9.",
            "
a.txt:2:6: this is not UTF-8 text
  caused by: the byte E9 cannot stand here
  hint: save the file with the encoding UTF-8 (in a spreadsheet: \"CSV UTF-8\")",
        ),
        (
            "a.html",
            b"<html><body><nav></nav></body></html>",
            "
a.html: the page holds no article that can be read
  caused by: no part of it looks like the text of an article
  hint: save the page once it is shown in full, or save its text as .txt",
        ),
        (
            "a.gz",
            b"\x1F\x8B\x08\0\0\0\0\0\0\x03\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
            "
a.gz: the file cannot be unpacked
  caused by: corrupt deflate stream
  hint: copy or download the file again; what was read before is kept",
        ),
    ] {
        check(name, bytes, 0, expected);
    }
}

#[test]
fn a_file_that_is_cut_off_keeps_what_came_before() {
    use std::io::Write;
    let lines = (0..20_000_u32).map(|n| {
        format!(
            "{{\"type\":\"actor\",\"id\":\"{n}\",\"name\":\"N{}\"}}\n",
            n.wrapping_mul(2_654_435_761)
        )
    });
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder
        .write_all(lines.collect::<String>().as_bytes())
        .unwrap();
    let packed = encoder.finish().unwrap();
    let (input, printed) = read_file(
        "a.jsonl.gz",
        &packed[..packed.len() / 2],
        &Options::default(),
    );
    assert!(input.records.actors.len() > 1000);
    assert_eq!(
        printed.lines().next(),
        Some("a.jsonl.gz: the file is cut off before its end")
    );
}

#[test]
fn paths_that_lead_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let check = |path: &Path, expected: &str| {
        let (_, printed) = read_path(path, folder.path(), &Options::default());
        assert_eq!(printed.trim_end(), expected.trim());
    };
    check(
        &folder.path().join("gone.txt"),
        "
gone.txt: there is no such file or folder
  hint: check the spelling of the path",
    );
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    for name in ["photo.jpg", "README.md", ".hidden.txt"] {
        std::fs::write(inner.join(name), "words").unwrap();
    }
    check(
        &inner,
        "
inner: the folder holds no articles and no records
  hint: files that can be read end in .json, .jsonl, .ndjson, .csv, .tsv, .html, .htm, .xhtml, .md, .markdown, .txt, .text, each also with .gz or .zst",
    );
}

#[test]
fn a_text_beyond_the_limit_is_refused_and_the_next_one_is_read() {
    let options = Options {
        longest: 100,
        ..Options::default()
    };
    let long = format!(
        "{{\"type\":\"actor\",\"id\":\"b\",\"name\":\"{}\"}}\n{GOOD}\n",
        "x".repeat(10_000)
    );
    let (input, printed) = read_file("a.jsonl", long.as_bytes(), &options);
    assert_eq!(printed, "a.jsonl:1: the line is longer than 100 bytes\n");
    assert_eq!(input.records.len(), 1);
    let (_, printed) = read_file("a.txt", "word ".repeat(100).as_bytes(), &options);
    assert_eq!(
        printed,
        "a.txt: the file is longer than 100 bytes\n  hint: split it into several files\n"
    );
}

#[test]
fn a_flood_of_one_mistake_is_counted_and_not_kept() {
    let line = "{\"type\":\"actor\",\"id\":\"b\",\"name\":5}\n";
    let (input, _) = read_file("a.jsonl", line.repeat(5000).as_bytes(), &Options::default());
    assert_eq!(input.problems.count(), 5000);
    let errors = input.problems.into_errors();
    assert_eq!(errors.len(), 1001);
    assert_eq!(
        errors[1000].message(),
        "4000 more problems like: … must be a text, but is a number"
    );
}
