//! Many pings, within bounds: a hub that does not answer holds up nobody for long.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use feedmill::config::Manner;
use feedmill::model::AbsoluteUrl;

use super::ping::{Failure, agent, ping};

/// How long hubs are tried.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// The first pause between two tries; each further one is four times as long.
    pub pause: Duration,
    /// The longest pause that a hub may ask for.
    pub longest: Duration,
    /// All hubs together, with all they have to be told.
    pub whole: Duration,
}

/// How often a hub is tried that fails.
pub const TRIES: u32 = 3;

/// What a run can wait.
pub const PATIENCE: Patience = Patience {
    pause: Duration::from_secs(1),
    longest: Duration::from_secs(10),
    whole: Duration::from_secs(30),
};

/// After so many refusals in a row the hub refuses everything.
const REFUSALS: usize = 3;

/// Between two looks whether the program is asked to end.
const LOOK: Duration = Duration::from_millis(50);

/// A hub and the feeds that it is to be told of.
#[derive(Clone, Debug)]
pub struct Task {
    pub hub: AbsoluteUrl,
    pub manner: Manner,
    /// The addresses of the feeds.
    pub topics: Vec<String>,
    /// How often each is tried, if the hub fails; at least once.
    pub tries: u32,
}

/// What a hub was told and what it answered.
#[derive(Clone, Debug)]
pub struct Told {
    pub hub: AbsoluteUrl,
    /// How many feeds it was to be told of.
    pub all: usize,
    /// What it answered to each feed that was tried: a status, or why it was not told.
    pub answers: Vec<(String, Result<String, String>)>,
    /// How long it wants to be left alone.
    pub retry_after: Option<Duration>,
}

impl Told {
    /// Why it was not told everything, if it failed or refused.
    pub fn why(&self) -> Option<&str> {
        let mut failures = self.answers.iter().filter_map(|(_, it)| it.as_ref().err());
        failures.next().map(String::as_str)
    }

    /// How many feeds it was told of.
    pub fn taken(&self) -> usize {
        self.answers.iter().filter(|(_, it)| it.is_ok()).count()
    }

    /// Whether it was told of the feed at `topic`.
    pub fn has_taken(&self, topic: &str) -> bool {
        let mut answers = self.answers.iter();
        answers.any(|(known, answer)| known == topic && answer.is_ok())
    }
}

/// Tells each hub of its feeds, the hubs side by side, until all is done, there is no more time or
/// `stop` says so. What is under way then is left to itself, as not told.
pub fn deliver(tasks: Vec<Task>, patience: Patience, stop: &dyn Fn() -> bool) -> Vec<Told> {
    let deadline = Instant::now() + patience.whole;
    let told = tasks.iter().map(|task| Told {
        hub: task.hub.clone(),
        all: task.topics.len(),
        answers: Vec::new(),
        retry_after: None,
    });
    let mut told: Vec<Told> = told.collect();
    let (sender, answers) = channel();
    for (place, task) in tasks.into_iter().enumerate() {
        let sender = sender.clone();
        thread::spawn(move || one(place, &task, patience, deadline, &sender));
    }
    drop(sender);
    while !stop() && Instant::now() < deadline {
        match answers.recv_timeout(LOOK) {
            Ok((place, topic, answer)) => {
                let told: &mut Told = &mut told[place];
                let answer: Result<String, Failure> = answer;
                if let Err(failure) = &answer {
                    told.retry_after = told.retry_after.max(failure.retry_after);
                }
                let answer = answer.map_err(|failure| failure.why);
                told.answers.push((topic, answer));
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    told
}

/// The place of a hub among the tasks, a feed and what was answered.
type Sent = (usize, String, Result<String, Failure>);

/// Tells one hub, feed by feed. A failure of the hub ends it; what the hub refuses is passed over.
fn one(place: usize, task: &Task, patience: Patience, deadline: Instant, sender: &Sender<Sent>) {
    let agent = agent();
    let mut refusals = 0;
    for topic in &task.topics {
        let mut pause = patience.pause;
        let mut answer = ping(&agent, &task.hub, task.manner, topic);
        for _ in 1..task.tries {
            let Err(failure) = &answer else {
                break;
            };
            let wanted = failure.retry_after.unwrap_or(pause).max(pause);
            let left = deadline.saturating_duration_since(Instant::now());
            if !failure.may_pass || wanted > left || wanted > patience.longest {
                break;
            }
            thread::sleep(wanted);
            pause *= 4;
            answer = ping(&agent, &task.hub, task.manner, topic);
        }
        let is_down = matches!(&answer, Err(failure) if failure.may_pass);
        refusals = match answer {
            Ok(_) => 0,
            Err(_) => refusals + 1,
        };
        // Nobody listens any more when the time is over.
        let is_heard = sender.send((place, topic.clone(), answer)).is_ok();
        if is_down || refusals >= REFUSALS || !is_heard {
            return;
        }
    }
}
