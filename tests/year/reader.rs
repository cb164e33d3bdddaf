//! A reader that forgets nothing.

use std::collections::{BTreeMap, BTreeSet};

use feedmill::checks::history::Held;

/// What a reader has seen of one feed.
#[derive(Default)]
pub struct Reader {
    seen: BTreeMap<String, Seen>,
}

struct Seen {
    title: String,
    published: Option<i64>,
    updated: Option<i64>,
}

impl Reader {
    /// Takes in what the feed holds now. What readers complain of is an item that they have under
    /// another id, another article under an id that they know, and times that are not what they
    /// were.
    pub fn fetch(&mut self, held: &Held) {
        let mut ids = BTreeSet::new();
        for item in &held.items {
            assert!(ids.insert(&item.id), "{} is there twice", item.id);
            let title = item.title.clone().expect("each has one");
            let updated = item.updated.or(item.published);
            match self.seen.get_mut(&item.id) {
                None => {
                    let known = self.seen.iter().find(|(_, seen)| seen.title == title);
                    let known = known.map(|(id, _)| id);
                    assert_eq!(known, None, "“{title}” is new once more, as {}", item.id);
                    let published = item.published;
                    let seen = Seen {
                        title,
                        published,
                        updated,
                    };
                    self.seen.insert(item.id.clone(), seen);
                }
                Some(seen) => {
                    assert_eq!(seen.title, title, "{} is another article", item.id);
                    assert_eq!(
                        seen.published, item.published,
                        "{title}: its publication moved"
                    );
                    assert!(seen.updated <= updated, "{title}: its update went back");
                    seen.updated = updated;
                }
            }
        }
    }

    /// Forgets all but what has one of these titles.
    pub fn keep(&mut self, titles: &BTreeSet<String>) {
        self.seen.retain(|_, seen| titles.contains(&seen.title));
    }
}
