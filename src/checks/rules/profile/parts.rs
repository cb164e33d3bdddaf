//! What a feed and its items must have.

use super::Subject;
use crate::checks::document::Ns;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};
use crate::model::Profile;

pub static MISSING_ELEMENT: Rule = rule!(
    "profile/missing-element",
    Profile,
    "0.1.0",
    Check::Profile(missing_element)
);

/// Something that a partner must have, and the elements that each say it.
struct Part {
    what: &'static str,
    rss: &'static [(Ns, &'static str)],
    atom: &'static [(Ns, &'static str)],
}

const BODY: Part = Part {
    what: "text",
    rss: &[(Ns::Content, "encoded"), (Ns::None, "description")],
    atom: &[(Ns::Atom, "content"), (Ns::Atom, "summary")],
};
const DATE: Part = Part {
    what: "date of publication",
    rss: &[(Ns::None, "pubDate")],
    atom: &[(Ns::Atom, "published")],
};
const DESCRIPTION: Part = Part {
    what: "description",
    rss: &[(Ns::None, "description")],
    atom: &[(Ns::Atom, "summary"), (Ns::Atom, "content")],
};
const ID: Part = Part {
    what: "id",
    rss: &[(Ns::None, "guid")],
    atom: &[(Ns::Atom, "id")],
};
const LINK: Part = Part {
    what: "link",
    rss: &[(Ns::None, "link")],
    atom: &[(Ns::Atom, "link")],
};
const TITLE: Part = Part {
    what: "title",
    rss: &[(Ns::None, "title")],
    atom: &[(Ns::Atom, "title")],
};
const FEED_DATE: Part = Part {
    what: "date",
    rss: &[(Ns::None, "pubDate")],
    atom: &[(Ns::Atom, "updated")],
};
const FEED_DESCRIPTION: Part = Part {
    what: "description",
    rss: &[(Ns::None, "description")],
    atom: &[(Ns::Atom, "subtitle")],
};

/// What each partner must have of a feed, and of an item.
const WANTED: &[(Profile, &[Part], &[Part])] = &[
    (
        Profile::AppleNews,
        &[TITLE, LINK],
        &[TITLE, LINK, DESCRIPTION],
    ),
    (
        Profile::Flipboard,
        &[TITLE, LINK, FEED_DESCRIPTION],
        &[TITLE, LINK, DESCRIPTION, DATE],
    ),
    (Profile::GoogleNews, &[], &[ID, DATE]),
    (Profile::Msn, &[], &[ID, TITLE, DATE, BODY, LINK]),
    (
        Profile::SmartNews,
        &[TITLE, LINK, FEED_DESCRIPTION, FEED_DATE],
        &[TITLE, LINK],
    ),
];

fn missing_element(subject: &Subject<'_>, sink: &mut Sink) {
    let wanted = WANTED
        .iter()
        .filter(|(profile, ..)| *profile == subject.profile);
    for (_, of_feed, of_item) in wanted {
        look(subject, subject.feed, "the feed", of_feed, sink);
        for item in subject.items() {
            look(subject, item, "the item", of_item, sink);
        }
    }
}

fn look(subject: &Subject<'_>, element: Element<'_>, whose: &str, parts: &[Part], sink: &mut Sink) {
    for part in parts {
        let names = match subject.is_atom() {
            true => part.atom,
            false => part.rss,
        };
        let is_there = element.children().any(|child| {
            // A link of Atom is an empty element.
            names.iter().any(|(ns, local)| child.is(*ns, local))
                && (!child.is_blank() || child.attribute("href").is_some())
        });
        if is_there {
            continue;
        }
        let partner = subject.profile.title();
        let message = format!("{whose} has no {}, which {partner} demands", part.what);
        let prefix = |ns: &Ns| match ns {
            Ns::Atom | Ns::None => String::new(),
            ns => format!("{}:", ns.prefix().unwrap_or_default()),
        };
        let names = names
            .iter()
            .map(|(ns, local)| format!("`{}{local}`", prefix(ns)));
        let names: Vec<String> = names.collect();
        sink.push(
            MISSING_ELEMENT
                .at(element.span(), message)
                .help(format!("add {}", names.join(" or "))),
        );
    }
}
