//! What may be seen in a text that is published, by a look at what a browser makes of it.

use scraper::Html;

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
    let seen = (crate::VECTORS.iter()).filter(|vector| !faults(&vector.markup).is_empty());
    assert!(seen.count() >= 200);
    assert!(faults("<p>Tea <a href=\"https://ok.example/\" title=\"x\">cake</a>").is_empty());
    let unseen = std::panic::catch_unwind(|| outlaws::assert_none("<p onclick=\"x\">Tea</p>"));
    assert!(unseen.is_err());
}
