//! What is said about a file, and to whom it is sent.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use feedmill::publish::{Encoding, Folder, pack};

use super::served::Served;

const RSS: &str =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel/></rss>\n";

/// The Last-Modified of what [`publish`] makes.
const TIME: &str = "Sun, 01 Nov 2026 12:00:00 GMT";

fn publish(home: &Path) {
    let folder = Folder::lock(&home.join("feeds")).unwrap().unwrap();
    fs::write(home.join("feeds/rss.xml"), RSS).unwrap();
    fs::write(home.join("feeds/index.html"), "<p>Tea").unwrap();
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_793_534_400);
    for name in ["rss.xml", "index.html"] {
        let file = fs::File::options()
            .write(true)
            .open(home.join("feeds").join(name));
        file.unwrap().set_modified(time).unwrap();
    }
    let wanted = [Encoding::Brotli, Encoding::Gzip];
    assert!(folder.tend("rss.xml", &wanted).unwrap());
}

/// Method, address, fields, status, fields of the answer.
type Row<'a> = (&'a str, &'a str, &'a str, u16, &'a [(&'a str, &'a str)]);

/// Each row: what is asked, the status, and fields of the answer; `-` is one that is not there.
#[test]
fn the_rules_one_by_one() {
    let served = Served::start(&[], publish);
    let plain = served.get("/rss.xml", "");
    assert_eq!(plain.body, RSS.as_bytes());
    let tag = plain.field("etag").unwrap().to_owned();
    let packed = served.get("/rss.xml", "Accept-Encoding: gzip\r\n");
    assert_eq!(packed.body, Encoding::Gzip.pack(RSS.as_bytes()));
    let gzip_tag = packed.field("etag").unwrap().to_owned();
    let brotli = served.get("/rss.xml", "Accept-Encoding: gzip, br\r\n");
    assert_eq!(brotli.body, Encoding::Brotli.pack(RSS.as_bytes()));
    let tags = [Some(&*tag), Some(&*gzip_tag), brotli.field("etag")];
    assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2]);

    let length = RSS.len();
    let none_match = format!("If-None-Match: {tag}\r\n");
    let rows: &[Row<'_>] = &[
        (
            "GET",
            "/rss.xml",
            "",
            200,
            &[
                ("content-type", "application/rss+xml; charset=utf-8"),
                ("content-length", &length.to_string()),
                ("last-modified", TIME),
                ("etag", &tag),
                ("cache-control", "public, max-age=300"),
                ("vary", "Accept-Encoding"),
                ("accept-ranges", "bytes"),
                ("x-content-type-options", "nosniff"),
                ("content-encoding", "-"),
                ("content-security-policy", "-"),
            ],
        ),
        (
            "HEAD",
            "/rss.xml",
            "",
            200,
            &[("content-length", &length.to_string()), ("etag", &tag)],
        ),
        (
            "GET",
            "/rss.xml",
            "Accept-Encoding: gzip;q=1, br;q=0.5\r\n",
            200,
            &[
                ("content-encoding", "gzip"),
                ("content-type", "application/rss+xml; charset=utf-8"),
                ("last-modified", TIME),
                ("vary", "Accept-Encoding"),
                ("etag", &gzip_tag),
            ],
        ),
        (
            "GET",
            "/rss.xml",
            "Accept-Encoding: gzip;q=0\r\n",
            200,
            &[("content-encoding", "-")],
        ),
        (
            "GET",
            "/rss.xml",
            "Accept-Encoding: zstd\r\n",
            200,
            &[("content-encoding", "-")],
        ),
        (
            "GET",
            "/index.html",
            "Accept-Encoding: br\r\n",
            200,
            &[("content-encoding", "-")],
        ),
        (
            "GET",
            "/",
            "",
            200,
            &[
                ("content-type", "text/html; charset=utf-8"),
                ("referrer-policy", "no-referrer"),
                (
                    "content-security-policy",
                    "default-src 'none'; img-src * data:; media-src *; style-src 'self' \
                     'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                ),
            ],
        ),
        (
            "GET",
            "/rss.xml",
            &none_match,
            304,
            &[
                ("etag", &tag),
                ("vary", "Accept-Encoding"),
                ("cache-control", "public, max-age=300"),
                ("content-length", "-"),
                ("content-type", "-"),
            ],
        ),
        ("HEAD", "/rss.xml", &none_match, 304, &[("etag", &tag)]),
        ("GET", "/rss.xml", "If-None-Match: *\r\n", 304, &[]),
        ("GET", "/rss.xml", "If-None-Match: \"x\"\r\n", 200, &[]),
        // A packed copy is not the file.
        (
            "GET",
            "/rss.xml",
            &format!("{none_match}Accept-Encoding: gzip\r\n"),
            200,
            &[("etag", &gzip_tag)],
        ),
        (
            "GET",
            "/rss.xml",
            &format!("If-None-Match: W/{gzip_tag}\r\nAccept-Encoding: gzip\r\n"),
            304,
            &[("etag", &gzip_tag)],
        ),
        (
            "GET",
            "/rss.xml",
            &format!("If-Modified-Since: {TIME}\r\n"),
            304,
            &[("etag", &tag)],
        ),
        (
            "GET",
            "/rss.xml",
            "If-Modified-Since: Sun, 01 Nov 2026 11:59:59 GMT\r\n",
            200,
            &[],
        ),
        (
            "GET",
            "/rss.xml",
            &format!("If-None-Match: \"x\"\r\nIf-Modified-Since: {TIME}\r\n"),
            200,
            &[],
        ),
        ("GET", "/rss.xml", "If-Match: \"x\"\r\n", 412, &[]),
        (
            "GET",
            "/rss.xml",
            "Range: bytes=0-4\r\n",
            206,
            &[
                ("content-range", &format!("bytes 0-4/{length}")),
                ("content-length", "5"),
                ("etag", &tag),
            ],
        ),
        (
            "GET",
            "/rss.xml",
            &format!("Range: bytes=-5\r\nIf-Range: {tag}\r\n"),
            206,
            &[("content-length", "5")],
        ),
        (
            "GET",
            "/rss.xml",
            "Range: bytes=0-4\r\nIf-Range: \"x\"\r\n",
            200,
            &[],
        ),
        (
            "GET",
            "/rss.xml",
            "Range: bytes=0-1,3-4\r\n",
            200,
            &[("content-range", "-")],
        ),
        (
            "HEAD",
            "/rss.xml",
            "Range: bytes=0-4\r\n",
            200,
            &[("content-range", "-")],
        ),
        (
            "GET",
            "/rss.xml",
            "Range: bytes=9999-\r\n",
            416,
            &[("content-range", &format!("bytes */{length}"))],
        ),
        (
            "GET",
            "/rss.xml",
            &format!("{none_match}Range: bytes=0-4\r\n"),
            304,
            &[],
        ),
        (
            "GET",
            "http://elsewhere/rss.xml",
            "",
            200,
            &[("etag", &tag)],
        ),
        ("GET", "/rss.xml?v=1", "", 200, &[("etag", &tag)]),
        (
            "POST",
            "/rss.xml",
            "Content-Length: 0\r\n",
            405,
            &[("allow", "GET, HEAD")],
        ),
        (
            "PUT",
            "/rss.xml",
            "Content-Length: 0\r\n",
            405,
            &[("allow", "GET, HEAD")],
        ),
        ("DELETE", "/rss.xml", "", 405, &[("allow", "GET, HEAD")]),
        ("OPTIONS", "*", "", 405, &[("allow", "GET, HEAD")]),
        ("TRACE", "/rss.xml", "", 405, &[("allow", "GET, HEAD")]),
        ("BREW", "/rss.xml", "", 405, &[("allow", "GET, HEAD")]),
        ("GET", "/rss.xml", "Host: y\r\n", 400, &[]),
        (
            "GET",
            "/none.xml",
            "",
            404,
            &[("content-type", "text/plain; charset=utf-8")],
        ),
    ];
    for (method, target, fields, status, expected) in rows {
        let request = format!("{method} {target} HTTP/1.1\r\nHost: x\r\n{fields}\r\n");
        let answer = served.ask(&request);
        assert_eq!(answer.status, *status, "{request}{answer:?}");
        for (name, value) in *expected {
            let found = answer.field(name).unwrap_or("-");
            assert_eq!(found, *value, "{name} of {request}{answer:?}");
        }
        assert!(answer.field("date").is_some());
    }
}

