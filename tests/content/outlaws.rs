//! A look at finished HTML that shares nothing with the code that made it.
//!
//! What an HTML serializer writes is so regular that a scanner of thirty lines reads it: each `<`
//! starts a tag, values are in double quotes, and text has no bare `<`.

/// The elements that may be seen in a feed; written down a second time, on purpose.
pub const ELEMENTS: &str = "a abbr address article aside audio b bdi blockquote br caption cite code \
    col colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 \
    header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small \
    source span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr";

pub const ATTRIBUTES: &str = "abbr align alt cite colspan controls datetime dir height href hreflang \
    lang open poster reversed rowspan scope sizes span src srcset start title type value width";

const VOID: &str = "br col hr img source wbr";

/// The attributes of all elements, as element, name and value, the value as written.
pub fn attributes(html: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for tag in tags(html) {
        let (name, mut rest) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
        while let Some((attribute, behind)) = rest.split_once("=\"") {
            let (value, behind) = behind.split_once('"').expect("a value is closed");
            found.push((
                name.to_owned(),
                attribute.trim_start().to_owned(),
                value.to_owned(),
            ));
            rest = behind;
        }
        assert_eq!(rest, "", "{tag}");
    }
    found
}

/// What stands between `<` and `>`, without `/` for end tags.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .map(|piece| piece.split_once('>').expect("a tag is closed").0)
}

/// Panics if there is anything in `html` that a reader must not get.
pub fn assert_none(html: &str) {
    let listed = |list: &str, name: &str| list.split_whitespace().any(|known| known == name);
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(html) {
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None => {
                assert!(listed(ELEMENTS, name), "<{name}> in {html}");
                if !listed(VOID, name) {
                    open.push(name);
                }
            }
        }
    }
    assert!(open.is_empty(), "{open:?} open in {html}");
    for (element, name, value) in attributes(html) {
        assert!(listed(ATTRIBUTES, &name), "{element} {name} in {html}");
        let addresses: Vec<&str> = match name.as_str() {
            "cite" | "href" | "poster" | "src" => vec![&value],
            "srcset" => value.split(", ").collect(),
            _ => continue,
        };
        for address in addresses {
            let is_web = address.starts_with("https://") || address.starts_with("http://");
            let is_link = name == "href"
                && [
                    "ftp:", "geo:", "irc:", "ircs:", "magnet:", "mailto:", "news:", "sms:", "tel:",
                    "webcal:", "xmpp:",
                ]
                .iter()
                .any(|scheme| address.starts_with(scheme));
            assert!(is_web || is_link, "{element} {name}={value}");
        }
    }
    let is_forbidden = |c: char| {
        (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    assert!(!html.contains(is_forbidden), "{html:?}");
}
