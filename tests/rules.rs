//! A rule is its static, its page and its cases: these tests keep them from drifting apart.

#[path = "rules/elsewhere.rs"]
mod elsewhere;
#[path = "support/fixing.rs"]
mod fixing;
#[path = "rules/history.rs"]
mod history;
#[path = "rules/raised.rs"]
mod raised;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use feedmill::checks::{self, Check, Ns, Options, Rule};

const ADJECTIVES: &[&str] = &[
    // Right in two ways, of which only its author knows which.
    "ambiguous",
    "changed",
    // The machine's: neither right nor wrong in the feed.
    "clock",
    "conflicting",
    "deprecated",
    "duplicate",
    "empty",
    // Beyond a limit of ours.
    "excessive",
    // Made by somebody else.
    "foreign",
    "future",
    // Asked for, and not done.
    "ignored",
    "invalid",
    // Over a limit that the settings give.
    "large",
    // Was there, and nobody has taken it out.
    "lost",
    // Right in itself, and in the wrong place.
    "misplaced",
    "missing",
    // Right in itself, and another time than readers know.
    "moved",
    "old",
    "older",
    "relative",
    // Not for good.
    "temporary",
    "unknown",
    // Right in itself, and met by nothing.
    "unmatched",
    // What readers take out to protect themselves.
    "unsafe",
    // Right by the specification, and read wrongly by many.
    "unusual",
];

const SCOPES: &[&str] = &[
    "article", "atom", "feed", "history", "http", "itunes", "json", "media", "podcast", "rss",
    "schema", "settings", "xml",
];

const HEADINGS: &[&str] = &[
    "## Why it matters",
    "## Bad",
    "## Good",
    "## How to fix",
    "## When to allow it",
];

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
}

#[test]
fn rules_are_sorted_and_named_by_the_vocabulary() {
    let names: Vec<&str> = checks::rules().iter().map(|rule| rule.name).collect();
    assert!(
        names.windows(2).all(|pair| pair[0] < pair[1]),
        "sort RULES in src/checks/registry.rs by name"
    );
    for name in names {
        let (scope, pattern) = name.split_once('/').expect("scope/bad-pattern");
        // A grammar has one rule, which is called as the format is.
        if scope == "schema" {
            assert!(["atom", "json", "rss"].contains(&pattern), "{name}");
            continue;
        }
        let (adjective, noun) = pattern.split_once('-').expect("adjective-noun");
        assert!(SCOPES.contains(&scope), "{name}: no such scope");
        assert!(
            ADJECTIVES.contains(&adjective),
            "{name}: not in the vocabulary"
        );
        assert!(!noun.is_empty() && name.is_ascii() && !name.contains(char::is_uppercase));
    }
}

#[test]
fn every_static_is_registered() {
    let mut sources = Vec::new();
    files(&project().join("src/checks"), "rs", &mut sources);
    for source in sources {
        let text = fs::read_to_string(&source).expect("source is text");
        for (at, _) in text.match_indices("rule!(") {
            let name = text[at + 6..].trim_start();
            let Some(name) = name.strip_prefix('"').and_then(|it| it.split('"').next()) else {
                continue;
            };
            assert!(
                name.contains('…') || checks::explain(name).is_some(),
                "{}: add `{name}` to src/checks/registry.rs",
                source.display()
            );
        }
    }
}

#[test]
fn no_page_is_without_its_rule() {
    let folder = project().join("docs/rules");
    let mut pages = Vec::new();
    files(&folder, "md", &mut pages);
    for page in pages {
        let name = page
            .strip_prefix(&folder)
            .expect("it is below")
            .with_extension("");
        let name = name.to_str().expect("names are ASCII").replace('\\', "/");
        assert!(
            checks::explain(&name).is_some(),
            "{} has no rule",
            page.display()
        );
    }
}

#[test]
fn pages_have_their_parts() {
    for rule in checks::rules() {
        let lines: Vec<&str> = rule.page.lines().collect();
        let name = rule.name;
        assert_eq!(lines[0], format!("# {name}"), "the title of {name}");
        let group = rule.group.as_str();
        let facts = lines[2].to_lowercase();
        let start = format!("{group} · since {}", rule.since);
        assert!(
            facts.starts_with(&start),
            "{name}: line 3 begins with “{start}”"
        );
        assert!(
            rule.specification().is_some(),
            "{name}: line 3 names the specification"
        );
        let headings: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|it| it.starts_with("## "))
            .collect();
        assert_eq!(headings, HEADINGS, "the headings of {name}");
        for heading in HEADINGS {
            let at = lines
                .iter()
                .position(|it| it == heading)
                .expect("it is there");
            let next = lines.get(at + 1).unwrap_or(&"");
            assert!(!next.trim().is_empty(), "{name}: nothing below {heading}");
        }
        assert!(!lines[4].is_empty(), "{name}: line 5 says what is wrong");
    }
}

