//! Where a feed is, below the folder of the main one.

use std::fmt;

use crate::config::values::short;
use crate::model::{composed, folded, is_mark};

/// The folder of a feed, or the pattern of many: at least one part.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Folder {
    /// Its parts, from the outermost on.
    pub parts: Vec<FolderPart>,
}

/// A part of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderPart {
    /// What the path of the feed's label stands for.
    Label,
    /// A name that any file system and any server takes for one and does not hide.
    Name(String),
}

/// The folder of a feed's archives, below its own.
pub(crate) const ARCHIVES: &str = "archive";

/// What stands for a label.
const LABEL: &str = "{label}";

/// The most bytes that a part has; file systems take 255, but some programs count characters of
/// the escaped address.
const LONGEST: usize = 100;

/// What is wrong, and what to do.
pub(super) type Problem = (String, &'static str);

impl Folder {
    /// Reads parts with `/` between them; none of them may be like one of `taken`.
    ///
    /// # Errors
    /// Says what is wrong, as a phrase that follows the key, and what to do.
    pub(super) fn parse(text: &str, taken: &[&str]) -> Result<Self, Problem> {
        const HELP: &str = "write it like `sections/science`";
        let text = text.strip_suffix('/').unwrap_or(text);
        if text.trim().is_empty() {
            return Err(("is empty".into(), HELP));
        }
        if text.starts_with('/') {
            return Err((
                "begins with `/`".into(),
                "write it from the folder of `[output]` on",
            ));
        }
        let parts = text.split('/').map(|part| match part {
            LABEL => Ok(FolderPart::Label),
            part => name(part, taken).map(FolderPart::Name),
        });
        Ok(Self {
            parts: parts.collect::<Result<_, Problem>>()?,
        })
    }

    /// Where the archives of the feed in `feed` are, or of the main one: the pattern of many.
    pub(super) fn of_archives(feed: Option<&Self>) -> Self {
        let mut parts = feed.map_or_else(Vec::new, |feed| feed.parts.clone());
        parts.extend([FolderPart::Name(ARCHIVES.into()), FolderPart::Label]);
        Self { parts }
    }

    /// Whether it is the pattern of many.
    pub fn has_label(&self) -> bool {
        self.parts.contains(&FolderPart::Label)
    }

    /// Whether some file system could take a folder of this and one of `other` for one.
    pub(super) fn may_meet(&self, other: &Self) -> bool {
        let mut pairs = self.parts.iter().zip(&other.parts);
        self.parts.len() == other.parts.len()
            && pairs.all(|pair| match pair {
                (FolderPart::Name(a), FolderPart::Name(b)) => likeness(a) == likeness(b),
                _ => true,
            })
    }
}

impl fmt::Display for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                f.write_str("/")?;
            }
            f.write_str(match part {
                FolderPart::Label => LABEL,
                FolderPart::Name(name) => name,
            })?;
        }
        Ok(())
    }
}

/// A part that is a name.
fn name(part: &str, taken: &[&str]) -> Result<String, Problem> {
    let part = composed(part);
    let allowed = |c: char| c.is_alphanumeric() || is_mark(c) || matches!(c, '.' | '_' | '-');
    let (problem, help) = if part.contains(LABEL) {
        (
            "has more than `{label}` in one part",
            "let `{label}` be a part of its own, such as in `section/{label}`",
        )
    } else if part.is_empty() {
        ("has an empty part", "write one `/` between two names")
    } else if part.starts_with('.') || part.ends_with('.') {
        (
            "has a part that begins or ends with a `.`",
            "begin and end each part with a letter or a digit",
        )
    } else if !part.chars().all(allowed) {
        (
            "has a part that is no plain name",
            "use letters, digits, `.`, `-` and `_` only, and `/` between folders",
        )
    } else if part.len() > LONGEST {
        (
            "has a part that is too long",
            "write a name of up to 100 bytes",
        )
    } else if is_device(&part) {
        (
            "has a part that Windows takes for a device",
            "write another name",
        )
    } else if taken.iter().any(|file| likeness(file) == likeness(&part)) {
        (
            "has a part that is the name of a feed's file",
            "write another name",
        )
    } else {
        return Ok(part.into_owned());
    };
    Err((format!("{problem}: {}", short(&part)), help))
}

/// What is equal for two names that some file system takes for one: they are in another case, or
/// in another form of Unicode.
pub(crate) fn likeness(name: &str) -> String {
    // By way of capitals, so that `ß` is like `ss`.
    folded(&name.to_uppercase())
}

/// Whether Windows takes `name` for a device, whatever its ending.
pub(crate) fn is_device(name: &str) -> bool {
    let base = name.split('.').next().unwrap_or(name).to_lowercase();
    let port = base.strip_prefix("com").or(base.strip_prefix("lpt"));
    matches!(&*base, "con" | "prn" | "aux" | "nul")
        || port.is_some_and(|port| {
            let mut chars = port.chars();
            let digit = |c| matches!(c, '0'..='9' | '¹' | '²' | '³');
            chars.next().is_some_and(digit) && chars.next().is_none()
        })
}
