//! What the user may say about a check.

use super::levels::given;
use super::{Group, Override, Rule};
use crate::diagnostic::{Diagnostic, Level, Place, nearest};
use crate::model::Profile;

/// How a document is checked.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Where the document was fetched from or will be published: self links must name it, and
    /// relative references are resolved against it.
    pub location: Option<String>,
    /// The `Content-Type` that it was served with.
    pub content_type: Option<String>,
    /// Whether [`http::examine`](super::http::examine) judges the answer as well: then nothing
    /// else speaks of its `Content-Type`.
    pub is_answer_judged: bool,
    /// The partner that the document is made for: what that wants is looked for as well.
    pub profile: Option<Profile>,
    /// Levels that differ from the groups' own; a later one wins, one for a rule wins over one
    /// for its group.
    pub levels: Vec<Override>,
    /// How many findings of one rule are said in full.
    pub repeats: usize,
    /// Findings of a lower level are not told.
    pub least: Level,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            location: None,
            content_type: None,
            is_answer_judged: false,
            profile: None,
            levels: Vec::new(),
            repeats: 10,
            least: Level::Note,
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
        charset(self.content_type.as_deref()?)
    }

    /// The level of `rule`'s findings; `None` if it is to be silent.
    pub fn level(&self, rule: &Rule) -> Option<Level> {
        given(&self.levels, rule)
            .map_or(Some(rule.group.level()), |given| given.level)
            .filter(|level| *level >= self.least)
    }

    /// Where the level of `rule` is written, if a file gives it.
    pub(super) fn level_from(&self, rule: &Rule) -> Option<Place> {
        given(&self.levels, rule)?.place.clone()
    }

    /// What is wrong with the overrides themselves: names that are no rule's and no group's.
    pub fn unknown(&self) -> Vec<Diagnostic> {
        let groups = Group::ALL.map(Group::as_str);
        let names = || super::rules().iter().map(|rule| rule.name).chain(groups);
        let unknown = self
            .levels
            .iter()
            .filter(|given| !names().any(|name| name == given.name));
        unknown
            .map(|given| {
                let help = match nearest(&given.name, names()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "see `feedmill rules` for the names".into(),
                };
                let message = format!("no rule is named `{}`", given.name);
                given.place(Diagnostic::warning("settings/unknown-rule", message).help(help))
            })
            .collect()
    }

    /// The overrides of rules that did not fire; `fired` has those that did, in any document.
    pub fn unmatched(&self, fired: &[&str]) -> Vec<Diagnostic> {
        let idle = self.levels.iter().filter(|given| {
            super::explain(&given.name).is_some() && !fired.contains(&given.name.as_str())
        });
        idle.map(|given| {
            let name = &given.name;
            let message = format!("a level is set for `{name}`, which found nothing");
            let help = "take the level out, unless the finding is rare";
            given.place(Diagnostic::note("settings/unmatched-rule", message).help(help))
        })
        .collect()
    }
}

/// The `charset` parameter of a `Content-Type`.
pub(super) fn charset(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| value.trim().trim_matches('"'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_that_do_nothing_are_said() {
        let quiet = |name: &str| Override::new(name, None);
        let options = Options {
            levels: [
                "rss/missing-gid",
                "rss/missing-guid",
                "style",
                "xml/invalid-syntax",
            ]
            .map(quiet)
            .into(),
            ..Options::default()
        };
        let mut found = options.unknown();
        found.extend(options.unmatched(&["xml/invalid-syntax"]));
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
