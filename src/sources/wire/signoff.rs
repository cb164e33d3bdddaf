//! `(END)`, `- - -`, `###`, `-30-`: the end of a dispatch.

use super::lines::Line;

/// Removes sign-offs and blank lines from the end.
pub(super) fn remove(lines: &mut Vec<Line>) {
    while lines
        .last()
        .is_some_and(|line| line.is_blank() || is_signoff(line.text))
    {
        lines.pop();
    }
    if let Some(last) = lines.last_mut() {
        for mark in ["(END)", "(ENDS)", "(end)", "(ends)"] {
            if let Some(text) = last.text.strip_suffix(mark) {
                last.text = text.trim_end();
            }
        }
    }
}

/// Whether the line is nothing but a rule, such as `- - -`.
pub(super) fn is_rule(text: &str) -> bool {
    let marks = text.chars().filter(|c| !c.is_whitespace());
    let mut count = 0;
    for mark in marks {
        if !matches!(mark, '-' | '–' | '—' | '#' | '*' | '_' | '=' | '~') {
            return false;
        }
        count += 1;
    }
    count >= 2
}

fn is_signoff(text: &str) -> bool {
    if text.len() > LONGEST {
        return is_rule(text);
    }
    let text = text.trim();
    let word = text.trim_matches(|c: char| !c.is_alphanumeric());
    let framed = word != text && !text.ends_with(['.', '!', '?', '…']);
    match word {
        "" => is_rule(text),
        "END" | "ENDS" => true,
        "30" => framed,
        _ => framed && ["end", "ends"].contains(&word.to_ascii_lowercase().as_str()),
    }
}

/// In bytes.
const LONGEST: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_marks() {
        for text in [
            "(END)",
            "(ends)",
            "- - -",
            "– –",
            "###",
            "-30-",
            "—30—",
            "ENDS",
            "END",
            "- END -",
            "#ENDS#",
            "***",
            "----------------------------------------",
        ] {
            assert!(is_signoff(text), "{text}");
        }
        for text in [
            "The end.",
            "End",
            "30",
            "-",
            "",
            "No. 30",
            "- Ends meet",
            "(30)x",
        ] {
            assert!(!is_signoff(text), "{text}");
        }
    }
}
