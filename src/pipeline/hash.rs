//! Hashes: what is the same has the same, and by chance nothing else does.

use super::record::Hash;

/// The hash of a seed's bytes.
pub(super) fn hash(bytes: &[u8]) -> Hash {
    first(blake3::hash(bytes))
}

/// The first eight bytes of a text's hash.
pub(super) fn short_hash(text: &str) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = hash(text.as_bytes());
    u64::from_le_bytes([a, b, c, d, e, f, g, h])
}

/// The hash of several fields, in their order: it is of those and no others.
pub(super) fn print<'a>(fields: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut print = Print::default();
    fields.into_iter().for_each(|field| print.field(field));
    print.finish()
}

/// The same, a field at a time.
#[derive(Default)]
pub(super) struct Print(blake3::Hasher);

impl Print {
    /// Adds a field.
    pub fn field(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// The hash of all fields.
    pub fn finish(self) -> Hash {
        first(self.0.finalize())
    }
}

fn first(whole: blake3::Hash) -> Hash {
    let (first, _) = whole.as_bytes().split_first_chunk().expect("it is longer");
    *first
}
