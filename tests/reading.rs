//! What reading makes of articles, coded statements and folders of everything.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

use std::io::Write;
use std::path::{Path, PathBuf};

use sayso::Error;
use sayso::model::{Document, Id};
use sayso::read::{Input, Options, READERS, read, stream};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    folder
}

fn read_one(path: &Path) -> Input {
    read(
        &[path.to_owned()],
        &Options::default(),
        &mut std::io::empty(),
    )
    .unwrap()
}

fn read_stdin(mut text: &[u8]) -> Input {
    read(&[PathBuf::from("-")], &Options::default(), &mut text).unwrap()
}

fn only_article(input: &Input) -> &Document {
    assert!(input.problems.is_empty(), "{:?}", input.problems);
    let [article] = input.articles.as_slice() else {
        panic!("{:?}", input.articles)
    };
    article
}

#[test]
fn a_text_is_kept_to_the_character_and_named_by_its_headline() {
    let text = "Quay to close\r\n\r\nThe harbour board voted on Monday.\r\n";
    let folder = folder(&[
        ("quay.txt", &format!("\u{feff}{text}")),
        ("plain.txt", "No headline."),
    ]);
    let input = read_one(&folder.path().join("quay.txt"));
    let article = only_article(&input);
    assert_eq!(article.text.as_deref(), Some(text));
    assert_eq!(article.title.as_deref(), Some("Quay to close"));
    assert_eq!(article.id, Id::document("Quay to close", text));
    let input = read_one(&folder.path().join("plain.txt"));
    assert_eq!(
        only_article(&input).id,
        Id::document("plain", "No headline.")
    );
}

#[test]
fn dumps_of_articles_are_read_under_their_own_field_names() {
    for (line, title, publisher, author) in [
        (
            r#"{"text":"Words.","title":"T","publisher":"Mail","author":"Ada"}"#,
            "T",
            "Mail",
            "Ada",
        ),
        (
            r#"{"maintext":"Words.","title":"T","source_domain":"mail.example","authors":["Ada","Bo"]}"#,
            "T",
            "mail.example",
            "Ada, Bo",
        ),
        (
            r#"{"content":"Words.","headline":"T","source":{"id":null,"name":"Mail"},"byline":"Ada"}"#,
            "T",
            "Mail",
            "Ada",
        ),
        (
            r#"{"type":"Article","body":"Words.","headline":"T","outlet":"Mail","author":{"name":"Ada"}}"#,
            "T",
            "Mail",
            "Ada",
        ),
    ] {
        let input = read_stdin(line.as_bytes());
        let article = only_article(&input);
        assert_eq!(article.text.as_deref(), Some("Words."), "{line}");
        assert_eq!(article.title.as_deref(), Some(title), "{line}");
        assert_eq!(article.publisher.as_deref(), Some(publisher), "{line}");
        assert_eq!(article.author.as_deref(), Some(author), "{line}");
    }
    let input = read_stdin(
        br#"{"text":"Words.","published_at":"2024-02-01 18:30:00","id":7,"topic":["a"]}"#,
    );
    let article = only_article(&input);
    assert_eq!(
        article.date.as_ref().unwrap().as_str(),
        "2024-02-01T18:30:00"
    );
    assert_eq!(article.attributes["source_id"], 7);
    assert_eq!(article.attributes["topic"][0], "a");
}

