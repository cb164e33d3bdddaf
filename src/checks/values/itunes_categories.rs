//! Apple's categories, of today and of former times
//! (<https://podcasters.apple.com/support/1691-apple-podcasts-categories>).

use crate::model::SHOW_CATEGORIES;

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
    if is_in(SHOW_CATEGORIES) || parent.is_some_and(|it| standing(it, None) != Standing::Current) {
        Standing::Current
    } else if is_in(FORMER) {
        Standing::Former
    } else {
        Standing::Unknown
    }
}

type List = &'static [(&'static str, &'static str)];

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
