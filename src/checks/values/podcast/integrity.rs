//! What proves that a file is the one that was published.

use crate::checks::rule::rule;
use crate::checks::values::{Given, Value};
use crate::checks::{Check, Rule, Sink};

pub static INVALID_INTEGRITY: Rule =
    rule!("podcast/invalid-integrity", Spec, "0.1.0", Check::Value);

/// Which kind of proof it is.
pub const INTEGRITY_TYPE: Value = Value::OneOf(&["sri", "pgp-signature"], &INVALID_INTEGRITY);
/// The proof.
pub const INTEGRITY_VALUE: Value = Value::Checked(integrity);

/// How many characters a digest has in Base64.
const DIGESTS: [(&str, usize); 3] = [("sha256", 44), ("sha384", 64), ("sha512", 88)];

fn integrity(given: &Given<'_, '_>, sink: &mut Sink) {
    let kind = given.element.attribute("type").map(|kind| kind.value);
    let (is_valid, help) = match kind {
        Some("sri") => (
            is_sri(given.text),
            "write `sha256-`, `sha384-` or `sha512-` and the digest in Base64",
        ),
        Some("pgp-signature") => (is_base64(given.text), "write the signature in Base64"),
        // The type is at fault.
        _ => return,
    };
    if !is_valid {
        given.refuse(&INVALID_INTEGRITY, help, sink);
    }
}

/// Whether it is one or more digests of Subresource Integrity, each perhaps with options.
fn is_sri(text: &str) -> bool {
    let mut digests = text.split_ascii_whitespace().peekable();
    digests.peek().is_some()
        && digests.all(|digest| {
            let digest = digest.split('?').next().unwrap_or(digest);
            digest.split_once('-').is_some_and(|(algorithm, hash)| {
                DIGESTS.contains(&(algorithm, hash.len())) && is_base64(hash)
            })
        })
}

fn is_base64(text: &str) -> bool {
    let text: String = text.split_ascii_whitespace().collect();
    let digits = text.trim_end_matches('=');
    !digits.is_empty()
        && text.len() - digits.len() <= 2
        && text.len().is_multiple_of(4)
        && digits
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || it == b'+' || it == b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digests() {
        let digest = "A".repeat(43) + "=";
        for (text, expected) in [
            (format!("sha256-{digest}"), true),
            (format!("sha256-{digest} sha256-{digest}?ct=audio"), true),
            (format!("sha384-{digest}"), false),
            (format!("md5-{digest}"), false),
            (digest, false),
            (String::new(), false),
        ] {
            assert_eq!(is_sri(&text), expected, "{text}");
        }
    }
}
