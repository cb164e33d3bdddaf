//! What an article is called within its file: by the first of its id, its slug, its address and
//! its headline that it has. None of them says where it stands, so articles may change places.

use std::collections::HashMap;

use crate::model::{Article, composed, slug};
use crate::sources::Part;
use crate::sources::fields::{Node, Value};

/// The name of an article, or of what is none.
pub(super) fn of(article: Option<&Article>, content: &[u8; 16]) -> String {
    let text = |found: &Option<crate::model::Found<String>>| {
        let text = found.as_ref().map(|found| found.value.trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    let Some(article) = article else {
        return hex(content);
    };
    if let Some(id) = text(&article.id).or_else(|| text(&article.slug)) {
        return of_id(&id);
    }
    if let Some(url) = text(&article.url) {
        return of_id(&url);
    }
    let Some(title) = text(&article.title) else {
        return hex(content);
    };
    let name = short(&slug(&title));
    match name.is_empty() {
        true => hex(&hash(title.as_bytes())),
        false => name,
    }
}

/// An id that is fit to be a name is one; another becomes its last word and a hash.
fn of_id(id: &str) -> String {
    let is_fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if id.len() <= LONGEST && id.chars().all(is_fit) {
        return id.to_owned();
    }
    let parts = id.split(['/', ':', '#', '?', '=']);
    let last = parts.map(slug).rfind(|part| !part.is_empty());
    let hash = hex(&hash(id.as_bytes()));
    match last {
        Some(last) => format!("{}-{}", short(&last), &hash[..8]),
        None => hash,
    }
}

/// The longest name, in characters, without what is put behind it.
const LONGEST: usize = 64;

fn short(slug: &str) -> String {
    let cut: String = composed(slug).chars().take(LONGEST).collect();
    cut.trim_end_matches('-').to_owned()
}

/// Gives parts of one name names of their own, in the order of the file, and all of them their
/// path.
pub(super) fn settle(parts: &mut [Part], path: &str) {
    let mut times: HashMap<String, u32> = HashMap::new();
    for part in parts {
        let count = times.entry(part.name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            part.name = format!("{}~{count}", part.name);
        }
        if let Some(article) = &mut part.article {
            article.seed.path = format!("{path}/{}", part.name);
        }
    }
}

/// A hash of which no two are equal by chance.
pub(super) fn hash(bytes: &[u8]) -> [u8; 16] {
    let whole = blake3::hash(bytes);
    whole.as_bytes()[..16].try_into().expect("16 bytes of 32")
}

/// The hash of what values say: not where they stand, how they are indented or which member
/// comes first.
pub(super) fn digest<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> [u8; 16] {
    let mut said = Vec::new();
    for node in nodes {
        say(node, &mut said);
    }
    hash(&said)
}

fn say(node: &Node, said: &mut Vec<u8>) {
    let text = |text: &str, said: &mut Vec<u8>| {
        said.extend((text.len() as u64).to_le_bytes());
        said.extend(text.as_bytes());
    };
    match &node.value {
        Value::List(nodes) => {
            said.push(b'[');
            nodes.iter().for_each(|node| say(node, said));
            said.push(b']');
        }
        Value::Null => said.push(b'0'),
        Value::Table(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by(|a, b| a.key.cmp(&b.key));
            said.push(b'{');
            for field in fields {
                text(&field.key, said);
                say(&field.node, said);
            }
            said.push(b'}');
        }
        Value::Text(value) => {
            said.push(b'"');
            text(value, said);
        }
    }
}

fn hex(bytes: &[u8; 16]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
