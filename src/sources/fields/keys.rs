//! The names that Hugo, Zola, Jekyll, Eleventy and their themes give to fields.

use crate::diagnostic::slips;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Attachments,
    Authors,
    Categories,
    /// A table that holds further fields: Hugo's `params`, Zola's `extra` and `taxonomies`.
    Container,
    Coordinates,
    Corrections,
    Credit,
    Draft,
    Embargo,
    /// What a podcast says of an episode.
    Episode,
    /// Eleventy's way to keep a page out of every collection, and so out of feeds.
    Excluded,
    ExcerptSeparator,
    Expires,
    Id,
    Image,
    ImageAlt,
    ImageCaption,
    ImageCredit,
    Keywords,
    Language,
    License,
    Location,
    Minor,
    /// Of no use to a feed; known, so that it is not taken for a misspelling.
    Other,
    /// Zola's name for an address; elsewhere it may be anything.
    Path,
    Permalink,
    Published,
    Reason,
    Related,
    Rights,
    Section,
    ShortTitle,
    Slug,
    Slugline,
    Source,
    SourceType,
    Status,
    Subjects,
    Summary,
    Tags,
    Title,
    Translations,
    Updated,
    Urgency,
    UsageTerms,
}

impl Meaning {
    /// Whether the field is also looked for in a [`Meaning::Container`].
    pub fn nests(self) -> bool {
        matches!(
            self,
            Meaning::Attachments
                | Meaning::Authors
                | Meaning::Categories
                | Meaning::Episode
                | Meaning::Image
                | Meaning::ImageAlt
                | Meaning::ImageCaption
                | Meaning::ImageCredit
                | Meaning::Location
                | Meaning::Summary
                | Meaning::Tags
        )
    }
}

/// What a field called `name` means. Case does not count, as in Hugo, nor do `_` and `-`:
/// `lastModified` is `last_modified`.
pub fn meaning(name: &str) -> Option<(usize, Meaning)> {
    meaning_in(KEYS, name)
}

/// What a field called `name` means to those who call them as `keys` does; where several are for
/// one meaning, the lower number counts.
pub fn meaning_in(keys: &Keys, name: &str) -> Option<(usize, Meaning)> {
    let folded = fold(name);
    keys.iter()
        .position(|(key, _)| *key == folded)
        .map(|rank| (rank, keys[rank].1))
}

