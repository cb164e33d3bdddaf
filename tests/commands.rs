//! The commands as a person or cron calls them: what they print where, and how they exit.

#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use program::{feedmill, talk};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const ARTICLE: &str = "---\ntitle: Tea\ndate: 2026-11-01T09:00:00Z\n---\nHot.\n";

fn code(output: &Output) -> i32 {
    output.status.code().expect("it was not killed")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it prints UTF-8")
}

/// A folder `posts` with one good article.
fn posts() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("posts")).unwrap();
    fs::write(home.path().join("posts/tea.md"), ARTICLE).unwrap();
    home
}

#[test]
fn a_first_try_needs_no_settings_and_success_is_silent() {
    let home = posts();
    let output = feedmill(
        home.path(),
        &["build", "posts", "--link", "https://tea.example/"],
    );
    assert_eq!(
        (code(&output), out(&output), talk(&output)),
        (0, String::new(), String::new())
    );
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let feed = fs::read_to_string(home.path().join("feeds").join(name)).unwrap();
        assert!(feed.contains("https://tea.example/tea/"), "{name}");
    }
}

#[test]
fn verbose_says_what_was_done_on_stderr() {
    let home = posts();
    let output = feedmill(
        home.path(),
        &["build", "posts", "--link", "https://tea.example/", "-v"],
    );
    assert_eq!(out(&output), "");
    assert!(
        talk(&output).contains("1 of 1 articles in the feeds, 1 new, 3 written"),
        "{}",
        talk(&output)
    );
}

#[test]
fn init_writes_settings_that_build_uses() {
    let home = posts();
    let link = "https://tea.example/";
    let init = feedmill(
        home.path(),
        &["init", "--link", link, "--source", "posts", "--yes"],
    );
    assert_eq!(code(&init), 0, "{}", talk(&init));
    assert_eq!(
        talk(&init),
        "feedmill.toml is written; put articles into posts and run `feedmill build`\n"
    );
    let build = feedmill(home.path(), &["build"]);
    assert_eq!((code(&build), talk(&build)), (0, String::new()));
    let again = feedmill(home.path(), &["init", "--link", link, "--yes"]);
    assert_eq!(code(&again), 2);
    assert!(
        talk(&again).contains("feedmill.toml is there already"),
        "{}",
        talk(&again)
    );
}

#[test]
fn the_sample_site_builds_from_anywhere() {
    let home = tempfile::tempdir().unwrap();
    let feeds = home.path().join("feeds");
    // The repository's own state stays out of it.
    for name in ["feedmill.toml", "seeds"] {
        copy(
            &Path::new(ROOT).join(name),
            &home.path().join("site").join(name),
        );
    }
    let config = home.path().join("site/feedmill.toml");
    let arguments = [
        "build",
        "--config",
        config.to_str().unwrap(),
        "--output",
        feeds.to_str().unwrap(),
    ];
    let output = feedmill(home.path(), &arguments);
    assert_eq!((code(&output), talk(&output)), (0, String::new()));
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let made = fs::read(feeds.join(name)).unwrap();
        assert!(
            made == fs::read(Path::new(ROOT).join("feeds").join(name)).unwrap(),
            "{name}"
        );
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
        return;
    }
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}

#[test]
fn a_bad_article_is_named_and_exits_with_1() {
    let home = posts();
    fs::write(
        home.path().join("posts/bad.md"),
        "---\ntitle: x\ndate: 2026-13-01\n---\n",
    )
    .unwrap();
    let output = feedmill(
        home.path(),
        &["build", "posts", "--link", "https://tea.example/"],
    );
    assert_eq!((code(&output), out(&output)), (1, String::new()));
    let talk = talk(&output);
    assert!(talk.contains("posts/bad.md:3"), "{talk}");
    assert!(talk.contains("rule: article/invalid-date"), "{talk}");
    assert!(!talk.contains('\u{1b}'), "colours are for terminals");
    assert!(
        home.path().join("feeds/rss.xml").exists(),
        "the good article is published"
    );
}

#[test]
fn the_machine_report_is_one_object_a_line_with_the_summary_last() {
    let home = posts();
    fs::write(
        home.path().join("posts/later.md"),
        ARTICLE.replace("2026-11-01", "2099-01-01"),
    )
    .unwrap();
    fs::write(home.path().join("posts/undated.md"), "# Undated\n").unwrap();
    let arguments = [
        "build",
        "posts",
        "--link",
        "https://tea.example/",
        "--format",
        "json",
    ];
    let output = feedmill(home.path(), &arguments);
    assert_eq!((code(&output), talk(&output)), (1, String::new()));
    let text = out(&output);
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["code"], "article/missing-date");
    let summary = &lines[1]["summary"];
    assert_eq!(
        (&summary["items"], &summary["scheduled"]),
        (&1.into(), &1.into())
    );
    assert_eq!(summary["next_due"]["at"], "2099-01-01T09:00:00Z");
}

