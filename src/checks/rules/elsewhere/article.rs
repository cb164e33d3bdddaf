//! What the sources, the model and the pipeline say about an article.

use super::elsewhere;

elsewhere! {
    AMBIGUOUS_DATE = "article/ambiguous-date", Spec;
    CHANGED_FILE = "article/changed-file", Spec;
    CONFLICTING_DATES = "article/conflicting-dates", Interop;
    DUPLICATE_FIELD = "article/duplicate-field", Interop;
    DUPLICATE_ID = "article/duplicate-id", Spec;
    DUPLICATE_LABEL = "article/duplicate-label", Interop;
    DUPLICATE_PAGE = "article/duplicate-page", Spec;
    EMPTY_ARTICLE = "article/empty-article", Spec;
    EMPTY_LABEL = "article/empty-label", Interop;
    INVALID_CHARACTER = "article/invalid-character", Interop;
    INVALID_DATE = "article/invalid-date", Spec;
    INVALID_ENCODING = "article/invalid-encoding", Spec;
    INVALID_FIELD = "article/invalid-field", Interop;
    INVALID_FILE = "article/invalid-file", Spec;
    INVALID_FRONT_MATTER = "article/invalid-front-matter", Spec;
    INVALID_LABEL = "article/invalid-label", Interop;
    INVALID_LANGUAGE = "article/invalid-language", Interop;
    INVALID_PAGE = "article/invalid-page", Spec;
    INVALID_PATH = "article/invalid-path", Spec;
    INVALID_SIZE = "article/invalid-size", Spec;
    INVALID_URL = "article/invalid-url", Spec;
    MISSING_DATE = "article/missing-date", Spec;
    MISSING_MEDIA_TYPE = "article/missing-media-type", Interop;
    MOVED_DATE = "article/moved-date", Interop;
    UNKNOWN_ENCODING = "article/unknown-encoding", Interop;
    UNKNOWN_FIELD = "article/unknown-field", Interop;
    UNKNOWN_LABEL = "article/unknown-label", Interop;
    UNKNOWN_SHORTCODE = "article/unknown-shortcode", Interop;
    UNKNOWN_STATUS = "article/unknown-status", Interop;
}
