//! `feedmill serve`: hands out the feeds' folder as it stands.

mod answer;
mod body;
mod coding;
mod conditions;
mod connections;
mod document;
mod etags;
mod findings;
mod folder;
mod media_type;
mod path;
mod range;
mod sendable;
mod stream;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context;
use feedmill::checks;
use feedmill::config::Config;
use feedmill::pipeline;
use tokio::net::TcpListener;

use super::settings::{Settings, shown};
use super::{Ending, Terminal, watch};
use answer::Site;
use connections::Limits;
use folder::Folder;

/// Hand out the feeds
///
/// A small web server for the folder of the feeds as it stands: for a look at them in a feed
/// reader, and good enough to stand behind a proxy. Files that are replaced while it runs are
/// handed out anew. /.feedmill/ shows what the checks say about the feeds.
///
/// With --watch the feeds are made anew whenever an article or the settings change, as `feedmill
/// watch` does but without telling hubs, and /.feedmill/ shows also what is wrong with the articles.
///
/// Ends when it is asked to, by Ctrl-C or the signal TERM, after what it is sending is sent.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    settings: Settings,

    /// Where to listen; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    address: SocketAddr,

    /// Make the feeds, and again whenever an article or the settings change
    #[arg(long)]
    watch: bool,

    /// Connections at a time; those beyond are told to come back later
    #[arg(long, value_name = "N", default_value_t = 1024, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    connections: u32,

    /// Seconds that a client may take to ask, and to take what it is sent; also how long the end
    /// waits for those that are being served
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let config = args.settings.read(terminal)?;
    let path = config.output.folder.clone();
    if args.watch {
        std::fs::create_dir_all(&path)
            .with_context(|| format!("cannot create the folder {}", shown(&path)))?;
    }
    let folder = Folder::open(&path, private(args, &config))
        .with_context(|| format!("cannot serve {}", shown(&path)))?;
    let (url, rules) = (config.output.url.clone(), rules(&config));
    // What is wrong with articles is not for those who read them.
    let is_desk = args.watch && args.address.ip().is_loopback();
    let desk = is_desk.then(|| args.settings.clone());
    let site = Site::new(folder, url, rules, desk);
    let limits = Limits {
        connections: args.connections as usize,
        timeout: Duration::from_secs(args.timeout),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("cannot start threads")?;
    runtime.block_on(async {
        let failed = || {
            format!(
                "cannot listen at {} (`--address` names another)",
                args.address
            )
        };
        let listener = TcpListener::bind(args.address).await.with_context(failed)?;
        let end = asked_to_end().context("cannot wait for signals")?;
        let address = listener.local_addr().with_context(failed)?;
        terminal.talk(&format!("serving {} at http://{address}/", shown(&path)));
        if !args.watch {
            connections::serve(listener, site, limits, end).await;
            return Ok(Ending::Done);
        }
        // Both hear the signals; when the one ends by itself, so does the other.
        let settings = args.settings.clone();
        let mut watch = tokio::task::spawn_blocking(|| {
            watch::run(&watch::Args::at_a_desk(settings), &Terminal::new())
        });
        let mut ended = None;
        let end = async {
            tokio::select! {
                () = end => {}
                done = &mut watch => ended = Some(done),
            }
        };
        connections::serve(listener, site, limits, end).await;
        let ended = match ended {
            Some(ended) => ended,
            None => watch.await,
        };
        ended.context("the watch ended")?
    })
}

/// What is never handed out, should it be below the folder of the feeds: the settings, the state,
/// the articles.
fn private(args: &Args, config: &Config) -> Vec<PathBuf> {
    let mut private = vec![args.settings.config.clone()];
    private.extend(config.state.clone());
    private.extend(config.sources.iter().map(|source| source.folder.clone()));
    private
}

fn rules(config: &Config) -> checks::Options {
    let mut rules = checks::Options::default();
    rules.levels = pipeline::overrides(&config.check, &[]);
    rules
}

/// Waits until somebody wants the server to end.
fn asked_to_end() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};

        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        // Without a way to be asked, it runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
