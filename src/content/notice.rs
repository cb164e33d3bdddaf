//! What is left of an article that may not be read.

use crate::model::{Category, Entry, Item, News, Text};

use super::{directed, fragment, name, paragraphs};

/// Joins `entry` with `notice`, in place of its text and of all else that it showed. The summary
/// is replaced too, and not left out: readers keep what they have where they get nothing.
pub(super) fn item(mut entry: Entry, notice: Text) -> Item {
    let texts: Vec<String> = notice.as_str().split("\n\n").map(str::to_owned).collect();
    let content = directed(fragment(&paragraphs::html(&texts)), &entry);
    // A title that was made of the text would say again what may not be said.
    let title = entry.title.take().unwrap_or_else(|| name(&entry));
    entry.summary = Some(notice);
    entry.images.clear();
    entry.attachments.clear();
    entry.episode = None;
    entry.news = News::default();
    entry.categories = entry.section.iter().cloned().map(Category::plain).collect();
    Item::new(entry, title, None, content).expect("a notice is not blank")
}
