//! What several tests need: shared material, outside programs, and a place for written feeds.

#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod cases;
pub mod folder;
pub mod settings;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

/// The folder of material that is shared with other projects, or `None` where it is not at hand.
///
/// # Panics
/// On a continuous integration machine, where no test may be skipped.
pub fn shared() -> Option<PathBuf> {
    let folder = env::var_os("FEEDMILL_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    if folder.is_dir() {
        return Some(folder);
    }
    skip(&format!("{} is not there", folder.display()));
    None
}

/// Whether `program` can be run.
///
/// # Panics
/// On a continuous integration machine if it can't, because no test may be skipped there.
pub fn has(program: &str) -> bool {
    let found = env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()));
    if !found {
        skip(&format!("{program} is not installed"));
    }
    found
}

/// The output of `program`, whatever it exits with.
pub fn run(program: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Keeps a feed that a test has written for the programs that `tests/oracle/run` asks about it:
/// a copy goes to the folder that `FEEDMILL_WRITTEN` names, if it names one.
///
/// `name` ends in `.rss`, `.atom` or `.json`, for the format; names may repeat.
pub fn written(name: &str, bytes: &[u8]) {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let Some(folder) = env::var_os("FEEDMILL_WRITTEN").map(PathBuf::from) else {
        return;
    };
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let unique = format!("{}-{count}-{}", process::id(), name.replace('/', "-"));
    fs::create_dir_all(&folder).expect("FEEDMILL_WRITTEN is a folder that can be made");
    fs::write(folder.join(unique), bytes).expect("FEEDMILL_WRITTEN can be written to");
}

fn skip(why: &str) {
    assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "{why}");
    println!("skipped: {why}");
}
