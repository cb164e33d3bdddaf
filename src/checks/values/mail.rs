//! E-mail addresses (RFC 5322 with UTF-8 local parts), bare and as RSS writes them.

use percent_encoding::percent_decode_str;

use super::{Given, Value};
use crate::checks::fix;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_EMAIL: Rule = rule!("feed/invalid-email", Spec, "0.1.0", Check::Value);
pub static MISSING_NAME: Rule = rule!("rss/missing-name", Style, "0.1.0", Check::Value);
pub static UNUSUAL_EMAIL: Rule = rule!("rss/unusual-email", Interop, "0.1.0", Check::Value);
pub static UNUSUAL_HOST: Rule = rule!("feed/unusual-host", Interop, "0.1.0", Check::Value);

/// An address with a name, as RSS has it: `mail@example.org (Name)`.
pub const MAILBOX: Value = Value::Checked(mailbox);
/// A bare address.
pub const ADDRESS: Value = Value::Checked(address);

fn address(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_address(given.text) {
        refuse(given, sink);
    } else {
        host(given.text, given, sink);
    }
}

fn mailbox(given: &Given<'_, '_>, sink: &mut Sink) {
    let decoded;
    let text = match given.text.strip_prefix("mailto:") {
        Some(rest) => {
            decoded = percent_decode_str(rest).decode_utf8_lossy();
            &*decoded
        }
        None => given.text,
    };
    let bare = text;
    if is_address(bare.split('?').next().unwrap_or(bare)) {
        sink.push(
            MISSING_NAME
                .at(
                    given.span(),
                    format!("{} has an address and no name", given.name()),
                )
                .help("write it as `mail@example.org (Name)`"),
        );
        return;
    }
    if let Some((address, comment)) = text.split_once('(') {
        let address = address.trim();
        let closes = comment.trim_end().ends_with(')');
        if closes && is_address(address) && !address.is_empty() {
            return host(address, given, sink);
        }
    }
    if let Some((_, rest)) = text.split_once('<') {
        let address = rest.split('>').next().unwrap_or(rest);
        if is_address(address.trim()) {
            return unusual(given, sink);
        }
    }
    refuse(given, sink);
}

fn unusual(given: &Given<'_, '_>, sink: &mut Sink) {
    sink.push(
        UNUSUAL_EMAIL
            .at(
                given.span(),
                format!("{} has the name before the address", given.name()),
            )
            .help("write it as `mail@example.org (Name)`")
            .rewrite(given, name_last(given.text)),
    );
}

/// `Name <mail@example.org>` as `mail@example.org (Name)`, if there is nothing else in it.
fn name_last(text: &str) -> Option<String> {
    let (name, rest) = text.split_once('<')?;
    let address = rest.strip_suffix('>')?;
    let name = name.trim().trim_matches('"').trim();
    let plain = !name.is_empty() && !name.contains(['(', ')', '"', '<', '>', '@', '\\']);
    (plain && is_address(address)).then(|| format!("{address} ({name})"))
}

fn refuse(given: &Given<'_, '_>, sink: &mut Sink) {
    sink.push(
        INVALID_EMAIL
            .at(
                given.span(),
                format!("{} is {}, not an address", given.name(), given.shown()),
            )
            .help("write an address such as `mail@example.org`")
            .fix_all(fix::creator(given).unwrap_or_default()),
    );
}

fn host(address: &str, given: &Given<'_, '_>, sink: &mut Sink) {
    let domain = address.rsplit('@').next().unwrap_or_default();
    if !domain.contains('.') && !domain.starts_with('[') {
        sink.push(
            UNUSUAL_HOST
                .at(
                    given.span(),
                    format!(
                        "{} has the host {domain:?}, which is no public one",
                        given.name()
                    ),
                )
                .help("write the full name of the mail host"),
        );
    }
}

/// Whether it is `local@domain` and nothing else.
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    is_local(local) && is_domain(domain)
}

fn is_local(local: &str) -> bool {
    if let Some(quoted) = local.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        return !quoted.is_empty() && !quoted.contains(['"', '\n', '\r']);
    }
    !local.is_empty()
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.chars().all(|it| {
                    it.is_ascii_alphanumeric()
                        || "!#$%&'*+-/=?^_`{|}~".contains(it)
                        || (!it.is_ascii() && !it.is_control())
                })
        })
}

fn is_domain(domain: &str) -> bool {
    if let Some(literal) = domain.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        let address = literal.strip_prefix("IPv6:").unwrap_or(literal);
        return address.parse::<std::net::IpAddr>().is_ok();
    }
    !domain.is_empty()
        && domain.len() <= 253
        && domain.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .chars()
                    .all(|it| it.is_ascii_alphanumeric() || it == '-' || !it.is_ascii())
        })
}
