//! nginx, from 1.18 on (<https://nginx.org/en/docs/http/ngx_http_core_module.html>).

use feedmill::model::Format;
use feedmill::publish::Encoding;

use super::{CACHING, Facts, Feed};

pub fn write(facts: &Facts) -> anyhow::Result<String> {
    let base = quoted(&facts.base)?;
    let folder = quoted(&format!("{}/", facts.folder))?;
    let mut out = format!(
        "# The feeds, by `feedmill snippet nginx`. In a server block: include this file;\n\
         location {base} {{\n    \
             alias {folder};\n    \
             index index.html;\n    \
             if_modified_since before;\n    \
             add_header Cache-Control \"{CACHING}\";\n    \
             add_header X-Content-Type-Options nosniff;\n    \
             location ~ /\\. {{\n        return 404;\n    }}\n\
         }}\n"
    );
    for feed in &facts.feeds {
        out.push_str(&location(facts, feed)?);
    }
    Ok(out)
}

fn location(facts: &Facts, feed: &Feed) -> anyhow::Result<String> {
    let path = quoted(&format!("{}{}", facts.base, feed.name()))?;
    let file = quoted(&format!("{}/{}", facts.folder, feed.name()))?;
    let link = quoted(&feed.link)?;
    let media_type = feed.format.media_type();
    let charset = match feed.format {
        Format::Json => "charset off;".to_owned(),
        _ => format!("charset utf-8;\n    charset_types {media_type};"),
    };
    let mut packing = String::new();
    match facts.compress.contains(&Encoding::Gzip) {
        true => packing.push_str("    gzip_static on;\n"),
        false => packing.push_str(&format!("    gzip on;\n    gzip_types {media_type};\n")),
    }
    if facts.compress.contains(&Encoding::Brotli) {
        // An unknown word would keep nginx from starting.
        packing.push_str("    # With the module ngx_brotli:\n    # brotli_static on;\n");
    }
    Ok(format!(
        "location = {path} {{\n    \
             alias {file};\n    \
             types {{ }}\n    \
             default_type {media_type};\n    \
             {charset}\n    \
             if_modified_since before;\n\
         {packing}    \
             gzip_vary on;\n    \
             gzip_proxied any;\n    \
             add_header Cache-Control \"{CACHING}\";\n    \
             add_header X-Content-Type-Options nosniff;\n    \
             add_header Link {link};\n\
         }}\n"
    ))
}

/// nginx has no way to write a dollar sign.
fn quoted(text: &str) -> anyhow::Result<String> {
    super::quoted(text, &['$'])
}
