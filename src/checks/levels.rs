//! The levels that the user gives to rules, and what becomes of findings by them.

use super::{Check, Group, Rule, explain};
use crate::diagnostic::{Diagnostic, Level, Place};

/// A level that the user gave to a rule or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// A rule's name or a group's word.
    pub name: String,
    /// The level; `None` allows it: the rule is silent.
    pub level: Option<Level>,
    /// Where it is written, if that is a file.
    pub place: Option<Place>,
}

impl Override {
    /// A level for a rule or a group, from somewhere that is no file.
    pub fn new(name: impl Into<String>, level: Option<Level>) -> Self {
        Self {
            name: name.into(),
            level,
            place: None,
        }
    }

    /// Says where the override is written, if that is known.
    pub(super) fn place(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.place.clone_from(&self.place);
        diagnostic
    }
}

/// What the user says about `rule`: a later override wins, one for a rule wins over one for its
/// group.
pub(super) fn given<'l>(levels: &'l [Override], rule: &Rule) -> Option<&'l Override> {
    let named = |name: &str| levels.iter().rev().find(|given| given.name == name);
    named(rule.name).or_else(|| named(rule.group.as_str()))
}

/// Gives the findings of a run that publishes the levels of the user: those about articles and
/// settings, of the schema gate and of the history. What [`examine`](super::examine) found has
/// them already.
///
/// Warnings and notes get the level that is given, or are left out. An error stays one: it says
/// that an article was left out or that a feed is not published, and no level changes that. Only
/// the errors of `history/…` are a matter of opinion, so they obey as well.
///
/// ```
/// use feedmill::checks::{self, Override};
/// use feedmill::diagnostic::Diagnostic;
///
/// let found = vec![
///     Diagnostic::warning("article/unknown-field", "no field is called `colour`"),
///     Diagnostic::error("schema/rss", "`item` has no `title`"),
/// ];
/// let levels = ["article/unknown-field", "schema"].map(|name| Override::new(name, None));
/// let left = checks::relevel(found, &levels);
/// assert_eq!(left.len(), 1);
/// assert_eq!(left[0].rule, "schema/rss");
/// ```
pub fn relevel(findings: Vec<Diagnostic>, levels: &[Override]) -> Vec<Diagnostic> {
    apply(findings, levels, |rule, level| {
        level < Level::Error || rule.group == Group::History
    })
}

/// Gives `findings` the levels of the user, where `obeys` says so of a rule and a finding's level.
pub(super) fn apply(
    findings: Vec<Diagnostic>,
    levels: &[Override],
    obeys: fn(&Rule, Level) -> bool,
) -> Vec<Diagnostic> {
    let judged = findings.into_iter().filter_map(|mut finding| {
        let rule = explain(finding.rule).filter(|rule| obeys(rule, finding.level));
        if let Some(given) = rule.and_then(|rule| given(levels, rule)) {
            finding.level = given.level?;
            finding.level_from.clone_from(&given.place);
        }
        Some(finding)
    });
    judged.collect()
}

/// The overrides that a run that publishes does not follow: whatever they say, [`relevel`] leaves
/// the errors of their rules as they are.
pub fn ignored(levels: &[Override]) -> Vec<Diagnostic> {
    let is_fixed = |rule: &Rule| {
        let is_elsewhere = matches!(rule.check, Check::Elsewhere);
        is_elsewhere && matches!(rule.group, Group::Schema | Group::Spec)
    };
    let lowered = levels.iter().filter(|it| it.level != Some(Level::Error));
    let ignored = lowered.filter(|given| {
        given.name == Group::Schema.as_str() || explain(&given.name).is_some_and(is_fixed)
    });
    ignored
        .map(|given| {
            let message = format!("`{}` stays an error in a build", given.name);
            given.place(
                Diagnostic::warning("settings/ignored-level", message)
                    .help("take the level out, and correct what the findings name"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUND: [(&str, Level); 5] = [
        ("article/invalid-date", Level::Error),
        ("article/unknown-field", Level::Warning),
        ("feed/empty-feed", Level::Warning),
        ("schema/rss", Level::Error),
        ("settings/unmatched-rule", Level::Note),
    ];

    fn left(levels: &[Override]) -> Vec<(&'static str, Level)> {
        let found = FOUND.map(|(rule, level)| Diagnostic::new(level, rule, "so it is"));
        let left = relevel(found.into(), levels);
        left.iter().map(|it| (it.rule, it.level)).collect()
    }

    #[test]
    fn errors_stay_and_the_rest_obeys() {
        let all = |level| FOUND.map(|(rule, _)| Override::new(rule, level));
        let allowed = left(&all(None));
        assert_eq!(allowed, [FOUND[0], FOUND[3]]);
        let denied = left(&all(Some(Level::Error)));
        assert!(denied.iter().all(|(_, level)| *level == Level::Error));
        let groups = ["spec", "schema", "interop"].map(|name| Override::new(name, None));
        assert_eq!(left(&groups), [FOUND[0], FOUND[3], FOUND[4]]);
    }

    #[test]
    fn a_rule_wins_over_its_group_and_keeps_where_it_is_written() {
        let mut rule = Override::new("article/unknown-field", Some(Level::Note));
        rule.place = Some(Place::line("feedmill.toml", 12));
        let levels = [rule, Override::new("interop", None)];
        let found = Diagnostic::warning("article/unknown-field", "so it is");
        let left = relevel(vec![found], &levels);
        assert_eq!(left[0].level, Level::Note);
        assert_eq!(left[0].level_from, levels[0].place);
    }

    #[test]
    fn says_which_levels_a_build_ignores() {
        let levels = [
            Override::new("schema", None),
            Override::new("article/invalid-date", Some(Level::Warning)),
            Override::new("article/unknown-field", None),
            Override::new("rss/invalid-date", None),
            Override::new("schema/rss", Some(Level::Error)),
        ];
        let said = ignored(&levels);
        assert!(said.iter().all(|it| it.rule == "settings/ignored-level"));
        let said: Vec<&str> = said.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "`schema` stays an error in a build",
                "`article/invalid-date` stays an error in a build"
            ]
        );
    }
}
