//! A folder of everything: what is converted, skipped and guessed is told and counted.

use sayso::model::Date;
use sayso::pipeline::{Options, Silent, load};

const POLISH: &str = "Rada miasta postanowiła w poniedziałek, że latarnia zostanie zapalona dopiero \
    wiosną, ponieważ brakuje pieniędzy na lampę i schody, powiedział burmistrz miasta.";

#[test]
fn what_was_converted_skipped_and_guessed_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let files: [(&str, &[u8]); 6] = [
        (
            "a.txt",
            b"\x93It is late,\x94 Ann Orr said in the caf\xE9 on Monday.",
        ),
        ("b.txt", POLISH.as_bytes()),
        ("c.txt", "Short.".as_bytes()),
        ("d.txt", "“Yes,” said Zoë Łuć.".as_bytes()),
        (
            "e.txt",
            b"Quay shut\n\nSept. 10, 2025, 14:05 BST\n\nBo Lind said on Monday: \"It is old.\"",
        ),
        ("f.jpg", b"x"),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let paths = [folder.path().to_owned()];
    let loaded = load(&paths, &Options::default(), &mut std::io::empty(), &Silent).unwrap();
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(loaded.articles, 4);
    assert_eq!(loaded.skipped[".jpg"], 1);
    assert_eq!(loaded.notes.count(), 3);
    let notes: Vec<&str> = loaded
        .notes
        .as_slice()
        .iter()
        .map(sayso::Error::message)
        .collect();
    let tells = |part: &str| notes.iter().any(|note| note.contains(part));
    assert!(tells("is in windows-1252 and was converted"), "{notes:?}");
    assert!(tells("is in Polish and was not searched"), "{notes:?}");
    assert!(tells("is dated 2025-09-10 by its first lines"), "{notes:?}");
    let said = |words: &str| {
        let mut statements = loaded.records.statements.values();
        statements
            .find(|statement| statement.text.contains(words))
            .unwrap()
    };
    // A short text counts as English, and no date is made up.
    assert_eq!(said("Yes").date, None);
    assert_eq!(said("It is late").date, None);
    assert_eq!(
        said("It is old").date.as_ref().map(Date::as_str),
        Some("2025-09-08")
    );
}
