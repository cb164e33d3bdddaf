//! What a rule is: a name for life, a group that gives it its level, a page, and a function.

use super::document::{Document, Element, Span};
use super::elements::Definition;
use super::history::Change;
use super::http::Exchange;
use super::rules::profile;
use super::{Context, Sink, json};
use crate::diagnostic::{Diagnostic, Level};

/// One rule. All of them stand in [`RULES`](super::rules).
#[derive(Debug)]
pub struct Rule {
    /// `scope/bad-pattern`, such as `rss/missing-guid`; never changed.
    pub name: &'static str,
    /// What kind of fault it is; the group gives the level.
    pub group: Group,
    /// The first version that has it.
    pub since: &'static str,
    /// Its page: what `explain` prints, and its test.
    pub page: &'static str,
    /// What looks for the fault.
    pub check: Check,
}

/// What kind of fault a rule finds. The order is that of the documentation: worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Group {
    /// Breaks the grammar of the format.
    Schema,
    /// Breaks what the specification demands beyond its grammar.
    Spec,
    /// Worse than what is published already.
    History,
    /// Not what the partner wants for whom the feed is made.
    Profile,
    /// Real readers misbehave, or a specification advises against it.
    Interop,
    /// Would make a better feed.
    Style,
}

impl Group {
    /// Every group.
    pub const ALL: [Group; 6] = [
        Group::Schema,
        Group::Spec,
        Group::History,
        Group::Profile,
        Group::Interop,
        Group::Style,
    ];

    /// The word in settings and on pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Group::Schema => "schema",
            Group::Spec => "spec",
            Group::History => "history",
            Group::Profile => "profile",
            Group::Interop => "interop",
            Group::Style => "style",
        }
    }

    /// How much a finding of this group weighs unless the user says otherwise.
    pub fn level(self) -> Level {
        match self {
            Group::Schema | Group::Spec | Group::History => Level::Error,
            Group::Profile | Group::Interop => Level::Warning,
            Group::Style => Level::Note,
        }
    }
}

/// Who looks for the fault. A function sees what it names; the other kinds are reported from
/// where the fact is known anyway.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Check {
    /// Reported while the bytes are decoded and parsed (`document/`).
    Reading,
    /// Reported by the table of elements and its walk (`elements/`).
    Structure,
    /// Reported by a type of value (`values/`), wherever the table says that it stands.
    Value,
    /// Called once for each element of these definitions.
    Element(&'static [&'static Definition], fn(Element<'_>, &mut Sink)),
    /// Called once for an RSS document.
    Rss(fn(&Context<'_>, &mut Sink)),
    /// Called once for an Atom feed or entry document.
    Atom(fn(&Context<'_>, &mut Sink)),
    /// Called once for a feed that would take the place of another.
    History(fn(&Change<'_>) -> Option<Diagnostic>),
    /// Called once for a feed that was fetched.
    Http(fn(&Exchange<'_>, &mut Sink)),
    /// Called once for a JSON Feed.
    Json(fn(&json::Context<'_>, &mut Sink)),
    /// Called once for an RSS or Atom feed that is made for a partner.
    Profile(fn(&profile::Subject<'_>, &mut Sink)),
    /// Called once for any XML document.
    Xml(fn(&Document<'_>, &mut Sink)),
    /// Found by another room (the sources, the settings, the pipeline, the schema gate) and
    /// listed here so that it can be explained.
    Elsewhere,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Check::Reading => "Reading",
            Check::Structure => "Structure",
            Check::Value => "Value",
            Check::Element(..) => "Element",
            Check::Rss(_) => "Rss",
            Check::Atom(_) => "Atom",
            Check::History(_) => "History",
            Check::Http(_) => "Http",
            Check::Json(_) => "Json",
            Check::Profile(_) => "Profile",
            Check::Xml(_) => "Xml",
            Check::Elsewhere => "Elsewhere",
        })
    }
}

impl Rule {
    /// A finding of this rule: `message` is a phrase that says what is.
    pub fn at(&'static self, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            rule: self,
            span,
            message: message.into(),
            help: None,
            related: None,
            edits: Vec::new(),
        }
    }

    /// What is wrong where it fires: a sentence.
    pub fn summary(&self) -> &'static str {
        self.page.lines().nth(4).unwrap_or_default()
    }

    /// The classes of the W3C feed validator that mean the same, as its page names them.
    pub fn w3c(&self) -> impl Iterator<Item = &'static str> {
        self.fact("W3C: ")
            .into_iter()
            .flat_map(|names| names.split(", "))
    }

    /// The part of the specification, as its page names it.
    pub fn specification(&self) -> Option<&'static str> {
        self.fact("Spec: ")
    }

    /// A part of the page's second paragraph, the line of facts.
    fn fact(&self, label: &str) -> Option<&'static str> {
        self.page
            .lines()
            .nth(2)?
            .split(" · ")
            .find_map(|fact| fact.strip_prefix(label))
    }
}

/// What a rule found, before it is given a level and a line.
#[derive(Debug)]
pub struct Finding {
    pub(super) rule: &'static Rule,
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) related: Option<(Span, &'static str)>,
    /// What puts it right: replacements that are made together or not at all.
    pub(super) edits: Vec<(Span, String)>,
}

impl Finding {
    /// Whether it says that an element lacks what may follow its start tag.
    pub(super) fn lacks_something(&self) -> bool {
        let lacks = self.rule.name.contains("/missing-") || self.rule.name.contains("/empty-");
        let in_tag = ["-attribute", "-namespace", "-version"];
        lacks && !in_tag.iter().any(|it| self.rule.name.ends_with(it))
    }

    /// Says what to do: an imperative, one line.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Points at a second place, and says what it has to do with the first.
    #[must_use]
    pub fn see(mut self, span: Span, why: &'static str) -> Self {
        self.related = Some((span, why));
        self
    }

    /// Says that `text` in the place of `span` puts it right, and that nothing else would. All
    /// that a finding says so of is replaced together.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edits.push((span, text.into()));
        self
    }

    /// The same for several places; without any, nobody but its author can put it right.
    #[must_use]
    pub fn fix_all(mut self, edits: impl IntoIterator<Item = (Span, String)>) -> Self {
        self.edits.extend(edits);
        self
    }
}

/// Writes a rule down: `rule!("rss/missing-guid", Interop, "0.1.0", Check::…)`.
///
/// The page is found by the name, so that the two can't differ.
macro_rules! rule {
    ($name:literal, $group:ident, $since:literal, $check:expr) => {
        $crate::checks::Rule {
            name: $name,
            group: $crate::checks::Group::$group,
            since: $since,
            page: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/docs/rules/",
                $name,
                ".md"
            )),
            check: $check,
        }
    };
}
pub(crate) use rule;
