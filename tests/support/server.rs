//! A web server on loopback for a test: it answers what the test says, one request a connection.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use flate2::Compression;
use flate2::write::GzEncoder;

/// A running server; it ends when it is dropped.
pub struct Server {
    address: SocketAddr,
    is_closing: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// What a client sent.
pub struct Request {
    pub method: String,
    pub path: String,
    /// The parameters of the address.
    pub query: HashMap<String, String>,
    /// The header fields, their names in lower case.
    pub fields: HashMap<String, String>,
    pub body: Vec<u8>,
}

/// What it is answered; nothing at all if the status is 0.
#[derive(Default)]
pub struct Answer {
    status: u16,
    fields: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Answer {
    pub fn status(status: u16) -> Self {
        Self {
            status,
            ..Self::default()
        }
    }

    /// 200 with an RSS feed.
    pub fn rss(body: &str) -> Self {
        Self::status(200)
            .field("Content-Type", "application/rss+xml")
            .body(body)
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    pub fn field(mut self, name: &'static str, value: &str) -> Self {
        self.fields.push((name, value.to_owned()));
        self
    }

    /// Another value for a field that is there.
    pub fn replace(mut self, name: &'static str, value: &str) -> Self {
        self.fields.retain(|(known, _)| *known != name);
        self.field(name, value)
    }

    /// Packs the body.
    pub fn gzip(mut self) -> Self {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&self.body).expect("a Vec takes it");
        self.body = encoder.finish().expect("a Vec takes it");
        self.field("Content-Encoding", "gzip")
    }
}

impl Request {
    /// The parameters of a form.
    pub fn form(&self) -> HashMap<String, String> {
        parameters(&self.body)
    }

    /// A header field by its name in lower case.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }
}

fn parameters(bytes: &[u8]) -> HashMap<String, String> {
    url::form_urlencoded::parse(bytes).into_owned().collect()
}

impl Server {
    /// Starts one that answers with what `answer` gives.
    pub fn start(answer: impl Fn(&Request) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let address = listener.local_addr().expect("it is bound");
        let is_closing = Arc::new(AtomicBool::new(false));
        let closing = Arc::clone(&is_closing);
        let thread = thread::spawn(move || {
            for stream in listener.incoming() {
                if closing.load(Ordering::SeqCst) {
                    return;
                }
                // A client that went away is none of the server's business.
                let _ = stream.and_then(|stream| serve(stream, &answer));
            }
        });
        Self {
            address,
            is_closing,
            thread: Some(thread),
        }
    }

    /// The address of `path`.
    pub fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Ends the server; the address that nobody answers at any more.
    pub fn close(self) -> String {
        self.address("/")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_closing.store(true, Ordering::SeqCst);
        // The thread waits for a connection: this is the last.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || thread::panicking(), "an answer panicked");
        }
    }
}

fn serve(mut stream: TcpStream, answer: &impl Fn(&Request) -> Answer) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split(' ');
    let method = words.next().unwrap_or_default().to_owned();
    let target = words.next().unwrap_or_default().to_owned();
    let mut fields = HashMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        fields.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = fields.get("content-length").and_then(|it| it.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let answer = answer(&Request {
        method,
        path: path.to_owned(),
        query: parameters(query.as_bytes()),
        fields,
        body,
    });
    if answer.status == 0 {
        return Ok(());
    }
    let mut head = format!(
        "HTTP/1.1 {} As-Told\r\nConnection: close\r\n",
        answer.status
    );
    for (name, value) in &answer.fields {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", answer.body.len()));
    stream.write_all(head.as_bytes())?;
    stream.write_all(&answer.body)
}
