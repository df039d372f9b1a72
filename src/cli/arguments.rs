//! Arguments that several subcommands share.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use clap::{Args, ValueEnum};

use super::preference::PreferenceArguments;
use super::report::Failure;
use crate::Error;
use crate::analyze::{self, Distance, Sampling};
use crate::extract;
use crate::graph::{Filter, GraphView, Multi, Node, View};
use crate::model::{Date, DateError};

/// Arguments that every subcommand takes.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Print nothing but errors and what was asked for on standard output
    #[arg(long, short, global = true, env = "SAYSO_QUIET", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new(), help_heading = "Terminal")]
    pub(crate) quiet: bool,
    /// Print every problem instead of the first ten, and each file as it is read
    #[arg(long, short, global = true, help_heading = "Terminal")]
    pub(crate) verbose: bool,
    /// When to color the output
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        env = "SAYSO_COLOR",
        hide_env_values = true,
        help_heading = "Terminal"
    )]
    pub(crate) color: Color,
    /// How many threads to work with [default: one for each processor]
    #[arg(
        long,
        global = true,
        value_name = "N",
        env = "SAYSO_THREADS", hide_env_values = true,
        value_parser = clap::value_parser!(u16).range(1..),
        help_heading = "Terminal"
    )]
    pub(crate) threads: Option<u16>,
}

/// When to color the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to read, and what to do about what cannot be read.
#[derive(Debug, Args)]
pub(crate) struct InputArguments {
    /// Articles or records, and for export, analyze and explain graph files, too: files, folders,
    /// or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Report bad records, but exit with 0 all the same
    #[arg(long, env = "SAYSO_LENIENT", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    pub(crate) lenient: bool,
    #[command(flatten)]
    pub(crate) finding: FindingArguments,
}

/// How articles are searched, and what of the findings is kept.
#[derive(Debug, Args)]
pub(crate) struct FindingArguments {
    #[command(flatten)]
    preference: PreferenceArguments,
    /// Leave out what was found with a confidence below X, from 0 to 1, and whoever then is
    /// named nowhere; what people coded stays
    #[arg(
        long,
        value_name = "X",
        default_value = "0",
        env = "SAYSO_MIN_CONFIDENCE",
        hide_env_values = true,
        value_parser = confidence
    )]
    pub(crate) min_confidence: f64,
}

impl FindingArguments {
    /// Returns how articles are searched.
    pub(crate) const fn options(&self) -> extract::Options {
        extract::Options::preferring(self.preference.0)
    }
}

/// Which statements count.
#[derive(Debug, Args)]
pub(crate) struct FilterArguments {
    /// Leave out what was said before this date (YYYY, YYYY-MM or YYYY-MM-DD)
    #[arg(long, value_name = "DATE", env = "SAYSO_SINCE", hide_env_values = true, value_parser = date)]
    since: Option<Date>,
    /// Leave out what was said after this date
    #[arg(long, value_name = "DATE", env = "SAYSO_UNTIL", hide_env_values = true, value_parser = date)]
    until: Option<Date>,
    /// In the view actors, leave out ties that rest on fewer than N statements or relations
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        env = "SAYSO_MIN_WEIGHT",
        hide_env_values = true
    )]
    min_weight: u64,
}

impl FilterArguments {
    /// Returns the filter.
    pub(crate) fn filter(&self) -> Result<Filter, Failure> {
        if let (Some(since), Some(until)) = (&self.since, &self.until)
            && !since.precedes(until)
        {
            let message = format!("no day lies between {since} and {until}");
            let error = Error::new(message).hint("--since is the earlier of the two dates");
            return Err(Failure::Usage(error));
        }
        Ok(Filter {
            since: self.since.clone(),
            until: self.until.clone(),
            min_weight: self.min_weight,
        })
    }
}

/// How measures see the graph.
#[derive(Debug, Args)]
pub(crate) struct MeasureArguments {
    /// Ignore the direction of ties
    #[arg(long, env = "SAYSO_UNDIRECTED", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    undirected: bool,
    /// Count every tie once, however many statements it rests on; parallel ties of a graph file are
    /// ties of their own but in clustering
    #[arg(long, env = "SAYSO_UNWEIGHTED", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    unweighted: bool,
    /// The length of a tie, for betweenness and closeness: one hop, or 1 / weight
    #[arg(
        long,
        value_name = "LENGTH",
        default_value = "hops",
        env = "SAYSO_DISTANCE",
        hide_env_values = true,
        value_parser = distances()
    )]
    distance: Distance,
    /// Estimate measures of shortest paths from a sample: auto (above 3e10 nodes times ties for
    /// betweenness, 6e12 for closeness, 1e10 by weight, with an error of at most 0.01 in nine of
    /// ten samples), never, or the largest error to allow, such as 0.01; exact where that needs no
    /// less
    #[arg(
        long,
        value_name = "ERROR",
        default_value = "auto",
        value_parser = sampling,
        env = "SAYSO_SAMPLE",
        hide_env_values = true
    )]
    sample: Sampling,
    /// Whose neighborhood the measure `personalised_pagerank` ranks: names or ids, with commas
    #[arg(
        long,
        value_name = "ACTOR",
        value_delimiter = ',',
        env = "SAYSO_FOCUS",
        hide_env_values = true
    )]
    focus: Vec<String>,
    /// How fine communities are: above 1 more and smaller ones, below 1 fewer and larger
    #[arg(
        long,
        value_name = "X",
        default_value = "1",
        env = "SAYSO_RESOLUTION",
        hide_env_values = true,
        value_parser = resolution
    )]
    resolution: f64,
    /// Where chance starts: another number gives other, equally good communities and pictures
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        env = "SAYSO_SEED",
        hide_env_values = true
    )]
    pub(crate) seed: u64,
}