#[test]
fn an_hour_can_be_chosen() {
    let home = posts();
    let build = [
        "build",
        "posts",
        "--link",
        "https://tea.example/",
        "-v",
        "--now",
    ];
    let before = feedmill(
        home.path(),
        &[&build[..], &["2026-10-31T00:00:00Z"]].concat(),
    );
    assert!(
        talk(&before).contains("next due: 2026-11-01T09:00:00Z “Tea”"),
        "{}",
        talk(&before)
    );
    let wrong = feedmill(home.path(), &[&build[..], &["yesterday"]].concat());
    assert_eq!(code(&wrong), 2);
}

#[test]
fn what_cannot_be_done_exits_with_2_and_says_what_to_do() {
    let home = posts();
    let output = feedmill(home.path(), &["build"]);
    assert_eq!(code(&output), 2);
    assert!(talk(&output).contains("feedmill init"), "{}", talk(&output));
    fs::write(
        home.path().join("feedmill.toml"),
        "[site]\ntitel = \"Tea\"\n",
    )
    .unwrap();
    let output = feedmill(home.path(), &["build"]);
    assert_eq!(code(&output), 2);
    let talk = talk(&output);
    assert!(
        talk.contains("feedmill.toml:2:1") && talk.contains("title"),
        "{talk}"
    );
}

#[test]
fn a_second_run_leaves_at_once() {
    let home = posts();
    let build = ["build", "posts", "--link", "https://tea.example/"];
    assert_eq!(code(&feedmill(home.path(), &build)), 0);
    let folder = feedmill::publish::Folder::lock(&home.path().join("feeds")).unwrap();
    assert!(folder.is_some());
    let output = feedmill(home.path(), &build);
    assert_eq!((code(&output), talk(&output)), (0, String::new()));
    let output = feedmill(home.path(), &[&build[..], &["-v"]].concat());
    assert!(
        talk(&output).contains("another run is at work"),
        "{}",
        talk(&output)
    );
}

#[test]
fn inspect_shows_the_line_of_each_field() {
    let home = posts();
    let init = [
        "init",
        "--link",
        "https://tea.example/",
        "--source",
        "posts",
        "--yes",
    ];
    feedmill(home.path(), &init);
    let output = feedmill(home.path(), &["inspect", "posts/tea.md"]);
    assert_eq!((code(&output), talk(&output)), (0, String::new()));
    let text = out(&output);
    assert!(text.contains("  title      line 2    Tea\n"), "{text}");
    assert!(
        text.contains("  published  line 3    2026-11-01T09:00:00Z\n"),
        "{text}"
    );
    assert!(text.contains("<p>Hot.</p>"), "{text}");
    assert_eq!(
        code(&feedmill(home.path(), &["inspect", "feedmill.toml"])),
        2
    );
}

#[test]
fn completions_and_the_manual_name_every_command() {
    let home = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = out(&feedmill(home.path(), &["completions", shell]));
        assert!(
            ["build", "check", "inspect", "init"]
                .iter()
                .all(|name| script.contains(name)),
            "{shell}"
        );
    }
    assert!(out(&feedmill(home.path(), &["man"])).contains(".TH feedmill"));
    let pages = home.path().join("man");
    fs::create_dir(&pages).unwrap();
    assert_eq!(code(&feedmill(home.path(), &["man", "man"])), 0);
    let found: Vec<PathBuf> = fs::read_dir(pages)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(
        found.iter().any(|page| page.ends_with("feedmill-build.1")),
        "{found:?}"
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_feedmill"))
        .args(["completions", "bash"])
        .current_dir(home.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((code(&output), talk(&output)), (0, String::new()));
}

#[test]
fn the_rule_line_says_which_settings_gave_the_level() {
    let home = tempfile::tempdir().unwrap();
    let feed = "<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0'><channel><item/></channel></rss>";
    fs::write(home.path().join("feed.xml"), feed).unwrap();
    let settings =
        "[check.levels]\nspec = \"note\"\n\"schema/rss\" = \"allow\"\nstyle = \"allow\"\n";
    fs::write(home.path().join("feedmill.toml"), settings).unwrap();
    let output = feedmill(
        home.path(),
        &[
            "check",
            "--schema",
            "--warn",
            "rss/missing-self",
            "feed.xml",
        ],
    );
    let said = out(&output);
    assert_eq!(code(&output), 0, "{said}");
    let line = "= rule: rss/missing-title (note: set in feedmill.toml:2)\n";
    assert!(said.contains(line), "{said}");
    // One of the command line stands before the reader's eyes.
    assert!(said.contains("= rule: rss/missing-self\n"), "{said}");
    // A file that is only looked at may break its grammar in silence.
    let found = format!("{said}{}", talk(&output));
    assert!(!found.contains("schema/rss"), "{found}");
}
