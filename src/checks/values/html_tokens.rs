//! A reader of HTML tags: as much of the HTML standard's tokenizer as judging needs.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A part of an HTML text. Text itself is left out.
#[derive(Debug)]
pub enum Token<'t> {
    Start {
        /// Where its `<` is.
        at: usize,
        name: &'t str,
        /// Of each where it is, its name and its value.
        attributes: Vec<(Range<usize>, &'t str, &'t str)>,
    },
    End,
    /// Something that begins like a tag and is none: where, and what it is.
    Broken {
        at: usize,
        what: &'static str,
    },
}

/// The tags of `text`, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let open = at + text.get(at..)?.find('<')?;
            let rest = &text[open + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                match comment.find("-->") {
                    Some(end) => at = open + 4 + end + 3,
                    None => {
                        at = text.len();
                        let what = "a comment without its end";
                        return Some(Token::Broken { at: open, what });
                    }
                }
                continue;
            }
            let is_end = rest.starts_with('/');
            let inside = rest.strip_prefix('/').unwrap_or(rest);
            if !inside.starts_with(|it: char| it.is_ascii_alphabetic()) {
                at = open + 1;
                if rest.starts_with('!') || rest.starts_with('?') {
                    at = open + rest.find('>').unwrap_or(rest.len());
                }
                continue;
            }
            let Some(close) = tag_end(inside) else {
                at = text.len();
                let what = "a tag without its end";
                return Some(Token::Broken { at: open, what });
            };
            let tag = &inside[..close];
            let base = if is_end { open + 2 } else { open + 1 };
            at = base + close + 1;
            let name = name(tag);
            if is_end {
                return Some(Token::End);
            }
            if tag.contains('<') && !tag.contains(['"', '\'']) {
                let what = "a tag inside a tag";
                return Some(Token::Broken { at: open, what });
            }
            let attributes = attributes(&tag[name.len()..], base + name.len());
            if is_raw_text(name) {
                at = raw_text_end(text, at, name);
            }
            return Some(Token::Start {
                at: open,
                name,
                attributes,
            });
        }
    })
}

/// Where the `>` of a tag is, outside of quotes.
fn tag_end(inside: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in inside.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some(at),
            None if after_equals && (byte == b'"' || byte == b'\'') => quote = Some(byte),
            None => {}
        }
        if quote.is_none() && !byte.is_ascii_whitespace() {
            after_equals = byte == b'=';
        }
    }
    None
}

fn name(tag: &str) -> &str {
    let end = tag.find(|it: char| it.is_ascii_whitespace() || it == '/');
    &tag[..end.unwrap_or(tag.len())]
}

/// The attributes in `tag`, which stands at `offset`: where each is, its name and its value.
fn attributes(tag: &str, offset: usize) -> Vec<(Range<usize>, &str, &str)> {
    let mut found = Vec::new();
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == '/');
        if rest.is_empty() {
            return found;
        }
        let start = offset + tag.len() - rest.len();
        let end = rest
            .find(|it: char| it.is_ascii_whitespace() || it == '=' || it == '/')
            .unwrap_or(rest.len());
        let name = &rest[..end];
        let after = rest[end..].trim_ascii_start();
        let Some(value) = after.strip_prefix('=') else {
            found.push((start..start + end, name, ""));
            rest = if end == 0 { "" } else { after };
            continue;
        };
        let value = value.trim_ascii_start();
        let (value, next) = match value.chars().next().filter(|it| matches!(it, '"' | '\'')) {
            Some(quote) => {
                let inner = &value[1..];
                let end = inner.find(quote).unwrap_or(inner.len());
                (&inner[..end], inner.get(end + 1..).unwrap_or_default())
            }
            None => {
                let end = value
                    .find(|it: char| it.is_ascii_whitespace())
                    .unwrap_or(value.len());
                (&value[..end], &value[end..])
            }
        };
        rest = next;
        found.push((start..offset + tag.len() - rest.len(), name, value));
    }
}

fn is_raw_text(name: &str) -> bool {
    ["script", "style", "textarea", "title", "xmp"]
        .iter()
        .any(|raw| raw.eq_ignore_ascii_case(name))
}

/// Where the end tag of a raw text element begins.
fn raw_text_end(text: &str, from: usize, name: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(next) = text[at..].find("</") {
        at += next;
        let after = &bytes[at + 2..];
        if after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes()) {
            return at;
        }
        at += 2;
    }
    text.len()
}

/// Whether HTML knows an element of this name, in any case; custom elements have a hyphen.
pub fn is_element(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    (name.contains('-') && name.starts_with(|it: char| it.is_ascii_lowercase()))
        || KNOWN_ELEMENTS.contains(name.as_str())
}

/// Whether HTML has a character reference of this name.
pub fn is_entity(name: &str) -> bool {
    KNOWN_ENTITIES.contains(name)
}

// A feed of ordinary size has thousands of tags: the lists are looked through once.
static KNOWN_ELEMENTS: LazyLock<HashSet<&str>> = LazyLock::new(|| ELEMENTS.split(' ').collect());
static KNOWN_ENTITIES: LazyLock<HashSet<&str>> = LazyLock::new(|| ENTITIES.split(' ').collect());

/// HTML as it is and as it was, with SVG and MathML's roots.
const ELEMENTS: &str = "a abbr acronym address applet area article aside audio b base basefont bdi \
bdo bgsound big blink blockquote body br button canvas caption center cite code col colgroup \
command data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure \
font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input \
ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta \
meter multicol nav nobr noembed noframes noscript object ol optgroup option output p param picture \
plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small source \
spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th \
thead time title tr track tt u ul var video wbr xmp";

/// The names of HTML 4, and those of XML.
const ENTITIES: &str = "amp lt gt quot apos nbsp iexcl cent pound curren yen brvbar sect uml copy \
ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo \
frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc \
Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave \
eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide \
oslash ugrave uacute ucirc uuml yacute thorn yuml OElig oelig Scaron scaron Yuml fnof circ tilde \
Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau \
Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi \
omicron pi rho sigmaf sigma tau upsilon phi chi psi omega thetasym upsih piv ensp emsp thinsp zwnj \
zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo dagger Dagger bull hellip permil prime \
Prime lsaquo rsaquo oline frasl euro image weierp real trade alefsym larr uarr rarr darr harr crarr \
lArr uArr rArr dArr hArr forall part exist empty nabla isin notin ni prod sum minus lowast radic \
prop infin ang and or cap cup int there4 sim cong asymp ne equiv le ge sub sup nsub sube supe \
oplus otimes perp sdot lceil rceil lfloor rfloor lang rang loz spades clubs hearts diams";