impl MeasureArguments {
    /// Finds the nodes that personalised measures start from.
    pub(crate) fn focus(&self, graph: &GraphView) -> Result<Vec<usize>, Failure> {
        let mut nodes = Vec::new();
        for name in self.focus.iter().map(|name| name.trim()) {
            let is_meant = |node: &Node| {
                node.id.as_str() == name || node.label.to_lowercase() == name.to_lowercase()
            };
            let found = graph.nodes().enumerate().filter(|(_, node)| is_meant(node));
            let before = nodes.len();
            nodes.extend(found.map(|(number, _)| number));
            if nodes.len() == before {
                let error = Error::new(format!("nobody is called {name:?}"))
                    .hint("write a name or an id as `sayso analyze --to csv` shows it");
                return Err(Failure::Usage(error));
            }
        }
        Ok(nodes)
    }

    /// Returns the options of the measures.
    pub(crate) fn options(&self) -> analyze::Options {
        analyze::Options {
            directed: !self.undirected,
            weighted: !self.unweighted,
            distance: self.distance,
            sampling: self.sample,
            seed: self.seed,
            resolution: self.resolution,
        }
    }

    /// Says in words how the measures see the graph: it is printed beside the numbers.
    pub(crate) fn describe(&self, is_directed: bool) -> String {
        let direction = if self.undirected || !is_directed {
            "undirected"
        } else {
            "directed"
        };
        let weights = if self.unweighted {
            "unweighted"
        } else {
            "weighted"
        };
        let distance = match self.distance {
            Distance::Hops => "distances in hops",
            Distance::InverseWeight => "distances 1 / weight",
        };
        format!("{direction}, {weights}, {distance}")
    }
}

/// Reads a confidence, and says what is wrong with it.
fn confidence(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim().parse().ok();
    number
        .filter(|number| (0.0..=1.0).contains(number))
        .ok_or_else(|| "a confidence is a number from 0 to 1, such as 0.7".to_owned())
}

/// Reads how large the error of a sample may be.
fn sampling(text: &str) -> Result<Sampling, String> {
    match text.trim() {
        "auto" => Ok(Sampling::Auto),
        "never" => Ok(Sampling::Never),
        text => (text.parse().ok())
            .filter(|error| (1e-4..1.0).contains(error))
            .map(Sampling::Within)
            .ok_or_else(|| "write auto, never, or an error from 0.0001 to 1".to_owned()),
    }
}

/// Reads how fine communities are, and says what is wrong with it.
fn resolution(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.trim().parse().ok();
    number
        .filter(|number| number.is_finite() && *number >= 0.0)
        .ok_or_else(|| "a resolution is a number from 0 up, such as 1.5".to_owned())
}

/// Reads a date, and says what is wrong with it.
fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|error: DateError| {
        let cause = error
            .cause
            .as_deref()
            .unwrap_or("write YYYY, YYYY-MM or YYYY-MM-DD");
        format!("{error}: {cause}")
    })
}

/// Lists the lengths of a tie by name.
fn distances() -> impl TypedValueParser<Value = Distance> {
    PossibleValuesParser::new(Distance::ALL.map(Distance::as_str)).map(|name| {
        let found = Distance::ALL
            .into_iter()
            .find(|distance| distance.as_str() == name);
        found.unwrap_or(Distance::Hops)
    })
}

/// Reads the name of a view.
pub(crate) fn view(name: &str) -> Result<View, String> {
    View::ALL
        .into_iter()
        .find(|view| view.as_str() == name)
        .ok_or_else(|| {
            let names: Vec<&str> = View::ALL.into_iter().map(View::as_str).collect();
            format!("the views are: {}", names.join(", "))
        })
}

/// Reads the name of a way to treat parallel edges.
pub(crate) fn multi(name: &str) -> Result<Multi, String> {
    Multi::ALL
        .into_iter()
        .find(|multi| multi.as_str() == name)
        .ok_or_else(|| "write keep or merge".to_owned())
}
