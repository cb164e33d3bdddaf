//! Whether a page is an article. A site that is built has many pages that are none: lists, tags,
//! the page about the author, pages that only lead on.

/// What speaks for and against it.
#[derive(Clone, Debug, Default)]
pub(super) struct Signs {
    /// It asks not to be found.
    pub is_hidden: bool,
    /// It leads on to another page.
    pub leads_on: bool,
    /// Its data say that it is an article: JSON-LD, microformats, microdata, `article:*`.
    pub is_declared: bool,
    /// It holds several articles, and none is its own.
    pub is_list: bool,
    /// Its JSON-LD says that it is something else.
    pub is_other: bool,
    /// `og:type`, in lower case.
    pub kind: Option<String>,
    /// One `article` element is its own.
    pub has_article: bool,
    /// A date of publication is in it.
    pub is_dated: bool,
}

/// Why a page is no article; `None` if it is one.
pub(super) fn left_out(signs: &Signs) -> Option<&'static str> {
    let kind = signs.kind.as_deref();
    let is_article = match kind {
        Some("article") => !signs.is_other || signs.is_dated && signs.has_article,
        Some("profile") => false,
        Some(_) => signs.is_dated && signs.has_article && !signs.is_other,
        None => signs.is_dated && !signs.is_other,
    };
    if signs.leads_on {
        Some("it only leads on to another page")
    } else if signs.is_hidden {
        Some("it asks not to be found (`noindex`)")
    } else if signs.is_declared {
        None
    } else if signs.is_list {
        Some("it lists articles, and none of them is its own")
    } else if is_article {
        None
    } else if signs.is_other || kind.is_some_and(|kind| kind != "article") {
        Some("its metadata say that it is something else")
    } else {
        Some("nothing in it says that it is an article, and it has no date")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weighs_the_signs() {
        let none = Signs::default();
        let kind = |kind: &str| Some(kind.to_owned());
        for (signs, is_article) in [
            (none.clone(), false),
            (
                Signs {
                    is_dated: true,
                    ..none.clone()
                },
                true,
            ),
            (
                Signs {
                    has_article: true,
                    ..none.clone()
                },
                false,
            ),
            (
                Signs {
                    kind: kind("article"),
                    ..none.clone()
                },
                true,
            ),
            (
                Signs {
                    kind: kind("article"),
                    is_other: true,
                    ..none.clone()
                },
                false,
            ),
            (
                Signs {
                    kind: kind("website"),
                    is_dated: true,
                    ..none.clone()
                },
                false,
            ),
            (
                Signs {
                    kind: kind("website"),
                    is_dated: true,
                    has_article: true,
                    ..none.clone()
                },
                true,
            ),
            (
                Signs {
                    is_declared: true,
                    is_list: true,
                    ..none.clone()
                },
                true,
            ),
            (
                Signs {
                    is_declared: true,
                    is_hidden: true,
                    ..none.clone()
                },
                false,
            ),
            (
                Signs {
                    is_declared: true,
                    leads_on: true,
                    ..none.clone()
                },
                false,
            ),
            (
                Signs {
                    is_dated: true,
                    is_list: true,
                    ..none
                },
                false,
            ),
        ] {
            assert_eq!(left_out(&signs).is_none(), is_article, "{signs:?}");
        }
    }
}
