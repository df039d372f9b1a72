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
            let joined = list(items.iter().map(|&item| item.into()));
            assert_eq!(joined, expected);
            if !items.is_empty() {
                assert_eq!(split(&joined), items);
            }
        }
    }
}
