//! The JSON Schema of the settings, for editors.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use super::raw::RawConfig;

/// The JSON Schema of `feedmill.toml`: draft 7, which the editors' TOML extensions know best.
pub fn schema() -> String {
    let schema = generate();
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema always serialises");
    text.push('\n');
    text
}

const FEEDS: &str = "[[feeds]]";

/// The name of the table that `key` belongs in, as it is written, if it is in exactly one.
pub(super) fn table_of(key: &str) -> Option<&'static str> {
    const TABLES: [(&str, &str); 13] = [
        ("[site]", "/properties/site"),
        ("[[sources]]", "/properties/sources/items"),
        ("[permalinks]", "/properties/permalinks"),
        ("[output]", "/properties/output"),
        ("[podcast]", "/properties/podcast"),
        ("[media]", "/properties/media"),
        ("[pages]", "/properties/pages"),
        ("[guard]", "/properties/guard"),
        ("[push]", "/properties/push"),
        ("[state]", "/properties/state"),
        ("[withdrawal]", "/properties/withdrawal"),
        ("[check]", "/properties/check"),
        (FEEDS, "/properties/feeds/items"),
    ];
    let schema = generate();
    let mut holders = TABLES.iter().filter(|(_, path)| {
        let table = schema.pointer(path);
        table.is_some_and(|table| table["properties"].get(key).is_some())
    });
    match (holders.next(), holders.next()) {
        // What a feed beside the main one says in its own way is rather meant for all.
        (Some((table, _)), None | Some((FEEDS, _))) => Some(table),
        _ => None,
    }
}

fn generate() -> Schema {
    SchemaSettings::draft07()
        .with(|settings| settings.inline_subschemas = true)
        .with_transform(RecursiveTransform(tidy))
        .into_generator()
        .into_root_schema_for::<RawConfig>()
}

/// A key that may be left out is an `Option` in Rust, and schemars lets it be null too; TOML has
/// no null. The width of a number is no `format` that an editor knows.
fn tidy(schema: &mut Schema) {
    if schema
        .get("format")
        .is_some_and(|format| format == "uint64")
    {
        schema.remove("format");
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = &mut types[..] {
            let only = only.take();
            schema.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [only] = &mut choices[..] {
            let only = only.take();
            schema.remove("anyOf");
            for (key, value) in only.as_object().into_iter().flatten() {
                schema.insert(key.clone(), value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_where_a_key_belongs() {
        for (key, table) in [
            ("title", Some("[site]")),
            ("clock", Some("[[sources]]")),
            ("pattern", Some("[permalinks]")),
            ("ttl", Some("[output]")),
            ("items", Some("[output]")),
            ("split", Some("[[feeds]]")),
            ("share", Some("[guard]")),
            ("levels", Some("[check]")),
            ("folder", None),
            ("timezone", None),
            ("colour", None),
        ] {
            assert_eq!(table_of(key), table, "{key}");
        }
    }
}
