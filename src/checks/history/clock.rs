//! The machine's clock, by what the last run has seen.

use crate::checks::{Options, explain};
use crate::diagnostic::Diagnostic;
use crate::model::Instant;

/// How far a clock may be set back without a word, in seconds: daylight saving, and what a time
/// server puts right.
const SLACK: i64 = 3600;

/// Says that `now` is more than an hour before the `last` run.
pub fn clock(now: Instant, last: Instant, options: &Options) -> Option<Diagnostic> {
    let rule = explain("history/clock-set-back")?;
    let back = last.unix() - now.unix();
    let level = options.level(rule).filter(|_| back > SLACK)?;
    let message = format!("it is {now} by the clock, and the last run was at {last}");
    let help = format!(
        "set the clock; if it is right now, `feedmill build --allow {}` lets it pass once",
        rule.name
    );
    Some(Diagnostic::new(level, rule.name, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Override;
    use crate::diagnostic::Level;

    #[test]
    fn an_hour_back_is_no_more_than_daylight_saving() {
        let last = Instant::from_unix(1_793_534_400).unwrap();
        let at = |seconds: i64| Instant::from_unix(last.unix() + seconds).unwrap();
        let mut options = Options::default();
        for (seconds, expected) in [(10, false), (0, false), (-3600, false), (-3601, true)] {
            let found = clock(at(seconds), last, &options);
            assert_eq!(found.is_some(), expected, "{seconds}");
        }
        let found = clock(at(-7200), last, &options).unwrap();
        assert_eq!(
            (found.rule, found.level),
            ("history/clock-set-back", Level::Error)
        );
        options.levels = vec![Override::new("history", None)];
        assert_eq!(clock(at(-7200), last, &options), None);
    }
}
