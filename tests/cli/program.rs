//! Runs the program in a folder of its own.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::{fs, thread};

use serde_json::Value;
use tempfile::TempDir;

/// A feed without any fault.
pub const GOOD: &str = "\
<?xml version=\"1.0\" encoding=\"utf-8\"?>
<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">
<channel>
<title>Tea</title>
<link>https://example.org/</link>
<description>All about tea</description>
<language>en</language>
<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://example.org/feed.xml\"/>
<item><title>Tea</title><guid>https://example.org/tea</guid></item>
</channel>
</rss>
";

/// The same with two: the address of line 5 is relative, and the item has no id.
pub const BAD: &str = "\
<?xml version=\"1.0\" encoding=\"utf-8\"?>
<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">
<channel>
<title>Tea</title>
<link>tea</link>
<description>All about tea</description>
<language>en</language>
<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"https://example.org/feed.xml\"/>
<item><title>Tea</title></item>
</channel>
</rss>
";

/// A folder that the program is run in.
pub struct Place {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("there is room for a folder"),
        }
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        let folder = path.parent().expect("it is in a folder");
        fs::create_dir_all(folder).expect("the folder is ours");
        fs::write(path, text).expect("the folder is ours");
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    /// Runs it with `input` on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        let mut child = self
            .command(arguments)
            .spawn()
            .expect("the program was built");
        let mut stdin = child.stdin.take().expect("it is piped");
        let input = input.to_owned();
        // Beside the reading, so that neither waits for the other; what it does not read is lost.
        let writer = thread::spawn(move || stdin.write_all(input.as_bytes()).ok());
        let output = child.wait_with_output().expect("it ends");
        writer.join().expect("writing does not panic");
        Run {
            code: output.status.code().expect("no signal ends it"),
            out: String::from_utf8(output.stdout).expect("it prints UTF-8"),
            err: String::from_utf8(output.stderr).expect("it prints UTF-8"),
        }
    }

    /// Runs it with nobody reading what it prints; the exit code.
    pub fn run_deaf(&self, arguments: &[&str]) -> i32 {
        let mut child = self
            .command(arguments)
            .spawn()
            .expect("the program was built");
        drop(child.stdout.take());
        let status = child.wait().expect("it ends");
        status.code().expect("no signal ends it")
    }

    /// Starts it, to meet it while it runs.
    pub fn start(&self, arguments: &[&str]) -> Child {
        let started = self.command(arguments).stdin(Stdio::null()).spawn();
        started.expect("the program was built")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_feedmill"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            // A proxy of the machine must not stand between us and our own server.
            .env("NO_PROXY", "127.0.0.1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for proxy in ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY"] {
            command.env_remove(proxy).env_remove(proxy.to_lowercase());
        }
        command
    }
}

impl Run {
    /// The run ended so, and printed exactly that.
    pub fn ends(&self, code: i32, out: &str, err: &str) {
        assert_eq!(self.out, out);
        assert_eq!(self.err, err);
        assert_eq!(self.code, code);
    }

    /// The objects of `--format json`.
    pub fn objects(&self) -> Vec<Value> {
        let lines = self.out.lines();
        lines
            .map(|line| serde_json::from_str(line).expect("a line is an object"))
            .collect()
    }
}
