//! Lists in one cell, as tables of records have them: items joined with `|`, and a backslash before
//! a `|` or a backslash that belongs to an item.

use std::borrow::Cow;

use memchr::{memchr2, memchr3};

/// What an item must not hold as it is.
const ENDS: &[u8] = b"|\\";

/// Joins items.
pub(super) fn list<'a>(items: impl IntoIterator<Item = Cow<'a, str>>) -> Cow<'a, str> {
    let mut items = items.into_iter();
    let Some(first) = items.next() else {
        return Cow::Borrowed("");
    };
    let first = escape(first, ENDS);
    let Some(second) = items.next() else {
        return first;
    };
    let mut list = first.into_owned();
    for item in std::iter::once(second).chain(items) {
        list.push('|');
        push(&mut list, &item, ENDS);
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

/// Puts a backslash before some characters, all of them ASCII.
pub(super) fn escape<'a>(item: Cow<'a, str>, characters: &[u8]) -> Cow<'a, str> {
    if has_none(&item, characters) {
        return item;
    }
    let mut escaped = String::with_capacity(item.len() + 2);
    push(&mut escaped, &item, characters);
    Cow::Owned(escaped)
}

/// Adds an item with a backslash before some characters.
fn push(list: &mut String, item: &str, characters: &[u8]) {
    if has_none(item, characters) {
        list.push_str(item);
        return;
    }
    for c in item.chars() {
        if u8::try_from(c).is_ok_and(|byte| characters.contains(&byte)) {
            list.push('\\');
        }
        list.push(c);
    }
}

/// Tells whether an item has none of some characters.
fn has_none(item: &str, characters: &[u8]) -> bool {
    let bytes = item.as_bytes();
    match characters {
        [a, b] => memchr2(*a, *b, bytes).is_none(),
        [a, b, c] => memchr3(*a, *b, *c, bytes).is_none(),
        characters => !bytes.iter().any(|byte| characters.contains(byte)),
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
