//! Bytes that the system hands to a socket by itself, so that nobody copies them.
//!
//! The engine of the server knows slices only. So the stream is told what is about to be sent, and
//! knows a slice of that by where it lies in memory.

use std::io;

use hyper::body::Bytes;
use tokio::net::TcpStream;

/// Bytes with a twin that is a file without a name, in memory, which nobody else can change.
#[derive(Debug)]
pub struct Sendable {
    bytes: Bytes,
    #[cfg(target_os = "linux")]
    twin: std::os::fd::OwnedFd,
}

/// Fewer bytes are copied sooner than that.
const WORTH_IT: usize = 32 * 1024;

impl Sendable {
    /// `None` where it is not worth it, or can't be had.
    #[cfg(target_os = "linux")]
    pub fn new(bytes: &Bytes) -> Option<Self> {
        use rustix::fs::{MemfdFlags, memfd_create};
        use std::io::Write;

        if bytes.len() < WORTH_IT {
            return None;
        }
        let mut twin = std::fs::File::from(memfd_create("feed", MemfdFlags::CLOEXEC).ok()?);
        twin.write_all(bytes).ok()?;
        Some(Self {
            bytes: bytes.clone(),
            twin: twin.into(),
        })
    }

    #[cfg(not(target_os = "linux"))]
    pub fn new(_bytes: &Bytes) -> Option<Self> {
        None
    }

    /// Sends the first of `slices` that is no part of these bytes, or what it can of a part. `None`:
    /// they have to be written in the usual way.
    #[cfg(target_os = "linux")]
    pub fn send(&self, slices: &[io::IoSlice<'_>], to: &TcpStream) -> Option<io::Result<usize>> {
        use rustix::net::SendFlags;

        let mut slices = slices.iter().filter(|slice| !slice.is_empty());
        let (first, second) = (slices.next()?, slices.next());
        if let Some(mut place) = self.place(first) {
            let sent = rustix::fs::sendfile(to, &self.twin, Some(&mut place), first.len());
            return match sent {
                Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => None,
                sent => Some(sent.map_err(io::Error::from)),
            };
        }
        // The head of an answer, which need not travel alone.
        self.place(second?)?;
        let flags = SendFlags::MORE | SendFlags::NOSIGNAL;
        Some(rustix::net::send(to, first, flags).map_err(io::Error::from))
    }

    #[cfg(not(target_os = "linux"))]
    pub fn send(&self, _slices: &[io::IoSlice<'_>], _to: &TcpStream) -> Option<io::Result<usize>> {
        None
    }

    /// How far from the beginning `slice` is, if it is a part of these very bytes and worth it.
    fn place(&self, slice: &[u8]) -> Option<u64> {
        let place = slice
            .as_ptr()
            .addr()
            .checked_sub(self.bytes.as_ptr().addr())?;
        let is_part = place.checked_add(slice.len())? <= self.bytes.len();
        (is_part && slice.len() >= WORTH_IT).then_some(place as u64)
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_bytes_have_a_place() {
        let bytes = Bytes::from(vec![b'x'; 3 * WORTH_IT]);
        let sendable = Sendable::new(&bytes).unwrap();
        assert_eq!(sendable.place(&bytes), Some(0));
        assert_eq!(sendable.place(&bytes[5..]), Some(5));
        assert_eq!(sendable.place(&bytes[..WORTH_IT - 1]), None, "too small");
        let twin = vec![b'x'; 3 * WORTH_IT];
        assert_eq!(sendable.place(&twin), None, "the same, elsewhere");
        let whole = Bytes::from(vec![b'x'; 3 * WORTH_IT]);
        let part = Sendable::new(&whole.slice(..2 * WORTH_IT)).unwrap();
        assert_eq!(part.place(&whole[WORTH_IT..]), None, "longer than it");
        assert!(Sendable::new(&Bytes::from_static(b"x")).is_none());
    }
}
