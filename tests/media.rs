//! Pictures, attachments and episodes from seeds to feeds, with the site's own files beside them.

#[allow(dead_code)]
#[path = "build/site.rs"]
mod site;
mod support;

use std::fs;
use std::path::Path;

use feedmill::media::measure;
use feedmill::pipeline::Outcome;

use site::{SETTINGS, Site};

const NOW: &str = "2026-11-22T12:00:00Z";

/// The files of this repository's sample site.
fn sample(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/static");
    fs::read(folder.join(name)).unwrap()
}

/// A site with a folder of its own files, and a seed with these lines of front matter.
fn site(lines: &str, files: &[(&str, Vec<u8>)]) -> Site {
    let settings = format!("{SETTINGS}\n[media]\nfolder = \"static\"\n");
    site_with(&settings, lines, files)
}

fn site_with(settings: &str, lines: &str, files: &[(&str, Vec<u8>)]) -> Site {
    let seed = format!("---\ntitle: Tea\ndate: 2026-11-01\n{lines}\n---\nWater first.\n");
    let site = Site::new(settings, &[("tea.md", &seed)]);
    for (name, bytes) in files {
        let path = site.path("static").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    site
}

/// The findings about articles, as `rule line: message`, with the folder of the site left out.
fn said(site: &Site, outcome: &Outcome) -> Vec<String> {
    let home = format!("{}/", site.path("").display());
    let home = home.replace("//", "/");
    let found = outcome.report.diagnostics().iter();
    found
        .filter(|found| found.rule.starts_with("article/"))
        .map(|found| {
            let line = found.place.as_ref().and_then(|place| place.line);
            let message = found.message.replace(&home, "");
            format!("{} {}: {message}", found.rule, line.unwrap_or(0))
        })
        .collect()
}

#[test]
fn files_are_measured_from_their_own_bytes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/static");
    for (name, kind, size, duration) in [
        (
            "images/artwork.png",
            Some("image/png"),
            Some((1400, 1400)),
            None,
        ),
        (
            "images/wheel.jpg",
            Some("image/jpeg"),
            Some((640, 360)),
            None,
        ),
        (
            "audio/what-hath-god-wrought.mp3",
            Some("audio/mpeg"),
            None,
            Some(5),
        ),
        ("audio/what-hath-god-wrought.vtt", None, None, None),
    ] {
        let path = folder.join(name);
        let measured = measure(&path).unwrap();
        assert_eq!(measured.length, fs::metadata(&path).unwrap().len());
        let found = measured.media_type.as_ref().map(|kind| kind.as_str());
        assert_eq!(found, kind, "{name}");
        assert_eq!(measured.width.zip(measured.height), size, "{name}");
        assert_eq!(measured.duration, duration, "{name}");
    }
}

/// Whatever is cut off or overwritten, less is known and nothing fails.
#[test]
fn damaged_files_are_measured_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged");
    for name in [
        "images/artwork.png",
        "images/wheel.jpg",
        "audio/what-hath-god-wrought.mp3",
    ] {
        let whole = sample(name);
        for cut in (0..200).chain([whole.len() / 2]) {
            fs::write(&path, &whole[..cut]).unwrap();
            assert_eq!(measure(&path).unwrap().length, cut as u64);
        }
        for at in 0..200 {
            let mut bytes = whole.clone();
            bytes[at] ^= 0xFF;
            fs::write(&path, &bytes).unwrap();
            assert_eq!(measure(&path).unwrap().length, whole.len() as u64);
        }
    }
}

