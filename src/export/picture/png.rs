//! PNG: pixels of the same picture, with the program's own font, on every machine alike.

use std::io;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree, fontdb};

use crate::plot::Font;

/// How many dots a pixel of the page has, each way: at two, a page of 900 is 15 cm wide in print.
const DOTS: f32 = 2.0;

/// Turns a picture into pixels.
///
/// # Errors
///
/// Returns an error where the picture is no SVG, or larger than memory.
pub(super) fn pixels(svg: &str) -> io::Result<Vec<u8>> {
    let mut fonts = fontdb::Database::new();
    for font in [Font::Regular, Font::Bold] {
        fonts.load_font_data(font.bytes().to_vec());
    }
    let options = usvg::Options {
        font_family: "Noto Sans".to_owned(),
        fontdb: Arc::new(fonts),
        ..usvg::Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(io::Error::other)?;
    let size = tree.size().to_int_size().scale_by(DOTS);
    let mut pixels = size
        .and_then(|size| Pixmap::new(size.width(), size.height()))
        .ok_or(io::ErrorKind::OutOfMemory)?;
    let scale = Transform::from_scale(DOTS, DOTS);
    resvg::render(&tree, scale, &mut pixels.as_mut());
    pixels.encode_png().map_err(io::Error::other)
}
