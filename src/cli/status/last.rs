//! The last run, as the state remembers it.

use feedmill::model::Instant;
use feedmill::state::Run;
use serde_json::Value;

use crate::cli::offered::Changes;

/// The last run.
pub struct Last {
    pub at: Instant,
    /// `published`, `unchanged` or `refused`.
    pub ended: String,
    pub changes: Changes,
    pub seeds: usize,
    pub drafts: usize,
    pub scheduled: usize,
    /// The problems that stand: whether that run said them or one before it.
    pub errors: usize,
    pub warnings: usize,
    pub due: Option<Due>,
    /// All that is remembered.
    pub summary: Value,
}

/// What will change the feeds by itself.
pub struct Due {
    pub at: Instant,
    pub title: String,
    pub file: String,
}

impl Last {
    /// Whether it published nothing, because of what the checks found.
    pub fn is_refused(&self) -> bool {
        self.ended == "refused"
    }
}

/// Reads leniently: another version of feedmill may have written it.
pub fn read(run: &Run) -> Option<Last> {
    let at = Instant::from_unix(run.at)?;
    let summary: Value = serde_json::from_str(&run.summary).unwrap_or_default();
    let number = |value: &Value| {
        value
            .as_u64()
            .and_then(|it| usize::try_from(it).ok())
            .unwrap_or(0)
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let changed = |name| number(&summary["changes"][name]);
    let due = &summary["next_due"];
    Some(Last {
        at,
        ended: text(&summary["ended"]),
        changes: Changes {
            new: changed("new"),
            changed: changed("changed"),
            gone: changed("gone"),
        },
        seeds: number(&summary["seeds"]),
        drafts: number(&summary["drafts"]),
        scheduled: number(&summary["scheduled"]),
        errors: number(&summary["errors"]),
        warnings: number(&summary["warnings"]),
        due: due["at"]
            .as_str()
            .and_then(Instant::from_rfc3339)
            .map(|at| Due {
                at,
                title: text(&due["title"]),
                file: text(&due["file"]),
            }),
        summary,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_of_another_version_is_read_as_far_as_it_goes() {
        let last = read(&Run {
            at: 1,
            settings: [0; 16],
            next_due: None,
            summary: r#"{"ended": "published", "drafts": "?"}"#.into(),
        })
        .unwrap();
        assert_eq!((last.ended.as_str(), last.drafts), ("published", 0));
        assert!(last.due.is_none());
    }
}
