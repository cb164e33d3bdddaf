//! What runs remember of the runs before them.

#[path = "runs/damage.rs"]
mod damage;
#[path = "runs/dates.rs"]
mod dates;
#[path = "runs/guarded.rs"]
mod guarded;
#[path = "runs/identity.rs"]
mod identity;
#[path = "runs/labels.rs"]
mod labels;
#[path = "runs/restless.rs"]
mod restless;
#[path = "runs/scene.rs"]
mod scene;
#[allow(dead_code, reason = "each test binary uses a part of it")]
#[path = "build/site.rs"]
mod site;
mod support;
#[path = "runs/withdrawal.rs"]
mod withdrawal;

/// The settings of most scenes: hours are those of Greenwich.
pub const SETTINGS: &str = r#"
[site]
title = "Tea Times"
link = "https://tea.example/"
tag = "tea.example,2026-01-01"

[[sources]]
folder = "seeds"

[output]
url = "https://tea.example/feeds/"
"#;
