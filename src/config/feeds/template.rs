//! Texts in which something is filled in.

/// A text such as `{site}: {label}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Literal(String),
    /// The site's title.
    Site,
    /// The feed's name, or its label.
    Own,
}

impl Template {
    /// Reads a text that may hold `{site}`, and in braces the word `own`.
    ///
    /// # Errors
    /// Says what is wrong with it, as a phrase.
    pub(super) fn parse(text: &str, own: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((literal, after)) = rest.split_once('{') {
            let (name, after) = after
                .split_once('}')
                .ok_or("a `{` is not closed by a `}`")?;
            parts.push(Part::Literal(literal.to_owned()));
            parts.push(match name {
                "site" => Part::Site,
                name if name == own => Part::Own,
                _ => return Err(format!("`{{{name}}}` is none of {{site}}, {{{own}}}")),
            });
            rest = after;
        }
        parts.push(Part::Literal(rest.to_owned()));
        Ok(Self { parts })
    }

    /// The text for a feed of the site with the title `site`; `own` is the feed's name or label.
    pub fn fill(&self, site: &str, own: &str) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Literal(literal) => literal,
            Part::Site => site,
            Part::Own => own,
        });
        parts.collect()
    }
}
