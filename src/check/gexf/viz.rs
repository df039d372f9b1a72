//! How a GEXF file wants its nodes drawn: colors, sizes and places.

use super::{Scan, rules_of_values as rules};
use crate::check::values::{number, offset_in};
use crate::check::xml::Tag;
use crate::read::quoted;

impl<'a> Scan<'a, '_> {
    pub(super) fn check_color(&mut self, tag: &Tag<'a>) {
        let parts = tag.attributes(["r", "g", "b", "a"]);
        if self.is_node(tag)
            && let Some(place) = parts[..3].iter().position(Option::is_none)
        {
            let words = || format!("the color has no {}", ["r", "g", "b"][place]);
            self.findings.add(&rules::COLOR_PART, tag.at, words);
        }
        for (place, part) in parts.into_iter().enumerate() {
            let Some(part) = part.filter(|part| !part.is_empty()) else {
                continue;
            };
            let is_whole = part.parse::<i32>().is_ok();
            if !is_whole && (place < 3 || number(part).is_none()) {
                let name = ["r", "g", "b", "a"][place];
                let words = || format!("the color has {name}={}", quoted(part));
                self.findings
                    .add(&rules::COLOR, offset_in(self.text, part), words);
            }
        }
    }

    /// Tells whether a drawing is one of a node that has the prefix which networkx looks for.
    fn is_node(&self, tag: &Tag<'a>) -> bool {
        tag.prefix.is_some() && self.open.last() == Some(&"node")
    }

    /// Checks a size, a thickness, a shape or a place.
    pub(super) fn check_drawing(&mut self, tag: &Tag<'a>) {
        match tag.name {
            "size" => self.check_size(tag),
            "position" => {}
            _ => {
                let words = || format!("a {} is given", tag.name);
                self.findings.add(&rules::VIZ_IGNORED, tag.at, words);
            }
        }
        if !self.is_node(tag) || tag.name == "shape" {
            return;
        }
        let numbers: &[&str] = if tag.name == "position" {
            &["x", "y", "z"]
        } else {
            &["value"]
        };
        let mut has_any = false;
        tag.each(|name, value| {
            has_any |= numbers.contains(&name);
            if numbers.contains(&name) && number(value).is_none() {
                let words = || format!("the {} has {name}={}", tag.name, quoted(value));
                self.findings
                    .add(&rules::VIZ_NUMBER, offset_in(self.text, value), words);
            }
        });
        if !has_any && tag.name != "position" {
            let words = || format!("the {} has no value", tag.name);
            self.findings.add(&rules::VIZ_NUMBER, tag.at, words);
        }
    }

    fn check_size(&mut self, tag: &Tag<'a>) {
        let mut first = None;
        tag.each(|name, _| {
            first.get_or_insert(name);
        });
        if let Some(first) = first.filter(|first| *first != "value") {
            let words = || format!("the first attribute of the size is {}", quoted(first));
            self.findings.add(&rules::SIZE, tag.at, words);
        }
    }
}
