//! Web addresses from records, mended so far that files can hold them.

use std::fmt::Write as _;

/// Returns an address with what no address may hold encoded: white space, brackets of markup.
pub(super) fn encoded(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for c in url.trim().chars() {
        if c.is_control() || c.is_whitespace() || "<>\"{}|\\^`".contains(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(address, "%{byte:02X}");
            }
        } else {
            address.push(c);
        }
    }
    address
}

/// Returns the address of a page, if it is one, encoded.
pub(super) fn page(url: &str) -> Option<String> {
    let is_page = url.starts_with("https://") || url.starts_with("http://");
    is_page.then(|| encoded(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_mended_where_they_can_be() {
        for (url, expected) in [
            (" https://a.example/?q=b c\n", "https://a.example/?q=b%20c"),
            (
                "https://a.example/<1>|\u{FC}",
                "https://a.example/%3C1%3E%7C\u{FC}",
            ),
            ("page 3", "page%203"),
        ] {
            assert_eq!(encoded(url), expected);
        }
        assert_eq!(page("javascript:alert(1)"), None);
    }
}
