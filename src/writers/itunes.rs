//! A podcast, as Apple has it (<https://podcasters.apple.com/support/823-podcast-requirements>), in
//! RSS.

use super::element::Element;
use crate::model::{AbsoluteUrl, Attachment, Feed, Item, Show};

/// What the channel says of `show`.
pub(super) fn show(show: &Show) -> Vec<Element> {
    let mut all = vec![
        element("author").text(&show.author),
        element("explicit").text(show.explicit),
        element("image").with("href", Some(&show.artwork)),
        element("type").text(if show.serial { "serial" } else { "episodic" }),
    ];
    all.extend(categories(show));
    all.extend(show.owner.as_ref().map(|(name, email)| {
        element("owner").holding([element("email").text(email), element("name").text(name)])
    }));
    all.extend(show.complete.then(|| element("complete").text("Yes")));
    all
}

/// The categories; those below one of them stand in it together.
fn categories(show: &Show) -> Vec<Element> {
    let mut names: Vec<&str> = Vec::new();
    for category in &show.categories {
        if !names.contains(&category.name()) {
            names.push(category.name());
        }
    }
    let category = |name: &str| element("category").with("text", Some(name));
    let all = names.into_iter().map(|name| {
        let of_name = (show.categories.iter()).filter(|category| category.name() == name);
        let below = of_name.filter_map(|category| category.below());
        category(name).holding(below.map(category))
    });
    all.collect()
}

/// What an item of `feed` says of itself as an episode; nothing if it is none.
pub(super) fn episode(feed: &Feed, item: &Item) -> Vec<Element> {
    let Some(file) = feed.show.as_ref().and_then(|_| main(item)) else {
        return Vec::new();
    };
    let episode = item.episode.as_ref();
    let image = artwork(feed, item);
    let mut all = vec![
        file.duration
            .map(|seconds| element("duration").text(seconds)),
        image.map(|image| element("image").with("href", Some(image))),
    ];
    if let Some(episode) = episode {
        let kind = episode.kind.map(|kind| kind.as_str());
        all.extend([
            (episode.title.as_ref()).map(|title| element("title").text(title)),
            (episode.number).map(|number| element("episode").text(number)),
            (episode.season).map(|season| element("season").text(season)),
            kind.map(|kind| element("episodeType").text(kind)),
            (episode.explicit).map(|explicit| element("explicit").text(explicit)),
        ]);
    }
    all.into_iter().flatten().collect()
}

/// The artwork of an item of `feed`, if it is an episode and has its own.
pub(super) fn artwork<'a>(feed: &Feed, item: &'a Item) -> Option<&'a AbsoluteUrl> {
    let episode = item.episode.as_ref();
    let is_one = feed.show.is_some() && main(item).is_some();
    episode.filter(|_| is_one)?.image.as_ref()
}

/// The file of an episode: the first that can be heard or seen.
pub(super) fn main(item: &Item) -> Option<&Attachment> {
    let plays = |file: &&Attachment| file.media_type.is("audio") || file.media_type.is("video");
    item.attachments.iter().find(plays)
}

fn element(name: &'static str) -> Element {
    Element::new("itunes", name)
}
