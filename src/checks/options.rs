//! What the user may say about a check.

use super::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level, Sink};

/// How a document is checked.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Where the document was fetched from or will be published: self links must name it, and
    /// relative references are resolved against it.
    pub location: Option<String>,
    /// The `Content-Type` that it was served with.
    pub content_type: Option<String>,
    /// Levels that differ from the groups' own; a later one wins, one for a rule wins over one
    /// for its group.
    pub levels: Vec<Override>,
    /// How many findings of one rule are said in full.
    pub repeats: usize,
}

/// A level that the user gave to a rule or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// A rule's name or a group's word.
    pub name: String,
    /// The level; `None` allows it: the rule is silent.
    pub level: Option<Level>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            location: None,
            content_type: None,
            levels: Vec::new(),
            repeats: 10,
        }
    }
}

impl Options {
    /// Says where the document stands in the web.
    #[must_use]
    pub fn at(mut self, location: impl Into<String>) -> Self {
        self.location = Some(location.into());
        self
    }

    /// The `charset` parameter of its `Content-Type`.
    pub(super) fn charset(&self) -> Option<&str> {
        let parameters = self.content_type.as_deref()?.split(';').skip(1);
        parameters.into_iter().find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            name.trim()
                .eq_ignore_ascii_case("charset")
                .then(|| value.trim().trim_matches('"'))
        })
    }

    /// The level of `rule`'s findings; `None` if it is to be silent.
    pub fn level(&self, rule: &Rule) -> Option<Level> {
        let named = |name: &str| {
            self.levels
                .iter()
                .rev()
                .find(|given| given.name == name)
                .map(|given| given.level)
        };
        named(rule.name)
            .or_else(|| named(rule.group.as_str()))
            .unwrap_or(Some(rule.group.level()))
    }

    /// Reports overrides that name nothing, or a rule that did not fire.
    pub(super) fn unmatched(&self, fired: &[&str], sink: &mut Sink) {
        for given in &self.levels {
            let name = given.name.as_str();
            if Group::ALL.iter().any(|group| group.as_str() == name) || fired.contains(&name) {
                continue;
            }
            sink.push(if super::explain(name).is_none() {
                Diagnostic::warning(
                    "settings/unknown-rule",
                    format!("no rule is named `{name}`"),
                )
                .help("see `feedmill rules` for the names")
            } else {
                Diagnostic::note(
                    "settings/unmatched-rule",
                    format!("a level is set for `{name}`, which found nothing"),
                )
                .help("take the level out, unless the finding is rare")
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_that_do_nothing_are_said() {
        let quiet = |name: &str| Override {
            name: name.to_owned(),
            level: None,
        };
        let options = Options {
            levels: ["rss/missing-gid", "rss/missing-guid", "style", "xml/fired"]
                .map(quiet)
                .into(),
            ..Options::default()
        };
        let mut sink = Sink::new();
        options.unmatched(&["xml/fired"], &mut sink);
        let found = sink.into_vec();
        let said: Vec<String> = found
            .iter()
            .map(|it| format!("{} {}: {}", it.level.as_str(), it.rule, it.message))
            .collect();
        assert_eq!(
            said,
            [
                "warning settings/unknown-rule: no rule is named `rss/missing-gid`",
                "note settings/unmatched-rule: a level is set for `rss/missing-guid`, which found nothing",
            ]
        );
    }
}
