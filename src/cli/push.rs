//! Telling WebSub hubs that feeds have changed.
//!
//! Which hub is to be told of which feed stands in the state, from the run that changed the feed
//! until the hub has taken it. So a hub that is down is told later, and so is one whose run was
//! killed.

mod deliver;
mod ping;

use std::time::Duration;

use feedmill::config::Config;
use feedmill::model::{AbsoluteUrl, Instant};
use feedmill::state::{Changes, Peeked, Pending, State};

use super::Terminal;
use super::outcome::{Talk, plural};
pub use deliver::{PATIENCE, TRIES, Task, Told, deliver};

/// A hub that fails is tried again at the next run, then after as long as it has been failing, and
/// at least so often: seconds.
const LONGEST: i64 = 3_600;

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
            complain(&format!("the hubs are not told: {error:#}"), talk, terminal);
            return None;
        }
    };
    let is_due = |pending: &&Pending| pending.retry.is_none_or(|at| at <= now.unix());
    let tasks = pending.iter().filter(is_due).filter_map(|pending| {
        let tries = match pending.failing {
            None => TRIES,
            // One that did not answer a minute ago is not worth waiting for.
            Some(_) => 1,
        };
        Some(Task {
            hub: AbsoluteUrl::parse(&pending.hub)?,
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
            let line = format!("the hubs will be told once more: {error:#}");
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
    let hubs = &config.push.hubs;
    pending.retain(|pending| hubs.iter().any(|hub| hub.as_str() == pending.hub));
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
    !config.push.hubs.is_empty()
}

/// What is left of `pending` at the second `now`.
fn left(pending: Vec<Pending>, told: &[Told], now: i64) -> Vec<Pending> {
    let left = pending.into_iter().filter_map(|mut pending| {
        let Some(told) = told.iter().find(|told| told.hub.as_str() == pending.hub) else {
            return Some(pending);
        };
        pending.topics.retain(|topic| !told.has_taken(topic));
        if told.why().is_some() {
            let failing = *pending.failing.get_or_insert(now);
            let asked = told.retry_after.map_or(0, |after| after.as_secs() as i64);
            let pause = (now - failing).max(asked).clamp(0, LONGEST);
            pending.retry = Some(now.saturating_add(pause));
        } else if told.taken() > 0 {
            (pending.failing, pending.retry) = (None, None);
        }
        (!pending.topics.is_empty()).then_some(pending)
    });
    left.collect()
}

/// How long it is until one of `pending` is due.
fn until(pending: &[Pending], now: Instant) -> Option<Duration> {
    let next = pending
        .iter()
        .map(|it| it.retry.unwrap_or_default())
        .min()?;
    let seconds = u64::try_from(next.saturating_sub(now.unix())).unwrap_or(0);
    Some(Duration::from_secs(seconds))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(taken: &[&str], why: Option<&str>) -> Told {
        let taken = taken.iter().map(|topic| (*topic, Ok("204".into())));
        let refused = why.iter().map(|why| ("refused", Err((*why).to_owned())));
        Told {
            hub: AbsoluteUrl::parse("https://hub.example/").unwrap(),
            all: 2,
            answers: taken
                .chain(refused)
                .map(|(topic, answer)| (topic.to_owned(), answer))
                .collect(),
            retry_after: None,
        }
    }

    fn pending(topics: &[&str], failing: Option<i64>, retry: Option<i64>) -> Vec<Pending> {
        vec![Pending {
            hub: "https://hub.example/".into(),
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            failing,
            retry,
        }]
    }

    #[test]
    fn what_is_taken_is_struck_out() {
        let before = pending(&["a", "b"], Some(5), Some(9));
        let after = left(before.clone(), &[told(&["a", "b"], None)], 100);
        assert_eq!(after, []);
        // Out of time: the rest is due at once.
        let after = left(before.clone(), &[told(&["a"], None)], 100);
        assert_eq!(after, pending(&["b"], None, None));
        // Another hub was told, or none.
        assert_eq!(left(before.clone(), &[], 100), before);
    }

    #[test]
    fn who_fails_longer_is_asked_less_often() {
        let fail = [told(&[], Some("down"))];
        let mut state = pending(&["a"], None, None);
        let mut pauses = Vec::new();
        let mut now = 1_000;
        for _ in 0..10 {
            state = left(state, &fail, now);
            let pause = state[0].retry.unwrap() - now;
            pauses.push(pause);
            // Runs come once a minute.
            now += pause.max(1).next_multiple_of(60);
        }
        assert_eq!(pauses[..5], [0, 60, 120, 240, 480]);
        assert_eq!(pauses[9], LONGEST);
        assert_eq!(state[0].failing, Some(1_000));
    }

    #[test]
    fn a_hub_may_ask_for_time() {
        let mut busy = told(&["a"], Some("429"));
        busy.retry_after = Some(Duration::from_secs(90));
        let after = left(pending(&["a", "b"], None, None), &[busy], 1_000);
        assert_eq!(after, pending(&["b"], Some(1_000), Some(1_090)));
        let mut greedy = told(&[], Some("429"));
        greedy.retry_after = Some(Duration::from_secs(u64::MAX));
        let after = left(pending(&["b"], None, None), &[greedy], 1_000);
        assert_eq!(after, pending(&["b"], Some(1_000), Some(1_000 + LONGEST)));
    }

    #[test]
    fn the_next_try_is_the_earliest() {
        let now = Instant::from_unix(1_000).unwrap();
        let mut list = pending(&["a"], Some(1), Some(1_060));
        assert_eq!(until(&list, now), Some(Duration::from_secs(60)));
        list.extend(pending(&["a"], None, None));
        assert_eq!(until(&list, now), Some(Duration::ZERO));
        assert_eq!(until(&[], now), None);
    }
}
