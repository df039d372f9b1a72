//! Records that are written in any spelling and read again are the same records.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on is meant to stop"
)]

mod common;

use std::io::Read;
use std::path::{Path, PathBuf};

use common::{cases, records};
use proptest::prelude::*;
use sayso::model::{Record, Records};
use sayso::read::{Item, Options, stream};
use sayso::write::{RecordWriter, WRITERS};

fn write(writer: &dyn RecordWriter, records: &Records, folder: &Path) {
    for file in writer.files() {
        let mut bytes = Vec::new();
        (file.write)(records, &mut bytes).unwrap();
        std::fs::write(folder.join(file.name), bytes).unwrap();
    }
}

fn read(path: &Path, stdin: &mut dyn Read) -> Result<Records, TestCaseError> {
    let mut records = Records::new();
    let report = stream(
        &[path.to_owned()],
        &Options::default(),
        stdin,
        &mut |item| {
            if let Item::Record(record, _) = item {
                let _ = records.insert(record);
            }
            Ok(())
        },
    );
    let problems = report.unwrap().problems;
    let is_bad = |problem: &&sayso::Error| {
        ![
            "the file is empty",
            "the folder holds no articles and no records",
        ]
        .contains(&problem.message())
    };
    let problems: Vec<_> = problems.as_slice().iter().filter(is_bad).collect();
    prop_assert!(problems.is_empty(), "{problems:?}");
    Ok(records)
}

fn check(writer: &dyn RecordWriter, records: &Records) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    write(writer, records, folder.path());
    prop_assert_eq!(&read(folder.path(), &mut std::io::empty())?, records);
    if let [file] = writer.files() {
        let bytes = std::fs::read(folder.path().join(file.name)).unwrap();
        prop_assert_eq!(&read(&PathBuf::from("-"), &mut bytes.as_slice())?, records);
    }
    Ok(())
}

#[test]
fn every_spelling_keeps_every_kind_of_record_with_every_nasty_text() {
    let mut records = Records::new();
    for (number, text) in common::NASTY.iter().enumerate() {
        let lines = serde_json::json!([
            {"type": "document", "id": format!("document/{number}"), "text": format!("{text}."),
             "attributes": {"note": text, (*text): number}},
            {"type": "statement", "id": format!("statement/{number}"), "speaker": "person/a",
             "text": text, "document": format!("document/{number}")},
        ]);
        for record in serde_json::from_value::<Vec<Record>>(lines).unwrap() {
            records.insert(record).unwrap();
        }
    }
    for writer in WRITERS {
        check(*writer, &records).unwrap();
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn every_spelling_keeps_all(records in records()) {
        for writer in WRITERS {
            check(*writer, &records)?;
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_order_of_reading_does_not_show_in_what_is_written(a in records(), b in records()) {
        let (mut one, mut other) = (a.clone(), b.clone());
        one.merge(b);
        other.merge(a);
        for file in WRITERS.iter().flat_map(|writer| writer.files()) {
            let (mut left, mut right) = (Vec::new(), Vec::new());
            (file.write)(&one, &mut left).unwrap();
            (file.write)(&other, &mut right).unwrap();
            prop_assert_eq!(left, right);
        }
    }
}
