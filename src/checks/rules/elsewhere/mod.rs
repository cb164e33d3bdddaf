//! Rules that other rooms find: listed here so that they can be explained.
//!
//! The rooms below the checker know nothing of its table, so they write the name in words;
//! `tests/rules/raised.rs` keeps the words and the table the same.

pub mod article;
pub mod gate;
pub mod run;
pub mod settings;

macro_rules! elsewhere {
    ($($constant:ident = $name:literal, $group:ident;)*) => {
        $(
            pub static $constant: $crate::checks::Rule = $crate::checks::rule::rule!(
                $name,
                $group,
                "0.1.0",
                $crate::checks::Check::Elsewhere
            );
        )*
    };
}
use elsewhere;
