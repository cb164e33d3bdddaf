//! Settings and labels → which feeds there are, where each is and what it takes.

mod labels;
mod path;
mod retired;
mod wants;

use std::collections::{HashMap, HashSet};

use super::recorded::Recorded;
use crate::config::{Archive, Config, FeedRule, FolderPart, Which, likeness};
use crate::model::{
    AbsoluteUrl, Facet, Format, ItemId, Language, Line, Paging, Profile, Show, Text,
};

pub(super) use labels::Labels;
pub(super) use retired::retired;
pub(super) use wants::Wants;
use wants::{groups, most, within};

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
    /// What makes it a podcast, if it is one.
    pub show: Option<Show>,
    /// Whether older articles are put into archives.
    pub archive: Option<Archive>,
    /// The folders of the feed's other documents, by their addresses.
    pub paging: Paging,
    /// The partner that it is made for.
    pub profile: Option<Profile>,
}

impl Planned {
    /// The paths of its files within the output folder.
    pub fn names(&self) -> impl Iterator<Item = String> {
        let files = self.formats.iter();
        files.map(|(_, file)| match &*self.folder {
            "" => file.clone(),
            folder => format!("{folder}/{file}"),
        })
    }
}

/// The feeds that `config` asks for: the main one first, then those of each rule by their folders.
///
/// `labels` are those of all articles, so that a feed is where it was when its articles are not
/// due yet; `counts` says how many due articles have each. One that has subscribers stays, however
/// few articles are left for it.
pub(super) fn plan(
    config: &Config,
    labels: &Labels,
    counts: &[u32],
    recorded: &Recorded,
) -> Vec<Planned> {
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
                let enough = |group: &Vec<u32>| most(group, counts) >= rule.at_least as u64;
                let folder = folder(rule, path);
                let is_made =
                    |(_, file): &(Format, String)| recorded.holds(&format!("{folder}/{file}"));
                let is_wanted = groups.iter().all(enough) || rule.formats.iter().any(is_made);
                (is_wanted && !named.contains(&likeness(&folder)))
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
        show: config.show.clone(),
        archive: output.archive,
        paging: Paging::default(),
        profile: output.profile,
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
        show: rule.show.clone(),
        archive: rule.archive,
        paging: Paging::default(),
        profile: rule.profile,
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

/// The names that files of any feed have: no folder may have one.
fn files(config: &Config) -> Vec<&str> {
    let rules = config.feeds.iter().map(|rule| &rule.formats);
    let formats = rules.chain([&config.output.formats]).flatten();
    formats.map(|(_, name)| &**name).collect()
}

#[cfg(test)]
mod tests;
