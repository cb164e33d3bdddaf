//! References: predefined, numeric, and to entities that the document declares itself.

use std::collections::HashMap;

use super::characters::is_legal;

/// What a reference stands for.
pub enum Referent<'e> {
    Character(char),
    Text(&'e str),
    /// Declared, or it may be in a DTD that is not read.
    Unread,
    /// Nothing declares it.
    Unknown,
    /// No reference at all.
    Malformed,
}

/// The entities that a DOCTYPE declares.
#[derive(Debug, Default)]
pub struct Entities<'a> {
    pub declared: HashMap<&'a str, Option<&'a str>>,
    /// Whether declarations may stand in a DTD that is not read.
    pub external: bool,
}

impl<'a> Entities<'a> {
    /// What `&name;` stands for.
    pub fn resolve(&self, name: &str) -> Referent<'a> {
        if let Some(number) = name.strip_prefix('#') {
            return numeric(number).map_or(Referent::Malformed, Referent::Character);
        }
        match name {
            "amp" => Referent::Character('&'),
            "lt" => Referent::Character('<'),
            "gt" => Referent::Character('>'),
            "quot" => Referent::Character('"'),
            "apos" => Referent::Character('\''),
            _ if !super::names::is_name(name) => Referent::Malformed,
            _ => match self.declared.get(name) {
                Some(Some(text)) => Referent::Text(text),
                Some(None) => Referent::Unread,
                None if self.external => Referent::Unread,
                None => Referent::Unknown,
            },
        }
    }
}

/// The character of `38` or `x26`; an upper-case `X` is none (XML 1.0, production 66).
fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix('x') {
        Some(hex) if hex.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            u32::from_str_radix(hex, 16)
        }
        None if number.bytes().all(|byte| byte.is_ascii_digit()) => number.parse(),
        _ => return None,
    };
    char::from_u32(code.ok()?).filter(|character| is_legal(*character))
}
