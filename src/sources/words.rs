//! Words that mean the same in every kind of seed.

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Found, Status};

/// Says in `article` what `word` says of it. The finding, if it is no word that is known: then
/// the article is withheld. It can still be released later, but never be called back.
pub(super) fn status(article: &mut Article, word: Found<&str>) -> Option<Diagnostic> {
    let folded = word.value.trim().to_lowercase();
    if UNFINISHED.contains(&folded.as_str()) {
        article.draft = true;
        return None;
    }
    let status = Status::parse(&folded);
    article.status = Some(Found::new(status.unwrap_or(Status::Withheld), word.line));
    status.is_none().then(|| {
        let shown: String = word.value.trim().chars().take(SHOWN).collect();
        let known: Vec<String> = Status::WORDS.iter().map(|(_, words)| list(words)).collect();
        Diagnostic::warning(
            "article/unknown-status",
            format!("`{shown}` is no status, so the article is withheld"),
        )
        .help(format!(
            "write one of {}; to hold it back: {}; to call it back: {}",
            known[0], known[1], known[2]
        ))
    })
}

/// Whether `text` says yes or no, in any of the ways of YAML 1.1.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => Some(true),
        "false" | "no" | "off" | "n" => Some(false),
        _ => None,
    }
}

/// Whether `text`, in place of a date, says that there is none.
pub(super) fn is_no_date(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    text.is_empty() || truth(&text) == Some(false) || ["never", "none"].contains(&text.as_str())
}

/// What other programs write in the place of a status where the article is not finished:
/// Pelican, WordPress.
const UNFINISHED: [&str; 5] = ["draft", "hidden", "pending", "private", "skip"];

/// How much of an unknown word is repeated in the message, in characters.
const SHOWN: usize = 60;

fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
