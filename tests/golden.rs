//! What every exporter makes of the nasty graph, held against the files of `tests/golden`.
//!
//! The files have real endings, so that Gephi or Graphviz can open them. After a change that is
//! meant, `SAYSO_BLESS=1 cargo test --test golden` writes them anew.

#![expect(clippy::unwrap_used, reason = "a failed test is meant to stop")]

#[path = "common/files.rs"]
mod files;
#[path = "common/nasty.rs"]
mod nasty;

use std::fmt::Write;
use std::path::Path;

use sayso::export::EXPORTERS;

#[test]
fn every_format_writes_the_nasty_graph_as_before() {
    let graph = nasty::graph();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for format in EXPORTERS {
        let (files, losses) = files::written(*format, &graph);
        // Of the whole graph nothing is said that is hard to write.
        let is_tame = format.name() == "figures";
        assert!(
            is_tame || !losses.is_empty(),
            "{} lost nothing",
            format.name()
        );
        for (name, bytes) in files {
            let (name, bytes) = without_asset(name, bytes);
            let path = folder.join(format!("nasty.{name}"));
            if std::env::var_os("SAYSO_BLESS").is_some() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &bytes).unwrap();
            }
            let expected = std::fs::read(&path).unwrap_or_default();
            let line = first_difference(&bytes, &expected);
            assert_eq!(
                line,
                None,
                "{} differs from {}",
                format.name(),
                path.display()
            );
        }
    }
}

/// Every format's losses on the nasty graph, in words: the text of reports.
#[test]
fn every_loss_is_told_as_before() {
    let graph = nasty::graph();
    let mut told = String::new();
    for format in EXPORTERS {
        writeln!(told, "{}", format.name()).unwrap();
        for (loss, tally) in files::written(*format, &graph).1.iter() {
            let words = loss.words(tally.count);
            writeln!(told, "  {words}: {}", tally.examples.join(", ")).unwrap();
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/nasty.losses.txt");
    if std::env::var_os("SAYSO_BLESS").is_some() {
        std::fs::write(&path, &told).unwrap();
    }
    let expected = std::fs::read(&path).unwrap_or_default();
    assert_eq!(first_difference(told.as_bytes(), &expected), None);
}

/// Returns what a page holds of its graph, as a file of its own: the rest of it is the same for all
/// graphs. Other files stay as they are.
fn without_asset(name: String, bytes: Vec<u8>) -> (String, Vec<u8>) {
    if name != "explorer.html" {
        return (name, bytes);
    }
    let text = String::from_utf8(bytes).unwrap();
    let (_, data) = text.split_once("id=\"data\">").unwrap();
    let (data, _) = data.split_once("</script>").unwrap();
    (format!("{name}.json"), format!("{data}\n").into_bytes())
}

/// Returns the number of the first line in which two files differ, with both lines.
fn first_difference(new: &[u8], old: &[u8]) -> Option<(usize, String, String)> {
    if new == old {
        return None;
    }
    let (new, old) = (String::from_utf8_lossy(new), String::from_utf8_lossy(old));
    let mut pairs = new.split('\n').zip(old.split('\n')).enumerate();
    let differing = pairs.find(|(_, (new, old))| new != old);
    Some(differing.map_or_else(
        || (0, "another length".to_owned(), String::new()),
        |(at, (new, old))| (at + 1, new.to_owned(), old.to_owned()),
    ))
}
