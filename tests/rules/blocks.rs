//! The **Bad** and **Good** blocks of a rule's page, and the documents that they stand for.

use std::collections::BTreeSet;

use feedmill::checks::{Ns, Rule};
use feedmill::model::Profile;

/// A fenced block, and what its info string says after the language: `at ADDRESS` gives the
/// location, `type TYPE` the media type that it is served as, `nested N` nests its paragraph or
/// its array N deep, `times N` repeats it with `#` for the number, `profile NAME` gives the partner,
/// `long N` makes N characters of its `…`, `as ENCODING` encodes it, `item`
/// says that it is items of a JSON Feed, `published` or `next` which of two feeds, and `with RULE`
/// allows another finding that the bad thing can't be shown without.
pub struct Block {
    pub text: String,
    pub language: String,
    pub location: Option<String>,
    pub media_type: Option<String>,
    pub nested: usize,
    pub long: usize,
    pub times: usize,
    pub profile: Option<Profile>,
    pub encoding: Option<String>,
    pub is_item: bool,
    pub role: Option<String>,
    pub with: Option<String>,
}

/// The blocks of `rule`'s page below “Bad” and “Good”, each with its heading.
pub fn blocks(rule: &Rule) -> Vec<(&'static str, Block)> {
    let mut heading = "";
    let mut found: Vec<(&'static str, Block)> = Vec::new();
    let mut open = false;
    for line in rule.page.lines() {
        if let Some(info) = line.strip_prefix("```") {
            open = !open;
            if open && matches!(heading, "## Bad" | "## Good") {
                let mut words = info.split(' ');
                let language = words.next().unwrap_or_default().to_owned();
                let words: Vec<&str> = words.collect();
                let value = |name: &str| {
                    let at = words.iter().position(|word| *word == name)?;
                    words.get(at + 1).map(|value| (*value).to_owned())
                };
                let number = |name| value(name).and_then(|it| it.parse().ok()).unwrap_or(0);
                found.push((
                    if heading == "## Bad" {
                        "## Bad"
                    } else {
                        "## Good"
                    },
                    Block {
                        text: String::new(),
                        language,
                        location: value("at"),
                        media_type: value("type"),
                        nested: number("nested"),
                        long: number("long"),
                        times: number("times"),
                        profile: value("profile").and_then(|name| Profile::parse(&name)),
                        encoding: value("as"),
                        is_item: words.contains(&"item"),
                        role: ["published", "next"]
                            .into_iter()
                            .find(|role| words.contains(role))
                            .map(str::to_owned),
                        with: value("with"),
                    },
                ));
            }
        } else if open {
            if let Some((_, block)) = found.last_mut() {
                block.text.push_str(line);
                block.text.push('\n');
            }
        } else if line.starts_with("## ") {
            heading = line;
        }
    }
    for wanted in ["## Bad", "## Good"] {
        assert!(
            found.iter().any(|(at, _)| *at == wanted),
            "{} has no {wanted}",
            rule.name
        );
    }
    found
}

/// The document that a block stands for: itself, or what a minimal feed around it makes.
pub fn document(block: &Block) -> String {
    let mut text = block.text.clone();
    if block.nested > 0 {
        let (open, close) = ("<p>".repeat(block.nested), "</p>".repeat(block.nested));
        text = text.replace("<p>", &open).replace("</p>", &close);
        let (open, close) = ("[".repeat(block.nested), "]".repeat(block.nested));
        text = text.replace("[]", &(open + &close));
    }
    if block.times > 0 {
        let one = |n: usize| text.replace('#', &n.to_string());
        text = (0..block.times).map(one).collect();
    }
    if block.long > 0 {
        text = text.replace('…', &"a".repeat(block.long));
    }
    if block.is_item {
        return format!(
            "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Tea\",\n\
             \"home_page_url\": \"https://example.org/\",\n\
             \"feed_url\": \"https://example.org/feed.json\",\n\
             \"icon\": \"https://example.org/icon.png\", \"language\": \"en\",\n\
             \"items\": [{text}]}}"
        );
    }
    let start = text.trim_start();
    let whole = ["<?xml", "<rss", "<!DOCTYPE"]
        .iter()
        .any(|root| start.starts_with(root));
    if whole || matches!(block.language.as_str(), "http" | "json") {
        return text;
    }
    let prefixes = prefixes(&text);
    let declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    if start.starts_with("<entry") {
        return format!(
            "{declaration}\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"{prefixes}>\n\
             <title>Tea</title>\n<id>https://example.org/</id>\n\
             <updated>2026-03-01T09:00:00Z</updated>\n<author><name>Ada</name></author>\n\
             <link rel=\"self\" href=\"https://example.org/feed.xml\"/>\n{text}</feed>"
        );
    }
    if start.starts_with("<channel") {
        return format!("{declaration}\n<rss version=\"2.0\"{prefixes}>\n{text}</rss>");
    }
    // A show has to say more than a feed does, unless the block says it itself.
    let show = if text.contains("itunes:") { SHOW } else { &[] };
    let above = text.split("<item").next().unwrap_or_default();
    let show: String = show
        .iter()
        .filter(|(tag, _)| !above.contains(tag))
        .map(|(_, element)| *element)
        .collect();
    let own: String = [
        ("<title", "<title>Tea</title>\n"),
        ("<link", "<link>https://example.org/</link>\n"),
        ("<description", "<description>All about tea</description>\n"),
        ("<language", "<language>en</language>\n"),
        (
            "<atom:link rel=\"self\"",
            "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://example.org/feed.xml\"/>\n",
        ),
    ]
    .into_iter()
    .filter(|(tag, _)| !start.starts_with(tag))
    .map(|(_, element)| element)
    .collect();
    format!(
        "{declaration}\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"{}>\n\
         <channel>\n{own}{show}{text}</channel>\n</rss>",
        prefixes.replace(" xmlns:atom=\"http://www.w3.org/2005/Atom\"", "")
    )
}

/// The bytes of a document.
pub fn encoded(text: &str, encoding: Option<&str>) -> Vec<u8> {
    match encoding {
        None => text.as_bytes().to_vec(),
        Some("utf-8-with-mark") => format!("\u{FEFF}{text}").into_bytes(),
        Some("utf-16") => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Some(other) => panic!("{other}: not an encoding that blocks have"),
    }
}

/// What Apple requires of a show.
const SHOW: &[(&str, &str)] = &[
    ("<itunes:category", "<itunes:category text=\"Arts\"/>\n"),
    (
        "<itunes:explicit",
        "<itunes:explicit>false</itunes:explicit>\n",
    ),
    (
        "<itunes:image",
        "<itunes:image href=\"https://example.org/tea.png\"/>\n",
    ),
    (
        "<itunes:owner",
        "<itunes:owner><itunes:email>ada@example.org</itunes:email></itunes:owner>\n",
    ),
];

/// Declarations of the customary prefixes that `text` uses without declaring them.
fn prefixes(text: &str) -> String {
    let used: BTreeSet<&str> = text
        .split(['<', '/', ' '])
        .filter_map(|word| word.split_once(':'))
        .map(|(prefix, _)| prefix)
        .collect();
    used.into_iter()
        .filter(|prefix| *prefix != "xml" && !text.contains(&format!("xmlns:{prefix}=")))
        .filter_map(|prefix| Some((prefix, Ns::of_prefix(prefix)?.uri()?)))
        .map(|(prefix, uri)| format!(" xmlns:{prefix}=\"{uri}\""))
        .collect()
}
