//! The last run, as the state remembers it.

use anyhow::Context;
use feedmill::config::Config;
use feedmill::model::{Format, Instant};
use serde_json::Value;

use crate::cli::offered::{Changes, State, database};

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
    pub outputs: Vec<Output>,
    /// All that is remembered.
    pub summary: Value,
}

/// What will change the feeds by itself.
pub struct Due {
    pub at: Instant,
    pub title: String,
    pub file: String,
}

/// A feed that it made.
pub struct Output {
    pub format: Format,
    /// Its file, in the output folder.
    pub file: String,
}

impl Last {
    /// Whether it published nothing, because of what the checks found.
    pub fn is_refused(&self) -> bool {
        self.ended == "refused"
    }
}

/// The last run that came to an end, if there was one.
pub fn find(config: &Config) -> anyhow::Result<Option<Last>> {
    let Some(path) = database(config) else {
        return Ok(None);
    };
    let Some(run) = State::peek(&path)? else {
        return Ok(None);
    };
    let summary: Value = serde_json::from_str(&run.summary)
        .with_context(|| format!("what {} says of the last run can't be read", path.display()))?;
    Ok(Some(read(run.at, summary)))
}

/// Reads leniently: another version of feedmill may have written it.
fn read(at: Instant, summary: Value) -> Last {
    let number = |value: &Value| {
        value
            .as_u64()
            .and_then(|it| usize::try_from(it).ok())
            .unwrap_or(0)
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let changed = |name| number(&summary["changes"][name]);
    let due = &summary["next_due"];
    let outputs = summary["outputs"].as_array().into_iter().flatten();
    Last {
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
        outputs: outputs
            .filter_map(|output| {
                let name = output["format"].as_str()?;
                let format = Format::ALL.into_iter().find(|it| it.as_str() == name)?;
                let file = output["file"].as_str()?.to_owned();
                Some(Output { format, file })
            })
            .collect(),
        summary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_of_another_version_is_read_as_far_as_it_goes() {
        let at = Instant::from_unix(1).unwrap();
        let last = read(
            at,
            serde_json::json!({ "ended": "published", "drafts": "?" }),
        );
        assert_eq!((last.ended.as_str(), last.drafts), ("published", 0));
        assert!(last.due.is_none() && last.outputs.is_empty());
    }
}
