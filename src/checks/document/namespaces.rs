//! The namespaces that the checker knows, each with its customary prefix.

/// A namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
#[allow(missing_docs)] // the table below says it: each is named after its module
pub enum Ns {
    /// No namespace at all: RSS's own elements, and most attributes.
    None,
    /// One that the checker does not know, by its number in the document.
    Unknown(u16),
    Xml,
    Atom,
    Atom03,
    Xhtml,
    Rss10,
    Rss11,
    Rdf,
    Access,
    Admin,
    Aggregation,
    Annotate,
    App,
    Audio,
    BlogChannel,
    Cc,
    CommonFeed,
    Company,
    Content,
    ConversationsNetwork,
    CreativeCommons,
    Dc,
    Dcterms,
    Email,
    Event,
    FeedBurner,
    FeedHistory,
    FeedSync,
    Foaf,
    Geo,
    GeoRss,
    GeoUrl,
    Gml,
    GoogleBase,
    GoogleData,
    GooglePlay,
    Icbm,
    Image,
    Indexing,
    Itunes,
    Link,
    Media,
    Msn,
    OpenSearch,
    Pingback,
    Podcast,
    Prism,
    RawVoice,
    Rdfs,
    Rss091,
    SchemaOrg,
    Search,
    MathMl,
    Svg,
    Slash,
    SmartNews,
    Syndication,
    Taxonomy,
    Thread,
    Tombstones,
    Trackback,
    WellFormedWeb,
    Wiki,
    Wordpress,
    XLink,
}

impl Ns {
    /// The namespace named `uri`, if it is known.
    pub fn known(uri: &str) -> Option<Self> {
        KNOWN
            .iter()
            .find(|(_, name, _)| *name == uri)
            .map(|(ns, ..)| *ns)
    }

    /// Its name.
    pub fn uri(self) -> Option<&'static str> {
        KNOWN
            .iter()
            .find(|(ns, ..)| *ns == self)
            .map(|(_, uri, _)| *uri)
    }

    /// The prefix that it customarily has; `None` if it has none.
    pub fn prefix(self) -> Option<&'static str> {
        KNOWN
            .iter()
            .find(|(ns, ..)| *ns == self)
            .map(|(.., prefix)| *prefix)
            .filter(|prefix| !prefix.is_empty())
    }

    /// The namespace that customarily has `prefix`.
    pub fn of_prefix(prefix: &str) -> Option<Self> {
        KNOWN
            .iter()
            .find(|(.., customary)| !prefix.is_empty() && *customary == prefix)
            .map(|(ns, ..)| *ns)
    }
}

