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
#[path = "runs/parts.rs"]
mod parts;
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
