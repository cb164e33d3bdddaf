//! Runs the program as cron does: no terminal anywhere.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs feedmill in `folder`.
pub fn feedmill(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

/// What it said to people.
pub fn talk(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it talks UTF-8")
}