#[test]
fn parts_are_what_they_say() {
    let served = Served::start(&[], publish);
    let part = served.get("/rss.xml", "Range: bytes=2-4\r\n");
    assert_eq!(part.body, &RSS.as_bytes()[2..5]);
    let part = served.get("/rss.xml", "Range: bytes=0-9\r\nAccept-Encoding: gzip\r\n");
    assert_eq!(part.field("content-encoding"), Some("gzip"));
    assert_eq!(part.body, Encoding::Gzip.pack(RSS.as_bytes())[..10]);
}

#[test]
fn a_copy_of_an_older_version_is_not_sent() {
    let served = Served::start(&[], |home| {
        publish(home);
        fs::write(home.join("feeds/rss.xml"), "<rss>new</rss>").unwrap();
    });
    let answer = served.get("/rss.xml", "Accept-Encoding: gzip, br\r\n");
    assert_eq!(answer.body, b"<rss>new</rss>");
    assert_eq!(answer.field("content-encoding"), None);
}

#[test]
fn a_time_that_has_not_come_is_not_told() {
    let served = Served::start(&[], publish);
    let file = fs::File::options()
        .write(true)
        .open(served.path("feeds/rss.xml"));
    let tomorrow = SystemTime::now() + Duration::from_secs(86_400);
    file.unwrap().set_modified(tomorrow).unwrap();
    let answer = served.get("/rss.xml", "");
    let time = |name| chrono::DateTime::parse_from_rfc2822(answer.field(name).unwrap()).unwrap();
    assert!(time("last-modified") <= time("date"));
}

