//! `style` attributes: what feed readers keep of them.

/// The first declaration that a careful reader would take out.
///
/// A property is safe if it changes how text looks and not where it stands; a value is safe if
/// it is made of words, numbers, lengths and colours.
pub fn unsafe_declaration(style: &str) -> Option<&str> {
    style
        .split(';')
        .map(str::trim)
        .filter(|declaration| !declaration.is_empty())
        .find(|declaration| !is_safe(declaration))
}

fn is_safe(declaration: &str) -> bool {
    let Some((property, value)) = declaration.split_once(':') else {
        return false;
    };
    let property = property.trim().to_ascii_lowercase();
    let shorthand = ["background", "border", "margin", "padding"]
        .iter()
        .any(|group| *group == property || property.starts_with(&format!("{group}-")));
    let known = shorthand || PROPERTIES.split(' ').any(|known| known == property);
    known
        && value
            .split_ascii_whitespace()
            .all(|word| is_safe_word(word, shorthand))
}

fn is_safe_word(word: &str, shorthand: bool) -> bool {
    let word = word.to_ascii_lowercase();
    if !shorthand {
        return word
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"#%.,-+'\"!".contains(&it))
            || is_colour(&word);
    }
    KEYWORDS.split(' ').any(|known| known == word) || is_colour(&word) || is_length(&word)
}

/// `#abc`, `#aabbcc` or `rgb(1,2,3)`.
fn is_colour(word: &str) -> bool {
    if let Some(hex) = word.strip_prefix('#') {
        return (3..=8).contains(&hex.len()) && hex.bytes().all(|it| it.is_ascii_hexdigit());
    }
    word.strip_prefix("rgb(")
        .and_then(|rest| rest.strip_suffix(')'))
        .is_some_and(|rest| {
            rest.split(',')
                .all(|part| part.trim_end_matches('%').parse::<u16>().is_ok())
        })
}

/// At most two digits before the point, and a unit.
fn is_length(word: &str) -> bool {
    let number = word.trim_start_matches('-');
    let end = number
        .find(|it: char| !it.is_ascii_digit() && it != '.')
        .unwrap_or(number.len());
    let (number, unit) = number.split_at(end);
    let whole = number.split('.').next().unwrap_or_default();
    number.parse::<f32>().is_ok()
        && whole.len() <= 2
        && matches!(
            unit,
            "" | "cm" | "em" | "ex" | "in" | "mm" | "pc" | "pt" | "px" | "%" | "," | ")" | "rem"
        )
}

const PROPERTIES: &str = "azimuth background-color border-bottom-color border-collapse border-color \
border-left-color border-right-color border-top-color clear color cursor direction display elevation \
float font font-family font-size font-style font-variant font-weight height letter-spacing \
line-height overflow pause pause-after pause-before pitch pitch-range richness speak speak-header \
speak-numeral speak-punctuation speech-rate stress text-align text-decoration text-indent \
unicode-bidi vertical-align voice-family volume white-space width";

const KEYWORDS: &str = "aqua auto black block blue bold both bottom brown center collapse dashed \
dotted fuchsia gray green !important italic left lime maroon medium navy none normal nowrap olive \
pointer purple red right silver solid teal top transparent underline white yellow inherit initial";
