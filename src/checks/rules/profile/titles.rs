//! How long titles and descriptions may be.

use super::{Subject, length};
use crate::checks::document::Ns;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};
use crate::model::Profile;

pub static LONG_DESCRIPTION: Rule = rule!(
    "profile/long-description",
    Profile,
    "0.1.0",
    Check::Profile(long_description)
);
pub static LONG_TITLE: Rule = rule!(
    "profile/long-title",
    Profile,
    "0.1.0",
    Check::Profile(long_title)
);
pub static SHORT_SUMMARY: Rule = rule!(
    "profile/short-summary",
    Profile,
    "0.1.0",
    Check::Profile(short_summary)
);
pub static SHORT_TITLE: Rule = rule!(
    "profile/short-title",
    Profile,
    "0.1.0",
    Check::Profile(short_title)
);

fn long_description(subject: &Subject<'_>, sink: &mut Sink) {
    let most = match subject.profile {
        Profile::SmartNews => 30,
        _ => return,
    };
    let description = match subject.is_atom() {
        true => subject.feed.child(Ns::Atom, "subtitle"),
        false => subject.feed.child(Ns::None, "description"),
    };
    let Some(description) = description else {
        return;
    };
    let count = length(&description.text());
    if count > most {
        let partner = subject.profile.title();
        sink.push(
            LONG_DESCRIPTION
                .at(
                    description.span(),
                    format!(
                        "the feed's description has {count} characters; {partner} wants at most {most}"
                    ),
                )
                .help("say in a few words what the feed is"),
        );
    }
}

fn long_title(subject: &Subject<'_>, sink: &mut Sink) {
    let (most, help) = match subject.profile {
        Profile::AppleNews => (60, "shorten it"),
        Profile::Msn => (150, "shorten it, or give the article a `short_title`"),
        _ => return,
    };
    for item in subject.items() {
        let is_short_as_well = item.child(Ns::Msn, "shortTitle").is_some();
        let Some(title) = subject.title(item).filter(|_| !is_short_as_well) else {
            continue;
        };
        let count = length(&title.text());
        if count > most {
            let partner = subject.profile.title();
            let message =
                format!("the title has {count} characters; {partner} wants at most {most}");
            sink.push(LONG_TITLE.at(title.span(), message).help(help));
        }
    }
}

fn short_summary(subject: &Subject<'_>, sink: &mut Sink) {
    let least = match subject.profile {
        Profile::Flipboard => 300,
        _ => return,
    };
    for item in subject.items() {
        let Some(summary) = subject.summary(item) else {
            continue;
        };
        let text = summary.text();
        let count = match subject.is_atom() {
            true => length(&text),
            false => length(&without_tags(&text)),
        };
        if count < least && !summary.is_blank() {
            let partner = subject.profile.title();
            let message =
                format!("the summary has {count} characters; {partner} wants at least {least}");
            let help = "write a longer one, or leave it out: then the text stands in its place";
            sink.push(SHORT_SUMMARY.at(summary.span(), message).help(help));
        }
    }
}

/// What people see of HTML, as far as counting needs.
fn without_tags(html: &str) -> String {
    let mut shown = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        shown.push_str(before);
        let is_tag = after.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
        rest = match after.split_once('>').filter(|_| is_tag) {
            Some((_, after)) => after,
            None => {
                shown.push('<');
                after
            }
        };
    }
    shown.push_str(rest);
    shown
}

fn short_title(subject: &Subject<'_>, sink: &mut Sink) {
    let least = match subject.profile {
        Profile::Msn => 21,
        _ => return,
    };
    for item in subject.items() {
        let Some(title) = subject.title(item).filter(|title| !title.is_blank()) else {
            continue;
        };
        let count = length(&title.text());
        if count < least {
            let partner = subject.profile.title();
            let message =
                format!("the title has {count} characters; {partner} wants at least {least}");
            sink.push(
                SHORT_TITLE
                    .at(title.span(), message)
                    .help("say more of what has happened"),
            );
        }
    }
}
