//! The signals that ask a run to end: Ctrl-C, `kill`, a terminal that is closed.
//!
//! The first one lets the run stop between two files, with nothing half done. A Ctrl-C after it
//! ends the program at once; what that leaves beside the feeds, the next run sweeps away.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use anyhow::Context;

#[cfg(unix)]
use signal_hook::consts::SIGHUP;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// What has been asked so far.
#[derive(Debug, Default)]
pub struct Signals {
    is_asked: Arc<AtomicBool>,
    /// The last signal; 0 before the first.
    number: Arc<AtomicUsize>,
}

impl Signals {
    /// From here on the signals don't end the program but are kept.
    pub fn listen() -> anyhow::Result<Self> {
        let signals = Self::default();
        // In this order: the flag that the first of them sets is not yet set when it asks.
        flag::register_conditional_shutdown(SIGINT, code(SIGINT).into(), signals.flag())
            .context("cannot listen to Ctrl-C")?;
        for signal in heeded() {
            let number = Arc::clone(&signals.number);
            let value = usize::try_from(signal).expect("signals are numbered from 1");
            flag::register(signal, signals.flag())
                .and_then(|_| flag::register_usize(signal, number, value))
                .with_context(|| format!("cannot listen to signal {signal}"))?;
        }
        Ok(signals)
    }

    /// Whether the program has been asked to end.
    pub fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::SeqCst)
    }

    /// The last signal.
    pub fn last(&self) -> Option<i32> {
        i32::try_from(self.number.load(Ordering::SeqCst))
            .ok()
            .filter(|number| *number > 0)
    }

    /// Calls `wake` at each signal, from a thread of its own.
    #[cfg(unix)]
    pub fn wake(&self, wake: impl Fn() + Send + 'static) -> anyhow::Result<()> {
        let mut signals = signal_hook::iterator::Signals::new(heeded())
            .context("cannot listen to the signals")?;
        std::thread::spawn(move || signals.forever().for_each(|_| wake()));
        Ok(())
    }

    /// There is no such thing here: who waits has to look at the flag now and then.
    #[cfg(not(unix))]
    pub fn wake(&self, _: impl Fn() + Send + 'static) -> anyhow::Result<()> {
        Ok(())
    }

    fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.is_asked)
    }
}

/// The exit code of a program that ended because of `signal`, as shells have it: 128 and the
/// signal's number.
pub fn code(signal: i32) -> u8 {
    u8::try_from(signal).map_or(u8::MAX, |number| number.saturating_add(128))
}

/// A signal's name.
pub fn name(signal: i32) -> String {
    match signal {
        #[cfg(unix)]
        SIGHUP => "SIGHUP".into(),
        SIGINT => "SIGINT".into(),
        SIGTERM => "SIGTERM".into(),
        number => format!("signal {number}"),
    }
}

/// The signals that are listened to: not those that somebody has had ignored, as `nohup` has.
fn heeded() -> Vec<i32> {
    #[cfg(unix)]
    let all = [SIGHUP, SIGINT, SIGTERM];
    #[cfg(not(unix))]
    let all = [SIGINT, SIGTERM];
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = ignored(&status);
    all.into_iter()
        .filter(|signal| ignored & (1 << (signal - 1)) == 0)
        .collect()
}

/// The ignored signals, a bit each, by what Linux says of a process. Elsewhere it isn't known.
fn ignored(status: &str) -> u64 {
    status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nohup_ignores_is_known() {
        let status = "Name:\tfeedmill\nSigBlk:\t0000000000000002\nSigIgn:\t0000000000001001\n";
        assert_eq!(ignored(status), 0x1001);
        assert_eq!(ignored(""), 0);
    }

    #[test]
    fn codes_are_those_of_shells() {
        assert_eq!((code(SIGINT), code(SIGTERM)), (130, 143));
    }
}
