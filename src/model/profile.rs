//! Partners who take feeds, each with wishes of its own.

use std::fmt;

/// A partner for whom a feed is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// Apple News, by its guidelines for RSS.
    AppleNews,
    /// Flipboard.
    Flipboard,
    /// Google News, by what its Publisher Center says of feeds.
    GoogleNews,
    /// MSN, by the specifications of its Partner Hub.
    Msn,
    /// SmartNews, by its SmartFormat 2.1.
    SmartNews,
}

impl Profile {
    /// All of them, by their names.
    pub const ALL: [Self; 5] = [
        Self::AppleNews,
        Self::Flipboard,
        Self::GoogleNews,
        Self::Msn,
        Self::SmartNews,
    ];

    /// The name that settings use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AppleNews => "apple-news",
            Self::Flipboard => "flipboard",
            Self::GoogleNews => "google-news",
            Self::Msn => "msn",
            Self::SmartNews => "smartnews",
        }
    }

    /// What the partner calls itself.
    pub fn title(self) -> &'static str {
        match self {
            Self::AppleNews => "Apple News",
            Self::Flipboard => "Flipboard",
            Self::GoogleNews => "Google News",
            Self::Msn => "MSN",
            Self::SmartNews => "SmartNews",
        }
    }

    /// The profile of this name.
    ///
    /// ```
    /// use feedmill::model::Profile;
    ///
    /// assert_eq!(Profile::parse("msn"), Some(Profile::Msn));
    /// assert!(Profile::parse("myspace").is_none());
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|profile| profile.as_str() == name)
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
