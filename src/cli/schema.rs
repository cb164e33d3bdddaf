//! `feedmill schema`: what an editor needs to complete and check articles and settings.

use clap::ValueEnum;

use super::{Ending, Terminal};

/// Print the JSON Schema of articles that are JSON, or of the settings
///
/// An editor completes and checks what says where its schema is, for example:
/// feedmill schema > article.schema.json
/// and "$schema": "article.schema.json" as the first member of an article.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What the schema is of
    #[arg(value_enum, default_value_t = Of::Article)]
    of: Of,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    /// An article, or a list of them, that is JSON
    Article,
    /// feedmill.toml
    Settings,
}

pub fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Ending> {
    terminal.print(match args.of {
        Of::Article => include_str!("../../schemas/article.schema.json"),
        Of::Settings => include_str!("../../schemas/feedmill.schema.json"),
    })?;
    Ok(Ending::Done)
}
