//! Media RSS values that depend on their scheme: ratings, credits, hashes.

use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_HASH: Rule = rule!("media/invalid-hash", Spec, "0.1.0", Check::Value);
pub static INVALID_RATING: Rule = rule!("media/invalid-rating", Spec, "0.1.0", Check::Value);
pub static INVALID_ROLE: Rule = rule!("media/invalid-credit-role", Spec, "0.1.0", Check::Value);
pub static UNKNOWN_ROLE: Rule = rule!("media/unknown-credit-role", Interop, "0.1.0", Check::Value);

/// `media:hash`: hexadecimal digits, as many as its algorithm makes.
pub const HASH: Value = Value::Checked(hash);
/// `algo` of `media:hash`.
pub const HASH_ALGORITHM: Value = Value::OneOf(&["md5", "sha-1"], &INVALID_HASH);
/// `media:rating`.
pub const MEDIA_RATING: Value = Value::Checked(rating);
/// `role` of `media:credit`.
pub const CREDIT_ROLE: Value = Value::Checked(role);

fn hash(given: &Given<'_, '_>, sink: &mut Sink) {
    let algorithm = given.element.attribute("algo").map_or("md5", |it| it.value);
    let length = match algorithm {
        "md5" => 32,
        "sha-1" => 40,
        // The attribute is reported.
        _ => return,
    };
    let is_hex = given.text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hex || given.text.len() != length {
        sink.push(
            INVALID_HASH
                .at(
                    given.span(),
                    format!("{} is {}, no {algorithm} hash", given.name(), given.shown()),
                )
                .help(format!(
                    "write {length} hexadecimal digits, or correct `algo`"
                )),
        );
    }
}

fn rating(given: &Given<'_, '_>, sink: &mut Sink) {
    let scheme = given
        .element
        .attribute("scheme")
        .map_or("urn:simple", |it| it.value);
    let words: &[&str] = match scheme {
        "urn:simple" => &["adult", "nonadult"],
        "urn:mpaa" => &["g", "pg", "pg-13", "r", "nc-17", "x", "nr"],
        "urn:v-chip" => &[
            "tv-y", "tv-y7", "tv-y7-fv", "tv-g", "tv-pg", "tv-14", "tv-ma", "c", "c8", "g", "pg",
            "14+", "18+",
        ],
        "urn:icra" if !is_icra(given.text) => &["r (nz 1 sz 1 vz 1 lz 1 oz 1 cz 1)"],
        _ => return,
    };
    let value = given.text.to_ascii_lowercase();
    if !words.contains(&value.as_str()) {
        sink.push(
            INVALID_RATING
                .at(
                    given.span(),
                    format!(
                        "{} of the scheme {scheme} is {}",
                        given.name(),
                        given.shown()
                    ),
                )
                .help(format!("write {}", words.join(", "))),
        );
    }
}

/// A label of ICRA: `r (`, letters and a 0 or 1 each, `)`.
fn is_icra(text: &str) -> bool {
    let inner = text
        .strip_prefix("r (")
        .and_then(|rest| rest.strip_suffix(')'));
    let words: Vec<&str> = inner.unwrap_or_default().split_ascii_whitespace().collect();
    !words.is_empty()
        && words.chunks(2).all(|pair| {
            matches!(pair, [code, flag]
                if code.len() == 2
                    && code.starts_with(['c', 'l', 'n', 'o', 's', 'v'])
                    && code.bytes().all(|it| it.is_ascii_lowercase())
                    && matches!(*flag, "0" | "1"))
        })
}

fn role(given: &Given<'_, '_>, sink: &mut Sink) {
    if given.text.chars().any(char::is_uppercase) || given.text.is_empty() {
        sink.push(
            INVALID_ROLE
                .at(
                    given.span(),
                    format!("{} is {}", given.name(), given.shown()),
                )
                .help("write the role in lower case, such as `producer`"),
        );
        return;
    }
    let scheme = given
        .element
        .attribute("scheme")
        .map_or("urn:ebu", |it| it.value);
    let known = match scheme {
        "urn:ebu" => EBU,
        "urn:yvs" => "owner,uploader",
        _ => return,
    };
    if !known.split(',').any(|role| role == given.text) {
        sink.push(
            UNKNOWN_ROLE
                .at(
                    given.span(),
                    format!("{} is {}, no role of {scheme}", given.name(), given.shown()),
                )
                .help("use a role of the scheme, or name another `scheme`"),
        );
    }
}

/// Roles of the European Broadcasting Union, the ones that the specification names among them.
const EBU: &str = "actor,adaptor,anchor person,animator,announcer,arranger,artist,\
assistant director,author,broadcaster,camera operator,cameraman,choir,choreographer,\
commentator,commissioner,composer,conductor,contributor,costume designer,creator,critic,dancer,\
director,distributor,dubber,editor,engineer,ensemble,executive producer,film editor,\
graphic artist,graphic designer,grip,guest,host,illustrator,interviewee,interviewer,\
journalist,lighting director,lyricist,make-up artist,moderator,music arranger,music group,\
musician,narrator,news editor,newsreader,orchestra,performer,photographer,presenter,\
production manager,producer,publisher,reporter,researcher,screenwriter,script writer,\
scriptwriter,set designer,singer,soloist,sound engineer,sound recordist,speaker,sponsor,\
stage director,subtitler,supporting actor,technical director,translator,vocalist,voice,writer";
