//! `feedmill serve --watch`: made anew while it is handed out.

use std::fs;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::served::Served;

/// Waits until the feed has `text`; the bound is for a program that does nothing.
fn await_feed(served: &Served, text: &str) {
    let began = Instant::now();
    let has = |body: Vec<u8>| String::from_utf8_lossy(&body).contains(text);
    while !has(served.get("/rss.xml", "").body) {
        assert!(began.elapsed() < Duration::from_secs(120), "no `{text}`");
        sleep(Duration::from_millis(20));
    }
}

fn article(title: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2026-03-02\n---\nA cup.\n")
}

#[test]
fn what_changes_is_made_anew_and_what_is_wrong_is_shown() {
    let mut served = Served::start(&["--watch"], |home| {
        let settings = fs::read_to_string(home.join("feedmill.toml")).unwrap();
        let settings = settings.replace("feeds/seeds", "seeds");
        fs::write(home.join("feedmill.toml"), settings).unwrap();
        fs::remove_dir(home.join("feeds")).unwrap();
        fs::create_dir(home.join("seeds")).unwrap();
        fs::write(home.join("seeds/a.md"), article("Assam")).unwrap();
    });
    await_feed(&served, "Assam");
    fs::write(served.path("seeds/b.md"), article("Ceylon")).unwrap();
    await_feed(&served, "Ceylon");
    let page = served.get("/.feedmill/", "");
    assert_eq!(page.field("refresh"), Some("5"));
    assert!(
        !String::from_utf8(page.body)
            .unwrap()
            .contains("class=\"error")
    );
    let broken = "---\ntitle: Tea\ndate: <soon>\n---\nA cup.\n";
    fs::write(served.path("seeds/c.md"), broken).unwrap();
    let page = String::from_utf8(served.get("/.feedmill/", "").body).unwrap();
    assert!(page.contains("<code>seeds/c.md:3</code>"), "{page}");
    assert!(
        page.contains("&lt;soon&gt;") && page.contains("article/invalid-date"),
        "{page}"
    );
    assert_eq!(served.get("/feedmill.toml", "").status, 404);
    fs::write(served.path("feedmill.toml"), "[site]\n").unwrap();
    let page = String::from_utf8(served.get("/.feedmill/", "").body).unwrap();
    assert!(page.contains("settings/missing-key"), "{page}");
    #[cfg(unix)]
    served.terminate();
    #[cfg(unix)]
    assert_eq!(served.ended(), Some(0));
}
