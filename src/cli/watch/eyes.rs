//! Being told of changes.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use anyhow::Context;
use feedmill::config::Config;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Event;

/// Sees changes while it lives.
pub struct Eyes {
    _watcher: RecommendedWatcher,
}

/// What is of interest. All paths are as the system knows them, with links followed.
struct Interest {
    /// The settings file.
    settings: Vec<PathBuf>,
    /// The folders of the seeds.
    sources: Vec<PathBuf>,
    /// The folder that feedmill itself writes to.
    output: PathBuf,
    /// The file that it remembers in; what belongs to it has names that begin as its own.
    state: Option<PathBuf>,
}

/// The folders that decide what is watched.
pub fn folders(config: &Config) -> Vec<PathBuf> {
    let sources = config.sources.iter().map(|source| source.folder.clone());
    sources.chain([config.output.folder.clone()]).collect()
}

impl Eyes {
    /// Opens them for the seeds of `config` and for the file `settings` that it comes from.
    pub fn open(config: &Config, settings: &Path, sender: &Sender<Event>) -> anyhow::Result<Self> {
        let interest = Interest::new(config, settings)?;
        let mut roots = interest.sources.clone();
        roots.sort();
        roots.dedup();
        let mut parents: Vec<PathBuf> = (interest.settings.iter())
            .filter_map(|file| file.parent().map(Path::to_owned))
            .collect();
        parents.sort();
        parents.dedup();
        // Inside a folder that is watched with all below it.
        parents.retain(|parent| !roots.iter().any(|root| parent.starts_with(root)));
        let sender = sender.clone();
        let tell = move |seen: notify::Result<notify::Event>| {
            if let Some(event) = interest.judge(seen) {
                // Nobody is listening: the program ends.
                let _ = sender.send(event);
            }
        };
        let mut watcher =
            notify::recommended_watcher(tell).context("the system can't tell of changes")?;
        for (paths, mode) in [
            (&roots, RecursiveMode::Recursive),
            (&parents, RecursiveMode::NonRecursive),
        ] {
            for path in paths {
                watcher
                    .watch(path, mode)
                    .map_err(|error| anyhow::anyhow!(reason(&error)))
                    .with_context(|| format!("can't watch {}", path.display()))?;
            }
        }
        Ok(Self { _watcher: watcher })
    }
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "too many folders are watched already (fs.inotify.max_user_watches)".into()
        }
        notify::ErrorKind::Io(cause) => cause.to_string(),
        _ => error.to_string(),
    }
}

impl Interest {
    fn new(config: &Config, settings: &Path) -> anyhow::Result<Self> {
        let real = |path: &Path| {
            path.canonicalize()
                .with_context(|| format!("can't watch {}", path.display()))
        };
        let folder = match settings.parent() {
            Some(folder) if folder != "" => folder,
            _ => Path::new("."),
        };
        let name = settings.file_name().unwrap_or_default();
        // A link, and the file that it leads to: either may be replaced.
        let settings = vec![real(folder)?.join(name), real(settings)?];
        let sources = config.sources.iter().map(|source| real(&source.folder));
        Ok(Self {
            settings,
            sources: sources.collect::<anyhow::Result<_>>()?,
            output: future(&config.output.folder)?,
            state: config.state.as_deref().map(future).transpose()?,
        })
    }

    /// What `seen` means, if it means anything.
    fn judge(&self, seen: notify::Result<notify::Event>) -> Option<Event> {
        // What can't be told may have been of interest.
        let Ok(event) = seen else {
            return Some(Event::Upheaval);
        };
        if event.need_rescan() {
            return Some(Event::Upheaval);
        }
        if matches!(event.kind, EventKind::Access(_)) {
            return None;
        }
        let is_root = |path: &PathBuf| self.sources.contains(path);
        let may_go = matches!(
            event.kind,
            EventKind::Create(_)
                | EventKind::Remove(_)
                | EventKind::Modify(notify::event::ModifyKind::Name(_))
        );
        if may_go && event.paths.iter().any(is_root) {
            return Some(Event::Upheaval);
        }
        let concerns = event.paths.iter().any(|path| self.concerns(path));
        concerns.then_some(Event::Change)
    }

    /// Whether the file at `path` has a say in what the feeds are.
    fn concerns(&self, path: &Path) -> bool {
        if self.settings.iter().any(|file| file == path) {
            return true;
        }
        if self.is_state(path) {
            return false;
        }
        // The site's own pages may be a source, in the folder that the feeds are beside.
        let is_own = path.starts_with(&self.output);
        let holds = |source: &&PathBuf| {
            !is_own || **source != self.output && source.starts_with(&self.output)
        };
        self.sources
            .iter()
            .filter(holds)
            .filter_map(|source| path.strip_prefix(source).ok())
            .any(|inside| !inside.iter().any(is_passed_over))
    }

    fn is_state(&self, path: &Path) -> bool {
        self.state.as_ref().is_some_and(|state| {
            let state = state.as_os_str().as_encoded_bytes();
            path.as_os_str().as_encoded_bytes().starts_with(state)
        })
    }
}

/// Where `path` is, or will be: it need not be there yet.
fn future(path: &Path) -> anyhow::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    if let Ok(real) = path.canonicalize() {
        return Ok(real);
    }
    let known = path.ancestors().skip(1).find_map(|folder| {
        let inside = path.strip_prefix(folder).ok()?;
        Some(folder.canonicalize().ok()?.join(inside))
    });
    Ok(known.unwrap_or(path))
}

/// What no source reads: hidden files, and what editors keep beside a file.
fn is_passed_over(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(['.', '#']) || name.ends_with('~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_may_be_in_the_folder_of_the_feeds() {
        let interest = Interest {
            settings: vec!["/site/feedmill.toml".into()],
            sources: vec!["/site/public/posts".into()],
            output: "/site/public".into(),
            state: None,
        };
        for (path, expected) in [
            ("/site/public/posts/tea.html", true),
            ("/site/public/rss.xml", false),
            ("/site/public/posts/.tea.html.tmp", false),
        ] {
            assert_eq!(interest.concerns(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn only_seeds_and_settings_are_of_interest() {
        let interest = Interest {
            settings: vec!["/site/feedmill.toml".into()],
            sources: vec!["/site".into(), "/wire".into()],
            output: "/site/feeds".into(),
            state: Some("/site/feedmill.db".into()),
        };
        for (path, expected) in [
            ("/site/tea.md", true),
            ("/site/2026/tea.md", true),
            ("/wire/tea.txt", true),
            ("/site/feedmill.toml", true),
            ("/site/feeds/rss.xml", false),
            ("/site/feeds/.feedmill.lock", false),
            ("/site/feedmill.db-wal", false),
            ("/site/.tea.md.swp", false),
            ("/site/.git/index", false),
            ("/site/tea.md~", false),
            ("/elsewhere/tea.md", false),
        ] {
            assert_eq!(interest.concerns(Path::new(path)), expected, "{path}");
        }
    }
}
