//! `sayso check`: what programs will do with graph files, whoever wrote them.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::report::{Failure, Outcome, Terminal};
use super::table::{Align, layout};
use crate::check::{self, Finding, Format, Options, Program, Report, Rule, Severity, rules};

/// Tell what programs will do with graph files, and how to mend them
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sayso check who.gexf --for gephi          what Gephi will lose of this file
  sayso check *.graphml                     what any program will lose
  sayso check nodes.csv edges.csv --for excel --all
  sayso check - --format dot < graph.txt    standard input
  sayso check --rules                       everything that is looked for

Exit codes: 0 nothing to mend, 1 something to mend, 2 wrong usage.")]
pub(crate) struct CheckArguments {
    /// Graph files in GraphML, GEXF, DOT, CSV or JSON, packed or not, or - for standard input
    #[arg(required_unless_present = "rules", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The program that the files are for [default: any; what only looks bad is left out]
    #[arg(long = "for", value_name = "PROGRAM", value_parser = programs(), env = "SAYSO_CHECK_FOR", hide_env_values = true)]
    program: Option<Program>,
    /// The format of the files [default: by their endings and what is in them]
    #[arg(long, value_name = "FORMAT", value_parser = formats(), env = "SAYSO_CHECK_FORMAT", hide_env_values = true)]
    format: Option<Format>,
    /// How to write findings: text, or json for JSON Lines
    #[arg(
        long,
        value_name = "FORM",
        default_value = "text",
        env = "SAYSO_CHECK_TO",
        hide_env_values = true
    )]
    to: Form,
    /// Show all findings of a rule instead of the first three
    #[arg(long, env = "SAYSO_CHECK_ALL", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    all: bool,
    /// List the rules, those that concern --for and --format where they are given
    #[arg(long)]
    rules: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Lines that people read
    Text,
    /// JSON Lines
    Json,
}

/// How many findings of one rule are shown, unless the user asks for all.
const SHOWN: usize = 3;

/// Runs `sayso check`.
pub(super) fn run(arguments: &CheckArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    if arguments.rules {
        return list(arguments, terminal);
    }
    let options = Options {
        format: arguments.format,
        program: arguments.program,
        most: if arguments.all { usize::MAX } else { SHOWN },
    };
    let mut stdin = io::stdin();
    let mut numbers = [0; 3];
    let mut failures = 0;
    for path in &arguments.files {
        match check::check(path, &mut stdin, &options) {
            Ok(report) => {
                print(arguments, path, &report, terminal)?;
                for (severity, count) in report.by_severity(arguments.program) {
                    numbers[severity as usize] += count;
                }
            }
            Err(error) => {
                terminal.error(&error);
                failures += 1;
            }
        }
    }
    let total: u64 = numbers.iter().sum();
    if total > 0 {
        terminal.note(&summary(numbers, arguments.files.len()));
    }
    Ok(if total == 0 && failures == 0 {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}

/// Says how many findings there are.
fn summary(numbers: [u64; 3], files: usize) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let counts = severities
        .into_iter()
        .zip(numbers)
        .filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(severity, count)| counted(count, severity.as_str()))
        .collect();
    let files = counted(u64::try_from(files).unwrap_or(u64::MAX), "file");
    format!("{} in {files}", counts.join(", "))
}

/// Writes a number of things: `1 file`, `2 files`.
fn counted(count: u64, thing: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{ending}")
}

/// Prints what was found in one file.
fn print(
    arguments: &CheckArguments,
    path: &Path,
    report: &Report,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let mut out = terminal.out();
    if arguments.to == Form::Json {
        for finding in &report.findings {
            writeln!(out, "{}", as_json(finding, arguments.program))?;
        }
        return Ok(());
    }
    if report.findings.is_empty() {
        let format = report.format.label();
        let program = arguments.program.map_or("any program", Program::label);
        writeln!(
            out,
            "{}: nothing to mend for {program} ({format})",
            path.display()
        )?;
    }
    for (rule, findings) in by_rule(report) {
        for finding in &findings {
            writeln!(
                out,
                "{}: {}: {}; {} {}",
                finding.place,
                Terminal::severity(rule.severity(arguments.program)),
                finding.found,
                rule.outcome(arguments.program),
                Terminal::faint(&format!("[{}]", rule.name))
            )?;
        }
        let more = report.counts[rule.name] - findings.len() as u64;
        if more > 0 {
            writeln!(out, "  {more} more like this; --all shows them")?;
        }
        writeln!(out, "  {}: {}", Terminal::hint("hint"), rule.hint)?;
    }
    Ok(())
}

