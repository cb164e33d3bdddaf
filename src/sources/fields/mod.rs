//! Fields with names → an article's: one vocabulary for front matter in every notation and for
//! articles that are JSON.

mod address;
mod desk;
mod episode;
pub mod escapes;
mod files;
pub mod json;
mod keys;
mod labels;
mod moments;
mod newsroom;
mod node;
mod people;
mod pictures;
#[cfg(test)]
mod published;
mod standing;

use std::collections::HashMap;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Found};

pub use desk::Desk;
pub use files::seconds;
pub use keys::{Keys, Meaning, fold};
pub use node::{DEPTH, Field, Node, Problem, Value};

/// The fields of a seed, by what they mean; those of `params` and the like included.
pub struct Fields<'a> {
    known: Vec<Known<'a>>,
    is_toml: bool,
}

struct Known<'a> {
    meaning: Meaning,
    /// Fields of the seed's own first, then those of containers, each in the order of the names.
    rank: (bool, usize),
    field: &'a Field,
}

impl<'a> Fields<'a> {
    /// Sorts `fields`; names that are used twice or seem misspelt are reported.
    pub fn new(fields: &'a [Field], is_toml: bool, desk: &mut Desk<'_>) -> Self {
        let mut known = Vec::new();
        for field in once(fields, desk) {
            match keys::meaning(&field.key) {
                Some((_, Meaning::Container)) => {
                    if let Value::Table(inner) = &field.node.value {
                        known.extend(once(inner, desk).into_iter().filter_map(|field| {
                            let (rank, meaning) = keys::meaning(&field.key)?;
                            let rank = (true, rank);
                            let field = Known {
                                meaning,
                                rank,
                                field,
                            };
                            meaning.nests().then_some(field)
                        }));
                    }
                }
                Some((rank, meaning)) => known.push(Known {
                    meaning,
                    rank: (false, rank),
                    field,
                }),
                None => misspelt(field, desk),
            }
        }
        known.sort_by_key(|known| known.rank);
        Self { known, is_toml }
    }

    /// Fields of another vocabulary than front matter's: what it does not know is nobody's mistake.
    pub fn foreign(fields: &'a [Field], keys: &Keys, desk: &mut Desk<'_>) -> Self {
        let known = once(fields, desk).into_iter().filter_map(|field| {
            let (rank, meaning) = keys::meaning_in(keys, &field.key)?;
            let rank = (false, rank);
            Some(Known {
                meaning,
                rank,
                field,
            })
        });
        let mut known: Vec<Known<'a>> = known.collect();
        known.sort_by_key(|known| known.rank);
        Self {
            known,
            is_toml: false,
        }
    }

    /// The fields of `meaning` that have a value, the best first.
    pub fn all(&self, meaning: Meaning) -> impl Iterator<Item = &'a Field> {
        self.known
            .iter()
            .filter(move |known| known.meaning == meaning)
            .map(|known| known.field)
            .filter(|field| field.node.value != Value::Null)
    }

    /// Reads everything but the text into `article`.
    pub fn read(&self, article: &mut Article, desk: &mut Desk<'_>) {
        article.title = self.text(Meaning::Title, desk);
        article.summary = self.text(Meaning::Summary, desk);
        article.id = self.text(Meaning::Id, desk);
        article.slug = self.text(Meaning::Slug, desk);
        article.location = self.name(Meaning::Location, desk);
        article.source = self.name(Meaning::Source, desk);
        article.language = self.text(Meaning::Language, desk).map(language);
        moments::read(self, article, desk);
        standing::read(self, article, desk);
        address::read(self, article, desk);
        people::read(self, article, desk);
        labels::read(self, article, desk);
        pictures::read(self, article, desk);
        files::read(self, article, desk);
        episode::read(self, article, desk);
        newsroom::read(self, article, desk);
    }

    /// Whether addresses may be in Zola's `path`.
    pub fn has_zola_path(&self) -> bool {
        self.is_toml
    }

    /// The first field of `meaning` that is text.
    pub fn text(&self, meaning: Meaning, desk: &mut Desk<'_>) -> Option<Found<String>> {
        self.all(meaning).find_map(|field| desk.text(field))
    }

    /// The same; of a table, its `name` or `title`, and of a list of tables, that of the first.
    fn name(&self, meaning: Meaning, desk: &mut Desk<'_>) -> Option<Found<String>> {
        let name = |node: &Node, desk: &mut Desk<'_>| {
            let fields = node.fields().iter();
            let mut names = ["name", "title"]
                .iter()
                .filter_map(|key| fields.clone().find(|field| field.key == *key));
            names.find_map(|field| desk.text(field))
        };
        self.all(meaning).find_map(|field| match &field.node.value {
            Value::Table(_) => name(&field.node, desk),
            Value::List(nodes) if nodes.iter().any(|node| !node.fields().is_empty()) => {
                nodes.iter().find_map(|node| name(node, desk))
            }
            _ => desk.text(field),
        })
    }
}

/// `fields` without those whose name comes again below; the last one counts.
fn once<'a>(fields: &'a [Field], desk: &mut Desk<'_>) -> Vec<&'a Field> {
    let mut last: HashMap<String, Range<usize>> = HashMap::new();
    let mut kept = Vec::new();
    for field in fields.iter().rev() {
        let Some(later) = last.get(&keys::fold(&field.key)) else {
            last.insert(keys::fold(&field.key), field.key_at.clone());
            kept.push(field);
            continue;
        };
        let first = desk.place(&field.key_at);
        let diagnostic = Diagnostic::warning(
            "article/duplicate-field",
            format!("`{}` is given twice; the last one counts", field.key),
        )
        .help("remove one")
        .see(first, "first given here");
        desk.report(diagnostic, &later.clone());
    }
    kept.reverse();
    kept
}

fn misspelt(field: &Field, desk: &mut Desk<'_>) {
    let Some(near) = keys::near(&field.key) else {
        return;
    };
    let diagnostic = Diagnostic::warning(
        "article/unknown-field",
        format!("`{}` is no field, but `{near}` is", field.key),
    )
    .help(format!("write `{near}` if that is meant"));
    desk.report(diagnostic, &field.key_at);
}

/// `tr_TR.UTF-8`, as operating systems and Jekyll's themes write it, is `tr-TR`.
fn language(found: Found<String>) -> Found<String> {
    found.map(|tag| tag.split('.').next().unwrap_or_default().replace('_', "-"))
}
