//! Patterns of addresses: `:year` of Hugo and Jekyll → `{year}`.

/// Translates a pattern. `words` are the generator's and ours; what has no word of ours comes back
/// as an error.
pub fn translate(pattern: &str, words: &[(&str, &str)]) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once(':') {
        out.push_str(before);
        let is_part = |c: char| c.is_ascii_alphabetic() || c == '_';
        let end = after.find(|c| !is_part(c)).unwrap_or(after.len());
        let word = &after[..end];
        let known = words.iter().find(|(theirs, _)| *theirs == word);
        let (_, ours) = known.ok_or_else(|| word.to_owned())?;
        out.push_str(ours);
        rest = &after[end..];
    }
    out.push_str(rest);
    Ok(match out.starts_with('/') {
        true => out,
        false => format!("/{out}"),
    })
}

/// Says that a pattern could not be translated.
pub fn untranslated(pattern: &str, word: &str) -> String {
    format!(
        "the pattern `{pattern}` has `:{word}`, which feedmill does not know: complete `permalink` or \
         `pattern` in feedmill.toml, or give articles a `url`"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_ours() {
        let words = [
            ("year", "{year}"),
            ("title", "{name}"),
            ("output_ext", ".html"),
        ];
        assert_eq!(
            translate("/:year/x-:title:output_ext", &words).unwrap(),
            "/{year}/x-{name}.html"
        );
        assert_eq!(translate("blog/:title/", &words).unwrap(), "/blog/{name}/");
        assert_eq!(translate("/:week/:title", &words).unwrap_err(), "week");
    }
}