#[test]
fn an_article_with_a_bad_date_is_still_an_article() {
    let input = read_stdin(br#"{"text":"Words.","date":"last week"}"#);
    assert_eq!(input.problems.count(), 1);
    assert_eq!(input.articles[0].attributes["date"], "last week");
}

#[test]
fn documents_that_have_been_coded_are_not_extracted_again() {
    let input = read_stdin(
        concat!(
            r#"{"type":"document","id":"d","text":"Coded."}"#,
            "\n",
            r#"{"type":"document","id":"e","text":"Not coded."}"#,
            "\n",
            r#"{"type":"document","id":"f"}"#,
            "\n",
            r#"{"type":"actor","id":"a","name":"Ada"}"#,
            "\n",
            r#"{"type":"statement","id":"s","speaker":"a","text":"x","document":"d"}"#,
            "\n",
        )
        .as_bytes(),
    );
    assert_eq!(only_article(&input).id, Id::from("e"));
    assert_eq!(input.records.documents.len(), 2);
}

#[test]
fn a_folder_is_read_in_the_order_of_names_and_the_rest_is_counted() {
    let files = [
        ("b/two.txt", "Two."),
        ("a.txt", "One."),
        ("README.md", "About."),
        ("photo.jpg", "x"),
        (".git/config.txt", "x"),
        ("c/nodes.csv", "Id,Label\n1,x\n"),
        ("c/graph.json", "{\n\"nodes\": []}"),
        ("d/actors.csv", "id,name\nperson/a,Ada\n"),
        ("same.txt", "One."),
    ];
    let folder = folder(&files);
    #[cfg(unix)]
    std::os::unix::fs::symlink("..", folder.path().join("b/up")).unwrap();
    let input = read_one(folder.path());
    assert!(input.problems.is_empty(), "{:?}", input.problems);
    let names: Vec<&str> = input
        .files
        .iter()
        .map(|f| f.path.rsplit('/').next().unwrap())
        .collect();
    assert_eq!(names, ["a.txt", "two.txt", "actors.csv", "same.txt"]);
    let skipped: Vec<(&str, u64)> = input
        .skipped
        .iter()
        .map(|(k, n)| (k.as_str(), *n))
        .collect();
    assert_eq!(
        skipped,
        [(".csv", 1), (".jpg", 1), (".json", 1), ("README", 1)]
    );
    assert_eq!(input.articles.len(), 3);
    let twice = [folder.path().to_owned(), folder.path().join("a.txt")];
    let again = read(&twice, &Options::default(), &mut std::io::empty()).unwrap();
    assert_eq!(again, input);
    let file_first = [folder.path().join("b/two.txt"), folder.path().join("b")];
    let input = read(&file_first, &Options::default(), &mut std::io::empty()).unwrap();
    assert!(input.problems.is_empty(), "{:?}", input.problems);
}

#[test]
fn packed_files_are_read_as_what_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let line = r#"{"type":"actor","id":"person/a","name":"Ada"}"#;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(line.as_bytes()).unwrap();
    std::fs::write(folder.path().join("a.jsonl.gz"), gzip.finish().unwrap()).unwrap();
    let level = ruzstd::encoding::CompressionLevel::Fastest;
    let zstandard = ruzstd::encoding::compress_to_vec("id,name\nperson/b,Bo\n".as_bytes(), level);
    std::fs::write(folder.path().join("actors.csv.zst"), zstandard).unwrap();
    let input = read_one(folder.path());
    assert!(input.problems.is_empty(), "{:?}", input.problems);
    assert_eq!(input.records.actors.len(), 2);
}

#[test]
fn other_encodings_are_converted_with_a_note() {
    let utf16 = |text: &str| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        [0xFE, 0xFF].into_iter().chain(units).collect()
    };
    let lines = b"{\"text\":\"Plain.\"}\n{\"text\":\"The caf\xE9 opens at ten.\"}\n";
    let table = b"id,name\nperson/a,Andr\xE9 Dupr\xE9\n";
    let text = b"\x93We open,\x94 said the caf\xE9 owner\x92s niece.";
    for (name, bytes, encoding) in [
        ("a.txt", text.to_vec(), "windows-1252"),
        ("a.jsonl", lines.to_vec(), "windows-1252"),
        ("actors.csv", table.to_vec(), "windows-1252"),
        ("a.txt", utf16("The café opens at ten."), "UTF-16BE"),
        ("a.jsonl", utf16("{\"text\":\"The café.\"}\n"), "UTF-16BE"),
        ("actors.csv", utf16("id,name\nperson/a,Zoë\n"), "UTF-16BE"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let input = read_one(&path);
        assert!(input.problems.is_empty(), "{name}: {:?}", input.problems);
        assert!(input.files[0].records + input.files[0].articles > 0);
        let notes = input.notes.as_slice().iter().map(Error::message);
        let notes: Vec<&str> = notes.collect();
        let expected = format!("the file is in {encoding} and was converted to UTF-8");
        assert_eq!(notes, [expected], "{name}");
        let texts = input.articles.iter().map(|a| a.text.as_deref().unwrap());
        assert!(texts.clone().count() == 0 || texts.clone().any(|t| t.contains("café")));
    }
}

#[test]
fn standard_input_is_read_as_what_it_looks_like() {
    for (text, format) in [
        (
            "{\"type\":\"actor\",\"id\":\"a\",\"name\":\"A\"}\n{\"text\":\"Words.\"}",
            "jsonl",
        ),
        ("{\n \"actors\": []\n}", "json"),
        ("{\"actors\": []}", "json"),
        ("[{\"type\":\"actor\",\"id\":\"a\",\"name\":\"A\"}]", "json"),
        (
            "{\"authors\": [\"Ada\"], \"text\": \"Words.\"}\n{\"text\": \"More.\"}",
            "jsonl",
        ),
        ("{\"version\": 1, \"actors\": []}", "json"),
        ("id,speaker,text\n", "csv"),
        ("speaker\tconcept\tagreement\n", "csv-statements"),
        (
            "<!doctype html><title>T</title><p>A debate, people said, went on.</p>",
            "html",
        ),
        ("A debate, people said, went on.\n", "text"),
    ] {
        let input = read_stdin(text.as_bytes());
        assert_eq!(input.files[0].format, format, "{text}");
        assert!(input.problems.is_empty(), "{text}: {:?}", input.problems);
    }
}

