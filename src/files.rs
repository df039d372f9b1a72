//! Files that appear whole or not at all: written beside their place, then renamed into it.

mod traces;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use crate::{Error, Result};
pub use traces::remove_unfinished;
use traces::{Made, Noted, UNFINISHED, beside, remove_forsaken};

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Existing {
    /// The new one takes its place.
    #[default]
    Replace,
    /// It stays, and the new one is refused.
    Keep,
}

/// Writes a file through `fill` and returns its size in bytes.
///
/// The folder is made where it is missing. Until everything is written, an older file of that
/// name stays as it was; a file that could not be finished leaves nothing behind. What a run left
/// beside the file when it was killed is taken away, once it is an hour old.
///
/// # Errors
///
/// Fails, naming the path, where the folder or the file cannot be written.
pub fn write_whole(
    path: &Path,
    existing: Existing,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<u64> {
    let failed = |cause| cannot_write(path, cause);
    if is_device(path) {
        return write_through(path, fill).map_err(failed);
    }
    refuse_existing(path, existing)?;
    let unfinished = Unfinished::write(path, path, true, fill).map_err(failed)?;
    let size = unfinished.size;
    unfinished.finish(existing).map_err(failed)?;
    Ok(size)
}

/// Tells whether a path is there and neither a file nor a folder, such as `/dev/null` or a pipe: it
/// must not be replaced by a file.
fn is_device(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir())
}

