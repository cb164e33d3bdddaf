//! What is to be checked: files, the feeds below folders, patterns, addresses.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, anyhow};
use feedmill::checks::schema;
use feedmill::model::Format;
use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

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
                walk(given, |_| true, true),
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
    let mut wanted = OverrideBuilder::new(&root);
    wanted
        .add(&format!("/{}", rest.display()))
        .with_context(|| format!("{} is no pattern", pattern.display()))?;
    let wanted = wanted.build()?;
    walk(
        &root,
        |file| wanted.matched(file, false).is_whitelist(),
        false,
    )
}

/// The files below `root` that are wanted, in the order of their names.
fn walk(
    root: &Path,
    is_wanted: impl Fn(&Path) -> bool,
    only_feeds: bool,
) -> anyhow::Result<Vec<PathBuf>> {
    let start = if root.as_os_str().is_empty() {
        Path::new(".")
    } else {
        root
    };
    let mut files = Vec::new();
    for entry in WalkBuilder::new(start)
        .standard_filters(false)
        .hidden(true)
        .build()
    {
        let entry = entry?;
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.into_path();
        let path = path.strip_prefix("./").map_or(path.clone(), Path::to_owned);
        if is_wanted(&path) && (!only_feeds || is_feed(&path)) {
            files.push(path);
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
