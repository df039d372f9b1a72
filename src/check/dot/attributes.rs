//! The ids, values and lists of attributes in the statements of a DOT file.

use super::lexer::{Form, Token, Word};
use super::statements::{Parsed, Walk};
use super::values::{self, Owner};
use super::{rules, rules_of_values as of_values};

impl<'a> Walk<'a, '_> {
    /// Reads an id or a value, with what is put behind it by `+`.
    pub(super) fn any_id(&mut self) -> Result<Word<'a>, String> {
        let (Token::Word(word), None) = (self.token, self.keyword()) else {
            return Err(self.unexpected());
        };
        values::check_word(word, self.findings);
        if word.form == Form::Number && self.lexer.is_followed_by_letter() {
            let words = || format!("letters follow the number {}", word.text);
            self.findings.add(&rules::NUMBER_SPLIT, word.at, words);
        }
        self.advance();
        while word.form == Form::Quoted && self.token == Token::Sign('+') {
            let at = self.lexer.start;
            self.findings.add(&of_values::CONCATENATION, at, || {
                "a text goes on behind a +".to_owned()
            });
            self.advance();
            match self.token {
                Token::Word(more) if more.form == Form::Quoted => {
                    values::check_word(more, self.findings);
                    self.advance();
                }
                _ => return Err(self.unexpected()),
            }
        }
        Ok(word)
    }

    /// Reads the lists of attributes that come next, if any.
    pub(super) fn attributes(&mut self, owner: Owner, kind: &str) -> Parsed {
        while self.token == Token::Sign('[') {
            self.advance();
            let mut scheme = match (owner, kind) {
                (Owner::Node, _) => self.schemes[0],
                (Owner::Edge, _) => self.schemes[1],
                _ => "",
            };
            let mut colors = Vec::new();
            while self.token != Token::Sign(']') {
                let name = self.any_id()?;
                if self.token != Token::Sign('=') {
                    return Err(self.unexpected());
                }
                self.advance();
                let value = self.any_id()?;
                values::check(owner, name.text, value, self.findings);
                match (name.text, kind) {
                    ("colorscheme", _) => scheme = value.text,
                    ("color" | "fillcolor" | "fontcolor" | "bgcolor", _) => colors.push(value),
                    ("layout", "graph") => self.has_layout = true,
                    _ => {}
                }
                if kind == "graph" {
                    self.note_drawn(name);
                }
                if matches!(self.token, Token::Sign(',' | ';')) {
                    self.advance();
                }
            }
            for color in colors {
                values::check_scheme(scheme, color, self.findings);
            }
            match kind {
                "node" => self.schemes[0] = scheme,
                "edge" => self.schemes[1] = scheme,
                _ => {}
            }
            self.advance();
        }
        Ok(())
    }

    /// Takes an attribute of the graph or of a subgraph that stands by itself.
    pub(super) fn graph_attribute(&mut self, name: Word<'a>, value: Word<'a>) {
        values::check(Owner::Default, name.text, value, self.findings);
        self.has_layout |= name.text == "layout";
        self.note_drawn(name);
    }

    /// Notes that a subgraph has something to be drawn.
    fn note_drawn(&mut self, name: Word<'a>) {
        let is_drawn = ["label", "color", "bgcolor", "fillcolor", "style"].contains(&name.text);
        if is_drawn
            && self.open.len() > 1
            && let Some(frame) = self.open.last_mut()
        {
            frame.drawn.get_or_insert(name.at);
        }
    }
}