/// Writes into something that stays what it is; returns how many bytes it took.
fn write_through(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<u64> {
    let device = fs::OpenOptions::new().write(true).open(path)?;
    let mut out = Counted {
        out: BufWriter::with_capacity(1 << 16, device),
        size: 0,
    };
    fill(&mut out)?;
    out.flush()?;
    Ok(out.size)
}

/// Counts the bytes that are written.
struct Counted<W> {
    out: W,
    size: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.size += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Files that appear together, when all of them are written, or not at all.
#[derive(Debug)]
pub struct Together {
    folder: PathBuf,
    existing: Existing,
    files: Vec<Unfinished>,
    /// The folders that were looked through for what earlier runs left.
    known: BTreeSet<PathBuf>,
    /// Dropped behind the files, so that the folders are empty then.
    made: Made,
}

impl Together {
    /// Starts with no files in a folder, which is made where it is missing.
    #[must_use]
    pub fn new(folder: &Path, existing: Existing) -> Self {
        Self {
            folder: folder.to_owned(),
            existing,
            files: Vec::new(),
            known: BTreeSet::new(),
            made: Made::default(),
        }
    }

    /// Writes a file beside its place; `name` may have folders before it.
    ///
    /// # Errors
    ///
    /// Fails, naming the path, where the folder or the file cannot be written.
    pub fn add(
        &mut self,
        name: &Path,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<()> {
        let path = self.folder.join(name);
        refuse_existing(&path, self.existing)?;
        let parent = path.parent().unwrap_or(&self.folder);
        let is_new = self.known.insert(parent.to_owned());
        let unfinished = Unfinished::write(&path, &self.folder, is_new, fill);
        let mut unfinished = unfinished.map_err(|cause| cannot_write(&path, cause))?;
        self.made.append(&mut unfinished.made);
        self.files.push(unfinished);
        Ok(())
    }

    /// Lets all files appear, and returns how many bytes they have together.
    ///
    /// # Errors
    ///
    /// Fails, naming the path, where a file cannot be put in its place; those before it stay.
    pub fn finish(self) -> Result<u64> {
        let mut size = 0;
        for file in self.files {
            size += file.size;
            let path = file.path.clone();
            file.finish(self.existing)
                .map_err(|cause| cannot_write(&path, cause))?;
        }
        Ok(size)
    }
}

/// A file that is written beside its place, and taken away again unless it is put there.
#[derive(Debug)]
struct Unfinished {
    path: PathBuf,
    beside: TempPath,
    size: u64,
    /// Dropped behind the file: until then, the end of the program takes it away.
    noted: Vec<Noted>,
    /// Dropped last, when the file is gone.
    made: Made,
}

impl Unfinished {
    /// Writes a file for a target, which is the file itself or the folder of all that appear with
    /// it; `tidies` says whether what earlier runs left of that target is taken away.
    fn write(
        path: &Path,
        target: &Path,
        tidies: bool,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Self> {
        let folder = path
            .parent()
            .filter(|p| !p.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        // Dropped behind the file where writing fails.
        let made = Made::folder(folder)?;
        if path.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let (beside, noted) = beside(folder, target)?;
        if tidies {
            remove_forsaken(target, &beside);
        }
        let mut out = BufWriter::with_capacity(1 << 16, beside);
        fill(&mut out)?;
        let written = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        let size = written.as_file().metadata()?.len();
        Ok(Self {
            path: path.to_owned(),
            beside: written.into_temp_path(),
            size,
            noted,
            made,
        })
    }

    fn finish(self, existing: Existing) -> io::Result<()> {
        // Nobody may take the file away while it is being renamed.
        let renaming = UNFINISHED.lock();
        match existing {
            Existing::Replace => self.beside.persist(&self.path),
            Existing::Keep => self.beside.persist_noclobber(&self.path),
        }
        .map_err(|error| error.error)?;
        drop(renaming);
        drop(self.noted);
        Ok(())
    }
}

/// Refuses a file that is there already and is to stay, before any work is done for it.
fn refuse_existing(path: &Path, existing: Existing) -> Result<()> {
    if existing == Existing::Keep && path.exists() {
        return Err(Error::new(format!("{} is there already", path.display()))
            .hint("choose another place with -o, or leave --no-clobber away"));
    }
    Ok(())
}

fn cannot_write(path: &Path, cause: io::Error) -> Error {
    Error::new(format!("cannot write {}", path.display()))
        .because(cause)
        .hint("choose another place with -o, or make room and allow writing there")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.dot");
        assert_eq!(
            write_whole(&path, Existing::Replace, |out| out.write_all(b"old")).unwrap(),
            3
        );
        let error = write_whole(&path, Existing::Replace, |out| {
            out.write_all(b"half of the n")?;
            Err(io::ErrorKind::StorageFull.into())
        })
        .unwrap_err();
        assert!(error.message().starts_with("cannot write"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn missing_folders_are_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/nodes.csv");
        write_whole(&path, Existing::Replace, |out| out.write_all(b"id\n")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "id\n");
    }

    #[test]
    fn folders_that_were_made_for_nothing_are_taken_away_and_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old");
        fs::create_dir(&old).unwrap();
        let fail = |path: &Path| {
            let failed = write_whole(
                path,
                Existing::Replace,
                |_| Err(io::ErrorKind::Other.into()),
            );
            assert!(failed.is_err());
        };
        fail(&old.join("a/b/nodes.csv"));
        fail(&old.join("nodes.csv"));
        assert!(old.exists() && !old.join("a").exists());
        // A folder that somebody else puts something into meanwhile stays with it.
        let shared = folder.path().join("shared");
        let failed = write_whole(&shared.join("nodes.csv"), Existing::Replace, |_| {
            fs::write(shared.join("notes.txt"), "mine").unwrap();
            Err(io::ErrorKind::Other.into())
        });
        assert!(failed.is_err() && shared.join("notes.txt").exists());
    }

    #[test]
    fn what_a_killed_run_left_goes_with_the_next_file_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| {
            let path = folder.path().join(name);
            write_whole(&path, Existing::Replace, |out| out.write_all(b"id")).unwrap();
        };
        let together = |name: &str| {
            let mut files = Together::new(&folder.path().join(name), Existing::Replace);
            for file in ["a.txt", "more/b.txt"] {
                let file = Path::new(file);
                files.add(file, |out| out.write_all(b"a")).unwrap();
            }
            files.finish().unwrap();
        };
        // Leaves what a killed run would, hours and minutes ago.
        let leave = |within: &str, target: &str| {
            let within = folder.path().join(within);
            fs::create_dir_all(&within).unwrap();
            [3 * 60, 1].map(|minutes| {
                let (left, _) = beside(&within, Path::new(target)).unwrap();
                let now = left.as_file().metadata().unwrap().modified().unwrap();
                let then = now - std::time::Duration::from_secs(60 * minutes);
                left.as_file().set_modified(then).unwrap();
                left.into_temp_path().keep().unwrap()
            })
        };
        let there = |left: &[PathBuf; 2]| [left[0].exists(), left[1].exists()];
        let [nodes, edges] = ["nodes.csv", "edges.csv"].map(|target| leave("", target));
        write("nodes.csv");
        assert_eq!(there(&nodes), [false, true]);
        assert_eq!(there(&edges), [true, true]);
        let [vault, more, other] = [("vault", "vault"), ("vault/more", "vault"), ("vault", "x")]
            .map(|(within, target)| leave(within, target));
        together("vault");
        assert_eq!(there(&vault), [false, true]);
        assert_eq!(there(&more), [false, true]);
        assert_eq!(there(&other), [true, true]);
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_whole(folder.path(), Existing::Replace, |_| Ok(())).is_err());
    }

    #[test]
    fn a_file_that_is_to_stay_does() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("nodes.csv");
        let write =
            |text: &'static [u8]| write_whole(&path, Existing::Keep, |out| out.write_all(text));
        assert_eq!(write(b"old").unwrap(), 3);
        let error = write(b"new").unwrap_err();
        assert!(error.message().ends_with("is there already"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }

    #[test]
    fn files_appear_together_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let all = folder.path().join("all");
        let names = |all: &Path| {
            let entries = fs::read_dir(all).unwrap();
            let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
            let mut names: Vec<String> = names.collect();
            names.sort();
            names
        };
        let mut files = Together::new(&all, Existing::Replace);
        files
            .add(Path::new("a.txt"), |out| out.write_all(b"a"))
            .unwrap();
        let failed = files.add(Path::new("b.txt"), |_| {
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(failed.is_err());
        files
            .add(Path::new("more/c.txt"), |out| out.write_all(b"c"))
            .unwrap();
        assert!(all.join("more").exists());
        drop(files);
        assert!(!all.exists());
        let mut files = Together::new(&all, Existing::Replace);
        files
            .add(Path::new("a.txt"), |out| out.write_all(b"a"))
            .unwrap();
        files
            .add(Path::new("more/b.txt"), |out| out.write_all(b"bc"))
            .unwrap();
        assert_eq!(files.finish().unwrap(), 3);
        assert_eq!(names(&all), ["a.txt", "more"]);
        assert_eq!(names(&all.join("more")), ["b.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_written_into_and_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
        let reader = std::thread::spawn({
            let path = path.clone();
            move || fs::read_to_string(path).unwrap()
        });
        let size = write_whole(&path, Existing::Keep, |out| out.write_all(b"through"));
        assert_eq!(size.unwrap(), 7);
        assert_eq!(reader.join().unwrap(), "through");
        assert!(is_device(&path));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
