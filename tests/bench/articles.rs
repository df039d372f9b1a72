//! Invents articles for benches: the same for the same number, with statements of every kind.

/// Numbers that look random and are the same in every run (a linear congruential sequence).
struct Numbers(u64);

impl Numbers {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let number = usize::try_from(self.0 >> 33).unwrap_or(0);
        from[number % from.len()]
    }
}

const PEOPLE: &[&str] = &[
    "Ines Okafor",
    "Bo Lind",
    "Mayor Ada Quist",
    "Tomas Varga",
    "Sen. Ruth Ellery",
    "Okafor",
    "Lind",
    "Quist",
    "the minister",
    "a spokesman for the port",
    "she",
    "he",
    "two officials",
];
const VERBS: &[&str] = &[
    "said",
    "told reporters",
    "warned",
    "added",
    "argued",
    "announced",
];
const PARTS: &[&str] = &[
    "the harbour needs new cranes before the winter storms arrive",
    "no ferry will leave the old quay until its steps are mended",
    "the council knew about the leaking pumps for several years",
    "wages on the docks have fallen behind those of the railway",
    "the new bridge over the estuary will open without a toll",
    "half of the warehouses along the canal stand empty",
];
const PLACES: &[&str] = &[
    "in Lund",
    "on Monday",
    "at the port",
    "after the vote",
    "in a letter",
];

/// Writes an article of about 800 words in paragraphs.
pub(crate) fn article(seed: usize) -> String {
    let mut numbers = Numbers(seed as u64 + 1);
    let mut text = String::new();
    for _ in 0..20 {
        for _ in 0..2 {
            text.push_str(&sentence(&mut numbers));
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text
}

fn sentence(numbers: &mut Numbers) -> String {
    let (who, verb) = (numbers.pick(PEOPLE), numbers.pick(VERBS));
    let (one, other) = (numbers.pick(PARTS), numbers.pick(PARTS));
    let place = numbers.pick(PLACES);
    let plain = capital(&format!("{one}, and {other} {place}."));
    match numbers.pick(&["direct", "indirect", "mixed", "according", "plain", "plain"]) {
        "direct" => format!(
            "“{},” {who} {verb} {place}. “{}.”",
            capital(one),
            capital(other)
        ),
        "indirect" => capital(&format!("{who} {verb} {place} that {one}.")),
        "mixed" => capital(&format!("{who} {verb} that {one} and that “{other}.”")),
        "according" => capital(&format!("{one}, according to {who}.")),
        _ => plain,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
