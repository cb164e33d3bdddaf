//! `feedmill snippet`: what a web server has to be told about the feeds.

mod apache;
mod caddy;
mod headers;
mod nginx;

use anyhow::{Context, bail};
use feedmill::config::Config;
use feedmill::model::{AbsoluteUrl, Format};
use feedmill::pipeline::{self, Options};
use feedmill::publish::Encoding;
use percent_encoding::percent_decode_str;

use super::settings::{Settings, now, shown};
use super::{Ending, Terminal};

/// Print what a web server has to be told
///
/// For the feeds of the settings, as many as the articles make: where they are, their media types, how long they may be kept,
/// that they are handed out packed, and who they are and which hub knows about them (`Link`).
///
/// nginx: a file to be included in a `server` block. Caddy: lines for the block of the site.
/// Apache: lines for the virtual host. headers: a file `_headers`, as Netlify and Cloudflare Pages
/// read it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The server
    #[arg(value_enum)]
    server: Server,

    #[command(flatten)]
    settings: Settings,

    /// A WebSub hub that is told about new articles, rather than those of the settings; may be
    /// given several times
    #[arg(long, value_name = "URL")]
    hub: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Server {
    Nginx,
    Caddy,
    Apache,
    Headers,
}

/// How long a feed may be kept: the same as `feedmill serve` says.
const CACHING: &str = "public, max-age=300";

/// What every server is told.
#[derive(Debug)]
struct Facts {
    /// The folder, from the root on, without a slash at the end.
    folder: String,
    /// The path of its public address, decoded; it begins and ends with a slash.
    base: String,
    feeds: Vec<Feed>,
    /// The packed copies that are there.
    compress: Vec<Encoding>,
}

/// A feed.
#[derive(Debug)]
struct Feed {
    /// Its folder below that of all feeds; empty for the main one.
    folder: String,
    /// Its file, in that folder.
    file: String,
    /// The path of its address, as it is asked for.
    encoded: String,
    format: Format,
    /// The value of its `Link`.
    link: String,
}

impl Feed {
    /// Its file, in the folder of all feeds.
    fn name(&self) -> String {
        match &*self.folder {
            "" => self.file.clone(),
            folder => format!("{folder}/{}", self.file),
        }
    }

    /// Its media type, with `charset` if the type has it.
    fn media_type(&self) -> String {
        match self.format {
            Format::Json => self.format.media_type().to_owned(),
            format => format!("{}; charset=utf-8", format.media_type()),
        }
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let config = args.settings.read(terminal)?;
    let hubs = args.hub.iter().map(|hub| {
        AbsoluteUrl::parse(hub).with_context(|| format!("`{hub}` is no http or https address"))
    });
    let hubs: Vec<AbsoluteUrl> = hubs.collect::<anyhow::Result<_>>()?;
    let facts = match hubs.is_empty() {
        true => facts(&config, &config.push.hubs)?,
        false => facts(&config, &hubs)?,
    };
    terminal.print(&match args.server {
        Server::Apache => apache::write(&facts)?,
        Server::Caddy => caddy::write(&facts)?,
        Server::Headers => headers::write(&facts),
        Server::Nginx => nginx::write(&facts)?,
    })?;
    Ok(Ending::Done)
}

fn facts(config: &Config, hubs: &[AbsoluteUrl]) -> anyhow::Result<Facts> {
    let output = &config.output;
    let folder = std::path::absolute(&output.folder)
        .with_context(|| format!("cannot tell where {} is", shown(&output.folder)))?;
    let base = percent_decode_str(output.url.url().path())
        .decode_utf8_lossy()
        .into_owned();
    let mut feeds = main(config, hubs)?;
    if !config.feeds.is_empty() {
        // Which there are, the articles say.
        let all = pipeline::feeds(config, &Options::at(now(None)?))?;
        let others = all.iter().filter(|feed| !feed.is_main());
        feeds.extend(others.flat_map(|feed| {
            let files = feed.files.iter();
            files.map(|file| self::feed(&feed.folder, &file.name, file.format, &file.url, hubs))
        }));
    }
    Ok(Facts {
        folder: shown(&folder).trim_end_matches(['/', '\\']).to_owned(),
        base,
        feeds,
        compress: output.compress.clone(),
    })
}

fn main(config: &Config, hubs: &[AbsoluteUrl]) -> anyhow::Result<Vec<Feed>> {
    let output = &config.output;
    let formats = output.formats.iter();
    let feeds = formats.map(|(format, name)| {
        let address = (output.url.join(name))
            .with_context(|| format!("`{name}` makes no address below {}", output.url))?;
        Ok(feed("", name, *format, &address, hubs))
    });
    feeds.collect()
}

fn feed(folder: &str, file: &str, format: Format, url: &AbsoluteUrl, hubs: &[AbsoluteUrl]) -> Feed {
    let mut link = format!("<{url}>; rel=\"self\"");
    for hub in hubs {
        link.push_str(&format!(", <{hub}>; rel=\"hub\""));
    }
    Feed {
        folder: folder.to_owned(),
        file: file.to_owned(),
        encoded: url.url().path().to_owned(),
        format,
        link,
    }
}

/// `text` between double quotes, with backslashes before what ends them; an error if a server
/// would read something else out of it.
fn quoted(text: &str, special: &[char]) -> anyhow::Result<String> {
    if let Some(odd) = text.chars().find(|c| c.is_control() || special.contains(c)) {
        bail!("the server's settings can't hold {odd:?}, as in {text:?}: choose another name");
    }
    Ok(format!(
        "\"{}\"",
        text.replace('\\', "\\\\").replace('"', "\\\"")
    ))
}
