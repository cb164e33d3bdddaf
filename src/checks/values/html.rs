//! HTML in feeds: is it HTML, and will readers keep it?

use std::collections::HashSet;
use std::sync::LazyLock;

use super::html_tokens::{Token, is_element, tokens};
use super::parts::Parts;
use super::style::unsafe_declaration;
use super::{Given, Value, Written};
use crate::checks::document::{Element, Node, Ns, Span};
use crate::checks::elements::{MISSING_NAMESPACE, UNKNOWN_ELEMENT};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_HTML: Rule = rule!("feed/invalid-html", Interop, "0.1.0", Check::Value);
pub static RELATIVE_REFERENCE: Rule =
    rule!("rss/relative-reference", Interop, "0.1.0", Check::Value);
pub static UNSAFE_ATTRIBUTE: Rule = rule!("feed/unsafe-attribute", Interop, "0.1.0", Check::Value);
pub static UNSAFE_ELEMENT: Rule = rule!("feed/unsafe-element", Interop, "0.1.0", Check::Value);
pub static UNSAFE_STYLE: Rule = rule!("feed/unsafe-style", Interop, "0.1.0", Check::Value);

/// HTML of RSS, where nothing says what a relative address is relative to.
pub const HTML: Value = Value::Checked(rss_html);

/// What feed readers take out (RFC 4287, section 8.1, and what HTML has added since).
static UNSAFE_ELEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| UNSAFE.split(' ').collect());

const UNSAFE: &str = "applet base basefont bgsound blink body embed frame frameset head html iframe \
isindex link marquee meta noembed noframes noscript object param plaintext script style title xmp";

fn rss_html(given: &Given<'_, '_>, sink: &mut Sink) {
    super::plain::not_empty(given, sink);
    if is_plain(given) {
        return;
    }
    let relative = given.element.bases().next().is_none();
    check_html(Written::xml(given.element, given.text), relative, sink);
}

/// Whether the feed is RSS 0.91, whose descriptions are plain text.
fn is_plain(given: &Given<'_, '_>) -> bool {
    given
        .context
        .root
        .attribute("version")
        .is_some_and(|version| version.value == "0.91")
}

/// Judges an HTML text; `relative` says that addresses must be absolute.
pub fn check_html(written: Written<'_>, relative: bool, sink: &mut Sink) {
    check_html_by(written, relative.then_some(&RELATIVE_REFERENCE), sink);
}

/// Judges an HTML text; `relative` is the rule for relative addresses.
pub fn check_html_by(mut written: Written<'_>, relative: Option<&'static Rule>, sink: &mut Sink) {
    for token in tokens(written.text()) {
        match token {
            Token::Broken { at, what } => sink.push(
                INVALID_HTML
                    .at(written.place(at..at + 1), format!("{what} in HTML"))
                    .help("write `&lt;` for a `<` that begins no tag"),
            ),
            Token::End => {}
            Token::Start {
                at,
                name,
                attributes,
            } => {
                let span = written.place(at..at + 1 + name.len());
                element(name, span, sink);
                for (place, attribute, value) in attributes {
                    let span = written.place(place);
                    check_attribute(name, attribute, value, span, sink);
                    if let Some(rule) = relative
                        && is_relative_reference(attribute, value)
                    {
                        report_relative(rule, attribute, value, span, sink);
                    }
                }
            }
        }
    }
}

/// Judges the XHTML below `element`.
pub fn check_xhtml(element_: Element<'_>, relative: bool, sink: &mut Sink) {
    for node in element_.descendants() {
        let Node::Element(found) = node else {
            continue;
        };
        let span = found.span();
        match found.ns() {
            Ns::Xhtml => element(found.local(), span, sink),
            Ns::Svg | Ns::MathMl if !super::foreign::is_known(found.ns(), found.local()) => {
                sink.push(
                    UNSAFE_ELEMENT
                        .at(span, format!("readers take `{}` out", found.name()))
                        .help("draw it in another way"),
                );
            }
            Ns::None => sink.push(
                MISSING_NAMESPACE
                    .at(
                        span,
                        format!("`{}` in XHTML is in no namespace", found.name()),
                    )
                    .help("take `xmlns=\"\"` out, or the prefix of the `div`"),
            ),
            Ns::Svg | Ns::MathMl | Ns::Unknown(_) => {}
            _ => sink.push(
                UNKNOWN_ELEMENT
                    .at(span, format!("`{}` can't stand in XHTML", found.name()))
                    .help("move it out of the `div`"),
            ),
        }
        for attribute in found.attributes().filter(|it| it.ns == Ns::None) {
            if matches!(found.ns(), Ns::Svg | Ns::MathMl)
                && !super::foreign::is_known_attribute(found.ns(), attribute.local)
            {
                report_attribute(found.local(), attribute.local, attribute.span, sink);
            }
            check_attribute(
                found.local(),
                attribute.local,
                attribute.value,
                attribute.span,
                sink,
            );
            if relative && is_relative_reference(attribute.local, attribute.value) {
                report_relative(
                    &RELATIVE_REFERENCE,
                    attribute.local,
                    attribute.value,
                    attribute.span,
                    sink,
                );
            }
        }
    }
}

fn element(name: &str, span: Span, sink: &mut Sink) {
    let lower = name.to_ascii_lowercase();
    if UNSAFE_ELEMENTS.contains(lower.as_str()) {
        sink.push(
            UNSAFE_ELEMENT
                .at(span, format!("readers take `{lower}` out"))
                .help("say it without this element"),
        );
    } else if !is_element(name) {
        sink.push(
            INVALID_HTML
                .at(span, format!("HTML has no element `{name}`"))
                .help("write `&lt;` for a `<` that begins no tag"),
        );
    }
}

fn check_attribute(element: &str, name: &str, value: &str, span: Span, sink: &mut Sink) {
    let lower = name.to_ascii_lowercase();
    let is_handler = lower.len() > 2 && lower.starts_with("on");
    let is_script = matches!(lower.as_str(), "href" | "src" | "action" | "formaction")
        && value
            .trim_start()
            .get(..11)
            .is_some_and(|start| start.eq_ignore_ascii_case("javascript:"));
    if is_handler || is_script {
        report_attribute(element, &lower, span, sink);
    } else if lower == "style" {
        let value = value.replace("&quot;", "\"").replace("&#39;", "'");
        if let Some(declaration) = unsafe_declaration(&value) {
            sink.push(
                UNSAFE_STYLE
                    .at(span, format!("readers take the style {declaration:?} out"))
                    .help("leave looks to the reader"),
            );
        }
    }
}

fn report_attribute(element: &str, name: &str, span: Span, sink: &mut Sink) {
    sink.push(
        UNSAFE_ATTRIBUTE
            .at(span, format!("readers take `{name}` of `{element}` out"))
            .help("take the attribute out"),
    );
}

fn is_relative_reference(attribute: &str, value: &str) -> bool {
    let names = ["href", "src", "cite", "poster", "longdesc", "background"];
    let value = value.trim();
    names
        .iter()
        .any(|name| name.eq_ignore_ascii_case(attribute))
        && !value.starts_with('#')
        && Parts::split(value).scheme.is_none()
}

fn report_relative(rule: &'static Rule, attribute: &str, value: &str, span: Span, sink: &mut Sink) {
    sink.push(
        rule.at(
            span,
            format!("the `{attribute}` {value:?} in HTML is relative"),
        )
        .help("write the whole address: nothing says what it is relative to"),
    );
}
