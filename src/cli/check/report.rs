//! What was found, in the form that was asked for.

use feedmill::checks::{self, Examined};
use feedmill::diagnostic::render::{self, About};
use feedmill::diagnostic::{Diagnostic, Level, Report};

use crate::cli::Terminal;

/// A form of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// For people.
    Text,
    /// For programs: one object a line.
    Json,
    /// For programs that collect the findings of many checkers: SARIF 2.1.0.
    Sarif,
    /// For GitHub Actions: annotations.
    Github,
    /// For what shows test results: JUnit XML.
    Junit,
}

/// Prints `report`, which is about `files`.
pub fn print(
    form: Form,
    report: &Report,
    files: &[String],
    terminal: &Terminal,
) -> anyhow::Result<()> {
    match form {
        Form::Github => terminal.print(&render::github(report)),
        Form::Json => terminal.print(&render::json(report)),
        Form::Junit => terminal.print(&render::junit(report, files)),
        Form::Sarif => terminal.print(&render::sarif(report, about)),
        Form::Text => terminal.print_report(report),
    }
}

fn about(name: &str) -> Option<About<'static>> {
    checks::explain(name).map(|rule| About {
        summary: rule.summary(),
        page: rule.page,
        level: rule.group.level(),
    })
}

/// How many findings there are of each level.
#[derive(Debug, Default)]
pub struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Counts {
    /// Counts what was found in one more document.
    pub fn add(&mut self, examined: &Examined) {
        self.errors += examined.count(Level::Error);
        self.warnings += examined.count(Level::Warning);
        self.notes += examined.count(Level::Note);
    }

    /// Counts what is wrong elsewhere.
    pub fn add_all(&mut self, findings: &[Diagnostic]) {
        for finding in findings {
            match finding.level {
                Level::Error => self.errors += 1,
                Level::Note => self.notes += 1,
                Level::Warning => self.warnings += 1,
            }
        }
    }

    /// The line that ends a report for people.
    pub fn line(&self, files: usize) -> String {
        let parts: Vec<String> = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.notes, "note"),
            (files, "feed checked"),
        ]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| match (count, *what) {
            (1, what) => format!("1 {what}"),
            (_, "feed checked") => format!("{count} feeds checked"),
            (_, what) => format!("{count} {what}s"),
        })
        .collect();
        parts.join(", ")
    }
}
