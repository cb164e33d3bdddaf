//! The program as cron, systemd and monitoring meet it: silent, quick to leave, easy to stop.

#[path = "cli/program.rs"]
mod program;
#[cfg(unix)]
#[path = "cron/signals.rs"]
mod signals;
#[path = "cron/silence.rs"]
mod silence;
#[path = "cron/site.rs"]
mod site;
#[path = "cron/status.rs"]
mod status;
mod support;
#[cfg(unix)]
#[path = "cron/watch.rs"]
mod watch;
