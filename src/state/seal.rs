//! The seal of a row: a hash of what is in it.

/// A row's values on their way to its seal. A value that is not there leaves no trace, so a column
/// that a later version adds doesn't break the seals of the rows before it.
pub(super) struct Seal(Vec<u8>);

impl Seal {
    /// Begins the seal of a row of `table`.
    pub(super) fn of(table: &str) -> Self {
        Self(Vec::with_capacity(512)).bytes(0, table.as_bytes())
    }

    /// Adds the value of the column `place`; the hash of a long one stands for it.
    pub(super) fn bytes(mut self, place: u8, value: &[u8]) -> Self {
        self.0.push(place);
        self.0.extend((value.len() as u64).to_le_bytes());
        match value.len() <= LONG {
            true => self.0.extend(value),
            false => self.0.extend(blake3::hash(value).as_bytes()),
        }
        self
    }

    /// Adds a number.
    pub(super) fn number(self, place: u8, value: i64) -> Self {
        self.bytes(place, &value.to_le_bytes())
    }

    /// Adds a value that may be missing.
    pub(super) fn maybe(self, place: u8, value: Option<&[u8]>) -> Self {
        match value {
            Some(value) => self.bytes(place, value),
            None => self,
        }
    }

    /// Adds a number that may be missing.
    pub(super) fn maybe_number(self, place: u8, value: Option<i64>) -> Self {
        match value {
            Some(value) => self.number(place, value),
            None => self,
        }
    }

    /// The seal, as SQLite stores it.
    pub(super) fn finish(self) -> i64 {
        let hash = blake3::hash(&self.0);
        let first = hash.as_bytes().first_chunk().expect("a hash has 32 bytes");
        i64::from_le_bytes(*first)
    }
}

/// Bytes: what blake3 hashes in one piece.
const LONG: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_lengths_count() {
        let seal = |parts: &[(u8, &[u8])]| {
            parts
                .iter()
                .fold(Seal::of("t"), |seal, (place, value)| {
                    seal.bytes(*place, value)
                })
                .finish()
        };
        assert_ne!(
            seal(&[(1, b"ab"), (2, b"c")]),
            seal(&[(1, b"a"), (2, b"bc")])
        );
        assert_ne!(seal(&[(1, b"a")]), seal(&[(2, b"a")]));
        assert_eq!(
            seal(&[(1, b"a")]),
            Seal::of("t").bytes(1, b"a").maybe(2, None).finish()
        );
    }
}
