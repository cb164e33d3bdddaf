//! Nothing but what is meant to be public.

use std::fs;
use std::path::Path;

use super::served::Served;

fn prepare(home: &Path) {
    for (name, text) in [
        ("secret.xml", "secret"),
        ("feeds/rss.xml", "<rss/>"),
        ("feeds/.feedmill.lock", "secret"),
        ("feeds/.hidden/rss.xml", "secret"),
        ("feeds/seeds/draft.txt", "secret"),
        ("feeds/a/b.xml", "<rss/>"),
        ("feeds/100%25.xml", "<rss/>"),
    ] {
        let path = home.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

#[test]
fn hostile_paths_lead_nowhere() {
    let served = Served::start(&[], prepare);
    for target in [
        "/../secret.xml",
        "/..%2fsecret.xml",
        "/%2e%2e/secret.xml",
        "/%2E%2E%2Fsecret.xml",
        "/a/../../secret.xml",
        "/a/..%5c..%5csecret.xml",
        "/..\\secret.xml",
        "/%252e%252e/secret.xml",
        "/.%2e/secret.xml",
        "/%c0%ae%c0%ae/secret.xml",
        "/a/%00/../../../secret.xml",
        "/rss.xml%00",
        "/.feedmill.lock",
        "/%2efeedmill.lock",
        "/.hidden/rss.xml",
        "/a/../.feedmill.lock",
        "/seeds/draft.txt",
        "//rss.xml",
        "//etc/passwd",
        "/a//b.xml",
        "/./rss.xml",
        "/rss.xml/",
        "/rss.xml/x",
        "/a/",
        "/%",
        "http://x",
        "/con%0d%0aX-Injected:%20yes",
    ] {
        let answer = served.get(target, "");
        assert!([400, 404].contains(&answer.status), "{target}: {answer:?}");
        assert_eq!(answer.field("x-injected"), None, "{target}");
        assert!(
            !answer.body.windows(6).any(|it| it == b"secret"),
            "{target}"
        );
    }
    for target in ["/rss.xml", "/a/b.xml", "/a%2Fb.xml", "/100%2525.xml"] {
        assert_eq!(served.get(target, "").status, 200, "{target}");
    }
}

#[test]
fn what_is_no_request_is_refused() {
    let served = Served::start(&[], prepare);
    for request in [
        "GET rss.xml HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /rss.xml HTTP/1.1\r\n\r\n",
        "GET /rss.xml HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
        "\x16\x03\x01\x02\r\n\r\n",
    ] {
        let answer = served.ask(request);
        assert_eq!(answer.status, 400, "{request:?}");
    }
}

#[test]
fn a_folder_is_found_without_its_slash() {
    let served = Served::start(&[], prepare);
    let answer = served.get("/a?x=1", "");
    assert_eq!(answer.status, 301);
    assert_eq!(answer.field("location"), Some("/a/?x=1"));
    assert_eq!(served.get("/seeds", "").status, 404);
    fs::write(served.path("feeds/a/index.html"), "tea").unwrap();
    assert_eq!(served.get("/a/", "").body, b"tea");
}

#[test]
fn the_settings_and_the_state_stay_private() {
    let served = Served::start(&[], |home| {
        let settings = fs::read_to_string(home.join("feedmill.toml")).unwrap();
        let settings = settings.replace("[output]", "[output]\nfolder = \".\"");
        fs::write(home.join("feedmill.toml"), settings).unwrap();
        for name in [
            "feedmill.db",
            "feedmill.db-wal",
            "feedmill.db-shm",
            "feedmill.xml",
        ] {
            fs::write(home.join(name), "x").unwrap();
        }
    });
    for (target, status) in [
        ("/feedmill.toml", 404),
        ("/feedmill.db", 404),
        ("/feedmill.db-wal", 404),
        ("/feedmill.db-shm", 404),
        ("/feedmill.xml", 200),
    ] {
        assert_eq!(served.get(target, "").status, status, "{target}");
    }
}

#[cfg(unix)]
#[test]
fn links_lead_to_what_is_inside_only() {
    use std::os::unix::fs::symlink;

    let served = Served::start(&[], prepare);
    let feeds = served.path("feeds");
    for (target, link) in [
        ("rss.xml", "inside.xml"),
        ("../secret.xml", "outside.xml"),
        ("/etc", "etc"),
        (".feedmill.lock", "lock.xml"),
        ("seeds/draft.txt", "draft.txt"),
        ("nowhere", "nowhere.xml"),
    ] {
        symlink(target, feeds.join(link)).unwrap();
    }
    for (target, status) in [
        ("/inside.xml", 200),
        ("/outside.xml", 404),
        ("/etc/passwd", 404),
        ("/etc", 404),
        ("/lock.xml", 404),
        ("/draft.txt", 404),
        ("/nowhere.xml", 404),
    ] {
        assert_eq!(served.get(target, "").status, status, "{target}");
    }
    // A link that has been followed may lead elsewhere later.
    fs::remove_file(feeds.join("inside.xml")).unwrap();
    symlink("../secret.xml", feeds.join("inside.xml")).unwrap();
    assert_eq!(served.get("/inside.xml", "").status, 404);
}
