//! What the formats call things: enough of the grammars to say which name is missing or meant.

/// The names of one format.
pub(in crate::checks::schema) struct Vocabulary {
    pub rule: &'static str,
    /// What people call the format.
    pub format: &'static str,
    /// The namespace of its elements.
    pub namespace: Option<&'static str>,
    /// The root elements that it allows.
    pub roots: &'static [&'static str],
    /// The element that comes last in its parent, if there is one.
    pub last: Option<&'static str>,
    pub elements: &'static [Words],
}

/// The names that belong to an element.
pub(in crate::checks::schema) struct Words {
    pub element: &'static str,
    /// Children that must be there.
    pub required: &'static [&'static str],
    /// Children that may be there, once.
    pub optional: &'static [&'static str],
    /// Children that may be there any number of times.
    pub repeated: &'static [&'static str],
    /// Attributes that must be there.
    pub attributes: &'static [&'static str],
    /// Attributes that may be there.
    pub free_attributes: &'static [&'static str],
}

impl Vocabulary {
    /// The names that belong to the element `name`.
    pub(super) fn words(&self, name: &str) -> Option<&Words> {
        self.elements.iter().find(|words| words.element == name)
    }
}

impl Words {
    const fn new(element: &'static str) -> Self {
        Self {
            element,
            required: &[],
            optional: &[],
            repeated: &[],
            attributes: &[],
            free_attributes: &[],
        }
    }

    /// Whether the element may have a child `name`, or several.
    pub(super) fn has_child(&self, name: &str) -> bool {
        self.children().any(|child| child == name)
    }

    pub(super) fn children(&self) -> impl Iterator<Item = &'static str> {
        [self.required, self.optional, self.repeated]
            .into_iter()
            .flatten()
            .copied()
    }

    pub(super) fn all_attributes(&self) -> impl Iterator<Item = &'static str> {
        [self.attributes, self.free_attributes]
            .into_iter()
            .flatten()
            .copied()
    }
}

pub(super) const ATOM: Vocabulary = Vocabulary {
    rule: "schema/atom",
    format: "Atom",
    namespace: Some("http://www.w3.org/2005/Atom"),
    roots: &["feed", "entry"],
    last: Some("entry"),
    elements: &[
        Words {
            required: &["id", "title", "updated"],
            optional: &["generator", "icon", "logo", "rights", "subtitle"],
            repeated: &["author", "category", "contributor", "link", "entry"],
            ..Words::new("feed")
        },
        Words {
            required: &["id", "title", "updated"],
            optional: &["content", "published", "rights", "source", "summary"],
            repeated: &["author", "category", "contributor", "link"],
            ..Words::new("entry")
        },
        Words {
            optional: &[
                "generator",
                "icon",
                "id",
                "logo",
                "rights",
                "subtitle",
                "title",
                "updated",
            ],
            repeated: &["author", "category", "contributor", "link"],
            ..Words::new("source")
        },
        Words {
            required: &["name"],
            optional: &["uri", "email"],
            ..Words::new("author")
        },
        Words {
            required: &["name"],
            optional: &["uri", "email"],
            ..Words::new("contributor")
        },
        Words {
            attributes: &["term"],
            free_attributes: &["scheme", "label"],
            ..Words::new("category")
        },
        Words {
            attributes: &["href"],
            free_attributes: &["rel", "type", "hreflang", "title", "length"],
            ..Words::new("link")
        },
        Words {
            free_attributes: &["uri", "version"],
            ..Words::new("generator")
        },
        Words {
            free_attributes: &["type", "src"],
            ..Words::new("content")
        },
        Words {
            free_attributes: &["type"],
            ..Words::new("title")
        },
        Words {
            free_attributes: &["type"],
            ..Words::new("subtitle")
        },
        Words {
            free_attributes: &["type"],
            ..Words::new("summary")
        },
        Words {
            free_attributes: &["type"],
            ..Words::new("rights")
        },
    ],
};

pub(super) const RSS: Vocabulary = Vocabulary {
    rule: "schema/rss",
    format: "RSS",
    namespace: None,
    roots: &["rss"],
    last: None,
    elements: &[
        Words {
            required: &["channel"],
            attributes: &["version"],
            ..Words::new("rss")
        },
        Words {
            required: &["title", "link", "description"],
            optional: &[
                "language",
                "copyright",
                "managingEditor",
                "webMaster",
                "pubDate",
                "lastBuildDate",
                "generator",
                "docs",
                "cloud",
                "ttl",
                "image",
                "rating",
                "textInput",
                "skipHours",
                "skipDays",
            ],
            repeated: &["category", "item"],
            ..Words::new("channel")
        },
        Words {
            optional: &[
                "title",
                "description",
                "link",
                "author",
                "comments",
                "guid",
                "pubDate",
                "source",
            ],
            repeated: &["category", "enclosure"],
            ..Words::new("item")
        },
        Words {
            required: &["url", "title", "link"],
            optional: &["width", "height", "description"],
            ..Words::new("image")
        },
        Words {
            required: &["title", "description", "name", "link"],
            ..Words::new("textInput")
        },
        Words {
            required: &["hour"],
            repeated: &["hour"],
            ..Words::new("skipHours")
        },
        Words {
            required: &["day"],
            repeated: &["day"],
            ..Words::new("skipDays")
        },
        Words {
            attributes: &["url", "length", "type"],
            ..Words::new("enclosure")
        },
        Words {
            attributes: &["domain", "port", "path", "registerProcedure", "protocol"],
            ..Words::new("cloud")
        },
        Words {
            attributes: &["url"],
            ..Words::new("source")
        },
        Words {
            free_attributes: &["isPermaLink"],
            ..Words::new("guid")
        },
        Words {
            free_attributes: &["domain"],
            ..Words::new("category")
        },
    ],
};

pub(super) const RSS_PROFILE: Vocabulary = Vocabulary {
    last: Some("item"),
    ..RSS
};
