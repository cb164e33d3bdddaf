//! Feeds of a label that no article bears any more: who subscribed to them has to learn that their
//! articles are somewhere else, so they stay, without items.

use std::collections::{BTreeSet, HashSet};
use std::fs;

use super::{Planned, Recorded, one};
use crate::checks::history::{self, Held};
use crate::config::{Config, FeedRule, FolderPart, Which, likeness};
use crate::model::{Line, Text};

/// The feeds that the last run left and that are not `planned`, though a rule of the settings has
/// made them. One whose articles are not all there still is left alone: deleted seeds say nothing.
pub(in crate::pipeline) fn retired(
    config: &Config,
    recorded: &Recorded,
    planned: &[Planned],
    is_there: impl Fn(&str) -> bool,
) -> Vec<Planned> {
    let taken: HashSet<String> = planned.iter().map(|plan| likeness(&plan.folder)).collect();
    let files = recorded.all().map(|file| &*file.path);
    let feeds = files.filter(|file| config.feed_at(file).is_some());
    let folders: BTreeSet<&str> = (feeds.filter_map(|file| file.rsplit_once('/')))
        .map(|(folder, _)| folder)
        .filter(|folder| !taken.contains(&likeness(folder)))
        .collect();
    let empty = folders.into_iter().filter_map(|folder| {
        let (rule, label) = (config.feeds.iter())
            .filter(|rule| matches!(rule.which, Which::Split(_)))
            .find_map(|rule| Some((rule, label(rule, folder)?)))?;
        // No article is in it.
        let plan = one(config, rule, folder.to_owned(), label, vec![Vec::new()]);
        let held = plan.names().find_map(|name| held(config, &name))?;
        let is_accounted = held.items.iter().all(|item| is_there(&item.id));
        // What it was called knew the label.
        let title = held.title.as_deref().and_then(Line::new);
        let description = held.description.as_deref().and_then(Text::new);
        is_accounted.then(|| Planned {
            title: title.unwrap_or_else(|| plan.title.clone()),
            description: description.unwrap_or_else(|| plan.description.clone()),
            ..plan
        })
    });
    empty.collect()
}

/// The path of a label, if that makes `folder` one of the rule's.
fn label<'a>(rule: &FeedRule, folder: &'a str) -> Option<&'a str> {
    let names: Vec<&str> = folder.split('/').collect();
    if names.len() != rule.folder.parts.len() {
        return None;
    }
    let mut label = None;
    for (part, name) in rule.folder.parts.iter().zip(names) {
        match part {
            FolderPart::Label => label = Some(name),
            FolderPart::Name(wanted) if wanted == name => {}
            FolderPart::Name(_) => return None,
        }
    }
    label
}

/// What a published feed holds, if it is ours.
fn held(config: &Config, name: &str) -> Option<Held> {
    let path = config.output.folder.join(name);
    let held = history::held(&fs::read(&path).ok()?, &path.display().to_string());
    held.filter(|held| held.is_ours)
}
