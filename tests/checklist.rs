//! What formats ask of their writers and no validator checks: each rule, looked up in the golden
//! files.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the paths of the golden files with an ending, those in folders too.
fn golden(ending: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|own| own == ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    walk(&folder, ending, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no golden file ends in .{ending}");
    found
}

fn each(ending: &str, rule: impl Fn(&str) -> bool) {
    for path in golden(ending) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(rule(&text), "{}", path.display());
    }
}

#[test]
fn graphml_escapes_only_what_it_must_between_tags() {
    // Gephi's reader may lose what stands between two references.
    each("graphml", |text| {
        let cells = text.split("<data key=").skip(1);
        let mut values = cells.filter_map(|cell| cell.split("</data>").next());
        values.all(|value| !value.contains("&quot;") && !value.contains("&#10;"))
    });
    each("graphml", |text| text.contains("\"the 'Bridge'\""));
}

#[test]
fn gexf_names_its_version_and_no_schema_and_no_day() {
    each("gexf", |text| {
        text.contains("xmlns=\"http://gexf.net/1.3\"")
            && text.contains("xmlns:viz=\"http://gexf.net/1.3/viz\"")
            && text.contains("version=\"1.3\"")
            && !text.contains("schemaLocation")
            && !text.contains("lastmodifieddate")
    });
}

#[test]
fn gexf_writes_time_formats_in_the_case_of_its_schema() {
    each("gexf", |text| {
        let formats = text.split("timeformat=\"").skip(1);
        let mut formats = formats.filter_map(|rest| rest.split('"').next());
        formats.all(|format| matches!(format, "date" | "dateTime" | "double" | "integer"))
    });
    let dynamic = golden("gexf")
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap());
    assert_eq!(
        dynamic.filter(|text| text.contains("timeformat=")).count(),
        1
    );
}

#[test]
fn dot_escapes_an_ampersand_only_where_a_reference_starts() {
    let files = golden("dot");
    let text = |name: &str| {
        let file = files.iter().find(|path| path.ends_with(name)).unwrap();
        fs::read_to_string(file).unwrap()
    };
    assert!(text("nasty.graph.dot").contains("<Mayor> & Sons"));
    assert!(text("nasty.graph-plain.dot").contains("<Mayor> & Sons"));
}

#[test]
fn dot_wraps_labels_and_keeps_them_whole_in_tooltips() {
    const WIDEST: usize = 30;
    let file = golden("dot")
        .into_iter()
        .find(|path| path.ends_with("nasty.graph.dot"))
        .unwrap();
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains("charset=\"UTF-8\"") && text.contains("fontname=\"Helvetica,Arial,"));
    let mut lines = 0;
    for node in text.lines().filter(|line| line.starts_with("  \"n")) {
        let Some((_, rest)) = node.split_once("[label=\"") else {
            continue;
        };
        let (label, rest) = rest.split_once("\", ").unwrap();
        for line in label.replace("\\\"", "\"").split("\\n") {
            assert!(
                unicode_width::UnicodeWidthStr::width(line) <= WIDEST,
                "{line}"
            );
            lines += 1;
        }
        assert!(
            rest.contains("tooltip=\"") || node.contains(" -> "),
            "{node}"
        );
    }
    assert!(lines > 10, "only {lines} lines of labels were looked at");
}

#[test]
fn tables_end_their_lines_as_unix_does_and_gephi_is_told_the_way() {
    each("csv", |text| {
        text.split('\n')
            .next()
            .is_some_and(|head| !head.ends_with('\r'))
    });
    let folder = golden("txt")
        .into_iter()
        .find(|path| path.ends_with("nasty.csv-gephi/README.txt"));
    let readme = fs::read_to_string(folder.unwrap()).unwrap();
    assert!(readme.contains("Append to existing workspace"));
}
