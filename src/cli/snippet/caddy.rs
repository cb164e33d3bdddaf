//! Caddy 2 (<https://caddyserver.com/docs/caddyfile>).

use feedmill::publish::Encoding;

use super::{CACHING, Facts};

pub fn write(facts: &Facts) -> anyhow::Result<String> {
    let base = quoted(&format!("{}*", facts.base))?;
    let folder = quoted(&facts.folder)?;
    let mut out = format!(
        "# The feeds, by `feedmill snippet caddy`: for the block of the site.\n\
         handle {base} {{\n\
         \turi strip_prefix {}\n\
         \troot * {folder}\n\
         \t@hidden path */.*\n\
         \trespond @hidden 404\n\
         \theader Cache-Control \"{CACHING}\"\n\
         \theader X-Content-Type-Options nosniff\n\
         \theader ?Vary Accept-Encoding\n",
        quoted(facts.base.trim_end_matches('/'))?
    );
    // Caddy looks at `header` before it strips the prefix.
    for feed in &facts.feeds {
        let path = quoted(&format!("{}{}", facts.base, feed.name()))?;
        out.push_str(&format!(
            "\theader {path} Content-Type \"{}\"\n\theader {path} Link {}\n",
            feed.media_type(),
            quoted(&feed.link)?
        ));
    }
    // Caddy takes the first that the client knows.
    let names: Vec<&str> = [Encoding::Brotli, Encoding::Zstd, Encoding::Gzip]
        .into_iter()
        .filter(|encoding| facts.compress.contains(encoding))
        .map(Encoding::coding)
        .collect();
    match names.is_empty() {
        true => out.push_str("\tencode gzip\n\tfile_server\n}\n"),
        false => out.push_str(&format!(
            "\tfile_server {{\n\t\tprecompressed {}\n\t}}\n}}\n",
            names.join(" ")
        )),
    }
    Ok(out)
}

/// Braces are placeholders.
fn quoted(text: &str) -> anyhow::Result<String> {
    super::quoted(text, &['{', '}'])
}
