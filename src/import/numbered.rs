//! Names that are a number behind one beginning: `n0`, `n1`, …, or `person/17`.

/// The numbers of nodes by such names, in no order: what the name says is the place in a list.
///
/// Most files call their nodes so, and nothing has to be hashed, compared or searched for it.
#[derive(Debug, Default)]
pub(super) struct Numbered {
    /// What stands before the number, once a name is known.
    prefix: Option<Box<str>>,
    /// What each name means, plus one; zero where it is not known, so that memory which nothing is
    /// written into is never touched.
    meanings: Vec<u32>,
    count: usize,
}

/// How many places there may be for each name.
const SPARSE: usize = 8;

/// How many places there may be at least.
const FEW: usize = 1 << 22;

/// More digits than this are no place in a list.
const DIGITS: usize = 10;

impl Numbered {
    /// Takes a name that is not known, and tells whether it can be kept here. The first name says
    /// what all begin with.
    pub(super) fn insert(&mut self, name: &str, meaning: u32) -> bool {
        let prefix = self.prefix.get_or_insert_with(|| prefix(name).into());
        let most = FEW.max(SPARSE * (self.count + 1));
        let place = place(prefix, name).filter(|place| *place < most);
        let (Some(place), Some(meaning)) = (place, meaning.checked_add(1)) else {
            return false;
        };
        if self.meanings.len() <= place {
            let mut more = vec![0; (place + 1).next_power_of_two()];
            more[..self.meanings.len()].copy_from_slice(&self.meanings);
            self.meanings = more;
        }
        self.meanings[place] = meaning;
        self.count += 1;
        true
    }

    /// Returns what a name means.
    #[inline]
    pub(super) fn get(&self, name: &str) -> Option<u32> {
        self.at(place(self.prefix.as_deref()?, name)?)
    }

    /// Returns what the name with some number means.
    #[inline]
    pub(super) fn at(&self, place: usize) -> Option<u32> {
        self.meanings.get(place)?.checked_sub(1)
    }

    /// Tells whether names are numbers and nothing else.
    #[inline]
    pub(super) fn are_bare(&self) -> bool {
        self.prefix.as_deref() == Some("")
    }
}

/// Returns what stands before the number at the end of a name. Zeros before a number are no part of
/// it.
fn prefix(name: &str) -> &str {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = name.len() - stem.len();
    let number = name[stem.len()..].trim_start_matches('0').len();
    let number = number.max(digits.min(1));
    &name[..name.len() - number]
}

/// Returns the number in a name with some beginning, as long as it is written in its only way.
#[inline]
fn place(prefix: &str, name: &str) -> Option<usize> {
    let (start, digits) = name.as_bytes().split_at_checked(prefix.len())?;
    // Beginnings are short: comparing them here takes less time than calling for it.
    let is_same = start.iter().zip(prefix.as_bytes()).all(|(a, b)| a == b);
    let is_number = match digits {
        [b'0'] => true,
        [] | [b'0', ..] => false,
        digits => digits.len() <= DIGITS,
    };
    if !is_same || !is_number {
        return None;
    }
    let mut place = 0;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        place = 10 * place + u64::from(digit);
    }
    usize::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_numbers_are_found_and_no_others() {
        for (names, others) in [
            (["n0", "n2", "n1"], ["n3", "n", "n01", "m0"]),
            (["17", "8", "4000"], ["0", "", "017", "n17"]),
            (["n008", "n009", "n0010"], ["n8", "n09", "n00010", "n0011"]),
            (["a1-0", "a1-1", "a1-7"], ["a1-", "a1-00", "a2-0", "a1-1 "]),
        ] {
            let mut numbered = Numbered::default();
            for (meaning, name) in (40..).zip(names) {
                assert_eq!(numbered.get(name), None, "{name}");
                assert!(numbered.insert(name, meaning), "{name}");
            }
            for (meaning, name) in (40..).zip(names) {
                assert_eq!(numbered.get(name), Some(meaning), "{name}");
            }
            let long = format!("{}00000000000000000000", names[1]);
            for other in others
                .into_iter()
                .chain(["é", "n١", "18446744073709551617", &long])
            {
                assert_eq!(numbered.get(other), None, "{other}");
            }
            assert_eq!(numbered.are_bare(), names[0] == "17");
            if numbered.are_bare() {
                assert_eq!(numbered.at(4000), Some(42));
                assert_eq!(numbered.at(4001), None);
            }
        }
    }

    #[test]
    fn a_list_has_not_many_more_places_than_names() {
        let mut numbered = Numbered::default();
        for name in ["5", "9999999", "4000000000", "x7", "Ada"] {
            assert_eq!(numbered.insert(name, 1), name == "5", "{name}");
        }
        for number in 6..9000 {
            assert!(numbered.insert(&number.to_string(), number));
        }
        assert_eq!(numbered.get("8999"), Some(8999));
        assert_eq!(numbered.get("9000"), None);
        assert!(!Numbered::default().insert("Ada", 0));
    }
}
