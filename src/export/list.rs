//! Lists in one cell, as tables of records have them: items joined with `|`, and a backslash before
//! a `|` or a backslash that belongs to an item.

use std::borrow::Cow;

/// Joins items.
pub(super) fn list<'a>(items: impl IntoIterator<Item = Cow<'a, str>>) -> Cow<'a, str> {
    let mut items = items.into_iter().map(|item| escape(item, &['|', '\\']));
    let Some(first) = items.next() else {
        return Cow::Borrowed("");
    };
    items.fold(first, |list, item| {
        let mut list = list.into_owned();
        list.push('|');
        list.push_str(&item);
        Cow::Owned(list)
    })
}

/// Puts a backslash before some characters.
pub(super) fn escape<'a>(item: Cow<'a, str>, characters: &[char]) -> Cow<'a, str> {
    if !item.contains(characters) {
        return item;
    }
    let mut escaped = String::with_capacity(item.len() + 2);
    for c in item.chars() {
        if characters.contains(&c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    Cow::Owned(escaped)
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
            assert_eq!(list(items.iter().map(|&item| item.into())), expected);
        }
    }
}
