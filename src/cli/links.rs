//! `feedmill links`: what a site's own pages say of its feeds.

use anyhow::bail;
use feedmill::pages;
use feedmill::pipeline::{self, Options};

use super::settings::{Settings, now};
use super::{Ending, Terminal};

/// Print the links that a page's head needs
///
/// Browsers and readers find feeds by `<link rel="alternate">` in the head of a page. For the home
/// page: the main feed in every format, then all others, each in one. For the page of a section:
/// its feed in every format, then the main one.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the feed that the page belongs to, such as `section/craft` [default: the main
    /// feed]
    #[arg(value_name = "FOLDER", default_value = "", hide_default_value = true)]
    folder: String,

    #[command(flatten)]
    settings: Settings,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let config = args.settings.read(terminal)?;
    let feeds = pipeline::feeds(&config, &Options::at(now(None)?))?;
    if feeds.is_empty() {
        bail!("no feed can be made now: `feedmill build` says why");
    }
    let folder = args.folder.trim_end_matches('/');
    let Some(own) = feeds.iter().position(|feed| feed.folder == folder) else {
        let folders = feeds.iter().filter(|feed| !feed.is_main());
        let folders: Vec<&str> = folders.map(|feed| &*feed.folder).collect();
        let others = match folders.is_empty() {
            true => "the main one is the only feed".to_owned(),
            false => format!("there are: {}", folders.join(", ")),
        };
        bail!("there is no feed in `{folder}`; {others}");
    };
    terminal.print(&pages::links(&feeds, own))?;
    Ok(Ending::Done)
}
