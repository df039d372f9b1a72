//! How often a property is tried.

use proptest::test_runner::{Config, RngSeed};

/// Tries a property on the same cases every time.
///
/// `SAYSO_HUNT=N` in the environment tries N times as many, other ones each time: for a search
/// that takes hours, not for the gate, which says the same of the same program.
pub(crate) fn cases(number: u32) -> Config {
    let hunt = std::env::var("SAYSO_HUNT").ok();
    let times = hunt.and_then(|times| times.parse::<u32>().ok());
    Config {
        rng_seed: times.map_or(RngSeed::Fixed(9), |_| RngSeed::Random),
        failure_persistence: None,
        ..Config::with_cases(number * times.unwrap_or(1))
    }
}
