//! The outermost names of a JSON document of which only the start is known.

/// The names of the members of the outermost object, and of the first object in it or in the
/// outermost list.
#[derive(Debug, Default)]
pub(super) struct TopLevel<'a> {
    /// Whether the document is an object.
    pub(super) is_object: bool,
    /// Whether the document is a list.
    pub(super) is_list: bool,
    names: Vec<&'a str>,
    inner: Vec<&'a str>,
}

impl<'a> TopLevel<'a> {
    /// Finds the names.
    pub(super) fn of(start: &'a str) -> Self {
        let text = start.trim_start();
        let mut found = Self {
            is_object: text.starts_with('{'),
            is_list: text.starts_with('['),
            ..Self::default()
        };
        if !found.is_object && !found.is_list {
            return found;
        }
        let bytes = text.as_bytes();
        let (mut depth, mut at) = (0_usize, 0);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                b'"' => {
                    let Some(end) = end_of_string(bytes, at + 1) else {
                        break;
                    };
                    let name = text.get(at + 1..end).unwrap_or_default();
                    let behind = text[end + 1..].trim_start();
                    if behind.starts_with(':') {
                        match depth {
                            1 => found.names.push(name),
                            2 | 3 => found.inner.push(name),
                            _ => {}
                        }
                    }
                    at = end;
                }
                _ => {}
            }
            at += 1;
        }
        found
    }

    /// Tells whether the outermost object has a member.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    /// Tells whether the outermost object has one member, as far as is known.
    pub(super) fn only(&self, name: &str) -> bool {
        self.names == [name]
    }

    /// Tells whether an object in the outermost object or list has a member.
    pub(super) fn has_within(&self, name: &str) -> bool {
        self.inner.contains(&name)
    }
}

/// Finds the quotation mark that ends a string.
pub(super) fn end_of_string(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_depth() {
        let top =
            TopLevel::of(r#" {"a \" b": "nodes:", "nodes": [{"id": "edges", "x": {"y": 1}}], "c"#);
        assert!(top.is_object && top.has("nodes") && top.has_within("id"));
        assert!(!top.has("id") && !top.has("edges") && !top.has("c") && !top.has_within("y"));
        assert!(TopLevel::of(r#"[{"data": 1}"#).has_within("data"));
        for text in ["", "{", "[\"", "\"a\": 1", "{\"a\\"] {
            assert!(TopLevel::of(text).names.is_empty(), "{text}");
        }
    }
}
