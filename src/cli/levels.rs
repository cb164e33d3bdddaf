//! The levels that a command line gives to rules.

use feedmill::checks::Override;
use feedmill::diagnostic::Level;

/// Levels of rules, for one run; they win over those of the settings.
#[derive(Debug, Default, clap::Args)]
pub struct Levels {
    /// Make findings of a rule, or of a group of rules, errors
    #[arg(long, value_name = "NAME|GROUP")]
    deny: Vec<String>,

    /// Make them warnings
    #[arg(long, value_name = "NAME|GROUP")]
    warn: Vec<String>,

    /// Leave them out
    #[arg(long, value_name = "NAME|GROUP")]
    allow: Vec<String>,
}

impl Levels {
    /// As the checks take them: of two for one name the stricter is last, and wins.
    pub fn overrides(&self) -> Vec<Override> {
        let given = [
            (&self.allow, None),
            (&self.warn, Some(Level::Warning)),
            (&self.deny, Some(Level::Error)),
        ];
        let one = |level| move |name: &String| Override::new(name, level);
        given
            .into_iter()
            .flat_map(|(names, level)| names.iter().map(one(level)))
            .collect()
    }
}