/// Folded names and what they mean. Of several for one meaning, the first that a seed has counts.
pub type Keys = [(&'static str, Meaning)];

/// The known name that `name` is one slip away from: a letter too many, too few, wrong, or two
/// letters in the wrong order.
pub fn near(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    if !(4..=24).contains(&folded.chars().count()) {
        return None;
    }
    KEYS.iter()
        .filter(|(key, meaning)| key.len() >= 4 && *meaning != Meaning::Other)
        .map(|(key, _)| *key)
        .find(|key| slips(&folded, key) == 1)
}

/// `name` as [`KEYS`] has it.
pub fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The names of front matter. A publication date goes before a creation date, as in Hugo, for the
/// page may be held back until then.
pub(super) const KEYS: &Keys = &[
    ("title", Meaning::Title),
    ("headline", Meaning::Title),
    ("publishdate", Meaning::Published),
    ("pubdate", Meaning::Published),
    ("published", Meaning::Published),
    ("date", Meaning::Published),
    ("lastmod", Meaning::Updated),
    ("updated", Meaning::Updated),
    ("modified", Meaning::Updated),
    ("lastmodifiedat", Meaning::Updated),
    ("lastmodified", Meaning::Updated),
    ("updatedat", Meaning::Updated),
    ("updateddate", Meaning::Updated),
    ("embargo", Meaning::Embargo),
    ("embargoeduntil", Meaning::Embargo),
    ("embargountil", Meaning::Embargo),
    ("expires", Meaning::Expires),
    ("expirydate", Meaning::Expires),
    ("expirationdate", Meaning::Expires),
    ("minor", Meaning::Minor),
    ("status", Meaning::Status),
    ("pubstatus", Meaning::Status),
    ("withdrawalreason", Meaning::Reason),
    ("reason", Meaning::Reason),
    ("draft", Meaning::Draft),
    ("eleventyexcludefromcollections", Meaning::Excluded),
    ("slug", Meaning::Slug),
    ("permalink", Meaning::Permalink),
    ("url", Meaning::Permalink),
    ("path", Meaning::Path),
    ("id", Meaning::Id),
    ("guid", Meaning::Id),
    ("uuid", Meaning::Id),
    ("summary", Meaning::Summary),
    ("excerpt", Meaning::Summary),
    ("description", Meaning::Summary),
    ("excerptseparator", Meaning::ExcerptSeparator),
    ("authors", Meaning::Authors),
    ("author", Meaning::Authors),
    ("byline", Meaning::Authors),
    ("tags", Meaning::Tags),
    ("tag", Meaning::Tags),
    ("keywords", Meaning::Keywords),
    ("categories", Meaning::Categories),
    ("category", Meaning::Categories),
    ("taxonomies", Meaning::Container),
    ("extra", Meaning::Container),
    ("params", Meaning::Container),
    ("section", Meaning::Section),
    ("image", Meaning::Image),
    ("cover", Meaning::Image),
    ("coverimage", Meaning::Image),
    ("featuredimage", Meaning::Image),
    ("featureimage", Meaning::Image),
    ("heroimage", Meaning::Image),
    ("thumbnail", Meaning::Image),
    ("images", Meaning::Image),
    ("imagealt", Meaning::ImageAlt),
    ("imagealttext", Meaning::ImageAlt),
    ("featuredimagealt", Meaning::ImageAlt),
    ("coveralt", Meaning::ImageAlt),
    ("imagecaption", Meaning::ImageCaption),
    ("featuredimagecaption", Meaning::ImageCaption),
    ("covercaption", Meaning::ImageCaption),
    ("imagecredit", Meaning::ImageCredit),
    ("photocredit", Meaning::ImageCredit),
    ("covercredit", Meaning::ImageCredit),
    ("lang", Meaning::Language),
    ("language", Meaning::Language),
    ("locale", Meaning::Language),
    ("location", Meaning::Location),
    ("dateline", Meaning::Location),
    ("source", Meaning::Source),
    ("provider", Meaning::Source),
    ("credit", Meaning::Credit),
    ("creditline", Meaning::Credit),
    ("rights", Meaning::Rights),
    ("copyright", Meaning::Rights),
    ("copyrightnotice", Meaning::Rights),
    ("usageterms", Meaning::UsageTerms),
    ("license", Meaning::License),
    ("licence", Meaning::License),
    ("coordinates", Meaning::Coordinates),
    ("geo", Meaning::Coordinates),
    ("urgency", Meaning::Urgency),
    ("slugline", Meaning::Slugline),
    ("shorttitle", Meaning::ShortTitle),
    ("shortheadline", Meaning::ShortTitle),
    ("subjects", Meaning::Subjects),
    ("related", Meaning::Related),
    ("relatedstories", Meaning::Related),
    ("translations", Meaning::Translations),
    ("corrections", Meaning::Corrections),
    ("correction", Meaning::Corrections),
    ("digitalsourcetype", Meaning::SourceType),
    ("enclosure", Meaning::Attachments),
    ("enclosures", Meaning::Attachments),
    ("audio", Meaning::Attachments),
    ("audiofile", Meaning::Attachments),
    ("audiourl", Meaning::Attachments),
    ("attachments", Meaning::Attachments),
    ("podcast", Meaning::Episode),
    ("itunes", Meaning::Episode),
    ("episode", Meaning::Episode),
    ("episodenumber", Meaning::Episode),
    ("season", Meaning::Episode),
    ("episodetype", Meaning::Episode),
    ("explicit", Meaning::Episode),
    ("episodetitle", Meaning::Episode),
    ("itunestitle", Meaning::Episode),
    ("episodeimage", Meaning::Episode),
    ("duration", Meaning::Episode),
    ("podcastduration", Meaning::Episode),
    ("podcastbytes", Meaning::Episode),
    ("podcastfile", Meaning::Episode),
    ("transcript", Meaning::Episode),
    ("transcripts", Meaning::Episode),
    ("chapters", Meaning::Episode),
    ("person", Meaning::Episode),
    ("persons", Meaning::Episode),
    ("host", Meaning::Episode),
    ("hosts", Meaning::Episode),
    ("guest", Meaning::Episode),
    ("guests", Meaning::Episode),
    ("aliases", Meaning::Other),
    ("build", Meaning::Other),
    ("chapter", Meaning::Other),
    ("comments", Meaning::Other),
    ("cascade", Meaning::Other),
    ("credits", Meaning::Other),
    ("data", Meaning::Other),
    // For the desk alone: it is never published.
    ("ednote", Meaning::Other),
    ("editornote", Meaning::Other),
    ("headless", Meaning::Other),
    ("lastreviewed", Meaning::Other),
    ("layout", Meaning::Other),
    ("linktitle", Meaning::Other),
    ("locations", Meaning::Other),
    ("menu", Meaning::Other),
    ("outputs", Meaning::Other),
    ("page", Meaning::Other),
    ("paginate", Meaning::Other),
    ("redirectfrom", Meaning::Other),
    ("render", Meaning::Other),
    ("resources", Meaning::Other),
    ("sitemap", Meaning::Other),
    ("stats", Meaning::Other),
    ("subject", Meaning::Other),
    ("subtitle", Meaning::Other),
    ("template", Meaning::Other),
    ("translationkey", Meaning::Other),
    ("type", Meaning::Other),
    ("weight", Meaning::Other),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_one_slip() {
        for (name, key) in [
            ("titel", Some("title")),
            ("auhtor", Some("author")),
            ("drat", Some("draft")),
            ("Catagories", Some("categories")),
            ("last_modifed_at", Some("lastmodifiedat")),
            ("data", None),
            ("dates", Some("date")),
            ("tagline", None),
            ("tg", None),
            ("toc", None),
        ] {
            let found = if meaning(name).is_some() {
                None
            } else {
                near(name)
            };
            assert_eq!(found, key, "{name}");
        }
    }

    #[test]
    fn folds_case_and_joints() {
        assert_eq!(meaning("Last-Modified_At").unwrap().1, Meaning::Updated);
        assert_eq!(meaning("publishDate").unwrap().1, Meaning::Published);
    }
}
