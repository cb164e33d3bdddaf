//! `feedmill serve`, spoken to through sockets.

#[path = "serve/bytes.rs"]
mod bytes;
#[path = "serve/conditions.rs"]
mod conditions;
#[path = "serve/limits.rs"]
mod limits;
#[path = "serve/paths.rs"]
mod paths;
#[path = "serve/replaced.rs"]
mod replaced;
#[path = "serve/served.rs"]
mod served;
#[path = "serve/snippets.rs"]
mod snippets;
#[path = "serve/watched.rs"]
mod watched;