#[test]
fn names_change_only_on_purpose() {
    let path = project().join("tests/rules/names.txt");
    let now: String = checks::rules()
        .iter()
        .map(|rule| format!("{} {}\n", rule.name, rule.group.as_str()))
        .collect();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &now).expect("the folder is ours");
    }
    let before = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(before, now, "run the test with UPDATE=1 if that is meant");
}

#[test]
fn bad_blocks_are_bad_and_good_blocks_are_good() {
    let mut faults = Vec::new();
    for rule in of_documents() {
        for (heading, block) in blocks(rule) {
            let document = document(&block);
            let mut options = Options::default();
            options.location = block.location.clone();
            options.content_type = block.media_type.clone();
            let bytes = encoded(&document, block.encoding.as_deref());
            let findings = match block.language.as_str() {
                "http" => checks::http::examine(&block.text, &answered(), ADDRESS, &options),
                _ => checks::examine(&bytes, "page.xml", &options),
            }
            .findings;
            let found: BTreeSet<&str> = findings.iter().map(|it| it.rule).collect();
            let mut expected: BTreeSet<&str> = BTreeSet::new();
            if heading == "## Bad" {
                expected.insert(rule.name);
                expected.extend(block.with.as_deref());
            }
            if found != expected {
                let said: Vec<String> = findings
                    .iter()
                    .map(|it| format!("{}: {}", it.rule, it.message))
                    .collect();
                faults.push(format!(
                    "{} {heading} gives {said:#?}\n{document}",
                    rule.name
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

const ADDRESS: &str = "https://example.org/feed.xml";

/// What the answers of `http` blocks carry: an RSS feed that is worth compressing.
fn answered() -> Vec<u8> {
    let item = "<item><title>Tea</title></item>\n".repeat(50);
    format!("<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0'>\n{item}</rss>")
        .into_bytes()
}

#[test]
fn fixing_makes_no_block_worse() {
    let mut fixable = BTreeSet::new();
    for rule in of_documents() {
        for (heading, block) in blocks(rule) {
            if block.language == "http" {
                continue;
            }
            let document = document(&block);
            let location = block.location.clone();
            let location = location.unwrap_or_else(|| "https://example.org/feed.xml".into());
            let options = Options::default().at(location);
            let name = rule.name;
            let faults = fixing::faults(document.as_bytes(), &options);
            assert!(
                faults.is_empty(),
                "{name} {heading}: {faults:#?}\n{document}"
            );
            let fixed = checks::fix(document.as_bytes(), "feed.xml", &options);
            fixable.extend(fixed.edits.iter().map(|edit| edit.rule));
        }
    }
    for name in fixable {
        let rule = checks::explain(name).expect("edits name their rules");
        assert!(
            rule.page.contains("`feedmill check --fix`"),
            "{name}: say below “How to fix” that `feedmill check --fix` does it"
        );
    }
}

/// The rules whose blocks are documents; those of the others are shown in `elsewhere` and
/// `history`.
fn of_documents() -> impl Iterator<Item = &'static Rule> {
    let rules = checks::rules().iter().copied();
    rules.filter(|rule| !matches!(rule.check, Check::Elsewhere | Check::History(_)))
}

/// A fenced block, and what its info string says after the language: `at ADDRESS` gives the
/// location, `type TYPE` the media type that it is served as, `nested N` nests its paragraph or
/// its array N deep, `long N` makes N characters of its `…`, `as ENCODING` encodes it, `item`
/// says that it is items of a JSON Feed, `published` or `next` which of two feeds, and `with RULE` allows another finding that the bad
/// thing can't be shown without.
struct Block {
    text: String,
    language: String,
    location: Option<String>,
    media_type: Option<String>,
    nested: usize,
    long: usize,
    encoding: Option<String>,
    is_item: bool,
    role: Option<String>,
    with: Option<String>,
}

fn blocks(rule: &Rule) -> Vec<(&'static str, Block)> {
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
fn document(block: &Block) -> String {
    let mut text = block.text.clone();
    if block.nested > 0 {
        let (open, close) = ("<p>".repeat(block.nested), "</p>".repeat(block.nested));
        text = text.replace("<p>", &open).replace("</p>", &close);
        let (open, close) = ("[".repeat(block.nested), "]".repeat(block.nested));
        text = text.replace("[]", &(open + &close));
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
fn encoded(text: &str, encoding: Option<&str>) -> Vec<u8> {
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
