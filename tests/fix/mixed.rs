//! Feeds with many faults at once, put together at random.

use feedmill::checks::Options;
use proptest::prelude::*;
use proptest::sample::select;

use crate::fixing;

/// What may stand in an item, right or wrong.
const IN_ITEM: &[&str] = &[
    "<title>Green tea</title>",
    "<description>Tea & biscuits</description>",
    "<description>Caf&eacute; &amp; &lt;b>tea&lt;/b> &#7;</description>",
    "<description><![CDATA[Tea & <b>biscuits</b>\u{1}]]></description>",
    "<link>/tea?a=1&amp;b=2</link>",
    "<link>/tea?a=1&b=2</link>",
    "<link>www.example.org</link>",
    "<guid>tea-1</guid>",
    "<guid isPermaLink='TRUE' >https://example.org/tea</guid>",
    "<author>Ada Lovelace</author>",
    "<author>Ada &lt;ada@example.org&gt;</author>",
    "<dc:creator>Grace</dc:creator>",
    "<dc:date>Sun, 01 Nov 2026 12:00:00 GMT</dc:date>",
    "<enclosure url='tea.mp3' length='1000' type='audio/mpeg'/>",
    "<pubDate>2026-11-01T12:00:00Z</pubDate>",
    "<pubDate> Mon, 1 Nov 26 12:00 EST </pubDate>",
    "<pubDate>Mon, 01 Nov 2026 12:00:00 +01:00</pubDate>",
    "<pubDate>yesterday</pubDate>",
    "<atom:updated> 2026-11-01 12:00:00z</atom:updated>",
];

/// What may stand in a channel.
const IN_CHANNEL: &[&str] = &[
    "<title>Tea</title>",
    "<link>https://example.org/</link>",
    "<link>/</link>",
    "<description>All about tea</description>",
    "<language>en</language>",
    "<ttl>60</ttl>",
    "<atom:link rel='self' href='feed.xml'/>",
    "<skipDays><day>monday</day></skipDays>",
    "<lastBuildDate>2026-11-01 12:00:00 UTC</lastBuildDate>",
    "<managingEditor>Ada</managingEditor>",
];

const ROOTS: &[&str] = &[
    "<rss version='2.0'>",
    "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'>",
    "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/'>",
    "<rss version='2.0' xmlns:dc='https://example.org/ns' xmlns:atom='http://www.w3.org/2005/Atom'>",
    "<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom' xml:base='https://example.org/blog/'>",
];

fn item() -> impl Strategy<Value = String> {
    prop::collection::vec(select(IN_ITEM), 0..6)
        .prop_map(|parts| format!("<item>\n  {}\n</item>", parts.join("\n  ")))
}

fn feed() -> impl Strategy<Value = String> {
    let part = prop_oneof![select(IN_CHANNEL).prop_map(str::to_owned), item()];
    let start = select(&[
        "<?xml version='1.0' encoding='utf-8'?>\n",
        "\n<?xml version='1.0'?>",
        "\u{FEFF}",
        "",
    ]);
    (start, select(ROOTS), prop::collection::vec(part, 0..10)).prop_map(|(start, root, parts)| {
        format!(
            "{start}{root}\n<channel>\n{}\n</channel>\n</rss>\n",
            parts.join("\n")
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mixture_gets_worse(feed in feed(), is_published in any::<bool>()) {
        let mut options = Options::default();
        if is_published {
            options = options.at("https://example.org/feed.xml");
        }
        let faults = fixing::faults(feed.as_bytes(), &options);
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn no_torn_feed_gets_worse(feed in feed(), from in 0.0..1.0, length in 0..40_usize) {
        let bytes = feed.as_bytes();
        let at = (bytes.len() as f64 * from) as usize;
        let torn = [&bytes[..at], &bytes[(at + length).min(bytes.len())..]].concat();
        let faults = fixing::faults(&torn, &Options::default());
        prop_assert!(faults.is_empty(), "{faults:#?}");
    }
}
