//! Nesting: tells pages whose elements are nested deeper than any article's, which would take long.

use dom_smoothie::Readability;

/// Deeper than any article stands: the library looks at all that is around each part.
const DEEPEST: usize = 1000;

/// Elements that have no end, or whose end pages leave out: they cannot hold their own kind.
const WITHOUT_END: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html",
    "img", "input", "li", "link", "meta", "option", "p", "rp", "rt", "source", "tbody", "td",
    "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Tells whether tags are nested as they are only in pages made to do harm, without building the
/// tree: that takes time that grows with the square of the depth.
pub(super) fn looks_too_deep(page: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = page;
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let is_end = tag.starts_with('/');
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let name = tag.find(|c| !is_letter(c)).map_or(tag, |end| &tag[..end]);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let is_name = |other: &&str| other.eq_ignore_ascii_case(name);
        if is_end {
            if let Some(start) = open.iter().rposition(is_name) {
                open.truncate(start);
            }
        } else if !WITHOUT_END.iter().any(is_name) && !is_whole(tag) {
            open.push(name);
            if open.len() > DEEPEST {
                return true;
            }
        }
        if !is_end && ["script", "style"].iter().any(is_name) {
            // What looks like a tag in a program is none.
            while let Some((_, tag)) = rest.split_once("</") {
                if tag.get(..name.len()).as_ref().is_some_and(is_name) {
                    break;
                }
                rest = tag;
            }
        }
    }
    false
}

/// Tells whether a tag starts and ends an element, as in `<path d="M0 0"/>`.
fn is_whole(tag: &str) -> bool {
    tag.find('>').is_some_and(|end| tag[..end].ends_with('/'))
}

/// Tells whether elements are nested too deep in the tree, which knows what tags do not show.
pub(super) fn is_too_deep(page: &Readability) -> bool {
    let mut depth = 0;
    let mut next = Some(page.doc.root());
    while let Some(node) = next {
        if depth > DEEPEST {
            return true;
        }
        next = node.first_child();
        if next.is_some() {
            depth += 1;
            continue;
        }
        let mut end = node;
        next = loop {
            if let Some(sibling) = end.next_sibling() {
                break Some(sibling);
            }
            let Some(parent) = end.parent() else {
                break None;
            };
            depth -= 1;
            end = parent;
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_without_an_end_are_not_nested() {
        let many = "<p>One</i><br><svg><path d='M0 0'/></svg></p><!-- <b> --><LI>Two<b>!</B>";
        let script = "<script>'<div>'</script>";
        let fine = format!("{}{}", many.repeat(2_000), script.repeat(2_000));
        assert!(!looks_too_deep(&fine));
        assert!(looks_too_deep(&"<i></b><I>".repeat(DEEPEST)));
    }
}
