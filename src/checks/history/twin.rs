//! What an article keeps when it gets another id.

/// A hash of a title, whatever white space is in it, and a publication, in seconds after
/// 1970-01-01T00:00:00Z: two ids that share it are the same article.
///
/// ```
/// use feedmill::checks::history::twin;
///
/// assert_eq!(twin("Black  tea\n", 1_793_534_400), twin("Black tea", 1_793_534_400));
/// assert_ne!(twin("Black tea", 1_793_534_400), twin("Black tea", 1_793_534_401));
/// ```
pub fn twin(title: &str, published: i64) -> [u8; 8] {
    let mut hasher = blake3::Hasher::new();
    for word in title.split_whitespace() {
        hasher.update(word.as_bytes());
        hasher.update(b" ");
    }
    hasher.update(&published.to_le_bytes());
    let mut short = [0; 8];
    short.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    short
}
