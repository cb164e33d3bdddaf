//! Apple's categories, of today and of former times
//! (<https://podcasters.apple.com/support/1691-apple-podcasts-categories>).

/// What Apple says of a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is in today's list.
    Current,
    /// It was in a list.
    Former,
    /// It never was.
    Unknown,
}

/// Where `name` stands: at the top, or below the category `parent`.
///
/// What is below a category that has no standing itself has none to lose.
pub fn standing(name: &str, parent: Option<&str>) -> Standing {
    let is_in = |list: List| match parent {
        None => list.iter().any(|(top, _)| *top == name),
        Some(parent) => list
            .iter()
            .filter(|(top, _)| *top == parent)
            .any(|(_, below)| !name.is_empty() && below.split('|').any(|it| it == name)),
    };
    if is_in(CURRENT) || parent.is_some_and(|it| standing(it, None) != Standing::Current) {
        Standing::Current
    } else if is_in(FORMER) {
        Standing::Former
    } else {
        Standing::Unknown
    }
}

type List = &'static [(&'static str, &'static str)];

/// Since July 2019.
const CURRENT: List = &[
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

/// From 2005 until the list of today; below a category, what it has no more.
const FORMER: List = &[
    ("Arts", "Literature"),
    ("Arts & Entertainment", ""),
    ("Audio Blogs", ""),
    (
        "Business",
        "Business News|Finance|Management & Marketing|Shopping",
    ),
    (
        "Education",
        "Education|Education Technology|Educational Technology|Higher Education|K-12|\
         Language Courses|Training",
    ),
    ("Family", ""),
    ("Food", ""),
    ("Games & Hobbies", ""),
    ("Government & Organizations", ""),
    ("Health", ""),
    ("International", ""),
    ("Movies & Television", ""),
    ("News & Politics", ""),
    ("Politics", ""),
    ("Public Radio", ""),
    ("Religion & Spirituality", "New Age|Other|Philosophy"),
    ("Science & Medicine", ""),
    ("Society & Culture", "History"),
    ("Sports & Recreation", ""),
    ("Talk Radio", ""),
    (
        "Technology",
        "Computers|Developers|Gadgets|Information Technology|News|Operating Systems|Podcasting|\
         Smart Phones|Software How-To|Tech News|Text/Speech",
    ),
    ("Transportation", ""),
    ("Travel", ""),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ShowCategory;

    /// The list that podcasts are written from is another one.
    #[test]
    fn the_categories_that_are_written_are_those_of_today() {
        for category in ShowCategory::all() {
            let (name, below) = (category.name(), category.below());
            assert_eq!(standing(name, None), Standing::Current, "{name}");
            if let Some(below) = below {
                assert_eq!(standing(below, Some(name)), Standing::Current, "{below}");
            }
        }
        let below = CURRENT.iter().flat_map(|(_, below)| below.split('|'));
        let count = CURRENT.len() + below.filter(|name| !name.is_empty()).count();
        assert_eq!(ShowCategory::all().count(), count);
    }

    #[test]
    fn knows_the_lists() {
        for (name, parent, expected) in [
            ("Arts", None, Standing::Current),
            ("Kids & Family", None, Standing::Current),
            ("Video Games", Some("Leisure"), Standing::Current),
            ("Podcasting", Some("Technology"), Standing::Former),
            ("Travel", None, Standing::Former),
            ("Gadgets", None, Standing::Unknown),
            ("Cricket", Some("Arts"), Standing::Unknown),
            ("", Some("History"), Standing::Unknown),
            ("arts", None, Standing::Unknown),
            ("Mental Health", Some("Health"), Standing::Current),
            ("Bar", Some("Foo"), Standing::Current),
        ] {
            assert_eq!(standing(name, parent), expected, "{name} in {parent:?}");
        }
    }
}
