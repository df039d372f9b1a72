//! Themes: what a picture is drawn on, and the colors that read well there.

use super::Color;

/// What a picture is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// White paper.
    #[default]
    Print,
    /// A dark screen.
    Dark,
}

impl Theme {
    /// Every theme, in the order of help.
    pub const ALL: [Self; 2] = [Self::Print, Self::Dark];

    /// Returns the name after `--theme`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Dark => "dark",
        }
    }

    /// Returns the color of the ground.
    #[must_use]
    pub const fn paper(self) -> Color {
        match self {
            Self::Print => Color(0xFF, 0xFF, 0xFF),
            Self::Dark => Color(0x16, 0x1B, 0x22),
        }
    }

    /// Returns the color of text.
    #[must_use]
    pub const fn ink(self) -> Color {
        match self {
            Self::Print => Color(0x1A, 0x1A, 0x1A),
            Self::Dark => Color(0xE9, 0xEC, 0xEF),
        }
    }

    /// Returns the color of text that matters less.
    #[must_use]
    pub const fn faint(self) -> Color {
        match self {
            Self::Print => Color(0x59, 0x5F, 0x66),
            Self::Dark => Color(0xA3, 0xAC, 0xB6),
        }
    }

    /// Returns the color of lines that help to read a chart and are no part of what it says.
    #[must_use]
    pub const fn grid(self) -> Color {
        match self {
            Self::Print => Color(0xDD, 0xDF, 0xE2),
            Self::Dark => Color(0x33, 0x3B, 0x45),
        }
    }

    /// Returns the color of what a chart says where it says one thing.
    #[must_use]
    pub const fn accent(self) -> Color {
        match self {
            Self::Print => Color::BLUE,
            Self::Dark => Color::SKY,
        }
    }

    /// Returns the color of one of several series, by number, or of all others.
    #[must_use]
    pub fn series(self, number: Option<usize>) -> Color {
        let color = number.and_then(|number| Color::GROUPS.get(number));
        color.map_or(self.other(), |color| self.visible(*color))
    }

    /// Returns the color of what belongs to no series or group: it steps back behind all others.
    #[must_use]
    pub const fn other(self) -> Color {
        match self {
            Self::Print => Color::GRAY,
            Self::Dark => Color(0x75, 0x7D, 0x87),
        }
    }

    /// Makes a color stand out from the ground, where it does not: dark ones become lighter on a
    /// dark ground.
    #[must_use]
    pub fn visible(self, color: Color) -> Color {
        let steps = (0..10).map(|step| color.mixed(self.ink(), f64::from(step) * 0.1));
        let stands_out = |color: &Color| color.contrast(self.paper()) >= 1.25;
        let stands_out_in_the_dark = |color: &Color| color.contrast(self.paper()) >= 3.0;
        let mut steps = steps.filter(|color| match self {
            Self::Print => stands_out(color),
            Self::Dark => stands_out_in_the_dark(color),
        });
        steps.next().unwrap_or(self.ink())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn text_and_colors_stand_out_from_the_ground() {
        for theme in Theme::ALL {
            // The contrasts that WCAG asks of the best grade, and of the usual one.
            assert!(theme.ink().contrast(theme.paper()) > 7.0);
            assert!(theme.faint().contrast(theme.paper()) > 4.5);
            let numbers = (0..Color::GROUPS.len()).map(Some).chain([None]);
            let colors: BTreeSet<String> = numbers
                .map(|number| {
                    let color = theme.series(number);
                    assert!(color.contrast(theme.paper()) >= 1.25, "{theme:?} {color}");
                    color.to_string()
                })
                .collect();
            assert_eq!(colors.len(), Color::GROUPS.len() + 1, "{theme:?}");
        }
    }
}
