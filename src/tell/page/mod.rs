//! Pages for people: one file that holds everything it needs, runs nothing and loads nothing.

mod explain;
mod markup;
mod quote;
mod score;

use sha2::{Digest, Sha256};

pub use self::explain::explanation_page;
pub(super) use self::markup::Markup;
pub(super) use self::quote::{key, quote, role};

/// How all pages look.
const STYLE: &str = include_str!("style.css");

/// Makes a page of a title and of what a function puts into its body.
///
/// Its policy allows the one style sheet that is part of it, and nothing else: no script, no image,
/// no address.
pub(super) fn page(title: &str, fill: impl FnOnce(&mut Markup)) -> String {
    let hash = base64(&Sha256::digest(STYLE.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
    );
    let mut page = Markup::default();
    page.markup("<!DOCTYPE html>\n");
    page.element("html", &[("lang", "en")], |html| {
        html.element("head", &[], |head| {
            head.empty("meta", &[("charset", "utf-8")]);
            let policy = [
                ("http-equiv", "Content-Security-Policy"),
                ("content", &policy),
            ];
            head.empty("meta", &policy);
            let width = "width=device-width, initial-scale=1";
            head.empty("meta", &[("name", "viewport"), ("content", width)]);
            let version = concat!("sayso ", env!("CARGO_PKG_VERSION"));
            head.empty("meta", &[("name", "generator"), ("content", version)]);
            head.words("title", &[], title);
            head.element("style", &[], |style| style.markup(STYLE));
        });
        html.element("body", &[], fill);
    });
    page.into_text()
}

/// Writes bytes in base 64, as policies do.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let all = three.iter().chain([&0; 2]).take(3);
        let bits = all.fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        for place in 0..4 {
            let digit = char::from(DIGITS[bits >> (18 - 6 * place) & 63]);
            text.push(if place > three.len() { '=' } else { digit });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_padded() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_style_is_well_formed_and_loads_nothing() {
        let text = page("A & <b>", |body| body.words("p", &[], "x"));
        let (_, xml) = text.split_once('\n').unwrap_or_default();
        assert!(roxmltree::Document::parse(xml).is_ok());
        for loads in ["url(", "@import", "http:", "https:"] {
            assert!(!STYLE.contains(loads), "{loads}");
        }
    }
}
