//! Addresses → files.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

use super::Library;
use crate::model::AbsoluteUrl;

/// What an address leads to.
#[derive(Debug)]
pub(super) enum Place {
    /// Somewhere that is not looked at.
    Elsewhere,
    /// A file, by the path that people read and the one to open.
    File(PathBuf, PathBuf),
    /// There should be a file at this path, but there is none.
    Missing(PathBuf),
    /// The path is a link that leads out of the folder.
    Outside(PathBuf),
    /// There is something that can't be looked at.
    Unreadable(PathBuf, io::Error),
}

impl Library {
    /// The file that `url` leads to: in the folder `beside` if it is below `page`, which that is the
    /// folder of; else in the library's own.
    pub(super) fn find(
        &self,
        url: &AbsoluteUrl,
        page: &AbsoluteUrl,
        beside: Option<&Path>,
    ) -> Place {
        if let Some(folder) = beside
            && let Some(path) = below(page.as_str(), url)
            && let place @ Place::File(..) = look(folder, &path)
        {
            return place;
        }
        match below(self.url.as_str(), url) {
            Some(path) => look(&self.folder, &path),
            None => Place::Elsewhere,
        }
    }
}

/// The path of the file at `url` from the folder at `base` on; `None` if it is not below it, or
/// names no file.
fn below(base: &str, url: &AbsoluteUrl) -> Option<PathBuf> {
    let base = base.ends_with('/').then_some(base)?;
    let rest = url.as_str().strip_prefix(base)?;
    let rest = rest.split(['?', '#']).next()?;
    let mut path = PathBuf::new();
    for part in rest.split('/') {
        let part = percent_decode_str(part).decode_utf8().ok()?;
        let mut components = Path::new(&*part).components();
        let one = (components.next(), components.next());
        // A name that means nothing else on any system.
        let is_name = matches!(one, (Some(Component::Normal(name)), None) if *name == *part);
        if !is_name || part.contains(['\0', '\\', ':']) {
            return None;
        }
        path.push(&*part);
    }
    Some(path)
}

fn look(folder: &Path, path: &Path) -> Place {
    let shown = folder.join(path);
    let is_gone = |cause: &io::Error| {
        matches!(
            cause.kind(),
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename
        )
    };
    let whole = fs::canonicalize(folder).and_then(|folder| Ok((folder, fs::canonicalize(&shown)?)));
    match whole {
        Ok((folder, file)) if !file.starts_with(&folder) => Place::Outside(shown),
        Ok((_, file)) => match fs::metadata(&file) {
            // Neither a folder nor something that would wait for a writer.
            Ok(data) if !data.is_file() => Place::Missing(shown),
            Ok(_) => Place::File(shown, file),
            Err(cause) => Place::Unreadable(shown, cause),
        },
        Err(cause) if is_gone(&cause) => Place::Missing(shown),
        Err(cause) => Place::Unreadable(shown, cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> AbsoluteUrl {
        AbsoluteUrl::parse(text).unwrap()
    }

    #[test]
    fn a_path_is_made_of_plain_names() {
        for (address, expected) in [
            ("https://a.example/x/y.png", Some("x/y.png")),
            ("https://a.example/x/y.png?v=1#top", Some("x/y.png")),
            ("https://a.example/%C3%A7ay%20x.png", Some("çay x.png")),
            ("https://a.example/", None),
            ("https://a.example/x/", None),
            ("https://a.example/x//y.png", None),
            ("https://a.example/%2e%2e/y.png", Some("y.png")),
            ("https://a.example/x/..%2f..%2fetc/passwd", None),
            ("https://a.example/x%2Fy.png", None),
            ("https://a.example/x%5C..%5Cy.png", None),
            ("https://a.example/C%3A/y.png", None),
            ("https://a.example/y%00.png", None),
            ("https://a.example/%FF.png", None),
            ("https://a.example.net/x.png", None),
            ("https://b.example/x.png", None),
        ] {
            let found = below("https://a.example/", &url(address));
            assert_eq!(found.as_deref(), expected.map(Path::new), "{address}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("static");
        fs::create_dir(&inside).unwrap();
        fs::write(folder.path().join("secret.png"), b"x").unwrap();
        fs::write(inside.join("real.png"), b"x").unwrap();
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(to, inside.join(name)).unwrap();
        };
        link("../secret.png", "out.png");
        link("real.png", "in.png");
        link("nowhere.png", "dangling.png");
        link("loop.png", "loop.png");
        link("..", "up");
        let look = |name: &str| look(&inside, Path::new(name));
        assert!(matches!(look("real.png"), Place::File(..)));
        assert!(matches!(look("in.png"), Place::File(..)));
        assert!(matches!(look("out.png"), Place::Outside(_)));
        assert!(matches!(look("up/secret.png"), Place::Outside(_)));
        assert!(matches!(look("dangling.png"), Place::Missing(_)));
        assert!(matches!(look("real.png/x"), Place::Missing(_)));
        assert!(matches!(look("up"), Place::Outside(_)));
        assert!(matches!(look("loop.png"), Place::Unreadable(..)));
    }
}
