//! Folders and file names.

use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use super::desk::Desk;
use super::values::{Quoted, short};

/// What a feed file's name looks like: it is a part of an address, a name on any file system, and
/// not hidden.
pub(super) const FILE_NAME: &str = "^[A-Za-z0-9_-][A-Za-z0-9._-]*$";

impl Desk<'_> {
    /// The name of a file.
    pub fn file_name(&mut self, written: Quoted<'_>) -> Option<String> {
        let written = written.as_ref()?;
        let name = &written.value;
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let ok = !name.is_empty() && !name.starts_with('.') && name.chars().all(allowed);
        let problem = |text: &String| format!("is no plain file name: {}", short(text));
        let help = "use a to z, digits, `.`, `-` and `_` only, and no `.` at the beginning";
        self.accept(written, ok.then(|| name.clone()), problem, help)
    }

    /// A folder, joined to `root`.
    pub fn folder(&mut self, written: Quoted<'_>, root: &Path) -> Option<PathBuf> {
        const EMPTY: Problem = ("is empty", "write `.` for the folder of the settings file");
        self.path(written, root, |text| {
            text.trim().is_empty().then_some(EMPTY)
        })
    }

    /// A file, joined to `root`.
    pub fn file(&mut self, written: Quoted<'_>, root: &Path) -> Option<PathBuf> {
        const EMPTY: Problem = ("is empty", "write the path of a file, or remove the line");
        const FOLDER: Problem = ("names a folder", "write the path of a file");
        self.path(written, root, |text| {
            let ends_in_name = Path::new(text).file_name().is_some()
                && !text.ends_with(['/', MAIN_SEPARATOR])
                && !text.ends_with("/.");
            match text.trim().is_empty() {
                true => Some(EMPTY),
                false => (!ends_in_name).then_some(FOLDER),
            }
        })
    }

    /// A path, joined to `root`, unless `own` finds something wrong with it that is wrong only
    /// with what it is the path of.
    fn path(
        &mut self,
        written: Quoted<'_>,
        root: &Path,
        own: impl FnOnce(&str) -> Option<Problem>,
    ) -> Option<PathBuf> {
        let written = written.as_ref()?;
        let text = &written.value;
        let (problem, help) = if text.chars().any(char::is_control) && !text.trim().is_empty() {
            ("has a control character in it", "use `/` between folders")
        } else if text.starts_with('~') {
            (
                "begins with `~`, which only a shell knows",
                "write the whole path",
            )
        } else if turns_back(Path::new(text)) {
            (
                "goes up after it went down",
                "write `..` at the beginning only",
            )
        } else if let Some(problem) = own(text) {
            problem
        } else {
            return Some(joined(root, Path::new(text)));
        };
        self.accept(written, None, |_| problem.into(), help)
    }
}

/// What is wrong, and what to do.
type Problem = (&'static str, &'static str);

/// Whether there is a `..` below another part.
fn turns_back(path: &Path) -> bool {
    path.components()
        .skip_while(|part| matches!(part, Component::ParentDir | Component::CurDir))
        .any(|part| part == Component::ParentDir)
}

/// `path` below `root`, without a `.` in it.
fn joined(root: &Path, path: &Path) -> PathBuf {
    let whole = root.join(path);
    let parts = whole.components();
    let plain: PathBuf = parts.filter(|part| *part != Component::CurDir).collect();
    if plain.as_os_str().is_empty() {
        return ".".into();
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_paths() {
        for (root, path, expected) in [
            ("", "seeds/wire", "seeds/wire"),
            ("", ".", "."),
            ("site", ".", "site"),
            ("site", "./posts/", "site/posts"),
            ("site", "../posts", "site/../posts"),
            ("site", "/srv/feeds", "/srv/feeds"),
        ] {
            let found = joined(Path::new(root), Path::new(path));
            assert_eq!(found.to_str(), Some(expected), "{root} {path}");
        }
    }

    #[test]
    fn sees_what_turns_back() {
        for (path, expected) in [
            ("a/..", true),
            ("../a/../b", true),
            ("/a/../b", true),
            ("../../a", false),
            ("./../a", false),
            ("a..b/c", false),
        ] {
            assert_eq!(turns_back(Path::new(path)), expected, "{path}");
        }
    }
}
