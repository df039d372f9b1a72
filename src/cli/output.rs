//! Where output goes: standard output, a file that appears whole, or a folder.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::report::{Failure, Terminal};
use crate::files::{Existing, write_whole};

/// Tells whether an output is standard output.
pub(super) fn is_stdout(output: &Path) -> bool {
    output.as_os_str() == "-"
}

/// Tells whether an output is meant as a folder: it is one, ends in a slash, or is not there and
/// has no ending.
pub(super) fn is_folder(output: &Path) -> bool {
    let written = output.as_os_str().to_string_lossy();
    let may_become_one = || !output.exists() && output.extension().is_none();
    output.is_dir() || written.ends_with(['/', '\\']) || may_become_one()
}

/// Writes data to standard output, or to a file that appears whole or not at all, in place of one
/// that is there already.
pub(super) fn write_to(
    output: &Path,
    terminal: &Terminal,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    write_to_new(output, Existing::Replace, terminal, fill)
}

/// Does what [`write_to`] does, or refuses a file that is there already.
pub(super) fn write_to_new(
    output: &Path,
    existing: Existing,
    terminal: &Terminal,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    if is_stdout(output) {
        // Data goes out as it is: colors are for what people read.
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        fill(&mut out)?;
        out.flush()?;
        return Ok(());
    }
    let is_packed = output
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
    let size = write_whole(output, existing, |out| {
        if !is_packed {
            return fill(out);
        }
        let mut packed = GzEncoder::new(out, Compression::default());
        fill(&mut packed)?;
        packed.finish().map(drop)
    })?;
    terminal.detail(&format!("{} ({})", output.display(), human_size(size)));
    Ok(())
}

/// Writes a size in bytes as people read it: `18 kB`.
pub(super) fn human_size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["bytes", "kB", "MB", "GB"];
    let mut unit = 0;
    let mut whole = bytes;
    while whole >= 1000 && unit + 1 < UNITS.len() {
        whole = (whole + 500) / 1000;
        unit += 1;
    }
    format!("{whole} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded() {
        for (bytes, text) in [
            (0, "0 bytes"),
            (999, "999 bytes"),
            (1500, "2 kB"),
            (12_345_678, "12 MB"),
        ] {
            assert_eq!(human_size(bytes), text);
        }
    }

    #[test]
    fn an_output_without_an_ending_is_a_folder() {
        assert!(is_folder(Path::new("out/")));
        assert!(is_folder(Path::new("out")));
        assert!(!is_folder(Path::new("Cargo.lock")) && !is_folder(Path::new("LICENSE-MIT")));
        assert!(!is_folder(Path::new("out/graph.gexf")));
    }
}
