//! Formats that are several files in one folder.

use std::io::{self, Write};

use super::losses::Losses;
use super::settings::Settings;
use crate::graph::GraphView;

/// Writes a graph as a folder of files.
pub trait FolderWriter {
    /// Writes a graph, and returns what the files could not hold of it.
    ///
    /// # Errors
    ///
    /// Returns the folder's own error.
    fn write(
        &self,
        graph: &GraphView,
        settings: &Settings,
        folder: &mut dyn Folder,
    ) -> io::Result<Losses>;
}

/// A folder that files are written into: all of them appear, or none.
pub trait Folder {
    /// Writes a file. Its name may have folders before it, with `/` between them.
    ///
    /// # Errors
    ///
    /// Fails where the file cannot be written.
    fn file(
        &mut self,
        name: &str,
        fill: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()>;
}