#[test]
fn coded_statements_become_records_by_name() {
    let table = "Person,Organization,Category,Agreement,Quote,Date,Title,Source,Role,Notes\n\
        Ada Berg,Harbour Union,Close the quay,0,We need it.,2024-02-01,Quay fight,Mail,,n1\n\
        Ada Berg,Harbour Union,Close the quay,0,We need it.,2024-02-01,Quay fight,Mail,,n1\n\
        ,City Council,Close the quay,1,It is old.,2024-02,Quay fight,Mail,,\n\
        City Council,,Close the quay|Build the tram,1,So be it.,2024-02,Quay fight,Mail,,\n\
        Bo Lind,City Council,Build the tram,,,2024,Tram,Mail,Mayor,\n\
        Bo Lind,City Council,Build the tram,,,2024,Tram,Mail,Mayor,\n";
    let folder = folder(&[("debate.csv", table)]);
    let input = read_one(&folder.path().join("debate.csv"));
    assert!(input.problems.is_empty(), "{:?}", input.problems);
    let records = input.records;
    let ids = |ids: Vec<&Id>| {
        ids.iter()
            .map(|id| id.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        ids(records.actors.keys().collect()),
        "person/ada-berg person/bo-lind"
    );
    assert_eq!(
        ids(records.organisations.keys().collect()),
        "organisation/city-council organisation/harbour-union"
    );
    assert_eq!(
        ids(records.concepts.keys().collect()),
        "concept/build-the-tram concept/close-the-quay"
    );
    assert_eq!(records.documents.len(), 2);
    let mut relations: Vec<(&str, Option<&str>)> = records
        .relations
        .values()
        .map(|r| (r.kind.as_str(), r.role.as_deref()))
        .collect();
    relations.sort_unstable();
    assert_eq!(
        relations,
        [("holds_role", Some("Mayor")), ("member_of", None)]
    );
    // Equal rows are one statement where they quote words, and two where they only count.
    assert_eq!(records.statements.len(), 5);
    let said = |text: &str| {
        records
            .statements
            .values()
            .find(|s| s.text == text)
            .unwrap()
    };
    let ada = said("We need it.");
    assert_eq!(ada.speaker.as_str(), "person/ada-berg");
    assert_eq!(
        ada.concepts[0].stance,
        Some(-1.0),
        "0 beside 1 alone means no"
    );
    assert_eq!(ada.attributes["Notes"], "n1");
    assert_eq!(
        said("It is old.").speaker.as_str(),
        "organisation/city-council"
    );
    assert_eq!(
        said("So be it.").speaker.as_str(),
        "organisation/city-council"
    );
    assert_eq!(said("So be it.").concepts.len(), 2);
}

#[test]
fn an_agreement_of_nought_is_neutral_beside_minus_one() {
    let stances = |cells: &[&str]| -> Vec<Option<f64>> {
        let rows = cells
            .iter()
            .enumerate()
            .map(|(n, cell)| format!("Ada;tram;{cell};words {n}\n"));
        let table = format!(
            "speaker;concept;agreement;text\n{}",
            rows.collect::<String>()
        );
        let records = read_stdin(table.as_bytes()).records;
        let mut statements: Vec<_> = records.statements.values().collect();
        statements.sort_by_key(|statement| &statement.text);
        statements
            .iter()
            .map(|statement| statement.concepts[0].stance)
            .collect()
    };
    assert_eq!(stances(&["1", "0"]), [Some(1.0), Some(-1.0)]);
    assert_eq!(
        stances(&["1", "0", "-1"]),
        [Some(1.0), Some(0.0), Some(-1.0)]
    );
    assert_eq!(stances(&["0.5", "0"]), [Some(0.5), Some(0.0)]);
    assert_eq!(
        stances(&["TRUE", "no", "Agree", "oppose", "neutral", ""]),
        [
            Some(1.0),
            Some(-1.0),
            Some(1.0),
            Some(-1.0),
            Some(0.0),
            None
        ]
    );
}

#[test]
fn the_caller_can_stop() {
    let lines = "{\"text\":\"Words.\"}\n".repeat(10);
    let mut count = 0;
    let result = stream(
        &[PathBuf::from("-")],
        &Options::default(),
        &mut lines.as_bytes(),
        &mut |_| {
            count += 1;
            if count == 3 {
                Err(Error::new("enough"))
            } else {
                Ok(())
            }
        },
    );
    assert_eq!(result.unwrap_err().message(), "enough");
    assert_eq!(count, 3);
}

#[test]
fn readers_describe_themselves() {
    for reader in READERS {
        assert!(!reader.summary().is_empty() && !reader.extensions().is_empty());
        assert_eq!(
            READERS
                .iter()
                .filter(|other| other.name() == reader.name())
                .count(),
            1
        );
    }
}
