//! A file of which only so much is read.

use std::io::{self, Read, Seek, SeekFrom};

/// The most bytes that are read of a file: more than the headers of any, and nothing to wait for.
const MOST: usize = 4 << 20;

/// A file that fails when more than [`MOST`] bytes of it were read; where they stand does not
/// matter.
pub(super) struct Bounded<R> {
    file: R,
    left: usize,
}

impl<R> Bounded<R> {
    pub fn new(file: R) -> Self {
        Self { file, left: MOST }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 && !buffer.is_empty() {
            return Err(io::Error::new(
                io::ErrorKind::FileTooLarge,
                "its headers have no end",
            ));
        }
        let most = buffer.len().min(self.left);
        let read = self.file.read(&mut buffer[..most])?;
        self.left -= read;
        Ok(read)
    }
}

impl<R: Seek> Seek for Bounded<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_so_much_and_no_more() {
        let mut file = Bounded::new(io::repeat(0));
        let mut buffer = vec![0; MOST + 1];
        assert!(file.read_exact(&mut buffer[..MOST]).is_ok());
        assert!(file.read(&mut buffer).is_err());
    }
}
