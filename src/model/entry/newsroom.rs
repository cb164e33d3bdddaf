//! Where what a news desk says becomes part of an entry.

use super::desk::{Desk, line};
use crate::diagnostic::Diagnostic;
use crate::model::{
    AbsoluteUrl, Category, Correction, Found, Language, Line, News, Point, Related, SourceType,
    Subject, Text, Translation, Urgency,
};

impl Desk<'_> {
    /// What the desk says, but for the subjects. What is wrong is left out, and said.
    pub fn news(&mut self) -> News {
        let filed = &self.article.news;
        News {
            credit: line(&filed.credit),
            rights: line(&filed.rights),
            usage_terms: filed
                .usage_terms
                .as_ref()
                .and_then(|found| Text::new(&found.value)),
            license: self.license(),
            point: self.value(&filed.coordinates, Point::parse, "coordinates", POINT),
            urgency: self.value(&filed.urgency, Urgency::parse, "urgency", URGENCY),
            slugline: line(&filed.slugline),
            short_title: line(&filed.short_title),
            related: self.related(),
            translations: self.translations(),
            corrections: self.corrections(),
            source_type: self.value(
                &filed.source_type,
                SourceType::parse,
                "digital source type",
                SOURCE_TYPE,
            ),
        }
    }

    /// The subjects as categories: a label that is there already is given the subject's term.
    pub fn subjects(&mut self, categories: &mut Vec<Category>) {
        for found in &self.article.news.subjects {
            let Some(subject) = self.subject(found) else {
                continue;
            };
            let folded = subject.label.as_str().to_lowercase();
            let same = categories.iter_mut().find(|known| {
                known.label.as_str().to_lowercase() == folded
                    && (known.scheme.is_none() || known.term == subject.term)
            });
            match same {
                Some(known) => *known = subject,
                None => categories.push(subject),
            }
        }
    }

    fn subject(&mut self, found: &Found<Subject>) -> Option<Category> {
        let subject = &found.value;
        let name = subject.name.as_deref().and_then(Line::new);
        let code = subject.code.trim();
        // A word is a word in any vocabulary.
        if subject.scheme.is_none() && !code.contains([':', '/']) {
            return name.or_else(|| Line::new(code)).map(Category::plain);
        }
        let (term, scheme) = match (&subject.scheme, known_scheme(code)) {
            (Some(scheme), _) => (code.to_owned(), AbsoluteUrl::parse(scheme)),
            (None, Some((scheme, term))) => (term, AbsoluteUrl::parse(scheme)),
            // An address is the vocabulary's, but for its last part.
            (None, None) => match code.rsplit_once('/') {
                Some((scheme, term)) if code.contains("://") => {
                    (term.to_owned(), AbsoluteUrl::parse(&format!("{scheme}/")))
                }
                _ => (String::new(), None),
            },
        };
        let (Some(term), Some(scheme)) = (Line::new(&term), scheme) else {
            self.wrong(
                format!("the subject `{code}` is left out: its vocabulary is not known"),
                "write a term such as `medtop:20000339`, its address, or a `scheme` beside it",
                found.line,
            );
            return None;
        };
        Some(Category {
            label: name.unwrap_or_else(|| term.clone()),
            scheme: Some(scheme),
            term,
        })
    }

    fn license(&mut self) -> Option<AbsoluteUrl> {
        let found = self.article.news.license.as_ref()?;
        let url = AbsoluteUrl::parse(&found.value);
        if url.is_none() {
            self.unusable("licence", &found.value, found.line);
        }
        url
    }

    fn related(&mut self) -> Vec<Related> {
        let mut related: Vec<Related> = Vec::new();
        for found in &self.article.news.related {
            let story = &found.value;
            let Some(url) = self.site.link.join(&story.url) else {
                self.unusable("related story", &story.url, found.line);
                continue;
            };
            if !related.iter().any(|known| known.url == url) {
                let title = story.title.as_deref().and_then(Line::new);
                related.push(Related { url, title });
            }
        }
        related
    }

    /// One for each language. The article's own is none.
    fn translations(&mut self) -> Vec<Translation> {
        let mut translations: Vec<Translation> = Vec::new();
        for found in &self.article.news.translations {
            let (tag, address) = &found.value;
            let Some(language) = Language::parse(tag) else {
                let place = self.place(found.line);
                self.sink.push(
                    Diagnostic::warning(
                        "article/invalid-language",
                        format!("the translation is left out: `{tag}` is no language tag"),
                    )
                    .help("write a BCP 47 tag, such as `en`, `pt-BR` or `zh-Hant`")
                    .at(place),
                );
                continue;
            };
            let Some(url) = self.site.link.join(address) else {
                self.unusable("translation", address, found.line);
                continue;
            };
            if !translations.iter().any(|known| known.language == language) {
                translations.push(Translation { language, url });
            }
        }
        translations
    }

    fn corrections(&self) -> Vec<Correction> {
        let found = self.article.news.corrections.iter();
        let mut corrections: Vec<Correction> = found
            .filter_map(|found| {
                Some(Correction {
                    note: Text::new(&found.value.note)?,
                    date: found.value.date,
                })
            })
            .collect();
        corrections.sort_by_key(|correction| std::cmp::Reverse(correction.date));
        corrections
    }

    /// What `parse` makes of a field; if it can't, that is said.
    fn value<T>(
        &mut self,
        found: &Option<Found<String>>,
        parse: fn(&str) -> Option<T>,
        name: &str,
        help: &'static str,
    ) -> Option<T> {
        let found = found.as_ref()?;
        let value = parse(&found.value);
        if value.is_none() {
            let message = format!("the {name} `{}` can't be used", found.value.trim());
            self.wrong(message, help, found.line);
        }
        value
    }

    fn wrong(&mut self, message: String, help: &'static str, line: u32) {
        let place = self.place(line);
        self.sink.push(
            Diagnostic::warning("article/invalid-field", message)
                .help(help)
                .at(place),
        );
    }
}

/// The vocabulary of a term of IPTC's, and the term with its prefix.
fn known_scheme(code: &str) -> Option<(&'static str, String)> {
    let address = code.replacen("https://", "http://", 1);
    let (known, scheme, number) = SCHEMES.iter().find_map(|(known, scheme)| {
        let number = match code.split_once(':') {
            Some((prefix, number)) if known.eq_ignore_ascii_case(prefix) => number.to_owned(),
            _ => address.strip_prefix(scheme)?.to_owned(),
        };
        Some((known, *scheme, number))
    })?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| (scheme, format!("{known}:{number}")))
}

/// IPTC's subject vocabularies, by the prefixes that its standards give them: Media Topics, and
/// the Subject Codes that they have replaced.
const SCHEMES: [(&str, &str); 2] = [
    ("medtop", "http://cv.iptc.org/newscodes/mediatopic/"),
    ("subj", "http://cv.iptc.org/newscodes/subjectcode/"),
];

const POINT: &str = "write latitude and longitude in decimal degrees, such as `51.1279, 1.3134`; south and west are negative";
const URGENCY: &str = "write a number from 1, a flash, to 9";
const SOURCE_TYPE: &str =
    "write a term of IPTC's digital source types, such as `trainedAlgorithmicMedia`";
