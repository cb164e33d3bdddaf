//! Connections: how many, how long, and how they end.

use std::convert::Infallible;
use std::future::poll_fn;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};

use super::answer::Site;
use super::stream::{Next, Stream};

/// What clients may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections at a time.
    pub connections: usize,
    /// How long a client may take for the head of a request, or take nothing of what it is sent;
    /// also how long the end waits.
    pub timeout: Duration,
}

/// The most that the head of a request has, in bytes, beside the address.
const HEAD: usize = 16 * 1024;

/// The most fields that it has.
const FIELDS: usize = 100;

/// How long and how much is read of what a client still sends to a connection that is closed: so
/// that it reads our answer before it learns that.
const LINGER: Duration = Duration::from_secs(1);
const LINGER_BYTES: u64 = 256 * 1024;

/// Connections that are told at a time that there are too many; those beyond are told nothing.
const REFUSALS: usize = 64;

const BUSY: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\
    Retry-After: 10\r\nContent-Length: 0\r\n\r\n";
const TOO_SLOW: &[u8] =
    b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// Serves those who come to `listener`, until `end`; those who are being served then are served
/// to their end.
pub async fn serve(
    listener: TcpListener,
    site: Arc<Site>,
    limits: Limits,
    end: impl Future<Output = ()>,
) {
    let (closing, is_closing) = watch::channel(false);
    let room = Arc::new(Semaphore::new(limits.connections));
    let refusals = Arc::new(Semaphore::new(REFUSALS));
    tokio::pin!(end);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut end => break,
            accepted = listener.accept() => accepted,
        };
        let Ok((stream, _)) = accepted else {
            // The client went away, or the system has no more sockets: then some will be free soon.
            sleep(Duration::from_millis(20)).await;
            continue;
        };
        if let Ok(place) = Arc::clone(&room).try_acquire_owned() {
            let (site, closing) = (Arc::clone(&site), is_closing.clone());
            tokio::spawn(async move {
                converse(stream, site, limits, closing).await;
                drop(place);
            });
        } else if let Ok(place) = Arc::clone(&refusals).try_acquire_owned() {
            tokio::spawn(async move {
                say(stream, BUSY).await;
                drop(place);
            });
        }
    }
    drop(listener);
    closing.send_replace(true);
    let all = u32::try_from(limits.connections).unwrap_or(u32::MAX);
    // Who is not done then is left behind.
    let _ = timeout(limits.timeout, room.acquire_many(all)).await;
}

/// Serves one connection to its end.
async fn converse(
    stream: TcpStream,
    site: Arc<Site>,
    limits: Limits,
    mut closing: watch::Receiver<bool>,
) {
    // Where it can't be had, answers come a little later.
    let _ = stream.set_nodelay(true);
    let next = Next::default();
    let io = TokioIo::new(Stream::new(stream, Arc::clone(&next), limits.timeout));
    let service = service_fn(move |request| {
        let (site, next) = (Arc::clone(&site), Arc::clone(&next));
        Box::pin(async move {
            let mut answer = site.answer(request).await;
            *next.lock().unwrap_or_else(PoisonError::into_inner) = answer.extensions_mut().remove();
            Ok::<_, Infallible>(answer)
        })
    });
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.timeout)
        .max_headers(FIELDS)
        .max_header_size(HEAD + HEAD)
        .max_buf_size(4 * HEAD)
        .serve_connection(io, service);
    let mut is_closing = false;
    let ended = loop {
        tokio::select! {
            ended = poll_fn(|cx| connection.poll_without_shutdown(cx)) => break ended,
            _ = closing.changed(), if !is_closing => {
                is_closing = true;
                std::pin::Pin::new(&mut connection).graceful_shutdown();
            }
        }
    };
    let parts = connection.into_parts();
    let stream = parts.io.into_inner().into_inner();
    match ended {
        // Who has begun to ask is told; who only kept the connection is not.
        Err(error) if error.is_timeout() && !parts.read_buf.is_empty() => {
            say(stream, TOO_SLOW).await;
        }
        Err(error) if !error.is_parse() => {}
        _ => part(stream).await,
    }
}

/// Says the last word, as far as it can be said at once.
async fn say(mut stream: TcpStream, words: &[u8]) {
    // Whoever can't be told will notice.
    let _ = timeout(LINGER, stream.write_all(words)).await;
    part(stream).await;
}

/// Ends a connection so that the client can read all it was sent.
async fn part(mut stream: TcpStream) {
    let last = async {
        stream.shutdown().await?;
        let mut rest = stream.take(LINGER_BYTES);
        tokio::io::copy(&mut rest, &mut tokio::io::sink()).await
    };
    // It has ended in any case.
    let _ = timeout(LINGER, last).await;
}
