//! Lists in one cell, as tables of records have them: items joined with `|`, and a backslash before
//! a `|` or a backslash that belongs to an item.

#![expect(
    clippy::inline_always,
    reason = "what writes rows is compiled with the vector instructions of the processor, whole"
)]

use std::borrow::Cow;

use super::plain::{Special, is_plain};

/// Tells what an item must not hold as it is: `|` and the backslash, which differ in one bit.
const fn ends(byte: u8) -> bool {
    byte & !0x20 == b'\\'
}

/// Joins items.
#[inline(always)]
pub(super) fn list<'a>(items: impl IntoIterator<Item = Cow<'a, str>>) -> Cow<'a, str> {
    let mut items = items.into_iter();
    let Some(first) = items.next() else {
        return Cow::Borrowed("");
    };
    let first = escape(first, ends);
    let Some(second) = items.next() else {
        return first;
    };
    let mut list = first.into_owned();
    for item in std::iter::once(second).chain(items) {
        list.push('|');
        push(&mut list, &item, ends);
    }
    Cow::Owned(list)
}

/// Returns the items of a list that [`list`] has joined.
pub(super) fn split(list: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut characters = list.chars();
    while let Some(c) = characters.next() {
        match c {
            '|' => items.push(String::new()),
            c => {
                let c = if c == '\\' {
                    characters.next()
                } else {
                    Some(c)
                };
                if let Some(last) = items.last_mut() {
                    last.extend(c);
                }
            }
        }
    }
    items
}

/// Puts a backslash before special characters, all of them ASCII.
#[inline(always)]
pub(super) fn escape(item: Cow<'_, str>, special: impl Special) -> Cow<'_, str> {
    if is_plain(item.as_bytes(), special) {
        return item;
    }
    let mut escaped = String::with_capacity(item.len() + 2);
    push(&mut escaped, &item, special);
    Cow::Owned(escaped)
}

/// Adds an item with a backslash before special characters.
fn push(list: &mut String, item: &str, special: impl Special) {
    if is_plain(item.as_bytes(), special) {
        list.push_str(item);
        return;
    }
    for c in item.chars() {
        if c.is_ascii() && u8::try_from(c).is_ok_and(|byte| special.is(byte)) {
            list.push('\\');
        }
        list.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_can_be_told_apart() {
        for (items, expected) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "", "b"], "a||b"),
            (&["a|b", "c\\"], "a\\|b|c\\\\"),
        ] {
            let joined = list(items.iter().map(|&item| item.into()));
            assert_eq!(joined, expected);
            if !items.is_empty() {
                assert_eq!(split(&joined), items);
            }
        }
    }
}
