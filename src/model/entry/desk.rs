//! Where an article becomes an entry, field by field.

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::permalink::{self, Facts};
use crate::model::{
    AbsoluteUrl, Article, Attachment, Byline, Category, Defaults, Email, Enclosed, Entry, Found,
    Ids, Instant, ItemId, Language, Line, MediaType, Permalink, Person, Site, Status, Text,
};

/// Where an article is turned into an entry, with what is needed at hand.
pub(super) struct Desk<'a> {
    pub article: &'a Article,
    pub site: &'a Site,
    pub sink: &'a mut Sink,
    /// Whether the article must be refused.
    pub failed: bool,
}

impl Desk<'_> {
    fn place(&self, line: u32) -> Place {
        Place::line(self.article.seed.file.clone(), line)
    }

    fn refuse(&mut self, diagnostic: Diagnostic) {
        self.failed = true;
        self.sink.push(diagnostic);
    }

    /// The date that the article gives, else the end of its embargo, else `undated`; but never
    /// before the embargo ends.
    pub fn published(&mut self, undated: Option<Instant>) -> Option<Instant> {
        let embargo = self.article.embargo.map(|found| found.value);
        let declared = self
            .article
            .published
            .map(|found| found.value)
            .or(embargo)
            .or(undated);
        if declared.is_none() {
            let place = Place::file(self.article.seed.file.clone());
            self.refuse(
                Diagnostic::error(
                    "article/missing-date",
                    "the article has no publication date",
                )
                .help("give it a date, or set `undated = \"file-time\"` for its source")
                .at(place),
            );
        }
        declared.max(embargo)
    }

    /// The update that the article gives. A withdrawal is an update too: of one without a date,
    /// `changed` is what is known.
    pub fn updated(
        &mut self,
        published: Instant,
        status: Status,
        changed: Option<Instant>,
    ) -> Instant {
        let Some(found) = self.article.updated else {
            let withdrawal = changed.filter(|_| !status.is_usable());
            return withdrawal.map_or(published, |changed| changed.max(published));
        };
        // Under an embargo, texts are changed before they are published.
        let embargo = self.article.embargo.map(|found| found.value);
        if found.value < published && embargo != Some(published) {
            let place = self.place(found.line);
            self.sink.push(
                Diagnostic::warning(
                    "article/conflicting-dates",
                    format!(
                        "the update ({}) is before the publication ({published}), which is taken for both",
                        found.value
                    ),
                )
                .help("correct the date; if the source prints a 12-hour clock without a.m. or p.m., set `clock = \"12h\"` for it")
                .at(place),
            );
        }
        found.value.max(published)
    }

    /// When the article expires; one that does so before it is published is never shown.
    pub fn expires(&mut self, published: Instant) -> Option<Instant> {
        let found = self.article.expires?;
        if found.value <= published {
            let place = self.place(found.line);
            self.sink.push(
                Diagnostic::warning(
                    "article/conflicting-dates",
                    format!(
                        "the article expires ({}) before it is published ({published}), so no feed shows it",
                        found.value
                    ),
                )
                .help("correct the date that is wrong")
                .at(place),
            );
        }
        Some(found.value.max(published))
    }

    /// The article's own id, else the one that the site makes for it.
    pub fn id(&self, url: Option<&AbsoluteUrl>) -> ItemId {
        let made = match &self.site.ids {
            _ if Entry::gives_id(self.article) => None,
            Ids::Path => None,
            Ids::Permalink => url.cloned(),
            Ids::Name => url.and_then(|url| self.beside(url)),
        };
        made.and_then(|url| ItemId::parse(url.as_str()))
            .unwrap_or_else(|| Entry::id_of(self.article, self.site))
    }

    /// The address of the article's name beside its page.
    fn beside(&self, page: &AbsoluteUrl) -> Option<AbsoluteUrl> {
        let slug = self.article.slug.as_ref();
        let name = slug.map_or(self.article.seed.stem(), |found| &found.value);
        let page = AbsoluteUrl::parse(page.as_str().trim_end_matches('/'))?;
        page.join(&permalink::as_it_is(name))
    }

    fn fill(&self, pattern: &Permalink, published: Instant, section: Option<&Line>) -> String {
        let article = self.article;
        // The first of several categories counts as the section.
        let categories = article.section.iter().chain(&article.categories);
        let categories = categories.map(|found| found.value.as_str());
        let categories: Vec<&str> = categories.collect();
        pattern.fill(&Facts {
            section: section.map(Line::as_str),
            published,
            zone: self.site.zone,
            slug: article.slug.as_ref().map(|found| found.value.as_str()),
            stem: article.seed.stem(),
            path: article.seed.place(),
            title: article.title.as_ref().map(|found| found.value.as_str()),
            categories: &categories,
        })
    }

    pub fn url(
        &mut self,
        published: Instant,
        section: Option<&Line>,
        pattern: &Permalink,
    ) -> Option<AbsoluteUrl> {
        let article = self.article;
        if let Some(found) = &article.url {
            let url = self.site.link.join(&found.value);
            if url.is_none() {
                let place = self.place(found.line);
                self.refuse(
                    Diagnostic::error(
                        "article/invalid-url",
                        format!("`{}` is no web address", found.value.trim()),
                    )
                    .help("write an http or https address, or a path that begins with `/`")
                    .at(place),
                );
            }
            return url;
        }
        self.site.link.join(&self.fill(pattern, published, section))
    }

    pub fn language(&mut self, defaults: &Defaults) -> Language {
        let fallback = defaults.language.as_ref().unwrap_or(&self.site.language);
        let Some(found) = &self.article.language else {
            return fallback.clone();
        };
        Language::parse(&found.value).unwrap_or_else(|| {
            let place = self.place(found.line);
            self.sink.push(
                Diagnostic::warning(
                    "article/invalid-language",
                    format!(
                        "`{}` is no language tag, so `{fallback}` is taken",
                        found.value.trim()
                    ),
                )
                .help("write a BCP 47 tag, such as `en`, `pt-BR` or `zh-Hant`")
                .at(place),
            );
            fallback.clone()
        })
    }

    /// The article's authors, else the source's, else the site's, else the site itself: Atom
    /// wants one, and readers do not look at the feed's when an entry has none.
    pub fn authors(&self, defaults: &Defaults) -> Vec<Person> {
        let own = self
            .article
            .authors
            .iter()
            .filter_map(|found| self.person(&found.value));
        let mut authors: Vec<Person> = Vec::new();
        for person in own {
            if !authors.iter().any(|known| known.name == person.name) {
                authors.push(person);
            }
        }
        if !authors.is_empty() {
            authors
        } else if !defaults.authors.is_empty() {
            defaults.authors.clone()
        } else if !self.site.authors.is_empty() {
            self.site.authors.clone()
        } else {
            vec![Person::named(self.site.title.clone())]
        }
    }

    fn person(&self, byline: &Byline) -> Option<Person> {
        let url = byline.url.as_ref().and_then(|url| self.site.link.join(url));
        Some(Person {
            name: Line::new(&byline.name)?,
            email: byline.email.as_deref().and_then(Email::parse),
            url,
        })
    }

    pub fn image(&mut self, page: &AbsoluteUrl) -> Option<AbsoluteUrl> {
        let found = self.article.image.as_ref()?;
        let url = page.join(&found.value);
        if url.is_none() {
            self.unusable("image", &found.value, found.line);
        }
        url
    }

    pub fn attachments(&mut self, page: &AbsoluteUrl) -> Vec<Attachment> {
        let article = self.article;
        article
            .attachments
            .iter()
            .filter_map(|found| self.attachment(page, found))
            .collect()
    }

    fn attachment(&mut self, page: &AbsoluteUrl, found: &Found<Enclosed>) -> Option<Attachment> {
        let enclosed = &found.value;
        let Some(url) = page.join(&enclosed.url) else {
            self.unusable("attachment", &enclosed.url, found.line);
            return None;
        };
        let declared = enclosed.media_type.as_deref().and_then(MediaType::parse);
        let Some(media_type) = declared.or_else(|| MediaType::of_path(&url)) else {
            let place = self.place(found.line);
            self.sink.push(
                Diagnostic::warning(
                    "article/missing-media-type",
                    format!("the attachment `{url}` is left out: its media type is not known"),
                )
                .help("say its `type`, such as `audio/mpeg`")
                .at(place),
            );
            return None;
        };
        Some(Attachment {
            url,
            media_type,
            length: enclosed.length,
            title: enclosed.title.as_deref().and_then(Line::new),
            duration: enclosed.duration,
        })
    }

    fn unusable(&mut self, what: &str, url: &str, line: u32) {
        let place = self.place(line);
        self.sink.push(
            Diagnostic::warning(
                "article/invalid-url",
                format!("the {what} is left out: `{}` is no web address", url.trim()),
            )
            .help("write an http or https address, or a path")
            .at(place),
        );
    }
}

/// Why the article may not be read, if it may not.
pub(super) fn reason(article: &Article, status: Status) -> Option<Text> {
    let found = article.reason.as_ref().filter(|_| !status.is_usable())?;
    Text::new(&found.value)
}

pub(super) fn line(found: &Option<Found<String>>) -> Option<Line> {
    found.as_ref().and_then(|found| Line::new(&found.value))
}

/// The section first, then categories, then tags; each label once, whatever its case.
pub(super) fn categories(section: Option<&Line>, article: &Article) -> Vec<Category> {
    let labels = article.categories.iter().chain(&article.tags);
    let mut categories: Vec<Category> = section.cloned().map(Category::plain).into_iter().collect();
    for label in labels.filter_map(|found| Line::new(&found.value)) {
        let folded = label.as_str().to_lowercase();
        if !categories
            .iter()
            .any(|known| known.label.as_str().to_lowercase() == folded)
        {
            categories.push(Category::plain(label));
        }
    }
    categories
}
