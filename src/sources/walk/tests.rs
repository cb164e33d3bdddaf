use std::fs;

use super::*;

fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }
    folder
}

/// The seeds as `shown path kind`, then the findings.
fn walk(folder: &Path, kind: Option<Kind>) -> Vec<String> {
    let mut sink = Sink::new();
    let found = seeds(folder, "posts/", kind, &mut sink).unwrap();
    let seeds = found.into_iter().map(|file| {
        assert!(file.path.is_file());
        format!("{} {} {:?}", file.seed.file, file.seed.path, file.kind)
    });
    let findings = sink.into_vec().into_iter().map(|finding| {
        assert_eq!(finding.rule, "article/invalid-path");
        let place = finding.place.unwrap();
        format!(
            "{} {}: {}",
            finding.level.as_str(),
            place.file,
            finding.message
        )
    });
    seeds.chain(findings).collect()
}

#[test]
fn finds_what_is_a_seed() {
    let folder = folder(&[
        "b.txt",
        "a/z.MD",
        "a/b/c.d.markdown",
        "a-1.text",
        "pic.jpg",
        "README",
        ".hidden.md",
        ".git/x.md",
        "a.txt~",
        "#a.txt#",
        ".#a.txt",
        "_drafts/d.md",
        "_posts/p.md",
        "a/_index.md",
        "ze\u{301}.md",
    ]);
    assert_eq!(
        walk(folder.path(), None),
        [
            "posts/_posts/p.md _posts/p Markdown",
            "posts/a-1.text a-1 Wire",
            "posts/a/b/c.d.markdown a/b/c.d Markdown",
            "posts/a/z.MD a/z Markdown",
            "posts/b.txt b Wire",
            "posts/ze\u{301}.md z\u{E9} Markdown",
        ]
    );
}

#[test]
fn the_kind_can_be_given() {
    let folder = folder(&["a.txt", "b.md", "c.jpg"]);
    assert_eq!(
        walk(folder.path(), Some(Kind::Markdown)),
        ["posts/a.txt a Markdown", "posts/b.md b Markdown"]
    );
}

#[test]
fn no_folder_is_an_error() {
    let folder = folder(&["a.txt"]);
    for path in ["none", "a.txt"] {
        let error = seeds(&folder.path().join(path), "", None, &mut Sink::new()).unwrap_err();
        assert!(error.is_io(), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn links_stay_within_the_folder() {
    use std::os::unix::fs::symlink;

    let outside = folder(&["secret.txt"]);
    let folder = folder(&["a/real.txt"]);
    let at = |name: &str| folder.path().join(name);
    symlink(at("a/real.txt"), at("inside.txt")).unwrap();
    symlink(outside.path().join("secret.txt"), at("outside.txt")).unwrap();
    symlink(folder.path(), at("a/loop")).unwrap();
    symlink("nowhere.txt", at("broken.txt")).unwrap();
    symlink("nowhere", at("other")).unwrap();
    let mut found = walk(folder.path(), None);
    found.sort();
    assert_eq!(
        found,
        [
            "posts/a/real.txt a/real Wire",
            "posts/inside.txt inside Wire",
            "warning posts/a/loop: the link is not followed: it leads to a folder",
            "warning posts/broken.txt: the link is not followed: it leads nowhere",
            "warning posts/outside.txt: the link is not followed: it leads out of the folder",
        ]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_reported() {
    use std::os::unix::ffi::OsStrExt;

    let folder = folder(&["a.txt"]);
    for name in [&b"\xE7ay.txt"[..], b"\xE7ay.jpg"] {
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), "x").unwrap();
    }
    assert_eq!(
        walk(folder.path(), None),
        [
            "posts/a.txt a Wire",
            "error posts/\u{FFFD}ay.txt: the file's name is not UTF-8",
        ]
    );
}
