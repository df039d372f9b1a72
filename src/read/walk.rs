//! The files below a folder, in an order that depends on their names alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::source::cannot_read;
use crate::Error;

/// Lists the files below folders; remembers folders and files, so that none is read twice.
#[derive(Default)]
pub(super) struct Walk {
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    /// Tells whether a file or folder has not been met yet, under whatever path.
    ///
    /// A link that leads back up is met for the second time: links cannot make a walk endless.
    pub(super) fn is_new(&mut self, path: &Path) -> bool {
        // What cannot be resolved cannot be opened either; opening it says why.
        path.canonicalize()
            .map_or(true, |canonical| self.seen.insert(canonical))
    }

    /// Returns the files below a folder, each folder in the order of names, hidden ones left out.
    pub(super) fn files(&mut self, folder: &Path, problems: &mut Vec<Error>) -> Vec<PathBuf> {
        let mut files = Vec::new();
        self.add_files(folder, &mut files, problems);
        files
    }

    fn add_files(&mut self, folder: &Path, files: &mut Vec<PathBuf>, problems: &mut Vec<Error>) {
        let entries = std::fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
        let mut paths: Vec<PathBuf> = match entries {
            Ok(paths) => paths,
            Err(error) => {
                problems.push(cannot_read(&folder.to_string_lossy().into(), &error));
                return;
            }
        };
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') {
                continue;
            }
            if !path.is_dir() {
                files.push(path);
            } else if self.is_new(&path) {
                self.add_files(&path, files, problems);
            }
        }
    }
}
