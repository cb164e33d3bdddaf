//! What a format can't hold of a feed: what `docs/mapping.md` says, of the feed at hand.

use feedmill::model::{Feed, Format, Item, Person};

/// What is lost, a line each.
pub fn of(feed: &Feed, format: Format) -> Vec<String> {
    let mut lost = Lost {
        format: match format {
            Format::Atom => "Atom",
            Format::Json => "JSON Feed",
            Format::Rss => "RSS",
        },
        lines: Vec::new(),
    };
    let people = || {
        feed.items
            .iter()
            .flat_map(|item| &item.authors)
            .chain(&feed.authors)
    };
    let has_mail = people().any(|person: &Person| person.email.is_some());
    let has_page = people().any(|person: &Person| person.url.is_some());
    let files = |is: &dyn Fn(&Item) -> bool| feed.items.iter().filter(|item| is(item)).count();
    let many = files(&|item| item.attachments.len() > 1);
    let plays = files(&|item| item.attachments.iter().any(|file| file.duration.is_some()));
    let named = files(&|item| item.attachments.iter().any(|file| file.title.is_some()));
    match format {
        Format::Rss => {
            lost.unless(!has_page, "the pages of authors");
            lost.unless(!has_mail, "the mail addresses of authors");
            lost.unless(feed.icon.is_none(), "the icon of the feed");
            lost.unless(
                many == 0,
                &format!("all files but the first, in {many} items"),
            );
            lost.unless(
                named == 0,
                &format!("the titles of files, in {named} items"),
            );
            lost.unless(
                plays == 0,
                &format!("how long files play, in {plays} items"),
            );
        }
        Format::Atom => {
            lost.unless(feed.ttl.is_none(), "how long readers may wait (`ttl`)");
            lost.unless(
                plays == 0,
                &format!("how long files play, in {plays} items"),
            );
        }
        Format::Json => {
            lost.unless(feed.rights.is_none(), "the copyright line");
            lost.unless(feed.ttl.is_none(), "how long readers may wait (`ttl`)");
            lost.unless(!has_mail, "the mail addresses of authors");
        }
    }
    lost.lines
}

struct Lost {
    format: &'static str,
    lines: Vec<String>,
}

impl Lost {
    fn unless(&mut self, is_kept: bool, what: &str) {
        if !is_kept {
            self.lines.push(format!(
                "left out, as {} has no place for it: {what}",
                self.format
            ));
        }
    }
}
