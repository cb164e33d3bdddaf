//! What may be seen in a text that is published, by a look at what a browser makes of it.

use scraper::{ElementRef, Html};

use crate::VECTORS;
use crate::outlaws::{self, ATTRIBUTES, ELEMENTS};

/// What is wrong with a fragment of HTML.
pub fn faults(html: &str) -> Vec<String> {
    let listed = |list: &str, name: &str| list.split_whitespace().any(|known| known == name);
    let fragment = Html::parse_fragment(html);
    let mut faults = Vec::new();
    // The first is the root that the parser puts around a fragment.
    for node in fragment.root_element().descendants().skip(1) {
        let Some(element) = node.value().as_element() else {
            if !node.value().is_text() {
                faults.push("neither an element nor text".to_owned());
            }
            continue;
        };
        if !listed(ELEMENTS, element.name()) {
            faults.push(format!("<{}>", element.name()));
        }
        for (name, value) in element.attrs() {
            if !listed(ATTRIBUTES, name) {
                faults.push(format!("{} {name}={value}", element.name()));
            }
            let addresses: Vec<&str> = match name {
                "cite" | "href" | "poster" | "src" => vec![value],
                "srcset" => value.split(", ").collect(),
                _ => continue,
            };
            let is_fit = |address: &str| is_web(address) || name == "href" && is_harmless(address);
            faults.extend(
                addresses
                    .into_iter()
                    .find(|address| !is_fit(address))
                    .map(|address| format!("{name}={address}")),
            );
        }
    }
    faults
}

/// What is wrong with a page of ours, in which a text stands or is mentioned.
pub fn page_faults(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut faults = Vec::new();
    let elements = page.tree.root().descendants().filter_map(ElementRef::wrap);
    for found in elements {
        let element = found.value();
        let is_data = element.attr("type") == Some("application/ld+json");
        match element.name() {
            // Data for search engines, which is no program.
            "script" if is_data => {
                let text: String = found.text().collect();
                if serde_json::from_str::<serde_json::Value>(&text).is_err() {
                    faults.push(format!("no JSON: {text}"));
                }
            }
            "script" | "iframe" | "object" | "embed" | "form" | "svg" | "math" | "base" => {
                faults.push(format!("{element:?}"));
            }
            _ => {}
        }
        for (name, value) in element.attrs() {
            let is_address = matches!(name, "action" | "href" | "poster" | "src");
            let scheme = value.split(['/', '?', '#']).next().unwrap_or_default();
            // The icon that is none, so that browsers do not ask for one.
            let is_fit = !scheme.contains(':')
                || value == "data:,"
                || is_web(value)
                || name == "href" && is_harmless(value);
            if name.starts_with("on") || name == "style" || is_address && !is_fit {
                faults.push(format!("{} {name}={value}", element.name()));
            }
        }
    }
    faults
}

pub fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Whether a click on it starts another program, and only the click.
fn is_harmless(address: &str) -> bool {
    let schemes = [
        "ftp:", "irc:", "magnet:", "mailto:", "news:", "sms:", "tel:", "webcal:",
    ];
    schemes.iter().any(|scheme| address.starts_with(scheme))
}

#[test]
fn the_judge_sees_what_is_wrong() {
    let seen = (VECTORS.iter()).filter(|vector| !faults(&vector.markup).is_empty());
    assert!(seen.count() >= 200);
    assert!(faults("<p>Tea <a href=\"https://ok.example/\" title=\"x\">cake</a>").is_empty());
    let seen = VECTORS.iter().filter(|vector| {
        let page = format!("<title>x</title><main>{}</main>", vector.markup);
        !page_faults(&page).is_empty()
    });
    assert!(seen.count() >= 100);
    let unseen = std::panic::catch_unwind(|| outlaws::assert_none("<p onclick=\"x\">Tea</p>"));
    assert!(unseen.is_err());
}
