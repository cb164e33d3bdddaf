//! A small site in a temporary folder, and runs over it.

use std::fs;
use std::path::{Path, PathBuf};

use feedmill::config::{self, Config};
use feedmill::diagnostic::{Report, Sink, render};
use feedmill::model::Instant;
use feedmill::pipeline::{self, Fate, Options, Outcome};
use tempfile::TempDir;

use crate::support::folder::copy;
use crate::support::settings::ISTANBUL;
use crate::support::written;

/// What every site's settings begin with.
pub const SETTINGS: &str = ISTANBUL;

pub struct Site {
    home: TempDir,
}

impl Site {
    /// A site with these settings and seeds (`name`, `text`).
    pub fn new(settings: &str, seeds: &[(&str, &str)]) -> Self {
        let site = Self {
            home: tempfile::tempdir().expect("a temporary folder can be made"),
        };
        fs::create_dir(site.path("seeds")).unwrap();
        fs::write(site.path("feedmill.toml"), settings).unwrap();
        for (name, text) in seeds {
            site.seed(name, text);
        }
        site
    }

    /// Copies all to another folder, which is the site's from then on.
    pub fn move_to_another_place(&mut self) {
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        copy(self.home.path(), home.path());
        self.home = home;
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.home.path().join(inside)
    }

    pub fn seed(&self, name: &str, text: &str) {
        let path = self.path("seeds").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn feed(&self, name: &str) -> String {
        fs::read_to_string(self.path("feeds").join(name)).unwrap()
    }

    pub fn config(&self) -> Config {
        load(&self.path("feedmill.toml"))
    }

    /// Builds at `now`.
    pub fn build(&self, now: &str) -> Outcome {
        build(&self.config(), now)
    }
}

pub fn load(file: &Path) -> Config {
    let mut sink = Sink::new();
    let config = config::load(file, &mut sink).expect("the settings can be read");
    config.unwrap_or_else(|| panic!("{}", rules(&Report::new(sink)).join("\n")))
}

pub fn build(config: &Config, now: &str) -> Outcome {
    let now = Instant::from_rfc3339(now).expect("the hour is one");
    let outcome = pipeline::build(config, &Options::at(now))
        .expect("the job can be done")
        .done()
        .expect("nobody else holds the folder");
    for output in outcome
        .outputs
        .iter()
        .filter(|output| output.fate == Fate::Written)
    {
        let bytes = fs::read(&output.path).expect("what was written is there");
        written(&format!("built.{}", output.format.as_str()), &bytes);
    }
    outcome
}

/// The findings as `level rule file: message`.
pub fn rules(report: &Report) -> Vec<String> {
    let text = |diagnostic: &feedmill::diagnostic::Diagnostic| {
        let file = diagnostic.place.as_ref().map_or("-", |place| &*place.file);
        let name = Path::new(file)
            .file_name()
            .map_or(file.into(), |name| name.to_string_lossy());
        format!("{} {} {name}", diagnostic.level.as_str(), diagnostic.rule)
    };
    assert!(!render::json(report).contains('\u{1b}'));
    report.diagnostics().iter().map(text).collect()
}
