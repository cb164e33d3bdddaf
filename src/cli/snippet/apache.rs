//! Apache 2.4 with the modules alias, headers, mime and, for packed copies, rewrite; else deflate
//! (<https://httpd.apache.org/docs/2.4/mod/>).

use feedmill::publish::Encoding;

use super::{CACHING, Facts, Feed};

pub fn write(facts: &Facts) -> anyhow::Result<String> {
    let base = quoted(&facts.base)?;
    let mut out = format!(
        "# The feeds, by `feedmill snippet apache`: for the virtual host.\n\
         Alias {base} {}\n\
         <Directory {}>\n    \
             Require all granted\n    \
             AllowOverride None\n    \
             Options FollowSymLinks\n    \
             FileETag MTime Size\n    \
             Header set Cache-Control \"{CACHING}\"\n    \
             Header set X-Content-Type-Options nosniff\n    \
             <FilesMatch \"^\\.\">\n        Require all denied\n    </FilesMatch>\n",
        quoted(&format!("{}/", facts.folder))?,
        quoted(&facts.folder)?
    );
    // What is said of a folder holds for those below it, until they say something else.
    for feeds in facts.feeds.chunk_by(|a, b| a.folder == b.folder) {
        let below = &feeds[0].folder;
        if !below.is_empty() {
            let folder = quoted(&format!("{}/{below}", facts.folder))?;
            out.push_str(&format!("<Directory {folder}>\n"));
        }
        if !facts.compress.is_empty() {
            out.push_str("    RewriteEngine On\n");
        }
        for feed in feeds {
            out.push_str(&files(facts, feed)?);
        }
        out.push_str("</Directory>\n");
    }
    Ok(out)
}

fn files(facts: &Facts, feed: &Feed) -> anyhow::Result<String> {
    // A file's name holds nothing else that a pattern takes for more than itself.
    let name = feed.file.replace('.', "\\.");
    let mut out = format!(
        "    <FilesMatch \"^{name}(\\.(br|gz|zst))?$\">\n        \
             ForceType \"{}\"\n        \
             Header set Link {}\n        \
             Header merge Vary Accept-Encoding\n",
        feed.media_type(),
        // A percent sign is a variable in a field, unless it is doubled.
        quoted(&feed.link.replace('%', "%%"))?
    );
    if facts.compress.is_empty() {
        out.push_str("        SetOutputFilter DEFLATE\n");
    }
    out.push_str("    </FilesMatch>\n");
    for encoding in [Encoding::Brotli, Encoding::Zstd, Encoding::Gzip] {
        if !facts.compress.contains(&encoding) {
            continue;
        }
        let (coding, suffix) = (encoding.coding(), encoding.suffix());
        out.push_str(&format!(
            "    AddEncoding {coding} {suffix}\n    \
             RewriteCond %{{HTTP:Accept-Encoding}} \"(^|,)\\s*{coding}\\s*(,|;|$)\"\n    \
             RewriteCond %{{HTTP:Accept-Encoding}} \"!(^|,)\\s*{coding}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)\"\n    \
             RewriteCond %{{REQUEST_FILENAME}}{suffix} -f\n    \
             RewriteRule \"^{name}$\" \"%{{REQUEST_FILENAME}}{suffix}\" [L]\n",
        ));
    }
    Ok(out)
}

/// A dollar sign may begin a variable.
fn quoted(text: &str) -> anyhow::Result<String> {
    super::quoted(text, &['$'])
}
