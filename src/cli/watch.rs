//! `feedmill watch`: builds whenever there is something to build.

mod eyes;

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use feedmill::config::Config;
use feedmill::model::Instant;
use feedmill::pipeline::{self, Built, Options, Outcome};

use super::levels::Levels;
use super::outcome::{self, Talk};
use super::push;
use super::settings::{Settings, clock, now};
use super::signals::Signals;
use super::terminal::told;
use super::{Ending, Terminal};
use eyes::Eyes;

/// After the last of several changes: an editor that saves writes more than once.
const QUIET: Duration = Duration::from_millis(300);

/// So long at most, when changes don't end.
const PATIENCE: Duration = Duration::from_secs(3);

/// After a job that could not be done, and where another run was at work.
const RETRY: Duration = Duration::from_secs(30);
const BUSY: Duration = Duration::from_secs(1);

/// Where changes can't be seen, if `--poll` says nothing else.
const POLL: u64 = 10;

/// The longest sleep before an hour that was said: clocks are set, and computers sleep too.
const NAP: Duration = Duration::from_secs(60);

/// Make the feeds, and again whenever an article or the settings change
///
/// Builds as `feedmill build` does, with the same care, then when files change, and when an
/// article's hour has come. Ctrl-C or `kill` end it.
///
/// Where the system can't tell of changes, as on some network drives, `--poll` looks every few
/// seconds instead.
///
/// Exit codes: 0 ended by a signal, 2 the settings can't be used.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    settings: Settings,

    /// Look for changes every so many seconds, rather than being told of them
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    poll: Option<u64>,

    /// Leave telling the hubs of the settings to `feedmill ping --pending`
    #[arg(long)]
    no_ping: bool,

    #[command(flatten)]
    levels: Levels,

    /// Say nothing but errors of the program itself
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,

    /// Say a line a build, also when nobody watches
    #[arg(short, long)]
    verbose: bool,
}

impl Args {
    /// For who looks at what is made here: it is not what the hubs would fetch.
    pub fn at_a_desk(settings: Settings) -> Self {
        Self {
            settings,
            poll: None,
            no_ping: true,
            levels: Levels::default(),
            quiet: false,
            verbose: false,
        }
    }
}

/// What interrupts the wait.
enum Event {
    /// A seed changed, or the settings.
    Change,
    /// A folder that is watched went away or came back, or the system lost count.
    Upheaval,
    /// A signal.
    Stop,
}

/// Why a build is made, or none any more.
enum Reason {
    Change,
    Upheaval,
    Hour,
    Stop,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    let signals = Signals::listen()?;
    let (sender, events) = channel();
    let waker = sender.clone();
    signals.wake(move || drop(waker.send(Event::Stop)))?;
    let mut watch = Watch {
        written: args.settings.bytes(),
        config: args.settings.read(terminal)?,
        is_first: true,
        eyes: None,
        blind: Once::default(),
        trouble: Once::default(),
        sender,
        args,
        terminal,
        signals: &signals,
    };
    watch.look();
    while let Some(pause) = watch.build()? {
        let reason = wait(&events, &pause);
        if matches!(reason, Reason::Stop) || signals.is_asked() {
            break;
        }
        let moved = watch.reread();
        if moved || watch.eyes.is_none() || matches!(reason, Reason::Upheaval) {
            watch.look();
        }
    }
    Ok(Ending::Done)
}

/// How long to wait, when nothing happens.
#[derive(Default)]
struct Pause {
    /// So long.
    most: Option<Duration>,
    /// Until then.
    due: Option<Instant>,
}

struct Watch<'a> {
    args: &'a Args,
    terminal: &'a Terminal,
    signals: &'a Signals,
    config: Config,
    /// Whether nothing has been built yet.
    is_first: bool,
    /// The settings file, as it was read.
    written: Option<Vec<u8>>,
    /// `None`: changes can't be seen, or are not to be.
    eyes: Option<Eyes>,
    sender: Sender<Event>,
    /// Why changes can't be seen.
    blind: Once,
    /// Why the last build could not be made.
    trouble: Once,
}

