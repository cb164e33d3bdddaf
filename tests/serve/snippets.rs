//! `feedmill snippet`: what it prints, whole, in `tests/delivery/`. `BLESS=1` writes it anew.

use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

const SETTINGS: &str = "[site]\ntitle = \"Tea\"\nlink = \"https://example.org/\"\n\
    tag = \"example.org,2026\"\n[[sources]]\nfolder = \"posts\"\n[output]\n\
    folder = \"the feeds\"\nurl = \"https://example.org/f%C3%A9eds/\"\n";

fn print(home: &Path, server: &str, hubs: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .args(["snippet", server])
        .args(hubs.iter().flat_map(|hub| ["--hub", hub]))
        .current_dir(home)
        .output()
        .unwrap()
}

#[test]
fn each_is_as_expected() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().canonicalize().unwrap().display().to_string();
    for (compress, kind) in [("", "plain"), ("\"brotli\", \"gzip\", \"zstd\"", "packed")] {
        let settings = format!("{SETTINGS}compress = [{compress}]\n");
        fs::write(home.path().join("feedmill.toml"), settings).unwrap();
        for server in ["nginx", "caddy", "apache", "headers"] {
            let output = print(
                home.path(),
                server,
                &["https://hub.example/", "https://b.example/"],
            );
            assert!(
                output.stderr.is_empty() && output.status.success(),
                "{output:?}"
            );
            let found = String::from_utf8(output.stdout)
                .unwrap()
                .replace(&folder, "/srv/site");
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests/delivery")
                .join(format!("{server}-{kind}.txt"));
            if env::var_os("BLESS").is_some() {
                fs::write(&path, &found).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            assert!(found == expected, "{} should be:\n{found}", path.display());
        }
    }
}

/// Of every feed, as it is asked for.
#[test]
fn feeds_of_sections_are_told_too() {
    let home = tempfile::tempdir().unwrap();
    let settings = format!("{SETTINGS}compress = [\"gzip\"]\n[[feeds]]\nsplit = \"section\"\n");
    fs::write(home.path().join("feedmill.toml"), settings).unwrap();
    fs::create_dir(home.path().join("posts")).unwrap();
    let seed = "---\ntitle: Tea\ndate: 2026-01-01\nsection: Çay\n---\n\nTea.\n";
    fs::write(home.path().join("posts/tea.md"), seed).unwrap();
    let address = "<https://example.org/f%C3%A9eds/section/%C3%A7ay/feed.json>; rel=";
    for (server, expected) in [
        ("nginx", "location = \"/féeds/section/çay/feed.json\" {"),
        (
            "caddy",
            "header \"/féeds/section/çay/feed.json\" Content-Type",
        ),
        (
            "apache",
            "/the feeds/section/çay\">\n    RewriteEngine On\n",
        ),
        ("headers", "\n/f%C3%A9eds/section/%C3%A7ay/feed.json\n"),
    ] {
        let output = print(home.path(), server, &[]);
        assert!(output.status.success(), "{output:?}");
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(expected), "{server}: {said}");
        assert!(
            said.replace("%%", "%").contains(address),
            "{server}: {said}"
        );
        assert_eq!(
            said.matches("application/atom+xml").count() % 2,
            0,
            "{server}"
        );
    }
}

#[test]
fn what_a_server_would_misread_is_refused() {
    let home = tempfile::tempdir().unwrap();
    for (server, folder) in [("nginx", "a$b"), ("apache", "a$b"), ("caddy", "a{b}")] {
        let settings = SETTINGS.replace("the feeds", folder);
        fs::write(home.path().join("feedmill.toml"), settings).unwrap();
        let output = print(home.path(), server, &[]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(output.stdout.is_empty());
        let talk = String::from_utf8(output.stderr).unwrap();
        assert!(talk.contains("choose another name"), "{talk}");
    }
    fs::write(home.path().join("feedmill.toml"), SETTINGS).unwrap();
    let output = print(home.path(), "nginx", &["hub"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}
