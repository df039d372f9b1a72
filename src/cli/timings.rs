//! How long each stage of the work takes, for `--timings`.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

use cpu_time::ProcessTime;
use serde_json::{Value, json};

use super::output::write_to;
use super::report::{Failure, Terminal};

/// The stages, each with when it began.
pub(super) struct Timings {
    file: Option<PathBuf>,
    marks: Mutex<Vec<Mark>>,
}

/// The beginning of a stage.
struct Mark {
    stage: &'static str,
    wall: Instant,
    cpu: Option<ProcessTime>,
}

impl Mark {
    fn now(stage: &'static str) -> Self {
        Self {
            stage,
            wall: Instant::now(),
            cpu: ProcessTime::try_now().ok(),
        }
    }
}

impl Timings {
    /// Starts the clocks, where a file is to be written.
    pub(super) fn new(file: Option<&Path>) -> Self {
        Self {
            file: file.map(Path::to_owned),
            marks: Mutex::new(Vec::new()),
        }
    }

    /// Notes that a stage begins, and that the one before has ended.
    pub(super) fn start(&self, stage: &'static str) {
        if self.file.is_some()
            && let Ok(mut marks) = self.marks.lock()
        {
            marks.push(Mark::now(stage));
        }
    }

    /// Writes the file: wall and CPU seconds of each stage, and what they were spent on.
    pub(super) fn write(
        &self,
        nodes: usize,
        edges: usize,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        let (Some(file), Ok(mut marks)) = (&self.file, self.marks.lock()) else {
            return Ok(());
        };
        marks.push(Mark::now("end"));
        let stages: Vec<Value> = marks.windows(2).map(stage).collect();
        let seconds = |name: &str| -> f64 { stages.iter().filter_map(|s| s[name].as_f64()).sum() };
        let report = json!({
            "version": env!("CARGO_PKG_VERSION"),
            "threads": rayon::current_num_threads(),
            "nodes": nodes,
            "edges": edges,
            "peak_megabytes": peak_megabytes(),
            "wall_seconds": seconds("wall_seconds"),
            "cpu_seconds": seconds("cpu_seconds"),
            "stages": stages,
        });
        write_to(file, terminal, |out| writeln!(out, "{report:#}"))
    }
}

/// Returns the most memory that the program has held, where the system tells (Linux).
fn peak_megabytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let (_, peak) = status.split_once("VmHWM:")?;
    let kilobytes: f64 = peak.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1000.0)
}

/// Describes the stage between two marks.
fn stage(marks: &[Mark]) -> Value {
    let (start, end) = (&marks[0], &marks[1]);
    let cpu = start.cpu.zip(end.cpu);
    json!({
        "stage": start.stage,
        "wall_seconds": end.wall.duration_since(start.wall).as_secs_f64(),
        "cpu_seconds": cpu.map(|(start, end)| end.duration_since(start).as_secs_f64()),
    })
}
