//! A connection whose client has to take what it is sent.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep};

use super::sendable::Sendable;

/// What a connection is about to send, if that can be sent without a copy.
pub type Next = Arc<Mutex<Option<Arc<Sendable>>>>;

/// A stream that fails when nothing can be written for some time.
#[derive(Debug)]
pub struct Stream {
    inner: TcpStream,
    next: Next,
    timeout: Duration,
    /// Since when nothing could be written.
    stalled: Option<Instant>,
    /// Wakes us to look how long that is; it runs on while all is well, for that is cheaper.
    alarm: Option<Pin<Box<Sleep>>>,
}

impl Stream {
    pub fn new(inner: TcpStream, next: Next, timeout: Duration) -> Self {
        Self {
            inner,
            next,
            timeout,
            stalled: None,
            alarm: None,
        }
    }

    pub fn into_inner(self) -> TcpStream {
        self.inner
    }

    /// Writes some of the slices, without a copy if it can be.
    fn send(&mut self, cx: &mut Context<'_>, slices: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        // It is whole at every moment.
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(sendable) = &*next else {
            return Pin::new(&mut self.inner).poll_write_vectored(cx, slices);
        };
        loop {
            ready!(self.inner.poll_write_ready(cx))?;
            let mut is_usual = false;
            let sent = self.inner.try_io(Interest::WRITABLE, || {
                sendable.send(slices, &self.inner).unwrap_or_else(|| {
                    is_usual = true;
                    Ok(0)
                })
            });
            match sent {
                _ if is_usual => return Pin::new(&mut self.inner).poll_write_vectored(cx, slices),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                sent => {
                    let all: usize = slices.iter().map(|slice| slice.len()).sum();
                    if sent.as_ref().is_ok_and(|sent| *sent == all) {
                        // Who only keeps a connection keeps no file open.
                        *next = None;
                    }
                    return Poll::Ready(sent);
                }
            }
        }
    }

    /// `written`, or an error if that has been pending for too long.
    fn guard<T>(
        &mut self,
        cx: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let now = Instant::now();
        let deadline = *self.stalled.get_or_insert(now) + self.timeout;
        let alarm = self
            .alarm
            .get_or_insert_with(|| Box::pin(sleep(self.timeout)));
        ready!(alarm.as_mut().poll(cx));
        if now < deadline {
            alarm.as_mut().reset(deadline);
            ready!(alarm.as_mut().poll(cx));
        }
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.inner).poll_write(cx, bytes);
        self.guard(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = self.send(cx, slices);
        self.guard(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
