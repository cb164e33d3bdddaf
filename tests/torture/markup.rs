//! The texts as HTML, on a real HTML parser: nothing that runs, nothing that is relative, and what
//! is text stays text.

use scraper::{Html, Node};

use crate::corpus::Corpus;
use crate::shown;

fn built() -> Corpus {
    let corpus = Corpus::new();
    corpus.add_controls();
    corpus.build();
    corpus
}

/// Each element of a text: its name and its attributes.
fn elements(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let page = Html::parse_fragment(html);
    let nodes = page.tree.nodes().filter_map(|node| match node.value() {
        Node::Element(element) => Some(element),
        _ => None,
    });
    let attributes = |it: &scraper::node::Element| {
        (it.attrs())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    };
    nodes
        .map(|it| (it.name().to_owned(), attributes(it)))
        .collect()
}

#[test]
fn nothing_runs_and_nothing_is_styled() {
    // The parser puts every text into a page.
    let allowed = ["html", "body", "p", "a", "img"];
    for (name, item) in shown::all(&built()) {
        for (element, attributes) in elements(&item.content) {
            assert!(allowed.contains(&element.as_str()), "{name}: {element}");
            for (attribute, value) in attributes {
                let allowed = ["href", "src", "srcset", "alt"];
                assert!(
                    allowed.contains(&attribute.as_str()),
                    "{name}, {}: {attribute}={value}",
                    item.title
                );
            }
        }
        assert!(!item.content.contains("taken over"), "{}", item.content);
    }
}

#[test]
fn every_address_is_absolute() {
    let (mut links, mut pictures) = (0, 0);
    for (name, item) in shown::all(&built()) {
        assert!(item.page.starts_with("https://tea.example/"), "{name}");
        for (_, attributes) in elements(&item.content) {
            for (attribute, value) in attributes {
                let addresses: Vec<&str> = match attribute.as_str() {
                    "href" | "src" => vec![&value],
                    "srcset" => value.split(", ").collect(),
                    _ => continue,
                };
                links += usize::from(attribute == "href");
                pictures += addresses.len() * usize::from(attribute != "href");
                for address in addresses {
                    assert!(address.starts_with("https://tea.example/"), "{address}");
                }
            }
        }
    }
    // Of each feed: six links; four pictures, three of them in two more sizes, one in one.
    assert_eq!((links, pictures), (3 * 6, 3 * (4 + 3 * 2 + 1)));
}

/// What an address is relative to: the site for one that begins with a slash, else the article.
#[test]
fn addresses_lead_where_they_led_on_the_page() {
    let corpus = built();
    for (name, item) in shown::all(&corpus) {
        let wanted: &[&str] = match item.title.split(' ').next() {
            Some("Leaves") => &[
                "href=\"https://tea.example/shop/?leaf=1&amp;cup=2\"",
                "src=\"https://tea.example/posts/leaves/leaf.jpg\"",
                "https://tea.example/posts/leaves/leaf-320.jpg 320w, https://tea.example/img/leaf-640.jpg 640w",
            ],
            Some("Saucers") => &["href=\"https://tea.example/posts/cup/\""],
            Some("Honey") => &["src=\"https://tea.example/posts/honey/honey.jpg\""],
            _ => continue,
        };
        for part in wanted {
            assert!(item.content.contains(part), "{name}: {}", item.content);
        }
    }
}

#[test]
fn what_is_text_stays_text() {
    let corpus = built();
    let mut seen = 0;
    for (name, item) in shown::all(&corpus) {
        let page = Html::parse_fragment(&item.content);
        let text = page.root_element().text().collect::<String>();
        let wanted = match item.title.split(' ').next() {
            Some("Leaves") => {
                "The sign says ]]> and, a line further, ]]> again; both are text.\nNobody may click \
                 the shop away."
            }
            Some("Sugar") => {
                "The board shows ]]> twice, which is ]]> once too often, & says \
                 <script>alert(\"sugar\")</script> aloud.\n\"Prices will hold,\" it said: 1 < 2 & 3 > 2."
            }
            Some("Lemons") => "The label says ]]> and ]]>, beside the shop.",
            Some("Honey") => "The jar says ]]> and ]]>, beside the shop.",
            _ => continue,
        };
        assert_eq!(text.trim(), wanted, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 3 * 4);
}
