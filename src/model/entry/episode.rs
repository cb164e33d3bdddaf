//! What an article is as an episode of a podcast.

use super::desk::Desk;
use crate::diagnostic::Diagnostic;
use crate::model::{
    AbsoluteUrl, Chapters, Credit, Episode, Heard, Language, Line, MediaType, Named, Transcript,
};

impl Desk<'_> {
    /// What the article says; what can't be used of it is left out.
    pub fn episode(&mut self, page: &AbsoluteUrl) -> Option<Episode> {
        let found = self.article.episode.as_ref()?;
        let (aired, line) = (&found.value, found.line);
        let line_of = |text: &Option<String>| text.as_deref().and_then(Line::new);
        let image = (aired.image.as_ref()).and_then(|image| self.file(page, "image", image, line));
        let mut transcripts = Vec::new();
        for named in &aired.transcripts {
            transcripts.extend(self.transcript(page, named, line));
        }
        let chapters = (aired.chapters.as_ref()).and_then(|named| {
            let url = self.file(page, "list of chapters", &named.url, line)?;
            let declared = named.media_type.as_deref().and_then(MediaType::parse);
            let media_type = declared.or_else(|| MediaType::parse("application/json+chapters"))?;
            Some(Chapters { url, media_type })
        });
        let people = &aired.people;
        Some(Episode {
            title: line_of(&aired.title),
            number: aired.number,
            season: aired.season,
            season_name: line_of(&aired.season_name),
            kind: aired.kind,
            explicit: aired.explicit,
            image,
            transcripts,
            chapters,
            people: (people.iter())
                .filter_map(|heard| self.heard(page, heard))
                .collect(),
        })
    }

    fn transcript(&mut self, page: &AbsoluteUrl, named: &Named, line: u32) -> Option<Transcript> {
        let url = self.file(page, "transcript", &named.url, line)?;
        let declared = named.media_type.as_deref().and_then(MediaType::parse);
        let Some(media_type) = declared.or_else(|| MediaType::of_path(&url)) else {
            let place = self.place(line);
            self.sink.push(
                Diagnostic::warning(
                    "article/missing-media-type",
                    format!("the transcript `{url}` is left out: its media type is not known"),
                )
                .help("say its `type`, such as `text/vtt`")
                .at(place),
            );
            return None;
        };
        Some(Transcript {
            url,
            media_type,
            language: named.language.as_deref().and_then(Language::parse),
            captions: named.rel.as_deref() == Some("captions"),
        })
    }

    fn heard(&self, page: &AbsoluteUrl, heard: &Heard) -> Option<Credit> {
        let lower = |text: &Option<String>| Line::new(&text.as_ref()?.to_lowercase());
        Some(Credit {
            name: Line::new(&heard.name)?,
            role: lower(&heard.role),
            group: lower(&heard.group),
            image: heard.image.as_ref().and_then(|image| page.join(image)),
            url: (heard.url.as_ref()).and_then(|url| self.site.link.join(url)),
        })
    }

    fn file(
        &mut self,
        page: &AbsoluteUrl,
        what: &str,
        text: &str,
        line: u32,
    ) -> Option<AbsoluteUrl> {
        let url = page.join(text);
        if url.is_none() {
            self.unusable(what, text, line);
        }
        url
    }
}
