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
pub fn standing(name: &str, parent: Option<&str>) -> Standing {
    let is_in = |list: &[(&str, &str)]| match parent {
        None => list.iter().any(|(top, _)| *top == name),
        Some(parent) => list
            .iter()
            .filter(|(top, _)| *top == parent)
            .any(|(_, below)| !name.is_empty() && below.split('|').any(|it| it == name)),
    };
    if is_in(CURRENT) {
        Standing::Current
    } else if is_in(UNTIL_2019) || is_in(OF_2005) {
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

/// From the end of 2005 until the list of today.
const UNTIL_2019: List = &[
    (
        "Arts",
        "Design|Fashion & Beauty|Food|Literature|Performing Arts|Visual Arts",
    ),
    (
        "Business",
        "Business News|Careers|Investing|Management & Marketing|Shopping",
    ),
    ("Comedy", ""),
    (
        "Education",
        "Education|Education Technology|Educational Technology|Higher Education|K-12|\
         Language Courses|Training",
    ),
    (
        "Games & Hobbies",
        "Automotive|Aviation|Hobbies|Other Games|Video Games",
    ),
    (
        "Government & Organizations",
        "Local|National|Non-Profit|Regional",
    ),
    (
        "Health",
        "Alternative Health|Fitness & Nutrition|Self-Help|Sexuality",
    ),
    ("Kids & Family", ""),
    ("Music", ""),
    ("News & Politics", ""),
    (
        "Religion & Spirituality",
        "Buddhism|Christianity|Hinduism|Islam|Judaism|Other|Spirituality",
    ),
    (
        "Science & Medicine",
        "Medicine|Natural Sciences|Social Sciences",
    ),
    (
        "Society & Culture",
        "History|Personal Journals|Philosophy|Places & Travel",
    ),
    (
        "Sports & Recreation",
        "Amateur|College & High School|Outdoor|Professional",
    ),
    ("TV & Film", ""),
    ("Technology", "Gadgets|Podcasting|Software How-To|Tech News"),
];

/// The first one.
const OF_2005: List = &[
    (
        "Arts & Entertainment",
        "Architecture|Books|Design|Entertainment|Games|Performing Arts|Photography|Poetry|\
         Science Fiction",
    ),
    ("Audio Blogs", ""),
    ("Business", "Careers|Finance|Investing|Management|Marketing"),
    ("Comedy", ""),
    ("Education", "Higher Education|K-12"),
    ("Family", ""),
    ("Food", ""),
    (
        "Health",
        "Diet & Nutrition|Fitness|Relationships|Self-Help|Sexuality",
    ),
    (
        "International",
        "Australian|Belgian|Brazilian|Canadian|Chinese|Dutch|French|German|Hebrew|Italian|\
         Japanese|Norwegian|Polish|Portuguese|Spanish|Swedish",
    ),
    ("Movies & Television", ""),
    ("Music", ""),
    ("News", ""),
    ("Politics", ""),
    ("Public Radio", ""),
    (
        "Religion & Spirituality",
        "Buddhism|Christianity|Islam|Judaism|New Age|Philosophy|Spirituality",
    ),
    ("Science", ""),
    ("Sports", ""),
    ("Talk Radio", ""),
    (
        "Technology",
        "Computers|Developers|Gadgets|Information Technology|News|Operating Systems|Podcasting|\
         Smart Phones|Text/Speech",
    ),
    ("Transportation", "Automotive|Aviation|Bicycles|Commuting"),
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
        ] {
            assert_eq!(standing(name, parent), expected, "{name} in {parent:?}");
        }
    }
}
