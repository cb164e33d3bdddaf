//! Whether an article may be read, and what stands in its place when it may not.

use super::Text;

/// Whether the article may be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It may.
    #[default]
    Usable,
    /// Not now: it is being looked at, and may come back.
    Withheld,
    /// Not any more.
    Withdrawn,
}

impl Status {
    /// The words for each status, the one to advise first: those of ninjs (`pubStatus`), of
    /// Media RSS (`media:status`), of Superdesk, and what desks say. Case does not count.
    pub const WORDS: [(Self, &'static [&'static str]); 3] = [
        (
            Self::Usable,
            &[
                "usable",
                "published",
                "publish",
                "active",
                "corrected",
                "released",
            ],
        ),
        (
            Self::Withheld,
            &["withheld", "hold", "on hold", "held", "blocked"],
        ),
        (
            Self::Withdrawn,
            &[
                "withdrawn",
                "canceled",
                "cancelled",
                "killed",
                "kill",
                "recalled",
                "retracted",
                "unpublished",
                "deleted",
            ],
        ),
    ];

    /// The status that `word` stands for.
    ///
    /// ```
    /// use feedmill::model::Status;
    ///
    /// assert_eq!(Status::parse("KILL"), Some(Status::Withdrawn));
    /// assert_eq!(Status::parse("spiked"), None);
    /// ```
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim();
        Self::WORDS
            .iter()
            .find(|(_, words)| words.iter().any(|known| known.eq_ignore_ascii_case(word)))
            .map(|(status, _)| *status)
    }

    /// The word for it that seeds are advised to use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Usable => "usable",
            Self::Withheld => "withheld",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether the article itself is shown, and no notice in its place.
    pub fn is_usable(self) -> bool {
        self == Self::Usable
    }
}

/// What stands in place of an article that may not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notices {
    /// In place of one that is [`Status::Withdrawn`].
    pub withdrawn: Text,
    /// In place of one that is [`Status::Withheld`].
    pub withheld: Text,
}

impl Default for Notices {
    fn default() -> Self {
        let text = |words| Text::new(words).expect("the words are not blank");
        Self {
            withdrawn: text(Self::WITHDRAWN),
            withheld: text(Self::WITHHELD),
        }
    }
}

impl Notices {
    /// [`Notices::withdrawn`] where the settings have none.
    pub const WITHDRAWN: &'static str = "This article has been withdrawn. Please do not use it.";
    /// [`Notices::withheld`] where the settings have none.
    pub const WITHHELD: &'static str =
        "This article is being checked. Please do not use it until it is released.";

    /// The notice for an article of this status, with why it has it as a paragraph of its own;
    /// `None` for one that is shown itself.
    ///
    /// ```
    /// use feedmill::model::{Notices, Status, Text};
    ///
    /// let notices = Notices::default();
    /// let why = Text::new("The minister did not say this.");
    /// let notice = notices.of(Status::Withdrawn, why.as_ref()).unwrap();
    /// assert_eq!(
    ///     notice.as_str(),
    ///     "This article has been withdrawn. Please do not use it.\n\n\
    ///      The minister did not say this."
    /// );
    /// assert!(notices.of(Status::Usable, None).is_none());
    /// ```
    pub fn of(&self, status: Status, reason: Option<&Text>) -> Option<Text> {
        let notice = match status {
            Status::Usable => return None,
            Status::Withheld => &self.withheld,
            Status::Withdrawn => &self.withdrawn,
        };
        match reason {
            None => Some(notice.clone()),
            Some(reason) => Text::new(&format!("{notice}\n\n{reason}")),
        }
    }
}