#[test]
fn what_is_there_is_published_with_what_it_is() {
    let lines = "image: { url: /img/wheel.jpg, alt: A wheel, renditions: /img/small.jpg }\n\
                 enclosure: { url: /talk.mp3, length: 7, duration: 9 }";
    let files = [
        ("img/wheel.jpg", sample("images/wheel.jpg")),
        ("img/small.jpg", sample("images/wheel-320.jpg")),
        ("talk.mp3", sample("audio/what-hath-god-wrought.mp3")),
    ];
    let site = site(lines, &files);
    let outcome = site.build(NOW);
    assert_eq!(said(&site, &outcome), [""; 0]);
    let length = files[2].1.len();
    let enclosure = format!(
        "<enclosure url=\"https://tea.example/talk.mp3\" length=\"{length}\" type=\"audio/mpeg\"/>"
    );
    assert!(site.feed("rss.xml").contains(&enclosure));
    let atom = site.feed("atom.xml");
    for part in [
        format!("fileSize=\"{}\" height=\"360\"", files[0].1.len()),
        format!("fileSize=\"{}\" height=\"180\"", files[1].1.len()),
        "width=\"640\"".to_owned(),
    ] {
        assert!(atom.contains(&part), "{part} in {atom}");
    }
    assert!(
        site.feed("feed.json")
            .contains("\"duration_in_seconds\": 5")
    );
}

#[test]
fn what_is_not_there_is_left_out_and_said_at_its_line() {
    let lines = "images: [/img/gone.png, https://elsewhere.example/far.png, /img/there.png]\n\
                 enclosure: /gone.mp3\n\
                 attachments:\n  - /empty.pdf\n  - https://elsewhere.example/far.pdf\n\
                 podcast: { transcript: /gone.vtt, chapters: /gone.json, image: /gone.png }";
    let files = [
        ("img/there.png", sample("images/artwork.png")),
        ("empty.pdf", Vec::new()),
    ];
    let site = site(lines, &files);
    let outcome = site.build(NOW);
    let image = "the image `https://tea.example";
    assert_eq!(
        said(&site, &outcome),
        [
            format!("article/missing-media 4: {image}/img/gone.png` is left out: there is no file static/img/gone.png"),
            "article/missing-media 5: the attachment `https://tea.example/gone.mp3` is left out: there is no file static/gone.mp3".into(),
            "article/invalid-media 7: the attachment `https://tea.example/empty.pdf` is left out: static/empty.pdf is empty".into(),
            format!("article/missing-media 9: {image}/gone.png` is left out: there is no file static/gone.png"),
            "article/missing-media 9: the list of chapters `https://tea.example/gone.json` is left out: there is no file static/gone.json".into(),
            "article/missing-media 9: the transcript `https://tea.example/gone.vtt` is left out: there is no file static/gone.vtt".into(),
        ]
    );
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let feed = site.feed(name);
        assert!(
            !feed.contains("gone.") && !feed.contains("empty."),
            "{feed}"
        );
        assert!(
            feed.contains("far.png") && feed.contains("far.pdf"),
            "{feed}"
        );
    }
}

#[test]
fn what_is_something_else_than_it_says_is_called_what_it_is() {
    let lines = "images: [/page.png, /photo.png]\nenclosure: /talk.wav\nattachments: /cut.mp3";
    let files = [
        ("page.png", b"<!DOCTYPE html><title>404</title>".to_vec()),
        ("photo.png", sample("images/wheel.jpg")),
        ("talk.wav", sample("audio/what-hath-god-wrought.mp3")),
        ("cut.mp3", b"nothing that plays".to_vec()),
    ];
    let site = site(lines, &files);
    let outcome = site.build(NOW);
    assert_eq!(
        said(&site, &outcome),
        [
            "article/conflicting-media-type 4: static/page.png is text/html, and not image/png as it is called",
            "article/conflicting-media-type 4: static/photo.png is image/jpeg, and not image/png as it is called",
            "article/conflicting-media-type 5: static/talk.wav is audio/mpeg, and not audio/wav as it is called",
            "article/invalid-media 6: static/cut.mp3 is called audio/mpeg, but does not begin like it",
        ]
    );
    let atom = site.feed("atom.xml");
    assert!(!atom.contains("page.png"));
    assert!(atom.contains("type=\"image/jpeg\" url=\"https://tea.example/photo.png\""));
    assert!(site.feed("rss.xml").contains("type=\"audio/mpeg\""));
}

