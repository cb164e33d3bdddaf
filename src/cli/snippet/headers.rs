//! The file `_headers` of Netlify and Cloudflare Pages
//! (<https://docs.netlify.com/routing/headers/>). Both pack by themselves.

use super::{CACHING, Facts};

pub fn write(facts: &Facts) -> String {
    let mut out = "# The feeds, by `feedmill snippet headers`: for the file _headers.\n".to_owned();
    for feed in &facts.feeds {
        out.push_str(&format!(
            "{}\n  Content-Type: {}\n  Cache-Control: {CACHING}\n  \
             X-Content-Type-Options: nosniff\n  Link: {}\n",
            feed.encoded,
            feed.media_type(),
            feed.link
        ));
    }
    out
}
