//! A running `feedmill serve`, and a client that says exactly what a test wants said.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// The server and its folder; it ends when it is dropped.
pub struct Served {
    home: TempDir,
    child: Child,
    pub address: SocketAddr,
}

/// What it answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub fields: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Served {
    /// Starts it, with a site of one feed, after `prepare` had a look at its home.
    pub fn start(arguments: &[&str], prepare: impl FnOnce(&std::path::Path)) -> Self {
        let home = tempfile::tempdir().expect("there is room");
        let settings = "[site]\ntitle = \"Tea\"\nlink = \"https://example.org/\"\n\
            tag = \"example.org,2026\"\n[[sources]]\nfolder = \"feeds/seeds\"\n\
            [output]\nurl = \"https://example.org/feeds/\"\n";
        fs::write(home.path().join("feedmill.toml"), settings).expect("it is ours");
        fs::create_dir(home.path().join("feeds")).expect("it is ours");
        prepare(home.path());
        let mut child = Command::new(env!("CARGO_BIN_EXE_feedmill"))
            .args(["serve", "--address", "127.0.0.1:0"])
            .args(arguments)
            .current_dir(home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was built");
        let mut line = String::new();
        BufReader::new(child.stderr.take().expect("it is piped"))
            .read_line(&mut line)
            .expect("it says where it is");
        let address = line.split("http://").nth(1).expect("it says where it is");
        let address = address.trim().trim_end_matches('/').parse();
        Self {
            home,
            child,
            address: address.expect("it is an address"),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A new connection.
    pub fn connect(&self) -> Client {
        Client(BufReader::new(connect(self.address)))
    }

    /// The answer to one request, and then the end.
    pub fn ask(&self, request: &str) -> Answer {
        let mut client = self.connect();
        client.say(request);
        client.answer(request.starts_with("HEAD "))
    }

    /// The answer to GET.
    pub fn get(&self, path: &str, fields: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: x\r\n{fields}\r\n"))
    }

    /// Asks it to end, as an operating system does.
    #[cfg(unix)]
    pub fn terminate(&self) {
        let id = self.child.id().to_string();
        let status = Command::new("kill").args(["-TERM", &id]).status();
        assert!(status.expect("there is kill").success());
    }

    /// Its exit code, when it has ended.
    pub fn ended(&mut self) -> Option<i32> {
        self.child.wait().expect("it is ours").code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("it listens");
    // Longer than anything takes: whoever waits so long has found a fault.
    let limit = Some(Duration::from_secs(60));
    stream.set_read_timeout(limit).expect("it is not nothing");
    stream.set_write_timeout(limit).expect("it is not nothing");
    stream
}

/// A connection.
pub struct Client(BufReader<TcpStream>);

impl Client {
    pub fn say(&mut self, text: &str) {
        // A server may have answered and closed before it has heard all.
        let _ = self.0.get_mut().write_all(text.as_bytes());
    }

    /// The next answer, the head of it only if the request was HEAD.
    pub fn answer(&mut self, is_head: bool) -> Answer {
        let mut answer = self.head();
        let length = answer.field("content-length").map(|it| it.parse().unwrap());
        if !is_head && answer.status != 304 {
            answer.body = self.body(length.unwrap_or(0));
        }
        answer
    }

    /// The head of the next answer.
    pub fn head(&mut self) -> Answer {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("it answers");
        let status = line.split(' ').nth(1).unwrap_or_else(|| panic!("{line:?}"));
        let status = status.parse().expect("it is a number");
        let mut fields = Vec::new();
        loop {
            let mut line = String::new();
            self.0.read_line(&mut line).expect("the head is whole");
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                break;
            };
            fields.push((name.to_ascii_lowercase(), value.to_owned()));
        }
        Answer {
            status,
            fields,
            body: Vec::new(),
        }
    }

    pub fn body(&mut self, length: usize) -> Vec<u8> {
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("the body is whole");
        body
    }

    /// Waits until the server ends the connection; what it said before.
    pub fn rest(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        self.0.read_to_end(&mut rest).expect("it ends in order");
        rest
    }
}

impl Answer {
    /// The value of a field; `None` if there is none.
    pub fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        let found = fields.find(|(known, _)| known == name);
        found.map(|(_, value)| &**value)
    }
}
