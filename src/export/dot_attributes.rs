//! Attributes in Graphviz files that are data and no orders to Graphviz.

use std::borrow::Cow;

use super::cells::Cells;
use super::column::Cell;
use super::dot_text::write_quoted;
use super::output::Buffer;
use super::table::Table;

/// Attribute names that Graphviz would act on, such as `image`, which makes it look for a file.
const GRAPHVIZ_WORDS: &[&str] = &[
    "area",
    "arrowhead",
    "arrowsize",
    "arrowtail",
    "class",
    "color",
    "colorscheme",
    "comment",
    "constraint",
    "decorate",
    "dir",
    "distortion",
    "edgeurl",
    "fillcolor",
    "fixedsize",
    "fontcolor",
    "fontname",
    "fontsize",
    "gradientangle",
    "group",
    "headlabel",
    "headport",
    "headurl",
    "height",
    "href",
    "image",
    "imagepos",
    "imagescale",
    "labelangle",
    "labelfloat",
    "labelloc",
    "labelurl",
    "layer",
    "len",
    "lhead",
    "ltail",
    "margin",
    "minlen",
    "nojustify",
    "ordering",
    "orientation",
    "penwidth",
    "peripheries",
    "pin",
    "pos",
    "rects",
    "regular",
    "root",
    "samehead",
    "sametail",
    "samplepoints",
    "shape",
    "shapefile",
    "showboxes",
    "sides",
    "skew",
    "sortv",
    "style",
    "taillabel",
    "tailport",
    "tailurl",
    "target",
    "tooltip",
    "url",
    "vertices",
    "width",
    "xlabel",
    "xlp",
];

/// Returns the name under which a column is data: with a `_` behind one that Graphviz would act on.
pub(super) fn data_name(column: &str) -> Cow<'_, str> {
    if GRAPHVIZ_WORDS.contains(&column.to_lowercase().as_str()) {
        Cow::Owned(format!("{column}_"))
    } else {
        Cow::Borrowed(column)
    }
}

/// Returns what stands before the values of each column behind the attributes of a picture.
pub(super) fn starts_in_pictures(table: &Table) -> Vec<String> {
    let starts = table.columns.iter().map(|column| {
        let name = match column.name.as_str() {
            // Layouts go by it, and stumble over fractions.
            "weight" => Cow::Borrowed("weight_"),
            name => data_name(name),
        };
        format!(", \"{name}\"=")
    });
    starts.collect()
}

/// The data of a node or an edge in a picture, behind how it looks; what it is called stands there
/// already.
pub(super) struct InPicture<'a> {
    pub(super) starts: &'a [String],
    pub(super) out: &'a mut Buffer,
}

impl<'a> Cells<'a> for InPicture<'_> {
    fn cell(&mut self, column: usize, cell: Option<Cell<'a>>) {
        let Some(cell) = cell.filter(|_| column > 0) else {
            return;
        };
        self.out.raw(&self.starts[column]);
        match cell {
            Cell::Text(text) => write_quoted(self.out, &text),
            cell => {
                self.out.raw("\"");
                cell.write(self.out);
                self.out.raw("\"");
            }
        }
    }
}