/// Each namespace's name and customary prefix.
const KNOWN: &[(Ns, &str, &str)] = &[
    (Ns::Xml, "http://www.w3.org/XML/1998/namespace", "xml"),
    (Ns::Atom, "http://www.w3.org/2005/Atom", "atom"),
    (Ns::Atom03, "http://purl.org/atom/ns#", ""),
    (Ns::Xhtml, "http://www.w3.org/1999/xhtml", "xhtml"),
    (Ns::Rss10, "http://purl.org/rss/1.0/", ""),
    (Ns::Rss11, "http://purl.org/net/rss1.1#", ""),
    (
        Ns::Rdf,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdf",
    ),
    (
        Ns::Access,
        "http://www.bloglines.com/about/specs/fac-1.0",
        "access",
    ),
    (Ns::Admin, "http://webns.net/mvcb/", "admin"),
    (
        Ns::Aggregation,
        "http://purl.org/rss/1.0/modules/aggregation/",
        "ag",
    ),
    (
        Ns::Annotate,
        "http://purl.org/rss/1.0/modules/annotate/",
        "annotate",
    ),
    (Ns::App, "http://www.w3.org/2007/app", "app"),
    (Ns::Audio, "http://media.tangent.org/rss/1.0/", "audio"),
    (
        Ns::BlogChannel,
        "http://backend.userland.com/blogChannelModule",
        "blogChannel",
    ),
    (Ns::Cc, "http://web.resource.org/cc/", "cc"),
    (
        Ns::CommonFeed,
        "http://www.microsoft.com/schemas/rss/core/2005",
        "cf",
    ),
    (
        Ns::Company,
        "http://purl.org/rss/1.0/modules/company",
        "company",
    ),
    (
        Ns::Content,
        "http://purl.org/rss/1.0/modules/content/",
        "content",
    ),
    (
        Ns::ConversationsNetwork,
        "http://conversationsnetwork.org/rssNamespace-1.0/",
        "conversationsNetwork",
    ),
    (
        Ns::CreativeCommons,
        "http://backend.userland.com/creativeCommonsRssModule",
        "creativeCommons",
    ),
    (Ns::Dc, "http://purl.org/dc/elements/1.1/", "dc"),
    (Ns::Dcterms, "http://purl.org/dc/terms/", "dcterms"),
    (Ns::Email, "http://purl.org/rss/1.0/modules/email/", "email"),
    (Ns::Event, "http://purl.org/rss/1.0/modules/event/", "ev"),
    (
        Ns::FeedBurner,
        "http://rssnamespace.org/feedburner/ext/1.0",
        "feedburner",
    ),
    (
        Ns::FeedHistory,
        "http://purl.org/syndication/history/1.0",
        "fh",
    ),
    (Ns::FeedSync, "http://feedsync.org/2007/feedsync", "sx"),
    (Ns::Foaf, "http://xmlns.com/foaf/0.1/", "foaf"),
    (Ns::Geo, "http://www.w3.org/2003/01/geo/wgs84_pos#", "geo"),
    (Ns::GeoRss, "http://www.georss.org/georss", "georss"),
    (Ns::GeoUrl, "http://geourl.org/rss/module/", "geourl"),
    (Ns::Gml, "http://www.opengis.net/gml", "gml"),
    (Ns::GoogleBase, "http://base.google.com/ns/1.0", "g"),
    (Ns::GoogleData, "http://schemas.google.com/g/2005", "gd"),
    (
        Ns::GooglePlay,
        "http://www.google.com/schemas/play-podcasts/1.0",
        "googleplay",
    ),
    (Ns::Icbm, "http://postneo.com/icbm", "icbm"),
    (Ns::Image, "http://purl.org/rss/1.0/modules/image/", "image"),
    (Ns::Indexing, "urn:atom-extension:indexing", "indexing"),
    (
        Ns::Itunes,
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "itunes",
    ),
    (Ns::Link, "http://purl.org/rss/1.0/modules/link/", "l"),
    (Ns::Media, "http://search.yahoo.com/mrss/", "media"),
    (
        Ns::Msn,
        "http://schemas.ingestion.microsoft.com/common/",
        "mi",
    ),
    (
        Ns::OpenSearch,
        "http://a9.com/-/spec/opensearch/1.1/",
        "opensearch",
    ),
    (
        Ns::Pingback,
        "http://madskills.com/public/xml/rss/module/pingback/",
        "pingback",
    ),
    (
        Ns::Podcast,
        "https://podcastindex.org/namespace/1.0",
        "podcast",
    ),
    // The specification says that this name means the same.
    (
        Ns::Podcast,
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
        "podcast",
    ),
    (
        Ns::Prism,
        "http://prismstandard.org/namespaces/1.2/basic/",
        "prism",
    ),
    (
        Ns::RawVoice,
        "http://www.rawvoice.com/rawvoiceRssModule/",
        "rawvoice",
    ),
    (Ns::Rdfs, "http://www.w3.org/2000/01/rdf-schema#", "rdfs"),
    (
        Ns::Rss091,
        "http://purl.org/rss/1.0/modules/rss091#",
        "rss091",
    ),
    (Ns::SchemaOrg, "http://schema.org/", "schema"),
    (
        Ns::Search,
        "http://purl.org/rss/1.0/modules/search/",
        "search",
    ),
    (Ns::MathMl, "http://www.w3.org/1998/Math/MathML", ""),
    (Ns::Svg, "http://www.w3.org/2000/svg", ""),
    (Ns::Slash, "http://purl.org/rss/1.0/modules/slash/", "slash"),
    (Ns::SmartNews, "http://www.smartnews.be/snf", "snf"),
    (
        Ns::Syndication,
        "http://purl.org/rss/1.0/modules/syndication/",
        "sy",
    ),
    (
        Ns::Taxonomy,
        "http://purl.org/rss/1.0/modules/taxonomy/",
        "taxo",
    ),
    (Ns::Thread, "http://purl.org/syndication/thread/1.0", "thr"),
    (
        Ns::Tombstones,
        "http://purl.org/atompub/tombstones/1.0",
        "at",
    ),
    (
        Ns::Trackback,
        "http://madskills.com/public/xml/rss/module/trackback/",
        "trackback",
    ),
    (
        Ns::WellFormedWeb,
        "http://wellformedweb.org/CommentAPI/",
        "wfw",
    ),
    (Ns::Wiki, "http://purl.org/rss/1.0/modules/wiki/", "wiki"),
    (Ns::Wordpress, "http://www.wordpress.com/export", "wp"),
    (Ns::XLink, "http://www.w3.org/1999/xlink", "xlink"),
];
