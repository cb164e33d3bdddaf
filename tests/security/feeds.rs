//! How a vector becomes a feed of one item: as its text, and in every field.

use serde_json::json;

/// As a careful program writes it into XML, which holds no control characters.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

fn html(vector: &str) -> String {
    format!("<p>Tea.</p>\n{vector}\n<p>Cake.</p>")
}

fn rss_feed(item: &str) -> String {
    format!(
        "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:georss=\"http://www.georss.org/georss\" \
         xmlns:media=\"http://search.yahoo.com/mrss/\">\
         <channel><title>T</title><link>https://tea.example/</link><item>{item}</item></channel></rss>"
    )
}

pub fn rss(date: &str, page: &str, vector: &str) -> String {
    let text = escaped(&html(vector));
    rss_feed(&format!(
        "<title>Tea</title><link>{page}</link><guid>{page}</guid><dc:date>{date}</dc:date>\
         <content:encoded>{text}</content:encoded>"
    ))
}

pub fn rss_fields(date: &str, section: &str, vector: &str) -> String {
    let vector = escaped(vector);
    rss_feed(&format!(
        "<title>{vector}</title><link>https://ok.example/rss/{date}</link><guid>rss {date} {vector}</guid>\
         <dc:date>{date}</dc:date><description>{vector}</description>\
         <content:encoded>&lt;p&gt;Tea.&lt;/p&gt;</content:encoded>\
         <category>{section}</category><category domain=\"{vector}\">{vector}</category>\
         <category domain=\"https://ok.example/\">{vector}</category>\
         <source url=\"{vector}\">{vector}</source><author>{vector}</author>\
         <dc:creator>{vector}</dc:creator><dc:contributor>{vector}</dc:contributor>\
         <dc:rights>{vector}</dc:rights><dc:coverage>{vector}</dc:coverage>\
         <dc:language>{vector}</dc:language><georss:point>{vector}</georss:point>\
         <enclosure url=\"{vector}\" type=\"audio/mpeg\" length=\"1\"/>\
         <enclosure url=\"https://ok.example/a.mp3\" type=\"{vector}\" length=\"{vector}\"/>\
         <enclosure url=\"{vector}\" type=\"image/png\" length=\"1\"/>\
         <media:content url=\"{vector}\" medium=\"image\"/><media:thumbnail url=\"{vector}\"/>\
         <media:group><media:content url=\"https://ok.example/tea.jpg\" medium=\"image\" \
         type=\"{vector}\" width=\"{vector}\"/><media:content url=\"{vector}\" medium=\"image\"/>\
         <media:title>{vector}</media:title><media:description>{vector}</media:description>\
         <media:credit>{vector}</media:credit></media:group>\
         <atom:link rel=\"related\" href=\"{vector}\" title=\"{vector}\"/>\
         <atom:link rel=\"via\" href=\"https://ok.example/\" title=\"{vector}\"/>\
         <atom:link rel=\"alternate\" hreflang=\"tr\" href=\"{vector}\"/>\
         <atom:link rel=\"license\" href=\"{vector}\"/>"
    ))
}

fn atom_feed(entry: &str) -> String {
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:media=\"http://search.yahoo.com/mrss/\">\
         <title>T</title><id>urn:t</id><entry>{entry}</entry></feed>"
    )
}

pub fn atom(date: &str, page: &str, vector: &str) -> String {
    let text = escaped(&html(vector));
    atom_feed(&format!(
        "<title>Tea</title><link href=\"{page}\"/><id>{page}</id><updated>{date}</updated>\
         <content type=\"html\" xml:base=\"https://ok.example/files/\">{text}</content>"
    ))
}

pub fn atom_fields(date: &str, section: &str, vector: &str) -> String {
    let vector = escaped(vector);
    atom_feed(&format!(
        "<title type=\"html\">{vector}</title><link href=\"https://ok.example/atom/{date}\"/>\
         <id>atom {date} {vector}</id><updated>{date}</updated><summary type=\"html\">{vector}</summary>\
         <content type=\"html\" xml:base=\"{vector}\">&lt;p&gt;Tea. &lt;a href=\"x\"&gt;x&lt;/a&gt;&lt;/p&gt;</content>\
         <category term=\"{section}\"/><category term=\"{vector}\" scheme=\"{vector}\" label=\"{vector}\"/>\
         <category term=\"{vector}\" scheme=\"https://ok.example/\" label=\"{vector}\"/>\
         <author><name>{vector}</name><uri>{vector}</uri><email>{vector}</email></author>\
         <contributor><name>{vector}</name></contributor><rights type=\"html\">{vector}</rights>\
         <source><title>{vector}</title></source>\
         <link rel=\"enclosure\" href=\"{vector}\" type=\"audio/mpeg\" title=\"{vector}\"/>\
         <link rel=\"enclosure\" href=\"https://ok.example/tea.png\" type=\"image/png\" title=\"{vector}\"/>\
         <link rel=\"related\" href=\"{vector}\" title=\"{vector}\"/>\
         <link rel=\"alternate\" hreflang=\"{vector}\" href=\"{vector}\"/>\
         <link rel=\"license\" href=\"{vector}\"/><media:thumbnail url=\"{vector}\"/>"
    ))
}

fn json_feed(item: serde_json::Value) -> String {
    json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "T",
        "home_page_url": "https://tea.example/", "items": [item],
    })
    .to_string()
}

pub fn json(date: &str, page: &str, vector: &str) -> String {
    json_feed(json!({
        "id": page, "url": page, "title": "Tea", "date_published": date,
        "content_html": html(vector),
    }))
}

pub fn json_fields(date: &str, section: &str, vector: &str) -> String {
    // The same feed is read in two ways, and each item has an id of its own.
    let id = format!("{section} {date} {vector}");
    json_feed(json!({
        "id": id, "url": format!("https://ok.example/json/{date}"), "external_url": vector,
        "title": vector, "summary": vector, "date_published": date, "content_html": "<p>Tea.</p>",
        "tags": [section, vector], "language": vector, "image": vector, "banner_image": vector,
        "authors": [{"name": vector, "url": vector, "avatar": vector}],
        "attachments": [
            {"url": vector, "mime_type": "audio/mpeg", "title": vector},
            {"url": "https://ok.example/a.mp3", "mime_type": vector, "title": vector},
            {"url": vector, "mime_type": "image/png", "title": vector},
            {"url": "https://ok.example/tea.png", "mime_type": "image/png", "title": vector},
        ],
        "_news": {
            "credit": vector, "rights": vector, "usage_terms": vector, "license": vector,
            "located": vector, "provider": vector, "short_title": vector, "slugline": vector,
            "urgency": vector, "digital_source_type": vector,
            "coordinates": {"latitude": vector, "longitude": vector},
            "subjects": [{"code": vector, "scheme": "https://ok.example/", "name": vector},
                {"code": vector, "scheme": vector, "name": vector}],
            "related": [{"url": vector, "title": vector}],
            "translations": [{"language": "tr", "url": vector}],
        },
    }))
}
