//! What is sent: bytes from memory, or a file piece by piece.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use hyper::body::{Bytes, Frame, SizeHint};
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

/// How much of a file is sent at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// The body of an answer.
#[derive(Debug)]
pub enum Body {
    /// Nothing.
    Empty,
    /// So many bytes of a file, from where it stands. It is held open: if another takes its place
    /// while it is sent, it is still sent whole.
    File(File, u64),
    /// These bytes.
    Memory(Bytes),
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let bytes = match &mut *self {
            Body::Empty => return Poll::Ready(None),
            Body::Memory(bytes) => std::mem::take(bytes),
            Body::File(file, left) => {
                let mut piece = vec![0; PIECE.min(usize::try_from(*left).unwrap_or(PIECE))];
                let mut buffer = ReadBuf::new(&mut piece);
                ready!(Pin::new(file).poll_read(cx, &mut buffer))?;
                let count = buffer.filled().len();
                if count == 0 {
                    return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into())));
                }
                piece.truncate(count);
                *left -= count as u64;
                piece.into()
            }
        };
        if !matches!(&*self, Body::File(_, 1..)) {
            *self = Body::Empty;
        }
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.length() == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length())
    }
}

impl Body {
    fn length(&self) -> u64 {
        match self {
            Body::Empty => 0,
            Body::File(_, left) => *left,
            Body::Memory(bytes) => bytes.len() as u64,
        }
    }
}
