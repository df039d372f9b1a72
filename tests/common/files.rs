//! What a format writes, as files in memory.

use std::io::{self, Write};

use sayso::export::{Exporter, Folder, Losses, Settings};
use sayso::graph::GraphView;

/// The files of a folder, by name, in the order in which they were written.
#[derive(Default)]
struct Files(Vec<(String, Vec<u8>)>);

impl Folder for Files {
    fn file(
        &mut self,
        name: &str,
        fill: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut bytes = Vec::new();
        fill(&mut bytes)?;
        self.0.push((name.to_owned(), bytes));
        Ok(())
    }
}

/// Returns the files that a format makes of a graph, those of a folder with its name before theirs,
/// and what they lost.
pub(crate) fn written(
    format: &dyn Exporter,
    graph: &GraphView,
) -> (Vec<(String, Vec<u8>)>, Losses) {
    let settings = Settings::default();
    let Some(writer) = format.folder() else {
        let mut bytes = Vec::new();
        let losses = format.write(graph, &settings, &mut bytes).unwrap();
        return (vec![(format.about().file_name.to_owned(), bytes)], losses);
    };
    let mut files = Files::default();
    let losses = writer.write(graph, &settings, &mut files).unwrap();
    let folder = format.about().file_name;
    let named = files.0.into_iter();
    let named = named.map(|(name, bytes)| (format!("{folder}/{name}"), bytes));
    (named.collect(), losses)
}
