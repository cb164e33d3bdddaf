//! Settings and labels → which feeds there are, where each is and what it takes.

mod labels;
mod path;

use std::collections::{HashMap, HashSet};

use crate::config::{Config, FeedRule, FolderPart, Which, likeness};
use crate::model::{AbsoluteUrl, Facet, Format, ItemId, Language, Line, Text, folded};

pub(super) use labels::Labels;

/// A feed to be made: what is known of it before any article is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Planned {
    /// Below the folder of the output, with `/` between its parts; empty for the main feed. No two
    /// are alike for any file system.
    pub folder: String,
    /// The public address of that folder; its path ends in `/`.
    pub url: AbsoluteUrl,
    /// The formats and the names of their files.
    pub formats: Vec<(Format, String)>,
    pub title: Line,
    pub description: Text,
    pub language: Language,
    pub id: ItemId,
    /// The most items.
    pub items: usize,
    /// The most bytes of each file.
    pub bytes: usize,
    pub full_text: bool,
    /// In minutes.
    pub ttl: Option<u32>,
    pub wants: Wants,
    /// The fewest items for it to be made. One that has a name is always planned; of the others
    /// those with a rarer label are not, but more labels together may still be too rare.
    pub at_least: usize,
}

/// What a feed takes: articles that have a label of each group. Without groups, all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wants {
    /// Each in order; one that is empty takes nothing. The label of one feed of many is the last
    /// group.
    pub groups: Vec<Vec<u32>>,
}

impl Wants {
    /// Whether an article with `labels` is wanted.
    pub fn takes(&self, labels: &[u32]) -> bool {
        let hits = |group: &Vec<u32>| {
            labels
                .iter()
                .any(|label| group.binary_search(label).is_ok())
        };
        self.groups.iter().all(hits)
    }
}

/// The feeds that `config` asks for: the main one first, then those of each rule by their folders.
///
/// `labels` are those of all articles, so that a feed is where it was when its articles are not
/// due yet; `counts` says how many due articles have each.
pub(super) fn plan(config: &Config, labels: &Labels, counts: &[u32]) -> Vec<Planned> {
    let mut planned = vec![main(config)];
    let named: HashSet<String> = (config.feeds.iter())
        .filter(|rule| matches!(rule.which, Which::One(_)))
        .map(|rule| likeness(&folder(rule, "")))
        .collect();
    let mut paths: HashMap<Facet, Vec<(u32, String)>> = HashMap::new();
    for rule in &config.feeds {
        let groups = groups(rule, labels);
        let facet = match &rule.which {
            Which::One(name) => {
                let groups = groups.into_iter().map(|(_, group)| group).collect();
                planned.push(one(config, rule, folder(rule, ""), name.as_str(), groups));
                continue;
            }
            Which::Split(facet) => *facet,
        };
        let paths =
            (paths.entry(facet)).or_insert_with(|| path::of_all(labels, facet, &files(config)));
        let mut many: Vec<Planned> = (paths.iter())
            .filter_map(|(label, path)| {
                let groups = within(&groups, facet, *label)?;
                let enough = |group: &Vec<u32>| count(group, counts) >= rule.at_least as u64;
                let folder = folder(rule, path);
                (groups.iter().all(enough) && !named.contains(&likeness(&folder)))
                    .then(|| one(config, rule, folder, labels.name(*label), groups))
            })
            .collect();
        many.sort_by(|a, b| a.folder.cmp(&b.folder));
        planned.append(&mut many);
    }
    planned
}

fn main(config: &Config) -> Planned {
    let (site, output) = (&config.site, &config.output);
    Planned {
        folder: String::new(),
        url: output.url.clone(),
        formats: output.formats.clone(),
        title: site.title.clone(),
        description: site.description.clone(),
        language: site.language.clone(),
        id: site.id.clone(),
        items: output.items,
        bytes: output.bytes,
        full_text: output.full_text,
        ttl: output.ttl,
        wants: Wants::default(),
        at_least: 1,
    }
}

/// A feed of `rule`, in `folder`; `own` is its name or its label.
fn one(
    config: &Config,
    rule: &FeedRule,
    folder: String,
    own: &str,
    groups: Vec<Vec<u32>>,
) -> Planned {
    let site = &config.site;
    let fill = |template: &crate::config::Template| template.fill(site.title.as_str(), own);
    let of_label = match rule.which {
        Which::Split(Facet::Language) => Language::parse(own),
        _ => None,
    };
    let language = rule.language.clone().or(of_label);
    let description = rule.description.as_ref().map(fill);
    Planned {
        url: (config.output.url.join(&format!("{folder}/")))
            .expect("a folder may always have one below it"),
        id: site.tag.id(&format!("feed/{folder}")),
        folder,
        formats: rule.formats.clone(),
        title: Line::new(&fill(&rule.title)).unwrap_or_else(|| site.title.clone()),
        description: (description.and_then(|text| Text::new(&text)))
            .unwrap_or_else(|| site.description.clone()),
        language: language.unwrap_or_else(|| site.language.clone()),
        items: rule.items,
        bytes: rule.bytes,
        full_text: rule.full_text,
        ttl: config.output.ttl,
        wants: Wants { groups },
        at_least: rule.at_least,
    }
}

/// The folder of a feed of `rule`; `path` stands for its label.
fn folder(rule: &FeedRule, path: &str) -> String {
    let parts: Vec<&str> = (rule.folder.parts.iter())
        .map(|part| match part {
            FolderPart::Label => path,
            FolderPart::Name(name) => name,
        })
        .collect();
    parts.join("/")
}

/// The labels that the filter of `rule` names, facet by facet.
fn groups(rule: &FeedRule, labels: &Labels) -> Vec<(Facet, Vec<u32>)> {
    let wanted = rule.filter.wanted.iter();
    wanted
        .map(|(facet, wanted)| {
            let wanted: Vec<String> = wanted.iter().map(|label| folded(label.as_str())).collect();
            let is_wanted = |label: &str| match facet {
                Facet::Language => wanted.iter().any(|range| is_in_range(label, range)),
                _ => wanted.iter().any(|one| one == label),
            };
            let group = labels.of(*facet).filter(|(_, label)| is_wanted(label));
            (*facet, group.map(|(id, _)| id).collect())
        })
        .collect()
}

/// Basic filtering of language tags (RFC 4647, section 3.3.1).
fn is_in_range(tag: &str, range: &str) -> bool {
    tag.strip_prefix(range)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The groups of the feed of `label` out of a `facet` that is split; `None` if the filter names
/// other labels of it.
fn within(groups: &[(Facet, Vec<u32>)], facet: Facet, label: u32) -> Option<Vec<Vec<u32>>> {
    let mut own = Vec::with_capacity(groups.len() + 1);
    for (of, group) in groups {
        if *of != facet {
            own.push(group.clone());
        } else if !group.contains(&label) {
            return None;
        }
    }
    own.push(vec![label]);
    Some(own)
}

/// The most due articles that can have a label of `group`.
fn count(group: &[u32], counts: &[u32]) -> u64 {
    let each = group.iter().map(|label| counts.get(*label as usize));
    each.map(|count| u64::from(count.copied().unwrap_or(0)))
        .sum()
}

/// The names that files of any feed have: no folder may have one.
fn files(config: &Config) -> Vec<&str> {
    let rules = config.feeds.iter().map(|rule| &rule.formats);
    let formats = rules.chain([&config.output.formats]).flatten();
    formats.map(|(_, name)| &**name).collect()
}

#[cfg(test)]
mod tests;
