//! Reads `src/` and keeps the table of ARCHITECTURE.md true: who may know whom.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and the rooms it may use, besides itself and `Error`.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("checks", &["diagnostic", "model"]),
    (
        "config",
        &["diagnostic", "media", "model", "publish", "sources"],
    ),
    ("content", &["diagnostic", "model"]),
    ("diagnostic", &[]),
    ("error", &["diagnostic"]), // in its documentation only
    ("media", &["diagnostic", "model"]),
    ("model", &["content", "diagnostic"]), // content in its documentation only
    ("pages", &["diagnostic", "model"]),
    ("publish", &[]),
    ("sources", &["diagnostic", "model"]),
    ("state", &[]),
    ("writers", &["model"]),
];

/// The rooms that may know every other.
const ABOVE: &[&str] = &["pipeline", "lib", "main", "cli"];

#[test]
fn rooms_know_only_whom_they_may() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&source, &mut files);
    assert!(files.len() > 30, "the files under src/ were not found");
    let mut wrong = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&source).expect("collected below it");
        let room = inside
            .iter()
            .next()
            .expect("a file has a name")
            .to_string_lossy();
        let room = room.trim_end_matches(".rs");
        if ABOVE.contains(&room) {
            continue;
        }
        let Some((_, known)) = MAY_KNOW.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!(
                "{room}: a room that ARCHITECTURE.md and this test do not know"
            ));
            continue;
        };
        let text = fs::read_to_string(&file).expect("a source file is UTF-8");
        for used in rooms_used(&text) {
            if used != room && !known.contains(&used.as_str()) {
                wrong.push(format!("{}: uses `crate::{used}`", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rooms that `crate::room` paths in `text` name, outside its tests.
fn rooms_used(text: &str) -> Vec<String> {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut rooms = Vec::new();
    for after in text.split("crate::").skip(1) {
        let inner = after
            .strip_prefix('{')
            .map(|list| list.split('}').next().unwrap_or(list));
        for path in inner.unwrap_or(after).split(',') {
            let name: String = path
                .trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if name.starts_with(char::is_lowercase) {
                rooms.push(name);
            }
            if inner.is_none() {
                break;
            }
        }
    }
    rooms
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src/ can be read") {
        let path = entry.expect("src/ can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}
