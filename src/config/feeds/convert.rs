//! `[[feeds]]`: what is written → what is used.

use super::{FeedRule, Filter, Folder, RawFeed, Template, Which};
use crate::config::archive;
use crate::config::desk::Desk;
use crate::config::document::Written;
use crate::config::files::{self, File};
use crate::config::pages::Pages;
use crate::config::podcast;
use crate::config::used::Output;
use crate::config::values::{Quoted, short};
use crate::config::words;
use crate::diagnostic::Diagnostic;
use crate::model::{Facet, Language, Line, Site, slug};

/// The rules for feeds beside the main one, which is `output`.
pub(in crate::config) fn convert(
    raw: &Option<Written<Vec<Written<RawFeed>>>>,
    site: Option<&Site>,
    output: Option<&Output>,
    files: &[File<'_>],
    desk: &mut Desk<'_>,
) -> Vec<FeedRule> {
    let mut rules: Vec<(FeedRule, &Written<String>)> = Vec::new();
    for written in raw.iter().flat_map(|all| &all.value) {
        let raw = &written.value;
        let Some(rule) = rule(raw, site, output, files, desk) else {
            continue;
        };
        let Some(named) = (raw.folder.as_ref())
            .or(raw.name.as_ref())
            .or(raw.split.as_ref())
        else {
            continue;
        };
        // One that has its folder to itself takes the place of one of many.
        let same = rules.iter().find(|(known, _)| {
            known.folder.has_label() == rule.folder.has_label()
                && known.folder.may_meet(&rule.folder)
        });
        if let Some((known, first)) = same {
            let message = match known.folder.to_string() == rule.folder.to_string() {
                true => format!("`{}` is the folder of a second feed", rule.folder),
                false => format!("`{}` can be the same as `{}`", rule.folder, known.folder),
            };
            let place = desk.place(named.span.clone());
            let first = desk.place(first.span.clone());
            desk.push(
                Diagnostic::error("settings/duplicate-folder", message)
                    .help("give each a `folder` of its own")
                    .at(place)
                    .see(first, "this is the first"),
            );
        }
        rules.push((rule, named));
    }
    keep_archives_apart(output, &rules, desk);
    rules.into_iter().map(|(rule, _)| rule).collect()
}

/// Refuses feeds whose folder can be that of an archive.
fn keep_archives_apart(
    output: Option<&Output>,
    rules: &[(FeedRule, &Written<String>)],
    desk: &mut Desk<'_>,
) {
    let main = output.filter(|main| main.archive.is_some());
    let others = rules.iter().filter(|(rule, _)| rule.archive.is_some());
    let archives: Vec<Folder> = (main.map(|_| Folder::of_archives(None)).into_iter())
        .chain(others.map(|(rule, _)| Folder::of_archives(Some(&rule.folder))))
        .collect();
    for (rule, named) in rules {
        if archives
            .iter()
            .any(|archive| archive.may_meet(&rule.folder))
        {
            let message = format!("`{}` can be the folder of an archive", rule.folder);
            let help = "give the feed another `folder`";
            desk.refuse(
                "settings/duplicate-folder",
                named.span.clone(),
                message,
                help,
            );
        }
    }
}

fn rule(
    raw: &RawFeed,
    site: Option<&Site>,
    output: Option<&Output>,
    files: &[File<'_>],
    desk: &mut Desk<'_>,
) -> Option<FeedRule> {
    let which = which(raw, desk);
    let filter = filter(raw, desk);
    let own = match raw.split {
        Some(_) => "label",
        None => "name",
    };
    let title = template(&raw.title, own, desk);
    let description = template(&raw.description, own, desk);
    let formats = (raw.formats.as_ref()).map(|_| files::formats(&raw.formats, files, desk));
    let items = desk.small(&raw.items).map(|items| items as usize);
    let bytes = desk.small(&raw.bytes).map(|bytes| bytes as usize);
    let full_text = desk.word(&raw.content, words::CONTENTS);
    let archive = archive::convert(&raw.archive, desk);
    let profile = desk.word(&raw.profile, words::PROFILES);
    let at_least = desk.small(&raw.at_least).map(|least| least as usize);
    let folder = folder(raw, which.as_ref(), files, desk);
    let (title_of_site, link) = (site.map(|site| &site.title), site.map(|site| &site.link));
    let show = podcast::convert(&raw.podcast, title_of_site, link, desk);
    Some(FeedRule {
        title: title.unwrap_or_else(|| {
            Template::parse(&format!("{{site}}: {{{own}}}"), own)
                .expect("it has only what is known")
        }),
        description,
        language: only_language(&filter),
        filter,
        items: items
            .or(output.map(|main| main.items))
            .unwrap_or(words::ITEMS),
        bytes: bytes
            .or(output.map(|main| main.bytes))
            .unwrap_or(words::BYTES),
        full_text: full_text
            .or(output.map(|main| main.full_text))
            .unwrap_or(true),
        formats: formats
            .or_else(|| output.map(|main| main.formats.clone()))
            .unwrap_or_default(),
        folder: folder?,
        at_least: at_least.unwrap_or(words::AT_LEAST),
        archive: archive.unwrap_or(output.and_then(|main| main.archive)),
        show,
        profile: profile.unwrap_or(output.and_then(|main| main.profile)),
        which: which?,
    })
}

/// `None` if neither is there, which was said when it was read, or if something is wrong.
fn which(raw: &RawFeed, desk: &mut Desk<'_>) -> Option<Which> {
    let name = desk.line(&raw.name);
    let facet = desk.word(&raw.split, words::FACETS);
    if let (Some(name), Some(_)) = (&raw.name, &raw.split) {
        let message = "`name` is there, and `split` too";
        let help = "remove one of them: a feed of many is named after its label";
        desk.refuse("settings/invalid-value", name.span.clone(), message, help);
        return None;
    }
    name.map(Which::One).or(facet.map(Which::Split))
}

fn filter(raw: &RawFeed, desk: &mut Desk<'_>) -> Filter {
    let mut wanted = Vec::new();
    for facet in Facet::ALL {
        let written = match facet {
            Facet::Section => &raw.section,
            Facet::Category => &raw.category,
            Facet::Tag => &raw.tag,
            Facet::Author => &raw.author,
            Facet::Language => &raw.language,
        };
        let Some(written) = written else { continue };
        if written.value.all().is_empty() {
            let message = format!("`{facet}` is empty");
            let help = "write at least one, or remove the line";
            desk.refuse(
                "settings/invalid-value",
                written.span.clone(),
                message,
                help,
            );
        }
        let mut labels = Vec::new();
        for label in written.value.all() {
            let label = Some(label.clone());
            labels.extend(match facet {
                Facet::Language => desk
                    .language(&label)
                    .and_then(|tag| Line::new(tag.as_str())),
                _ => desk.line(&label),
            });
        }
        wanted.push((facet, labels));
    }
    Filter { wanted }
}

/// The language of a feed that takes no other.
fn only_language(filter: &Filter) -> Option<Language> {
    let languages = (filter.wanted.iter()).find(|(facet, _)| *facet == Facet::Language);
    match &languages?.1[..] {
        [only] => Language::parse(only.as_str()),
        _ => None,
    }
}

fn template(written: Quoted<'_>, own: &str, desk: &mut Desk<'_>) -> Option<Template> {
    desk.text(written)?;
    let written = written.as_ref()?;
    match Template::parse(&written.value, own) {
        Ok(template) => Some(template),
        Err(problem) => {
            let help = format!("write it like `{{site}}: {{{own}}}`");
            let span = written.span.clone();
            desk.refuse("settings/invalid-value", span, problem, help);
            None
        }
    }
}

fn folder(
    raw: &RawFeed,
    which: Option<&Which>,
    files: &[File<'_>],
    desk: &mut Desk<'_>,
) -> Option<Folder> {
    let taken = files.iter().map(|file| &*file.name);
    let taken: Vec<&str> = taken.chain(Pages::FILES).collect();
    let Some(written) = &raw.folder else {
        let (named, default) = match which? {
            Which::One(name) => (raw.name.as_ref()?, slug(name.as_str())),
            Which::Split(facet) => (raw.split.as_ref()?, format!("{facet}/{{label}}")),
        };
        let folder = Folder::parse(&default, &taken).ok();
        let problem = |text: &String| format!("makes no name of a folder: {}", short(text));
        return desk.accept(named, folder, problem, "give the feed a `folder`");
    };
    let folder = Folder::parse(&written.value, &taken).and_then(|folder| {
        match (folder.has_label(), raw.split.is_some()) {
            (true, false) => Err((
                "has a `{label}`, but the feed is not split".into(),
                "write a name in its place",
            )),
            (false, true) => Err((
                "has no `{label}`".into(),
                "add it, such as in `section/{label}`: each feed needs a folder of its own",
            )),
            _ => Ok(folder),
        }
    });
    match folder {
        Ok(folder) => Some(folder),
        Err((problem, help)) => desk.accept(written, None, |_| problem, help),
    }
}
