//! What the schema gate and the publication say about a whole feed.

use super::elsewhere;

elsewhere! {
    EMPTY_FEED = "feed/empty-feed", Interop;
    FOREIGN_FILE = "feed/foreign-file", Spec;
    LARGE_FEED = "feed/large-feed", Interop;
    SCHEMA_ATOM = "schema/atom", Schema;
    SCHEMA_JSON = "schema/json", Schema;
    SCHEMA_RSS = "schema/rss", Schema;
    XML_INVALID_DOCTYPE = "xml/invalid-doctype", Spec;
    XML_INVALID_NESTING = "xml/invalid-nesting", Spec;
}
