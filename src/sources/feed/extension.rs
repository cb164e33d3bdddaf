//! What our own extension of JSON Feed, `_news`, says for news desks.

use serde_json::Value;

use crate::model::{Found, Story, Subject};
use crate::sources::pictures::MOST;

use super::item::Item;
use super::json::Object;

/// Reads the extension of an item that stands on `line`. Corrections are not read: they are in the
/// text as well.
pub(super) fn read(object: Object<'_>, line: u32, item: &mut Item<'_>) {
    let Some(news) = object.0.get("_news").and_then(Value::as_object).map(Object) else {
        return;
    };
    let text = |name| news.text(name).map(|text| Found::new(text, line));
    item.article.location = text("located");
    item.article.source = text("provider");
    item.article.expires = item.date("end of validity", text("expires"));
    let desk = &mut item.article.news;
    desk.credit = text("credit");
    desk.rights = text("rights");
    desk.usage_terms = text("usage_terms");
    desk.license = text("license");
    desk.urgency = text("urgency");
    desk.slugline = text("slugline");
    desk.short_title = text("short_title");
    desk.source_type = text("digital_source_type");
    let point = news.0.get("coordinates").and_then(Value::as_object);
    if let Some(point) = point.map(Object)
        && let (Some(north), Some(east)) = (point.text("latitude"), point.text("longitude"))
    {
        desk.coordinates = Some(Found::new(format!("{north}, {east}"), line));
    }
    let objects = |name| {
        let all = news.list(name).filter_map(Value::as_object);
        all.map(Object).take(MOST)
    };
    desk.subjects = objects("subjects")
        .filter_map(|it| {
            let subject = Subject {
                code: it.text("code")?,
                scheme: it.text("scheme"),
                name: it.text("name"),
            };
            Some(Found::new(subject, line))
        })
        .collect();
    desk.related = objects("related")
        .filter_map(|it| {
            let (url, title) = (it.text("url")?, it.text("title"));
            Some(Found::new(Story { url, title }, line))
        })
        .collect();
    desk.translations = objects("translations")
        .filter_map(|it| Some(Found::new((it.text("language")?, it.text("url")?), line)))
        .collect();
}
