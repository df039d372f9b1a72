//! What a run could leave behind that does not come to its end: files beside their places, and the
//! folders that were made for them.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use tempfile::NamedTempFile;

/// The files that are being written, beside their places, and the folders that were made for them.
pub(super) static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Takes away the files that are not finished yet and the folders that were made for them, and
/// keeps all others from being finished: for a program that is about to end.
pub fn remove_unfinished() {
    let Ok(unfinished) = UNFINISHED.lock() else {
        return;
    };
    // One that is gone already, or is no file, is no loss.
    for path in &*unfinished {
        let _ = fs::remove_file(path);
    }
    // Only then are folders empty, of which the inner ones come behind the outer ones.
    for path in unfinished.iter().rev() {
        let _ = fs::remove_dir(path);
    }
    // Nobody renames a file any more.
    std::mem::forget(unfinished);
}

/// A path that is noted as unfinished until this is dropped.
#[derive(Debug)]
pub(super) struct Noted(PathBuf);

impl Noted {
    /// Makes files or folders, and notes the paths of those that were made before anybody can ask
    /// for them: [`remove_unfinished`] finds all there are, and nothing is made after it.
    fn all<T>(make: impl FnOnce() -> (T, Vec<PathBuf>)) -> (T, Vec<Self>) {
        let mut unfinished = UNFINISHED.lock();
        let (result, paths) = make();
        if let Ok(unfinished) = &mut unfinished {
            unfinished.extend(paths.iter().cloned());
        }
        (result, paths.into_iter().map(Self).collect())
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        if let Ok(mut unfinished) = UNFINISHED.lock() {
            unfinished.remove(&self.0);
        }
    }
}

/// Folders that were made for files, the outer ones first. When this is dropped, those without any
/// file are taken away again.
#[derive(Debug, Default)]
pub(super) struct Made(Vec<Noted>);

impl Made {
    /// Makes a folder, and those that it lies in, where they are missing.
    pub(super) fn folder(folder: &Path) -> io::Result<Self> {
        let (result, made) = Noted::all(|| {
            let missing = folder.ancestors();
            let missing = missing.take_while(|path| !path.as_os_str().is_empty() && !path.exists());
            let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
            missing.reverse();
            (fs::create_dir_all(folder), missing)
        });
        // What was made before one of them could not be is taken away again, too.
        let made = Self(made);
        result?;
        Ok(made)
    }

    /// Takes over the folders that were made after these.
    pub(super) fn append(&mut self, later: &mut Self) {
        self.0.append(&mut later.0);
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for folder in self.0.drain(..).rev() {
            // Where files were put, the folder is not empty and stays.
            let _ = fs::remove_dir(&folder.0);
        }
    }
}

/// How long ago a file must have been written to last so that whoever wrote it can be taken for
/// dead.
const FORSAKEN: Duration = Duration::from_secs(60 * 60);

/// What the names of the files beside their places begin and end with.
const START: &str = ".sayso-";
const END: &str = ".part";

/// Makes a file beside the place of a target. Anybody may read it whom the user's umask lets.
pub(super) fn beside(folder: &Path, target: &Path) -> io::Result<(NamedTempFile, Vec<Noted>)> {
    let mut builder = tempfile::Builder::new();
    let start = start_of_names(target);
    builder.prefix(&start).suffix(END);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let (file, noted) = Noted::all(|| {
        let file = builder.tempfile_in(folder);
        let path = file.iter().map(|file| file.path().to_owned()).collect();
        (file, path)
    });
    Ok((file?, noted))
}

/// Returns what the names of the files begin with that are written for a target: by it those are
/// known that a run left which was killed.
fn start_of_names(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default();
    let hash = blake3::hash(name.as_encoded_bytes()).to_hex();
    format!("{START}{}-", &hash[..8])
}

/// Takes away what runs that were killed left in a folder of the same target, as seen from a file
/// that was made there just now.
///
/// No clock but that of the file system is asked, and nobody who still writes is disturbed: their
/// files are not as old.
pub(super) fn remove_forsaken(target: &Path, fresh: &NamedTempFile) {
    let Some(folder) = fresh.path().parent() else {
        return;
    };
    let now = fresh
        .as_file()
        .metadata()
        .and_then(|known| known.modified());
    let (Ok(now), Ok(entries)) = (now, fs::read_dir(folder)) else {
        return;
    };
    let start = start_of_names(target);
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with(&start) || !name.ends_with(END) {
            continue;
        }
        let written = entry.metadata().and_then(|known| known.modified());
        let age = written
            .ok()
            .and_then(|written| now.duration_since(written).ok());
        if age.is_some_and(|age| age > FORSAKEN) {
            // Who may not take it away can still write beside it.
            let _ = fs::remove_file(entry.path());
        }
    }
}
