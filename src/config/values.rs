//! Single values: what is written → what the model takes.
//!
//! Each returns nothing if nothing is written; if something wrong is, it says so.

use chrono_tz::Tz;

use super::desk::{Desk, list};
use super::document::Written;
use super::words::Words;
use super::zones::nearest_zone;
use crate::diagnostic::nearest;
use crate::model::{AbsoluteUrl, Email, ItemId, Language, Line, Permalink, TaggingEntity, Text};

pub(super) const TAG_HELP: &str =
    "write your domain, a comma and a day on which it was yours, such as `example.org,2026-11-22`";

const URL_HELP: &str = "write it from `https://` on";
const RELATIVE_HELP: &str = "write an http or https address, or a path that begins with `/`";

/// The value of a key that takes a string, if the key is there.
pub(super) type Quoted<'a> = &'a Option<Written<String>>;

impl Desk<'_> {
    /// Says that the value is wrong, unless `parsed` is something.
    pub fn accept<T, U>(
        &mut self,
        written: &Written<T>,
        parsed: Option<U>,
        problem: impl FnOnce(&T) -> String,
        help: impl Into<String>,
    ) -> Option<U> {
        if parsed.is_none() {
            let message = format!("`{}` {}", written.key, problem(&written.value));
            self.refuse(
                "settings/invalid-value",
                written.span.clone(),
                message,
                help,
            );
        }
        parsed
    }

    /// One line of text.
    pub fn line(&mut self, written: Quoted<'_>) -> Option<Line> {
        let written = written.as_ref()?;
        let help = "write something between the quotes, or remove the line";
        self.accept(
            written,
            Line::new(&written.value),
            |_| "is empty".into(),
            help,
        )
    }

    /// Text.
    pub fn text(&mut self, written: Quoted<'_>) -> Option<Text> {
        let written = written.as_ref()?;
        let help = "write something between the quotes, or remove the line";
        self.accept(
            written,
            Text::new(&written.value),
            |_| "is empty".into(),
            help,
        )
    }

    /// An absolute address.
    pub fn url(&mut self, written: Quoted<'_>) -> Option<AbsoluteUrl> {
        let written = written.as_ref()?;
        let problem = |text: &String| format!("is no absolute web address: {}", short(text));
        self.accept(
            written,
            AbsoluteUrl::parse(&written.value),
            problem,
            URL_HELP,
        )
    }

    /// An absolute address of a folder; a slash is added if it does not end in one.
    pub fn folder_url(&mut self, written: Quoted<'_>) -> Option<AbsoluteUrl> {
        let url = self.url(written)?;
        let written = written.as_ref()?;
        let problem = |_: &String| "is the address of a query or of a part of a page".into();
        let plain = !url.as_str().contains(['?', '#']);
        self.accept(
            written,
            plain.then_some(()),
            problem,
            "write the address of a folder",
        )?;
        Some(as_folder(url))
    }

    /// The address of a hub or of an rssCloud server, which is sent to as it is.
    pub fn hub(&mut self, written: &Written<String>) -> Option<AbsoluteUrl> {
        let is_plain = |url: &AbsoluteUrl| {
            let url = url.url();
            // It is published: what stands before the host may be a secret.
            url.fragment().is_none() && url.username().is_empty() && url.password().is_none()
        };
        let url = AbsoluteUrl::parse(&written.value).filter(is_plain);
        let problem = |text: &String| format!("can't be {}", short(text));
        let help = "write its http or https address, which everybody may know";
        self.accept(written, url, problem, help)
    }

    /// An address that may be relative to `base`. If `base` itself is wrong, nothing is said.
    pub fn relative_url(
        &mut self,
        written: Quoted<'_>,
        base: Option<&AbsoluteUrl>,
    ) -> Option<AbsoluteUrl> {
        let written = written.as_ref()?;
        let base = base?;
        let url = match written.value.trim() {
            "" => None,
            reference => base.join(reference),
        };
        let problem = |text: &String| format!("is no web address: {}", short(text));
        self.accept(written, url, problem, RELATIVE_HELP)
    }

    /// A language tag.
    pub fn language(&mut self, written: Quoted<'_>) -> Option<Language> {
        let written = written.as_ref()?;
        let problem = |text: &String| format!("is no language tag: {}", short(text));
        let help = "write a BCP 47 tag, such as `en`, `pt-BR` or `zh-Hant`";
        self.accept(written, Language::parse(&written.value), problem, help)
    }

    /// A time zone.
    pub fn zone(&mut self, written: Quoted<'_>) -> Option<Tz> {
        let written = written.as_ref()?;
        let problem = |text: &String| format!("is no time zone: {}", short(text));
        let help = match nearest_zone(&written.value) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write an IANA name, such as `Europe/Istanbul` or `UTC`".into(),
        };
        self.accept(written, written.value.parse().ok(), problem, help)
    }

    /// An e-mail address.
    pub fn email(&mut self, written: Quoted<'_>) -> Option<Email> {
        let written = written.as_ref()?;
        let problem = |text: &String| format!("is no e-mail address: {}", short(text));
        let help = "write the address alone, such as `desk@example.org`";
        self.accept(written, Email::parse(&written.value), problem, help)
    }

    /// Who mints the ids.
    pub fn tag(&mut self, written: Quoted<'_>) -> Option<TaggingEntity> {
        let written = written.as_ref()?;
        let problem = |text: &String| format!("is no domain and date: {}", short(text));
        self.accept(
            written,
            TaggingEntity::parse(&written.value),
            problem,
            TAG_HELP,
        )
    }

    /// An id.
    pub fn id(&mut self, written: Quoted<'_>) -> Option<ItemId> {
        let written = written.as_ref()?;
        let problem = |text: &String| format!("is no URI: {}", short(text));
        let help = "write a URI, such as `tag:example.org,2026:feed`, or remove the line";
        self.accept(written, ItemId::parse(&written.value), problem, help)
    }

    /// A pattern of addresses.
    pub fn permalink(&mut self, written: Quoted<'_>) -> Option<Permalink> {
        let written = written.as_ref()?;
        match Permalink::parse(&written.value) {
            Ok(pattern) => Some(pattern),
            Err(problem) => {
                let help = "write it like `/{section}/{year}/{month}/{slug}/`";
                let span = written.span.clone();
                self.refuse("settings/invalid-value", span, problem, help);
                None
            }
        }
    }

    /// One of some words.
    pub fn word<T: Copy>(&mut self, written: Quoted<'_>, words: Words<T>) -> Option<T> {
        self.word_of(written.as_ref()?, words)
    }

    /// One of some words.
    pub fn word_of<T: Copy>(&mut self, written: &Written<String>, words: Words<T>) -> Option<T> {
        let names = super::words::names(words);
        let value = words.iter().find(|(name, _)| *name == written.value);
        let help = match nearest(&written.value, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}", list(&names)),
        };
        let problem = |text: &String| format!("can't be {}", short(text));
        self.accept(written, value.map(|(_, value)| *value), problem, help)
    }

    /// A number that fits into 32 bits.
    pub fn small(&mut self, written: &Option<Written<u64>>) -> Option<u32> {
        let written = written.as_ref()?;
        let problem = |number: &u64| format!("is {number}");
        let help = format!("write a number up to {}", u32::MAX);
        self.accept(written, u32::try_from(written.value).ok(), problem, help)
    }
}

/// The value for a message: in quotes, and not all of it if it is long.
pub(super) fn short(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

/// The same address with a slash at the end of its path.
pub(super) fn as_folder(url: AbsoluteUrl) -> AbsoluteUrl {
    if url.as_str().ends_with('/') {
        return url;
    }
    AbsoluteUrl::parse(&format!("{url}/")).expect("a path may always end in a slash")
}