impl Watch<'_> {
    /// Opens the eyes for the folders of the settings.
    fn look(&mut self) {
        if self.args.poll.is_some() {
            return;
        }
        self.eyes = match Eyes::open(&self.config, &self.args.settings.config, &self.sender) {
            Ok(eyes) => {
                self.blind.is_over();
                Some(eyes)
            }
            Err(error) => {
                let line = format!("{}; looking every {POLL} seconds instead", told(&error));
                self.blind.say(line, self.terminal);
                None
            }
        }
    }

    /// Reads the settings again, if they changed. Those that can't be used leave the old ones in
    /// force. Whether other folders are of interest now.
    fn reread(&mut self) -> bool {
        let written = self.args.settings.bytes();
        if written == self.written {
            return false;
        }
        self.written = written;
        match self.args.settings.read(self.terminal) {
            Ok(config) => {
                let moved = eyes::folders(&config) != eyes::folders(&self.config);
                self.config = config;
                moved
            }
            Err(error) => {
                let line = format!("feedmill: {}; those from before are used", told(&error));
                self.terminal.talk(&line);
                false
            }
        }
    }

    /// One build. `None`: a signal ended it.
    fn build(&mut self) -> anyhow::Result<Option<Pause>> {
        let hour = now(None)?;
        let levels = self.args.levels.overrides();
        let stop = || self.signals.is_asked();
        let mut options = Options::at(hour);
        options.started = clock();
        options.levels = &levels;
        options.stop = &stop;
        // Who begins to watch wants to know what is wrong already.
        options.repeat = self.is_first && self.terminal.is_watched();
        let polled = self.args.poll.or(self.eyes.is_none().then_some(POLL));
        let mut pause = Pause {
            most: polled.map(Duration::from_secs),
            due: None,
        };
        match pipeline::build(&self.config, &options) {
            Ok(Built::Done(outcome)) => {
                self.is_first = false;
                self.trouble.is_over();
                self.tell(&outcome, hour, polled.is_some());
                pause.due = outcome.next_due.as_ref().map(|due| due.at);
                self.push(hour, &mut pause);
            }
            Ok(Built::Busy) => pause.most = Some(BUSY),
            Ok(Built::Stopped) => return Ok(None),
            Err(error) => {
                self.trouble.say(error.to_string(), self.terminal);
                pause.most = Some(pause.most.map_or(RETRY, |most| most.min(RETRY)));
            }
        }
        Ok(Some(pause))
    }

    /// Tells the hubs, and sees to it that those that fail are told later.
    fn push(&self, hour: Instant, pause: &mut Pause) {
        if self.args.no_ping {
            return;
        }
        let talk = match self.args.verbose {
            true => Talk::Line,
            false => Talk::Problems,
        };
        let talk = (!self.args.quiet).then_some(talk);
        let stop = || self.signals.is_asked();
        if let Some(next) = push::after_run(&self.config, hour, talk, &stop, self.terminal) {
            let next = next.max(RETRY);
            pause.most = Some(pause.most.map_or(next, |most| most.min(next)));
        }
    }

    /// Who polls makes many builds for nothing, of which there is nothing to say.
    fn tell(&self, outcome: &Outcome, hour: Instant, is_polled: bool) {
        if self.args.quiet {
            return;
        }
        outcome::tell(&self.config, outcome, Talk::Problems, self.terminal);
        if !self.args.verbose && !self.terminal.is_watched() {
            return;
        }
        let idle = || (!is_polled).then(|| "nothing changed".into());
        if let Some(line) = outcome::line(outcome).or_else(idle) {
            let time = hour.chrono().with_timezone(&self.config.site.zone);
            let time = time.format("%H:%M:%S");
            let errors = match outcome.errors {
                0 => String::new(),
                errors => format!(" ({} to mend)", outcome::plural(errors, "error")),
            };
            self.terminal.talk(&format!("{time} {line}{errors}"));
        }
    }
}

/// Trouble that lasts is said once.
#[derive(Default)]
struct Once(Option<String>);

impl Once {
    fn say(&mut self, line: String, terminal: &Terminal) {
        if self.0.as_ref() != Some(&line) {
            terminal.talk(&format!("feedmill: {line}"));
            self.0 = Some(line);
        }
    }

    fn is_over(&mut self) {
        self.0 = None;
    }
}

/// Waits until there is a reason to build, and until what happens has come to rest.
fn wait(events: &Receiver<Event>, pause: &Pause) -> Reason {
    let mut reason = loop {
        let left = match (pause.most, pause.due.map(until)) {
            (Some(most), None) => most,
            (Some(most), Some(due)) => most.min(due),
            (None, Some(due)) => due.min(NAP),
            (None, None) => NAP,
        };
        match events.recv_timeout(left) {
            Ok(Event::Stop) => return Reason::Stop,
            Ok(Event::Change) => break Reason::Change,
            Ok(Event::Upheaval) => break Reason::Upheaval,
            Err(RecvTimeoutError::Disconnected) => return Reason::Stop,
            Err(RecvTimeoutError::Timeout) => {
                let is_due = pause.due.is_some_and(|due| until(due).is_zero());
                if pause.most.is_some() || is_due {
                    return Reason::Hour;
                }
            }
        }
    };
    let began = std::time::Instant::now();
    while began.elapsed() < PATIENCE {
        match events.recv_timeout(QUIET) {
            Ok(Event::Change) => {}
            Ok(Event::Upheaval) => reason = Reason::Upheaval,
            Ok(Event::Stop) => return Reason::Stop,
            Err(_) => break,
        }
    }
    reason
}

/// How long it is until `moment`; nothing if it has come.
fn until(moment: Instant) -> Duration {
    let clock = chrono::Utc::now().timestamp_millis();
    let left = moment.unix() * 1_000 - clock;
    Duration::from_millis(u64::try_from(left).unwrap_or(0))
}
