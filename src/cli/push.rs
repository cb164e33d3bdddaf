//! Telling WebSub hubs that feeds have changed.
//!
//! Which hub is to be told of which feed stands in the state, from the run that changed the feed
//! until the hub has taken it. So a hub that is down is told later, and so is one whose run was
//! killed.

mod deliver;
mod later;
mod ping;
#[cfg(test)]
mod tests;

use std::time::Duration;

use feedmill::config::Config;
use feedmill::model::{AbsoluteUrl, Instant};
use feedmill::state::{Changes, Peeked, Pending, State};

use super::outcome::{Talk, plural};
use super::terminal::{self, Terminal};
pub use deliver::{PATIENCE, TRIES, Task, Told, deliver};
use later::{is_due, left, until};

/// Tells the hubs what they have not been told yet, and says what can't be told: once, and never
/// so that the run fails. Gives the time until the next try, if one is needed.
pub fn after_run(
    config: &Config,
    now: Instant,
    talk: Option<Talk>,
    stop: &dyn Fn() -> bool,
    terminal: &Terminal,
) -> Option<Duration> {
    let pending = match pending(config) {
        Ok(pending) => pending,
        Err(error) => {
            complain(
                &format!("the hubs are not told: {}", terminal::told(&error)),
                talk,
                terminal,
            );
            return None;
        }
    };
    let tasks = pending
        .iter()
        .filter(|it| is_due(it, now))
        .filter_map(|pending| {
            let tries = match pending.failing {
                None => TRIES,
                // One that did not answer a minute ago is not worth waiting for.
                Some(_) => 1,
            };
            Some(Task {
                hub: AbsoluteUrl::parse(&pending.hub)?,
                manner: config.push.manner(&pending.hub)?,
                topics: pending.topics.clone(),
                tries,
            })
        });
    let tasks: Vec<Task> = tasks.collect();
    if tasks.is_empty() {
        return until(&pending, now);
    }
    let told = deliver(tasks, PATIENCE, stop);
    for told in &told {
        let before = pending.iter().find(|it| it.hub == told.hub.as_str());
        let is_news = before.is_none_or(|before| before.failing.is_none());
        report(told, is_news, talk, terminal);
    }
    match remember(config, &told, now) {
        Ok(pending) => until(&pending, now),
        Err(error) => {
            let line = format!(
                "the hubs will be told once more: {}",
                terminal::told(&error)
            );
            complain(&line, talk, terminal);
            None
        }
    }
}

/// What the hubs of `config` are still to be told.
pub fn pending(config: &Config) -> anyhow::Result<Vec<Pending>> {
    let Some(path) = config.state.as_ref().filter(|_| has_hubs(config)) else {
        return Ok(Vec::new());
    };
    let mut pending = match State::peek(path)? {
        Peeked::State(state) => state.pending()?,
        Peeked::Missing | Peeked::Unusable(_) => Vec::new(),
    };
    pending.retain(|pending| config.push.manner(&pending.hub).is_some());
    Ok(pending)
}

/// Strikes out what the hubs have taken, and gives what is left.
pub fn remember(config: &Config, told: &[Told], now: Instant) -> anyhow::Result<Vec<Pending>> {
    let Some(path) = &config.state else {
        return Ok(Vec::new());
    };
    // Another run may have been here meanwhile.
    let state = State::open(path)?.state;
    let left = left(state.pending()?, told, now.unix());
    if let Some(run) = state.run()? {
        let mut changes = Changes::new(run);
        changes.pending = Some(left.clone());
        state.commit(&changes)?;
    }
    Ok(left)
}

fn has_hubs(config: &Config) -> bool {
    config.push.listeners().next().is_some()
}

fn report(told: &Told, is_news: bool, talk: Option<Talk>, terminal: &Terminal) {
    let hub = &told.hub;
    if let (1.., Some(Talk::Line | Talk::All)) = (told.taken(), talk) {
        terminal.talk(&format!("{hub} told of {}", plural(told.taken(), "feed")));
    }
    let Some(why) = told.why() else {
        return;
    };
    if is_news || talk == Some(Talk::All) {
        let feeds = plural(told.all - told.taken(), "feed");
        let line = format!("{hub} was not told of {feeds}: {why}; later runs try again");
        complain(&line, talk, terminal);
    }
}

fn complain(line: &str, talk: Option<Talk>, terminal: &Terminal) {
    if talk.is_some() {
        terminal.talk(&format!("feedmill: {line}"));
    }
}