#[test]
fn the_checks_have_nothing_to_say_about_how_feeds_are_served() {
    let served = Served::start(&[], |home| {
        let folder = Folder::lock(&home.join("feeds")).unwrap().unwrap();
        for name in ["rss.xml", "atom.xml", "feed.json"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("feeds")
                .join(name);
            let bytes = fs::read(path).unwrap();
            let packed = pack(&bytes, &[Encoding::Gzip]);
            let file = folder.prepare_packed(name, &bytes, &packed).unwrap();
            folder.commit(vec![file]).unwrap();
        }
    });
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let address = format!("http://{}/{name}", served.address);
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_feedmill"))
            .args(["check", "--format", "json", &address])
            .env("NO_PROXY", "127.0.0.1")
            .output()
            .unwrap();
        let out = String::from_utf8(run.stdout).unwrap();
        assert!(
            run.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        assert!(!out.contains("\"http/"), "{out}");
    }
}

#[test]
fn the_findings_are_a_page() {
    let served = Served::start(&[], |home| {
        publish(home);
        fs::create_dir(home.join("feeds/a b")).unwrap();
        let feed = "<rss version='2.0'><channel><title>&lt;b&gt;</title></channel></rss>";
        fs::write(home.join("feeds/a b/<x>.xml"), feed).unwrap();
    });
    let page = served.get("/.feedmill/", "");
    assert_eq!(page.field("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.field("cache-control"), Some("no-store"));
    let html = String::from_utf8(page.body).unwrap();
    assert!(
        html.contains("<a href=\"/a%20b/%3Cx%3E.xml\">a b/&lt;x&gt;.xml</a>"),
        "{html}"
    );
    assert!(
        html.contains("<strong class=\"error\">error</strong>"),
        "{html}"
    );
    assert!(!html.contains("<script"));
    fs::write(served.path("feeds/rss.xml"), "<rss").unwrap();
    let page = served.get("/.feedmill/", "");
    assert!(
        String::from_utf8(page.body).unwrap().contains("xml/"),
        "it is of today"
    );
    let head = served.ask("HEAD /.feedmill/ HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!(head.status, 200);
}