/// Puts the findings of one rule together, the rules in the order of their first places.
fn by_rule(report: &Report) -> Vec<(&'static Rule, Vec<&Finding>)> {
    let mut groups: Vec<(&'static Rule, Vec<&Finding>)> = Vec::new();
    for finding in &report.findings {
        match groups
            .iter_mut()
            .find(|(rule, _)| rule.name == finding.rule.name)
        {
            Some((_, findings)) => findings.push(finding),
            None => groups.push((finding.rule, vec![finding])),
        }
    }
    groups
}

/// Writes a finding as data.
fn as_json(finding: &Finding, program: Option<Program>) -> Value {
    let rule = finding.rule;
    let effects = rule.effects_in(program).map(|effect| {
        let programs = effect
            .programs
            .iter()
            .filter(|p| program.is_none_or(|only| only == **p));
        json!({
            "programs": programs.map(|program| program.as_str()).collect::<Vec<_>>(),
            "harm": effect.harm.as_str(),
            "outcome": effect.outcome,
        })
    });
    json!({
        "file": finding.place.file.as_deref(),
        "line": finding.place.line,
        "column": finding.place.column,
        "rule": rule.name,
        "severity": rule.severity(program).as_str(),
        "found": finding.found,
        "effects": effects.collect::<Vec<_>>(),
        "hint": rule.hint,
    })
}

/// Lists the rules.
fn list(arguments: &CheckArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let is_wanted = |rule: &&Rule| {
        let is_format = arguments
            .format
            .is_none_or(|format| format == rule.format());
        is_format && (arguments.program.is_none() || rule.concerns(arguments.program))
    };
    let rules = rules().filter(is_wanted);
    let mut out = terminal.out();
    if arguments.to == Form::Json {
        for rule in rules {
            writeln!(out, "{}", rule_as_json(rule))?;
        }
        return Ok(Outcome::Done);
    }
    let mut rows = vec![["rule", "when", "programs"].map(str::to_owned).to_vec()];
    rows.extend(rules.map(|rule| {
        let programs = rule.effects.iter().flat_map(|effect| effect.programs);
        let programs: Vec<&str> = programs.map(|program| program.as_str()).collect();
        vec![
            rule.name.to_owned(),
            rule.when.to_owned(),
            programs.join(" "),
        ]
    }));
    let text = layout(&rows, &[Align::Left; 3], usize::MAX, Terminal::width());
    let (head, body) = text.split_once('\n').unwrap_or((&text, ""));
    writeln!(out, "{}", Terminal::heading(head))?;
    out.write_all(body.as_bytes())?;
    Ok(Outcome::Done)
}

/// Writes a rule as data.
fn rule_as_json(rule: &Rule) -> Value {
    let effects = rule.effects.iter().map(|effect| {
        json!({
            "programs": effect.programs.iter().map(|p| p.as_str()).collect::<Vec<_>>(),
            "harm": effect.harm.as_str(),
            "outcome": effect.outcome,
        })
    });
    json!({
        "rule": rule.name,
        "format": rule.format().as_str(),
        "when": rule.when,
        "effects": effects.collect::<Vec<_>>(),
        "hint": rule.hint,
        "source": rule.source,
    })
}

fn programs() -> impl TypedValueParser<Value = Program> {
    PossibleValuesParser::new(Program::ALL.map(Program::as_str)).map(|name| {
        let found = Program::ALL
            .into_iter()
            .find(|program| program.as_str() == name);
        found.unwrap_or(Program::Gephi)
    })
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::as_str))
        .map(|name| Format::named(&name).unwrap_or(Format::GraphMl))
}
