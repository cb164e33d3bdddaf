//! Periods of time, as Dublin Core has them.

use super::w3cdtf::parse as date;
use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};
use crate::model::Instant;

pub static INVALID_PERIOD: Rule = rule!("feed/invalid-period", Interop, "0.1.0", Check::Value);

/// A DCMI Period (<https://www.dublincore.org/specifications/dublin-core/dcmi-period/>), a date,
/// or two of them with a `/` in between (ISO 8601).
pub const PERIOD: Value = Value::Checked(period);

fn period(given: &Given<'_, '_>, sink: &mut Sink) {
    if let Err(what) = read(given.text) {
        sink.push(
            INVALID_PERIOD
                .at(
                    given.span(),
                    format!("{} is {}: {what}", given.name(), given.shown()),
                )
                .help("write it as `start=2026-03-01T09:00Z;end=2026-04-01T09:00Z;scheme=W3C-DTF`"),
        );
    }
}

fn read(text: &str) -> Result<(), &'static str> {
    if !text.contains('=') {
        let (start, end) = text.split_once('/').unwrap_or((text, text));
        return between(Some(start), Some(end));
    }
    let parts = text.split(';').map(str::trim).filter(|it| !it.is_empty());
    let parts: Vec<(&str, &str)> = parts
        .map(|part| {
            part.split_once('=')
                .map(|(key, it)| (key.trim(), it.trim()))
        })
        .collect::<Option<_>>()
        .ok_or("a part of it has no name")?;
    let value = |name| {
        let mut named = parts.iter().filter(|(key, _)| *key == name);
        named.next().map(|(_, value)| *value)
    };
    match value("scheme") {
        // What another scheme allows is not known here.
        Some(scheme) if scheme != "W3C-DTF" => Ok(()),
        _ => between(value("start"), value("end")),
    }
}

fn between(start: Option<&str>, end: Option<&str>) -> Result<(), &'static str> {
    if start.is_none() && end.is_none() {
        return Err("it has neither a start nor an end");
    }
    if start.into_iter().chain(end).any(|it| date(it).is_none()) {
        return Err("it holds what is no date");
    }
    match (start.and_then(moment), end.and_then(moment)) {
        (Some(start), Some(end)) if end < start => Err("it ends before it begins"),
        _ => Ok(()),
    }
}

/// The moment that a date stands for, if it is one to the day, the minute or the second.
fn moment(text: &str) -> Option<Instant> {
    let Some((day, time)) = text.split_once('T') else {
        return Instant::from_rfc3339(&format!("{text}T00:00:00Z"));
    };
    let (clock, zone) = time.split_at(time.find(['Z', '+', '-'])?);
    let seconds = if clock.len() == 5 { ":00" } else { "" };
    Instant::from_rfc3339(&format!("{day}T{clock}{seconds}{zone}"))
}