#[test]
fn what_is_too_large_is_published_with_a_warning() {
    let settings =
        format!("{SETTINGS}\n[media]\nfolder = \"static\"\nimage_bytes = 9\nbytes = 8\n");
    let lines = "image: /a.png\nenclosure: /a.mp3";
    let files = [
        ("a.png", sample("images/artwork.png")),
        ("a.mp3", sample("audio/what-hath-god-wrought.mp3")),
    ];
    let site = site_with(&settings, lines, &files);
    let outcome = site.build(NOW);
    let (image, sound) = (files[0].1.len(), files[1].1.len());
    assert_eq!(
        said(&site, &outcome),
        [
            format!("article/excessive-media 4: static/a.png has {image} bytes; the limit is 9"),
            format!("article/excessive-media 5: static/a.mp3 has {sound} bytes; the limit is 8"),
        ]
    );
    assert!(site.feed("rss.xml").contains("a.mp3"));
}

#[cfg(unix)]
#[test]
fn nothing_outside_of_the_folder_is_looked_at() {
    let lines = "image: /up/secret.png\nenclosure: /..%2fsecret.mp3\nattachments: /fifo.mp3";
    let site = site(lines, &[("there.png", sample("images/artwork.png"))]);
    fs::write(site.path("secret.png"), sample("images/artwork.png")).unwrap();
    std::os::unix::fs::symlink("..", site.path("static/up")).unwrap();
    // It would wait for ever for somebody who writes.
    let fifo = site.path("static/fifo.mp3");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status();
    assert!(made.is_ok_and(|status| status.success()));
    let outcome = site.build(NOW);
    assert_eq!(
        said(&site, &outcome),
        [
            "article/missing-media 4: the image `https://tea.example/up/secret.png` is left out: static/up/secret.png leads out of the folder",
            "article/missing-media 6: the attachment `https://tea.example/fifo.mp3` is left out: there is no file static/fifo.mp3",
        ]
    );
}

#[test]
fn the_files_beside_an_article_are_looked_at_first() {
    let site = site("draft: true", &[]);
    let text = "---\ntitle: Pot\ndate: 2026-11-02\nurl: /pot/\nimage: pot.jpg\n---\nA pot.\n";
    site.seed("pot/index.md", text);
    fs::write(site.path("seeds/pot/pot.jpg"), sample("images/wheel.jpg")).unwrap();
    let outcome = site.build(NOW);
    assert_eq!(said(&site, &outcome), [""; 0]);
    assert!(site.feed("rss.xml").contains("width=\"640\""));
}

#[test]
fn only_a_podcast_has_the_elements_of_one() {
    let podcast = "artwork = \"/a.png\"\ncategories = [\"Arts > Food\"]\n\
                   owner = { name = \"Ann\", email = \"ann@tea.example\" }\n";
    let settings = format!(
        "{SETTINGS}\n[[feeds]]\nname = \"air\"\n[feeds.podcast]\n{podcast}\n[media]\nfolder = \"static\"\n"
    );
    let lines = "podcast: { audio: /talk.mp3, episode: 4, season: winter }";
    let files = [("talk.mp3", sample("audio/what-hath-god-wrought.mp3"))];
    let site = site_with(&settings, lines, &files);
    let outcome = site.build(NOW);
    assert_eq!(
        said(&site, &outcome),
        ["article/invalid-field 4: `season` holds what no podcast can use"]
    );
    let feed = site.feed("air/rss.xml");
    for part in [
        "<itunes:duration>5</itunes:duration>",
        "<itunes:episode>4</itunes:episode>",
        "<itunes:category text=\"Food\">",
        "<itunes:email>ann@tea.example</itunes:email>",
        // UUID 5 of `tea.example/feeds/air/rss.xml`, by Python's `uuid`.
        "<podcast:guid>55823b73-1c4b-53f3-8c8d-b88074f0687a</podcast:guid>",
    ] {
        assert!(feed.contains(part), "{part} in {feed}");
    }
    for name in ["rss.xml", "atom.xml", "air/atom.xml"] {
        let feed = site.feed(name);
        assert!(
            !feed.contains("itunes") && !feed.contains("podcastindex"),
            "{name}"
        );
    }
}
