//! Which file is whose: no two pages may be in one place, for any file system.

use std::collections::HashMap;

use crate::config::{Config, Pages, likeness};
use crate::diagnostic::{Diagnostic, Place};
use crate::pipeline::plan::Planned;
use crate::pipeline::survey::{Candidate, Survey};

/// Whose a place is.
#[derive(Clone, Copy, Debug)]
pub enum Owner {
    Article(Candidate),
    /// A feed, or what is beside it.
    Feed,
}

/// The places that are taken.
#[derive(Default)]
pub struct Claims {
    files: HashMap<String, Owner>,
    /// The folders that files are in, each with an owner of such a file.
    folders: HashMap<String, Owner>,
}

impl Claims {
    /// The places of feeds and of what is beside them.
    pub fn of_feeds<'p>(config: &Config, plans: impl Iterator<Item = &'p Planned>) -> Self {
        let mut claims = Self::default();
        for plan in plans {
            let page = match &*plan.folder {
                "" => Pages::FILES[0].to_owned(),
                folder => format!("{folder}/{}", Pages::FILES[0]),
            };
            let page = config.pages.enabled.then_some(page);
            plan.names()
                .chain(page)
                .for_each(|name| claims.put(&name, Owner::Feed));
        }
        for name in &Pages::FILES[1..] {
            claims.put(name, Owner::Feed);
        }
        claims
    }

    /// Takes the file `name` for `candidate`, unless that is somebody's, or one of the two would be
    /// a folder of the other.
    pub fn claim(&mut self, name: &str, candidate: Candidate) -> Result<(), Owner> {
        let like = likeness(name);
        let above = folders(&like).find_map(|folder| self.files.get(folder));
        let taken = (self.files.get(&like))
            .or_else(|| self.folders.get(&like))
            .or(above);
        if let Some(owner) = taken {
            return Err(*owner);
        }
        self.put(name, Owner::Article(candidate));
        Ok(())
    }

    /// Whether the file is somebody's.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(&likeness(name))
    }

    fn put(&mut self, name: &str, owner: Owner) {
        let like = likeness(name);
        for folder in folders(&like) {
            self.folders.entry(folder.to_owned()).or_insert(owner);
        }
        self.files.insert(like, owner);
    }
}

/// The folders that a file is in.
fn folders(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').map(|(at, _)| &name[..at])
}

/// Says that the page of `candidate` would be where another is.
pub fn taken(survey: &Survey<'_>, candidate: &Candidate, name: &str, owner: Owner) -> Diagnostic {
    let place = Place::file(survey.file(candidate).seed.file);
    let (whose, other) = match owner {
        Owner::Article(other) => ("another article", Some(survey.file(&other).seed.file)),
        Owner::Feed => ("a feed", None),
    };
    let found = Diagnostic::error(
        "article/duplicate-page",
        format!("the page `{name}` would be in the place of that of {whose}, so there is none"),
    )
    .help("give the article another `slug` or `url`")
    .at(place);
    match other {
        Some(other) => found.see(Place::file(other), "this article has it"),
        None => found,
    }
}
