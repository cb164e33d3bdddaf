//! Any text is a body: what comes of it is clean, and cleaning it again changes nothing.

#![no_main]

use feedmill::content;
use feedmill::model::{AbsoluteUrl, Body};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let page = AbsoluteUrl::parse("https://example.org/tea/").expect("an address");
    for body in [Body::Html(text.to_owned()), Body::Markdown(text.to_owned())] {
        let once = content::html(&body, &page);
        let twice = content::html(&Body::Html(once.as_str().to_owned()), &page);
        assert_eq!(once, twice);
        let _ = (content::excerpt(&once), content::headline(&once));
    }
});
