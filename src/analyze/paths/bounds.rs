//! When values are estimated from a sample, and how far off they can be.

use super::super::method::short;
use super::super::{Method, Options, Sampling};

/// How probable it is that some value is off by more than is said.
pub(super) const RISK: f64 = 0.1;

/// How far off estimates may be where nobody says.
const USUAL_ERROR: f64 = 0.01;

/// Returns how far off values may be, or nothing where they are to be exact: they are unless
/// somebody asks for a sample, or their cost is above what takes about a minute on one core.
pub(super) fn allowed_error(options: &Options, cost: f64, most: f64) -> Option<f64> {
    match options.sampling {
        Sampling::Never => None,
        Sampling::Auto => (cost > most).then_some(USUAL_ERROR),
        Sampling::Within(error) => Some(error).filter(|error| *error > 0.0),
    }
}

/// Says that values are exact, and why: of a cost, where at most so much is.
pub(super) fn exactly(options: &Options, cost: f64, most: f64) -> Method {
    let why = match options.sampling {
        Sampling::Never => "no sample was wanted".into(),
        Sampling::Within(_) => TOO_LARGE.into(),
        Sampling::Auto if cost > most => TOO_LARGE.into(),
        Sampling::Auto => {
            let (cost, most) = (short(cost), short(most));
            format!("{cost} steps from a node over a tie, and up to {most} take about a minute")
                .into()
        }
    };
    Method {
        why,
        ..Method::default()
    }
}

/// Why values are exact where a sample was asked for or needed.
const TOO_LARGE: &str = "a sample that keeps to the error would be as large as the graph";

/// Says that values are exact although a sample was asked for or needed.
pub(super) fn despite_sampling(options: &Options, method: &Method) -> Vec<String> {
    let is_told = method.why == TOO_LARGE && options.sampling != Sampling::Never;
    let note = format!("computed exactly, because {TOO_LARGE}");
    is_told.then_some(note).into_iter().collect()
}

/// Says why values are estimated.
pub(super) const fn reason(options: &Options) -> &'static str {
    match options.sampling {
        Sampling::Within(_) => "a sample was asked for",
        _ => "exact values would take minutes",
    }
}

/// How many draws are enough for all of so many shares to be as near as is asked, whatever they
/// are. Hoeffding (1963).
pub(super) fn enough_draws(values: f64, error: f64, risk: f64) -> f64 {
    ((2.0 * values / risk).ln() / (2.0 * error * error)).ceil()
}

/// Tells whether so many draws, of `most` that would be enough, already bring a share this near:
/// the bounds on martingales of Borassi and Natale (2016), "KADABRA is an adaptive algorithm for
/// betweenness via random approximation", ESA, theorem 9. They hold wherever one stops.
pub(super) fn is_near(share: f64, draws: f64, most: f64, error: f64, risk: f64) -> bool {
    let log = -risk.ln();
    let ratio = most / draws;
    let bound = |a: f64| log / draws * (a + (a * a + 2.0 * share * most / log).sqrt());
    bound(1.0 / 3.0 - ratio) <= error && bound(1.0 / 3.0 + ratio) <= error
}

/// Returns how far the mean of values between 0 and `range` can be off, from how much `draws` of
/// them vary. Maurer and Pontil (2009), "Empirical Bernstein bounds and sample variance
/// penalization", COLT, theorem 4, for both sides.
pub(super) fn error_of_mean(sum: f64, squares: f64, draws: f64, range: f64, risk: f64) -> f64 {
    let log = (4.0 / risk).ln();
    let variance = ((squares - sum * sum / draws) / (draws - 1.0)).max(0.0);
    (2.0 * variance * log / draws).sqrt() + 7.0 * range * log / (3.0 * (draws - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_drawn_only_where_asked_for_or_needed() {
        for (sampling, cost, expected) in [
            (Sampling::Never, 1e30, None),
            (Sampling::Auto, 1.0, None),
            (Sampling::Auto, 3.0, Some(USUAL_ERROR)),
            (Sampling::Within(0.05), 0.0, Some(0.05)),
            (Sampling::Within(0.0), 3.0, None),
            (Sampling::Within(f64::NAN), 3.0, None),
        ] {
            let options = Options {
                sampling,
                ..Options::default()
            };
            assert_eq!(allowed_error(&options, cost, 2.0), expected, "{sampling:?}");
        }
    }

    #[test]
    fn bounds_tighten_with_the_draws() {
        let most = enough_draws(1000.0, 0.01, RISK);
        assert!((most - 49_518.0).abs() < 1.0, "{most}");
        assert!(!is_near(0.01, most / 20.0, most, 0.01, RISK / 1000.0));
        assert!(is_near(0.01, most / 2.0, most, 0.01, RISK / 1000.0));
        assert!(!is_near(0.3, most / 2.0, most, 0.01, RISK / 1000.0));
        // Values that do not vary are known up to the second term.
        let error = error_of_mean(50.0, 25.0, 100.0, 1.0, 0.1);
        assert!((error - 7.0 * 40_f64.ln() / 297.0).abs() < 1e-12);
        assert!(error_of_mean(50.0, 50.0, 100.0, 1.0, 0.1) > error);
    }
}
