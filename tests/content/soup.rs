//! Any text and any tag soup: what comes out is safe, and stays what it is when cleaned again.

use proptest::prelude::*;

use feedmill::content;
use feedmill::model::Body;

use super::{outlaws, page};

/// Pieces that soup is cooked from, with what parsers stumble over.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<i title=x>",
    "</i>",
    "<a href=x>",
    "</a>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<tbody>",
    "<caption>",
    "<col>",
    "<colgroup>",
    "<ul>",
    "<li>",
    "</ul>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<h1>",
    "<h2>",
    "</h1>",
    "<pre>",
    "</pre>",
    "\n",
    "\r\n",
    " ",
    "text",
    "&amp;",
    "&lt;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "</",
    "<!--",
    "-->",
    "--!>",
    "<!",
    "<?",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<svg>",
    "</svg>",
    "<svg/>",
    "<math>",
    "</math>",
    "<mtext>",
    "<mglyph>",
    "<annotation-xml encoding=text/html>",
    "<foreignObject>",
    "<desc>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<select>",
    "<option>",
    "</select>",
    "<button>",
    "</button>",
    "<form>",
    "</form>",
    "<iframe src=/f>",
    "</iframe>",
    "<object data=/o>",
    "</object>",
    "<embed src=/e>",
    "<video src=/v>",
    "<source src=/s>",
    "</video>",
    "<audio>",
    "</audio>",
    "<img src=/i onerror=x>",
    "<img src=data:x alt=y>",
    "<img data-src=/l>",
    "<br>",
    "</br>",
    "<hr>",
    "<ruby>",
    "<rt>",
    "<rp>",
    "</ruby>",
    "<details>",
    "<summary>",
    "<plaintext>",
    "<xmp>",
    "</xmp>",
    "<frameset>",
    "<body onload=x>",
    "<html>",
    "<head>",
    "<base href=//e>",
    "<x-y>",
    "<a href='javascript:x'>",
    "<a href=\"",
    "<p title='",
    "<img srcset='a 1x, b 2x'>",
    "\u{0}",
    "\u{B}",
    "\u{FFFE}",
    "\u{FDD0}",
    "&#1;",
    "&#13;",
    "&nbsp;",
    "é",
    "漢",
    "<font size=1>",
    "</font>",
    "<center>",
    "<nobr>",
    "<marquee>",
    "</marquee>",
    "<sup>",
    "[1]",
    "</sup>",
    "<blockquote cite=q>",
    "<image src=/k>",
    "<td style='text-align:right'>",
    "<bdo dir=rtl>",
    "<span lang=tr>",
    "</span>",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

/// Cleans a body and asserts all that is promised of the result.
fn hold(body: &Body) {
    let html = content::html(body, &page());
    outlaws::assert_none(html.as_str());
    let again = content::html(&Body::Html(html.as_str().to_owned()), &page());
    assert_eq!(html.as_str(), again.as_str());
    for text in [
        content::headline(&html).map(|line| line.to_string()),
        content::excerpt(&html).map(|text| text.to_string()),
    ] {
        let text = text.unwrap_or_default();
        assert!(text.chars().count() < 2_400, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn soup_comes_out_clean(text in soup()) {
        hold(&Body::Html(text.clone()));
        hold(&Body::Markdown(text));
    }

    #[test]
    fn text_comes_out_clean(text in any::<String>(), more in "\\PC*") {
        hold(&Body::Html(text.clone()));
        hold(&Body::Markdown(text.clone()));
        hold(&Body::Paragraphs(vec![text, more]));
    }
}
