//! Applies the table to a feed: which members there are, and whether they are of their types.

use super::extension;
use super::given::Given;
use super::members::{FEED, Holds, Shape};
use super::names;
use super::walk_rules::*;
use crate::checks::elements::UNKNOWN_FORMAT;
use crate::checks::fix::json::{as_kind, without};
use crate::checks::json::{Context, Kind, Value, clipped};
use crate::checks::{Check, Sink};

/// Looks at every value that the table knows, then calls the rules for the whole feed.
pub fn walk(context: &Context<'_>, sink: &mut Sink) {
    let feed = context.feed;
    if feed.kind() == Kind::Unknown {
        // That it is no value was said.
        return;
    }
    if feed.kind() != Kind::Object {
        sink.push(
            INVALID_TYPE
                .at(
                    feed.span(),
                    format!("the document is {}, not an object", actual(feed)),
                )
                .help("write the feed as an object, with its items in `items`"),
        );
        return;
    }
    if !is_feed(feed) {
        sink.push(
            UNKNOWN_FORMAT
                .at(feed.span(), "the document is JSON, but not a JSON Feed")
                .help("write `version`, `title` and `items`"),
        );
        return;
    }
    object(&FEED, feed, sink);
    for rule in crate::checks::rules() {
        if let Check::Json(check) = rule.check {
            check(context, sink);
        }
    }
}

/// Whether it means to be one: it has items, or names the format.
fn is_feed(feed: Value<'_>) -> bool {
    feed.member("items").is_some()
        || feed
            .member_text("version")
            .is_some_and(|it| it.contains("jsonfeed"))
        || !feed.is_whole()
}

fn object(shape: &'static Shape, value: Value<'_>, sink: &mut Sink) {
    for child in value.children() {
        let Some((name, span)) = child.name() else {
            continue;
        };
        if name.starts_with('_') {
            extension::check(&name, span, child, sink);
        } else if let Some(member) = shape.members.iter().find(|it| it.name == name) {
            let place = Place {
                member: member.name,
                owner: shape.name,
                in_list: false,
                is_required: member.is_required,
            };
            hold(&member.holds, child, place, sink);
        } else {
            let message = format!(
                "`{}` of the {} is no member of JSON Feed",
                clipped(&name),
                shape.name
            );
            sink.push(
                UNKNOWN_MEMBER
                    .at(span, message)
                    .help(names::help(shape, &name)),
            );
        }
    }
    if value.is_whole() {
        for member in shape.members.iter().filter(|it| it.is_required) {
            if !value.children().any(|it| it.is_named(member.name)) {
                missing(shape, member.name, value, sink);
            }
        }
    }
    (shape.also)(value, sink);
}

fn missing(shape: &Shape, name: &str, value: Value<'_>, sink: &mut Sink) {
    let message = format!("the {} has no `{name}`", shape.name);
    sink.push(match name {
        "id" => MISSING_ID
            .at(value.span(), message)
            .help("add `id`, best the address of the article: readers drop items without"),
        "version" => MISSING_MEMBER
            .at(value.span(), message)
            .help("begin with `\"version\": \"https://jsonfeed.org/version/1.1\"`"),
        _ => MISSING_MEMBER
            .at(value.span(), message)
            .help(format!("add `{name}`")),
    });
}

/// Where in the table a value is.
#[derive(Clone, Copy)]
struct Place {
    member: &'static str,
    owner: &'static str,
    in_list: bool,
    is_required: bool,
}

fn hold(holds: &'static Holds, value: Value<'_>, place: Place, sink: &mut Sink) {
    if value.kind() != holds.kind() {
        return wrong_type(holds, value, place, sink);
    }
    let given = |text| Given {
        value,
        text,
        member: place.member,
        owner: place.owner,
        in_list: place.in_list,
    };
    match holds {
        Holds::Boolean => {}
        Holds::List(inner) => {
            let place = Place {
                in_list: true,
                ..place
            };
            for child in value.children() {
                hold(inner, child, place, sink);
            }
        }
        Holds::Number(check) => check(&given(value.written().into()), sink),
        Holds::Object(shape) => object(shape, value, sink),
        Holds::Text(check) => check(&given(value.text().unwrap_or_default()), sink),
    }
}

fn wrong_type(holds: &Holds, value: Value<'_>, place: Place, sink: &mut Sink) {
    // That it is no value was said.
    if value.kind() == Kind::Unknown {
        return;
    }
    let verb = if place.in_list { "holds" } else { "is" };
    let name = format!("`{}` of the {} {verb}", place.member, place.owner);
    let message = format!("{name} {}, not {}", actual(value), holds.kind().as_str());
    let rule = match value.kind() {
        _ if place.member == "id" => &INVALID_ID,
        Kind::Null => &INVALID_NULL,
        _ => &INVALID_TYPE,
    };
    let inner = match holds {
        Holds::List(inner) => Some(inner.kind()),
        _ => None,
    };
    // Of digits no address and no date is made, and of any object no list of items.
    let may_be = value.kind() == Kind::Text || FREE.contains(&place.member);
    let edit = match value.kind() {
        Kind::Null if place.in_list || !place.is_required => without(value),
        _ => as_kind(value, holds.kind(), inner).filter(|_| may_be),
    };
    sink.push(
        rule.at(value.span(), message)
            .help(instead(holds, value, place))
            .fix_all(edit),
    );
}

/// Members that any whole number or object would do for, in another form.
const FREE: [&str; 8] = [
    "authors",
    "content_text",
    "description",
    "id",
    "name",
    "summary",
    "tags",
    "title",
];

/// What to write in the place of a value of the wrong type.
fn instead(holds: &Holds, value: Value<'_>, place: Place) -> &'static str {
    let is_number = |text: &str| text.parse::<f64>().is_ok();
    match (holds, value.kind()) {
        (_, Kind::Null) if place.in_list => "take it out",
        (_, Kind::Null) if !place.is_required => "leave the member out",
        (Holds::Text(_), Kind::Number) if place.member == "id" => {
            "write it in quotes: some readers refuse the whole feed"
        }
        (Holds::Text(_), _) if place.member == "id" => "write the address of the article",
        (Holds::Text(_), _) if place.member == "version" => {
            "write `\"https://jsonfeed.org/version/1.1\"`"
        }
        (Holds::Text(_), _) if place.member.starts_with("date_") => {
            "write it as `\"2003-12-13T18:30:02Z\"`"
        }
        (Holds::Text(_), _) => "write text, in double quotes",
        (Holds::Boolean, _) => "write `true` or `false`, without quotes",
        (Holds::Number(_), Kind::Text) if value.text().is_some_and(|it| is_number(&it)) => {
            "write it without quotes"
        }
        (Holds::Number(_), _) => "write a number, without quotes",
        (Holds::List(Holds::Object(_)), Kind::Object)
        | (Holds::List(Holds::Text(_)), Kind::Text) => "put it into `[…]`, even if it is alone",
        (Holds::List(Holds::Object(_)), _) => "write a list of objects, `[{…}, {…}]`, or `[]`",
        (Holds::List(_), _) => "write a list, `[…]`",
        (Holds::Object(shape), Kind::Text) if shape.name == "author" => {
            "write an object with the name as `name`"
        }
        (Holds::Object(_), _) => "write an object, `{…}`",
    }
}

/// What the value is, for a message.
fn actual(value: Value<'_>) -> String {
    match value.kind() {
        Kind::Boolean => format!("`{}`", value.written()),
        kind => kind.as_str().to_owned(),
    }
}
