//! Apple's categories of podcasts (<https://podcasters.apple.com/support/1691-apple-podcasts-categories>).

use std::fmt;

/// A category of Apple's, perhaps with one below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShowCategory {
    name: &'static str,
    below: Option<&'static str>,
}

impl ShowCategory {
    /// Reads a category, or a category and one below it with ` > ` between them, spelt as Apple
    /// does but in any case.
    ///
    /// ```
    /// use feedmill::model::ShowCategory;
    ///
    /// let category = ShowCategory::parse("society & culture > documentary").unwrap();
    /// assert_eq!(category.to_string(), "Society & Culture > Documentary");
    /// assert!(ShowCategory::parse("Documentary").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (name, below) = match text.split_once('>') {
            Some((name, below)) => (name, Some(below)),
            None => (text, None),
        };
        let (name, all_below) = named(
            name,
            SHOW_CATEGORIES.iter().map(|(name, below)| (*name, *below)),
        )?;
        let below = match below {
            Some(below) => {
                let names = all_below.split('|').filter(|name| !name.is_empty());
                Some(named(below, names.map(|name| (name, ())))?.0)
            }
            None => None,
        };
        Some(Self { name, below })
    }

    /// The name of the category.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The name of the one below it.
    pub fn below(&self) -> Option<&'static str> {
        self.below
    }

    /// All there are, as [`ShowCategory::parse`] reads them.
    pub fn all() -> impl Iterator<Item = Self> {
        SHOW_CATEGORIES.iter().flat_map(|(name, below)| {
            let names = below.split('|').filter(|name| !name.is_empty());
            let below = names.map(Some);
            std::iter::once(None)
                .chain(below)
                .map(|below| Self { name, below })
        })
    }
}

impl fmt::Display for ShowCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        self.below.map_or(Ok(()), |below| write!(f, " > {below}"))
    }
}

/// The one of `all` that is called `name`.
fn named<T>(
    name: &str,
    mut all: impl Iterator<Item = (&'static str, T)>,
) -> Option<(&'static str, T)> {
    all.find(|(known, _)| known.eq_ignore_ascii_case(name.trim()))
}

/// Apple's categories since July 2019: each, and those below it with `|` between them.
pub(crate) const SHOW_CATEGORIES: &[(&str, &str)] = &[
    (
        "Arts",
        "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts",
    ),
    (
        "Business",
        "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit",
    ),
    ("Comedy", "Comedy Interviews|Improv|Stand-Up"),
    (
        "Education",
        "Courses|How To|Language Learning|Self-Improvement",
    ),
    ("Fiction", "Comedy Fiction|Drama|Science Fiction"),
    ("Government", ""),
    (
        "Health & Fitness",
        "Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality",
    ),
    ("History", ""),
    (
        "Kids & Family",
        "Education for Kids|Parenting|Pets & Animals|Stories for Kids",
    ),
    (
        "Leisure",
        "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games",
    ),
    ("Music", "Music Commentary|Music History|Music Interviews"),
    (
        "News",
        "Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News",
    ),
    (
        "Religion & Spirituality",
        "Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality",
    ),
    (
        "Science",
        "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|\
         Physics|Social Sciences",
    ),
    (
        "Society & Culture",
        "Documentary|Personal Journals|Philosophy|Places & Travel|Relationships",
    ),
    (
        "Sports",
        "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|\
         Swimming|Tennis|Volleyball|Wilderness|Wrestling",
    ),
    (
        "TV & Film",
        "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews",
    ),
    ("Technology", ""),
    ("True Crime", ""),
];
