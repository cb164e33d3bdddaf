//! What is to be checked: files, the feeds below folders, patterns, addresses.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, anyhow};
use feedmill::checks::schema;
use feedmill::model::Format;
use globset::GlobBuilder;

/// The names that feeds have, where a folder is searched.
const ENDINGS: &[&str] = &["atom", "feed", "json", "rdf", "rss", "xml"];

/// How much of a file shows whether it is a feed, in bytes.
const HEAD: u64 = 16 * 1024;

/// What a feed is that feedmill does not make, but knows.
const OLD: &[&str] = &[
    "http://purl.org/atom/ns#",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://purl.net/rss1.1#",
];

/// One feed to be checked.
#[derive(Debug)]
pub enum Input {
    /// An address that it is fetched from.
    Address(String),
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// How it is named in messages.
    pub fn shown(&self) -> String {
        match self {
            Input::Address(address) => address.clone(),
            Input::File(path) => path.display().to_string(),
            Input::Stdin => "<stdin>".into(),
        }
    }
}

/// The feeds that `given` means, and why some of it means none.
pub fn find(given: &[PathBuf]) -> (Vec<Input>, Vec<anyhow::Error>) {
    let (mut inputs, mut missed) = (Vec::new(), Vec::new());
    for given in given {
        let text = given.to_string_lossy();
        let is_address = ["http://", "https://"]
            .iter()
            .any(|it| text.starts_with(it));
        if text == "-" {
            inputs.push(Input::Stdin);
        } else if is_address {
            inputs.push(Input::Address(text.into_owned()));
        } else if given.is_dir() {
            add(
                below(given),
                "holds no feed",
                given,
                &mut inputs,
                &mut missed,
            );
        } else if !given.exists() && is_pattern(&text) {
            add(
                matching(given),
                "matches no file",
                given,
                &mut inputs,
                &mut missed,
            );
        } else {
            inputs.push(Input::File(given.clone()));
        }
    }
    (inputs, missed)
}

/// The feeds below `folder`, which is not shown if it is the current one.
fn below(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let folder = if folder == Path::new(".") {
        Path::new("")
    } else {
        folder
    };
    walk(folder, &is_feed)
}

/// The feed that is sent to standard input.
pub fn stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn add(
    found: anyhow::Result<Vec<PathBuf>>,
    nothing: &str,
    given: &Path,
    inputs: &mut Vec<Input>,
    missed: &mut Vec<anyhow::Error>,
) {
    match found {
        Ok(files) if files.is_empty() => missed.push(anyhow!("{} {nothing}", given.display())),
        Ok(files) => inputs.extend(files.into_iter().map(Input::File)),
        Err(error) => missed.push(error),
    }
}

fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

/// The files below the part of `pattern` without wildcards that match the rest: `*` and `?` stay
/// in one folder, `**` is any number of folders.
fn matching(pattern: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let parts: Vec<Component<'_>> = pattern.components().collect();
    let fixed = parts
        .iter()
        .take_while(|part| !is_pattern(&part.as_os_str().to_string_lossy()))
        .count();
    let root: PathBuf = parts[..fixed].iter().collect();
    let rest: PathBuf = parts[fixed..].iter().collect();
    if !root.as_os_str().is_empty() && !root.is_dir() {
        return Ok(Vec::new());
    }
    let wanted = GlobBuilder::new(&rest.to_string_lossy())
        .literal_separator(true)
        .build()
        .with_context(|| format!("{} is no pattern", pattern.display()))?
        .compile_matcher();
    let is_wanted = |file: &Path| wanted.is_match(file.strip_prefix(&root).unwrap_or(file));
    walk(&root, &is_wanted)
}

/// The files below `folder` that are wanted, in the order of their names; hidden ones are not.
fn walk(folder: &Path, is_wanted: &dyn Fn(&Path) -> bool) -> anyhow::Result<Vec<PathBuf>> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        let here = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &folder
        };
        let cannot = || format!("cannot read {}", here.display());
        for entry in fs::read_dir(here).with_context(cannot)? {
            let entry = entry.with_context(cannot)?;
            let name = entry.file_name();
            let path = folder.join(&name);
            // A link to a file is that file; one to a folder may lead in a circle.
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if path.is_file() && is_wanted(&path) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file seems to be a feed. What can't be read is one: that is told later.
fn is_feed(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_ascii_lowercase());
    if !ending.is_none_or(|it| ENDINGS.iter().any(|known| it == *known)) {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    if read.is_err() {
        return true;
    }
    let text = String::from_utf8_lossy(&head);
    match schema::detect(&head) {
        Some(Format::Json) => text.contains("jsonfeed.org/version"),
        Some(_) => true,
        None => OLD.iter().any(|name| text.contains(name)),
    }
}
