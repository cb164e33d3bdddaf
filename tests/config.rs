//! The settings: whole files and what is said about them, in `tests/config/`; the published
//! schema; the pages and files that have to agree with both.

// The environment says whether expected outputs are written anew.

use std::path::{Path, PathBuf};
use std::{env, fs};

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value;

use feedmill::config::{self, Answers, Config};
use feedmill::diagnostic::render::{self, TextOptions};
use feedmill::diagnostic::{Report, Sink};
use feedmill::model::AbsoluteUrl;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(here(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares `found` with the file at `path`, or writes it there.
fn expect(path: &str, found: &str) {
    if env::var_os("BLESS").is_some() {
        fs::write(here(path), found).unwrap();
    }
    let expected = fs::read_to_string(here(path)).unwrap_or_default();
    assert!(
        found == expected,
        "{path} should be:\n{found}\nif this is right: BLESS=1 cargo test --test config"
    );
}

fn parse(text: &str) -> (Option<Config>, Report) {
    let mut sink = Sink::new();
    let config = config::parse(text, "site/feedmill.toml", &mut sink);
    (config, Report::new(sink))
}

fn shown(report: &Report) -> String {
    let options = TextOptions {
        color: false,
        repeats: 100,
    };
    render::text(report, &options)
}

/// The settings, without what changes with each version and with each letter of the text.
fn settled(config: &Config) -> String {
    let mut config = config.clone();
    config.fingerprint = [0; 16];
    let zeros = format!("{:#?}", config.fingerprint).replace('\n', "\n    ");
    format!("{config:#?}\n").replace(&format!("    fingerprint: {zeros},\n"), "")
}

/// The names of the cases: `tests/config/NAME.toml` with `NAME.txt`.
fn cases() -> Vec<String> {
    let files = fs::read_dir(here("tests/config")).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() >= 10, "cases are missing");
    names
}

fn schema() -> Value {
    serde_json::from_str(&config::schema()).unwrap()
}

fn as_json(text: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap()
}

#[test]
fn cases_are_as_expected() {
    for name in cases() {
        let (config, report) = parse(&read(&format!("tests/config/{name}.toml")));
        let outcome = match config {
            Some(config) => settled(&config),
            None => shown(&report),
        };
        assert!(!outcome.is_empty(), "{name}: refused without a word");
        expect(&format!("tests/config/{name}.txt"), &outcome);
    }
}

#[test]
fn the_published_schema_is_of_today() {
    expect("schemas/feedmill.schema.json", &config::schema());
}

/// What the program takes, an editor must not mark.
#[test]
fn the_schema_takes_what_the_program_takes() {
    let validator = jsonschema::draft7::new(&schema()).unwrap();
    for name in cases() {
        let text = read(&format!("tests/config/{name}.toml"));
        if parse(&text).0.is_some() {
            let errors: Vec<String> = validator
                .iter_errors(&as_json(&text))
                .map(|error| error.to_string())
                .collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
        }
    }
}

#[test]
fn the_schema_refuses_what_it_can() {
    let validator = jsonschema::draft7::new(&schema()).unwrap();
    for name in ["unknown-keys", "wrong-types", "missing-keys", "wrong-words"] {
        let text = read(&format!("tests/config/{name}.toml"));
        assert!(!validator.is_valid(&as_json(&text)), "{name}");
    }
}

/// Every key of the schema, as `site.title`, with its schema.
fn keys() -> Vec<(String, Value)> {
    let schema = schema();
    let mut keys = Vec::new();
    for (table, path) in [
        ("site", "/properties/site"),
        ("sources", "/properties/sources/items"),
        ("permalinks", "/properties/permalinks"),
        ("output", "/properties/output"),
        ("feeds", "/properties/feeds/items"),
        ("pages", "/properties/pages"),
        ("guard", "/properties/guard"),
        ("push", "/properties/push"),
        ("state", "/properties/state"),
        ("withdrawal", "/properties/withdrawal"),
        ("check", "/properties/check"),
        (
            "authors",
            "/properties/site/properties/authors/items/anyOf/1",
        ),
    ] {
        let table_schema = schema.pointer(path).unwrap_or_else(|| panic!("no {path}"));
        for (key, value) in table_schema["properties"].as_object().unwrap() {
            keys.push((format!("{table}.{key}"), value.clone()));
        }
    }
    assert!(keys.len() > 30);
    keys
}

/// So no key is in the schema that the program does not know.
#[test]
fn the_case_with_every_key_has_every_key() {
    let file = as_json(&read("tests/config/every-key.toml"));
    for (key, _) in keys() {
        let (table, key) = key.split_once('.').unwrap();
        let table = match table {
            "feeds" if key == "split" => &file["feeds"][1],
            "feeds" => &file["feeds"][0],
            "sources" => &file["sources"][0],
            "authors" => &file["site"]["authors"][1],
            _ => &file[table],
        };
        assert!(table.get(key).is_some(), "{key} is not in every-key.toml");
    }
}

#[test]
fn the_defaults_of_the_schema_are_those_of_the_program() {
    let mut file = as_json(&read("tests/config/smallest.toml"));
    file["feeds"] = serde_json::json!([{ "split": "section" }]);
    let (without, _) = parse(&toml::to_string(&file).unwrap());
    for (key, schema) in keys() {
        let (table, key) = key.split_once('.').unwrap();
        if let Some(default) = schema.get("default") {
            let table = match table {
                "feeds" | "sources" => &mut file[table][0],
                "guard" | "pages" | "permalinks" | "push" | "state" => {
                    file[table] = serde_json::json!({});
                    &mut file[table]
                }
                _ => &mut file[table],
            };
            table[key] = default.clone();
        }
    }
    let (with, report) = parse(&toml::to_string(&file).unwrap());
    assert_eq!(shown(&report), "");
    assert_eq!(settled(&with.unwrap()), settled(&without.unwrap()));
    assert!(file["output"]["bytes"].is_u64());
}

/// Each word that the schema lists is taken.
#[test]
fn every_word_of_the_schema_is_known() {
    let file = as_json(&read("tests/config/smallest.toml"));
    let mut count = 0;
    for (key, schema) in keys() {
        let (table, key) = key.split_once('.').unwrap();
        for word in schema["enum"].as_array().into_iter().flatten() {
            let mut file = file.clone();
            match table {
                "feeds" => file["feeds"] = serde_json::json!([{ "split": "tag", key: word }]),
                "sources" => file["sources"][0][key] = word.clone(),
                _ => file[table][key] = word.clone(),
            }
            let (config, report) = parse(&toml::to_string(&file).unwrap());
            assert!(config.is_some(), "{key} = {word}: {}", shown(&report));
            count += 1;
        }
    }
    assert!(count >= 10);
}

#[test]
fn the_page_explains_every_key() {
    let page = read("docs/settings.md");
    for (key, schema) in keys() {
        let heading = format!("\n### `{key}`\n");
        let Some((_, section)) = page.split_once(&heading) else {
            panic!("docs/settings.md has no heading {heading:?}");
        };
        let section = section.split("\n#").next().unwrap();
        assert!(section.contains("```toml\n"), "{key} has no example");
        let default = match &schema["default"] {
            Value::Null => continue,
            Value::String(text) => text.clone(),
            Value::Array(_) => continue,
            other => other.to_string(),
        };
        assert!(
            section.contains(&default),
            "the default {default} of {key} is not told"
        );
    }
}

/// Each example of the page, put into the smallest file, is taken.
#[test]
fn the_examples_of_the_page_are_right() {
    let page = format!("\n{}", read("docs/settings.md"));
    let mut count = 0;
    for section in page.split("\n#").skip(1) {
        let heading = section.trim_start_matches('#').trim_start();
        let table = match heading.strip_prefix('`') {
            Some(key) => key.split('.').next().unwrap().to_owned(),
            None => String::new(),
        };
        for example in section.split("```toml\n").skip(1) {
            let example = as_json(example.split("```").next().unwrap());
            let mut file = as_json(&read("tests/config/smallest.toml"));
            // Pages of articles are in the folder of the output.
            file["output"]["url"] = file["site"]["link"].clone();
            let target = match table.as_str() {
                "" | "feeds" | "guard" | "push" | "state" => &mut file,
                "sources" => &mut file["sources"][0],
                "authors" => &mut file["site"],
                table => {
                    if file.get(table).is_none() {
                        file[table] = serde_json::json!({});
                    }
                    &mut file[table]
                }
            };
            for (key, value) in example.as_object().unwrap() {
                target[key] = value.clone();
            }
            let (config, report) = parse(&toml::to_string(&file).unwrap());
            assert!(config.is_some(), "{example}: {}", shown(&report));
            count += 1;
        }
    }
    assert!(count > keys().len());
}

#[test]
fn the_settings_of_this_repository_are_right() {
    let mut sink = Sink::new();
    let config = config::load(&here("feedmill.toml"), &mut sink).unwrap();
    assert_eq!(shown(&Report::new(sink)), "");
    let config = config.unwrap();
    assert_eq!(config.site.title.as_str(), "The Mill Race");
    for source in &config.sources {
        assert!(source.folder.is_dir(), "{}", source.shown);
    }
}

fn answers() -> Answers {
    Answers {
        title: "Tea & Toast".into(),
        link: AbsoluteUrl::parse("https://example.org/blog").unwrap(),
        timezone: "Europe/London".into(),
        language: "en-GB".into(),
        source: "posts".into(),
        today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
    }
}

#[test]
fn the_template_is_as_expected() {
    let text = config::template(&answers());
    expect("tests/config/template.toml", &text);
    assert!(parse(&text).0.is_some());
}

#[test]
fn the_template_has_every_key() {
    let text = config::template(&answers());
    for (key, _) in keys() {
        let key = key.split_once('.').unwrap().1;
        let shown = [
            format!("\n{key} = "),
            format!("\n# {key} = "),
            format!(" {key} = \""),
        ];
        assert!(shown.iter().any(|line| text.contains(line)), "{key}");
    }
}

/// Whoever removes a `#` from the template gets something that is right.
#[test]
fn what_the_template_comments_out_is_right() {
    let mut count = 0;
    let text: Vec<String> = config::template(&answers())
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.starts_with('[') || rest.contains(" = ") => {
                count += 1;
                rest.to_owned()
            }
            _ => line.to_owned(),
        })
        .collect();
    let (config, report) = parse(&text.join("\n"));
    assert!(config.is_some(), "{}", shown(&report));
    assert!(count > 20);
}

proptest! {
    /// Quotes, backslashes, line ends, placeholders: an answer never gets out of its string.
    #[test]
    fn the_template_carries_any_answer(
        title in any::<String>(),
        source in "[\"'\\\\\n\r\t{}#=\\[\\]a\u{7F}\0é]{0,12}",
    ) {
        let answers = Answers {
            title: title.clone(),
            language: "{source}\n".into(),
            source: source.clone(),
            ..answers()
        };
        let file = as_json(&config::template(&answers));
        prop_assert_eq!(&file["site"]["title"], &title);
        prop_assert_eq!(&file["site"]["language"], "{source}\n");
        prop_assert_eq!(&file["sources"][0]["folder"], &source);
    }

    #[test]
    fn any_text_is_read_to_its_end(text in "(\\[{1,2}(site|sources|output|x)\\]{1,2}\n|(title|authors|folder|url|items|formats|clock) = (\"[^\"]{0,5}\"|[0-9]{1,3}|\\[.{0,4}\\]|\\{.{0,5}\\}|.{0,6})\n|.{0,5}\n){0,8}") {
        let (config, report) = parse(&text);
        prop_assert!(config.is_some() != report.has_errors());
    }
}
