//! Text constructs (section 3.1).

use crate::checks::document::Ns;
use crate::checks::elements::extensions::tombstones::COMMENT;
use crate::checks::elements::{ATOM_TITLE, RIGHTS, SUBTITLE, SUMMARY};
use crate::checks::rule::rule;
use crate::checks::values::{
    EMPTY_ATTRIBUTE, EMPTY_ELEMENT, Written, check_html, check_xhtml, looks_like_html,
};
use crate::checks::{Check, Element, Node, Rule, Sink};

pub static INVALID_TEXT_TYPE: Rule = rule!(
    "atom/invalid-text-type",
    Spec,
    "0.1.0",
    Check::Element(CONSTRUCTS, construct)
);
pub static MISPLACED_ELEMENT: Rule =
    rule!("atom/misplaced-element", Spec, "0.1.0", Check::Structure);
pub static MISPLACED_ESCAPE: Rule =
    rule!("atom/misplaced-escape", Interop, "0.1.0", Check::Structure);
pub static MISPLACED_MARKUP: Rule =
    rule!("atom/misplaced-markup", Interop, "0.1.0", Check::Structure);
pub static MISSING_DIV: Rule = rule!("atom/missing-div", Spec, "0.1.0", Check::Structure);

const CONSTRUCTS: &[&crate::checks::Definition] =
    &[&ATOM_TITLE, &COMMENT, &RIGHTS, &SUBTITLE, &SUMMARY];

fn construct(element: Element<'_>, sink: &mut Sink) {
    let kind = element.attribute("type");
    match kind.map_or("text", |kind| kind.value) {
        "" => sink.push(
            EMPTY_ATTRIBUTE
                .at(
                    element.span(),
                    format!("`type` of `{}` is empty", element.name()),
                )
                .help("say something, or leave it out"),
        ),
        "text" => text(element, sink),
        "html" => html(element, sink),
        "xhtml" => xhtml(element, sink),
        other => {
            if no_elements(element, sink) && other.eq_ignore_ascii_case("text/html") {
                check_html(Written::xml(element, &element.text()), false, sink);
            }
            sink.push(
                INVALID_TEXT_TYPE
                    .at(
                        kind.map_or(element.span(), |kind| kind.written),
                        format!("`type` of `{}` is {other:?}", element.name()),
                    )
                    .help("write `text`, `html` or `xhtml`"),
            );
        }
    }
}

/// Text without markup.
pub fn text(element: Element<'_>, sink: &mut Sink) {
    not_blank(element, sink);
    if no_elements(element, sink) && looks_like_html(&element.text()) {
        sink.push(
            MISPLACED_MARKUP
                .at(
                    element.inner(),
                    format!("`{}` is plain text and looks like HTML", element.name()),
                )
                .help("add `type=\"html\"`"),
        );
    }
}

/// Escaped HTML.
pub fn html(element: Element<'_>, sink: &mut Sink) {
    not_blank(element, sink);
    if no_elements(element, sink) {
        check_html(Written::xml(element, &element.text()), false, sink);
    }
}

/// XHTML in a `div`.
pub fn xhtml(element: Element<'_>, sink: &mut Sink) {
    let mut children = element.children();
    let div = children.next();
    let is_div = div.is_some_and(|div| div.is(Ns::Xhtml, "div")) && children.next().is_none();
    let stray = element
        .nodes()
        .any(|node| matches!(node, Node::Text { value, .. } if !value.trim().is_empty()));
    if !is_div || stray {
        sink.push(
            MISSING_DIV
                .at(
                    element.span(),
                    format!(
                        "`{}` is XHTML without one `div` around it all",
                        element.name()
                    ),
                )
                .help("put it into `<div xmlns=\"http://www.w3.org/1999/xhtml\">`"),
        );
    }
    check_xhtml(element, false, sink);
    let has_markup = element
        .descendants()
        .any(|node| matches!(node, Node::Element(it) if !it.is(Ns::Xhtml, "div")));
    let escaped = !has_markup
        && (looks_like_html(&element.text())
            || div.is_some_and(|div| looks_like_html(&div.text())));
    if escaped {
        sink.push(
            MISPLACED_ESCAPE
                .at(
                    element.inner(),
                    format!("`{}` is XHTML and its markup is escaped", element.name()),
                )
                .help("write the elements themselves, or `type=\"html\"`"),
        );
    }
}

fn not_blank(element: Element<'_>, sink: &mut Sink) {
    if element.is_blank() {
        sink.push(
            EMPTY_ELEMENT
                .at(element.span(), format!("`{}` is empty", element.name()))
                .help("say something, or leave it out"),
        );
    }
}

/// Whether it holds no element; reports the first if it does.
pub fn no_elements(element: Element<'_>, sink: &mut Sink) -> bool {
    let Some(child) = element.children().next() else {
        return true;
    };
    sink.push(
        MISPLACED_ELEMENT
            .at(
                child.span(),
                format!("`{}` holds the element `{}`", element.name(), child.name()),
            )
            .help("escape it with `type=\"html\"`, or write `type=\"xhtml\"` with a `div`"),
    );
    false
}
