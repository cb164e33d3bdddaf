//! The settings of a site generator, whatever notation they are in.

use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};
use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Value};

/// Settings, and the file that they are from.
#[derive(Debug)]
pub struct Tree {
    pub file: String,
    pub value: Value,
}

/// The settings in the first of `names` that is there, in `folder`.
pub fn find(folder: &Path, names: &[&str]) -> anyhow::Result<Option<Tree>> {
    for name in names {
        let path = folder.join(name);
        if path.is_file() {
            return read(&path).map(Some);
        }
    }
    Ok(None)
}

/// Reads TOML, YAML or JSON, by the ending of the file.
pub fn read(path: &Path) -> anyhow::Result<Tree> {
    let file = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|cause| feedmill::Error::io("cannot read", path, cause))?;
    let wrong = || format!("{file} can't be read");
    let value = match path.extension().and_then(|ending| ending.to_str()) {
        Some("toml") => of_toml(toml::from_str(&text).with_context(wrong)?),
        Some("json") => serde_json::from_str(&text).with_context(wrong)?,
        _ => {
            let documents =
                Yaml::load_from_str(&text).map_err(|cause| anyhow!("{}: {cause}", wrong()))?;
            documents.into_iter().next().map_or(Value::Null, of_yaml)
        }
    };
    Ok(Tree { file, value })
}

fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::Array(list) => list.into_iter().map(of_toml).collect(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::String(text) => text.into(),
        toml::Value::Table(table) => {
            let members = table.into_iter().map(|(key, value)| (key, of_toml(value)));
            Value::Object(members.collect())
        }
    }
}

fn of_yaml(node: Yaml<'_>) -> Value {
    match node {
        Yaml::Mapping(mapping) => {
            let mut members = Map::new();
            for (key, value) in mapping {
                if let Some(key) = key.as_str() {
                    members.insert(key.to_owned(), of_yaml(value));
                }
            }
            Value::Object(members)
        }
        Yaml::Sequence(list) => list.into_iter().map(of_yaml).collect(),
        Yaml::Value(Scalar::Boolean(truth)) => truth.into(),
        Yaml::Value(Scalar::Integer(number)) => number.into(),
        Yaml::Value(Scalar::FloatingPoint(number)) => number.into_inner().into(),
        Yaml::Value(Scalar::String(text)) => text.into_owned().into(),
        _ => Value::Null,
    }
}

impl Tree {
    /// What stands at a path of keys, whose case does not count.
    pub fn at(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(&self.value, |value, key| {
            let members = value.as_object()?;
            let found = members
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(key));
            found.map(|(_, value)| value)
        })
    }

    /// The text there, if it is one and not blank.
    pub fn text(&self, path: &[&str]) -> Option<String> {
        let text = self.at(path)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The first text of several paths.
    pub fn any(&self, paths: &[&[&str]]) -> Option<String> {
        paths.iter().find_map(|path| self.text(path))
    }

    /// The whole number there.
    pub fn number(&self, path: &[&str]) -> Option<i64> {
        self.at(path)?.as_i64().filter(|number| *number > 0)
    }

    /// A person: a name, or a table with more.
    pub fn person(&self, path: &[&str]) -> Option<Person> {
        let value = self.at(path)?;
        let value = value
            .as_array()
            .and_then(|list| list.first())
            .unwrap_or(value);
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        let name = value.as_str().map(str::to_owned).or_else(|| text("name"))?;
        Some(Person {
            name,
            email: text("email"),
            url: text("url").or_else(|| text("uri")),
        })
    }
}

/// An author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub email: Option<String>,
    pub url: Option<String>,
}

impl Person {
    /// As the settings have it.
    pub fn value(&self) -> toml::Value {
        if self.email.is_none() && self.url.is_none() {
            return self.name.as_str().into();
        }
        let mut table = toml::Table::new();
        table.insert("name".into(), self.name.as_str().into());
        for (key, text) in [("email", &self.email), ("url", &self.url)] {
            if let Some(text) = text {
                table.insert(key.into(), text.as_str().into());
            }
        }
        toml::Value::Table(table)
    }
}
