//! A date's text as numbers, words and signs, without an allocation.

use std::borrow::Cow;

use chrono_tz::Tz;

use super::Unreadable;
use super::words::{self, Meaning};

/// A part of the text, and whether white space stood before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub what: What,
    pub gap: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum What {
    /// A time zone by its name, such as `Europe/Paris`.
    Named(Tz),
    Number(Number),
    /// One of `+ - / : . , | ( )`; other marks are written as one of these.
    Sign(u8),
    Word(Meaning),
}

/// A number as it is written: `07` has two digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub value: u64,
    pub digits: usize,
}

/// The tokens of a text; no date needs more than [`MOST`].
pub(super) struct Tokens {
    all: [Token; MOST],
    length: usize,
}

impl Tokens {
    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        let mut tokens = Self {
            all: [Token {
                what: What::Sign(b','),
                gap: false,
            }; MOST],
            length: 0,
        };
        if text.len() > LONGEST {
            return Err(Unreadable::Unknown);
        }
        let mut rest = text;
        let mut gap = false;
        while let Some(c) = rest.chars().next() {
            if c.is_whitespace() {
                rest = &rest[c.len_utf8()..];
                gap = true;
                continue;
            }
            if matches!(c, '(' | '[') && tokens.end_in_an_offset() {
                // `+0300 (Turkey Time)`: the name of the offset, in whatever words.
                let end = rest.find([')', ']']).map_or(rest.len(), |end| end + 1);
                rest = &rest[end..];
                continue;
            }
            let (what, length) = token(c, rest)?;
            tokens.push(Token { what, gap })?;
            rest = &rest[length..];
            gap = false;
        }
        Ok(tokens)
    }

    pub(super) fn as_slice(&self) -> &[Token] {
        &self.all[..self.length]
    }

    fn end_in_an_offset(&self) -> bool {
        let whats = self.as_slice().iter().rev().map(|token| token.what);
        let mut last = whats.take(4);
        match (last.next(), last.next(), last.next(), last.next()) {
            (Some(What::Number(number)), Some(What::Sign(b'+' | b'-')), ..) => number.digits == 4,
            (
                Some(What::Number(_)),
                Some(What::Sign(b':')),
                Some(What::Number(_)),
                Some(What::Sign(b'+' | b'-')),
            ) => true,
            _ => false,
        }
    }

    fn push(&mut self, token: Token) -> Result<(), Unreadable> {
        *self.all.get_mut(self.length).ok_or(Unreadable::Unknown)? = token;
        self.length += 1;
        Ok(())
    }
}

/// The token that `rest` begins with, and its length in bytes. `c` is the first character.
fn token(c: char, rest: &str) -> Result<(What, usize), Unreadable> {
    Ok(match c {
        '0'..='9' => number(rest)?,
        '+' | '-' | '/' | ':' | '.' | ',' | '(' | ')' => (What::Sign(c as u8), 1),
        '[' => (What::Sign(b'('), 1),
        ']' => (What::Sign(b')'), 1),
        '|' | ';' | '\'' | '’' | '·' | '•' | '–' | '—' | 'º' | 'ª' | '@' => {
            (What::Sign(b'|'), c.len_utf8())
        }
        '−' => (What::Sign(b'-'), c.len_utf8()),
        _ if c.is_alphabetic() => word(rest)?,
        _ => return Err(Unreadable::Unknown),
    })
}

fn number(rest: &str) -> Result<(What, usize), Unreadable> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let value = rest[..digits].parse().map_err(|_| Unreadable::Unknown)?;
    Ok((What::Number(Number { value, digits }), digits))
}

fn word(rest: &str) -> Result<(What, usize), Unreadable> {
    let end = rest
        .find(|c: char| !c.is_alphabetic() && !('\u{300}'..='\u{36F}').contains(&c))
        .unwrap_or(rest.len());
    let word = &rest[..end];
    if let Some((meaning, length)) = dotted_mark(word, &rest[end..]) {
        return Ok((What::Word(meaning), end + length));
    }
    let after = &rest.as_bytes()[end..];
    if after.first() == Some(&b'/') && after.get(1).is_some_and(u8::is_ascii_alphabetic) {
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"/_+-".contains(c))
            .unwrap_or(rest.len());
        let zone = rest[..end].parse().map_err(|_| Unreadable::UnknownZone)?;
        return Ok((What::Named(zone), end));
    }
    match words::meaning(word) {
        Some(meaning) => Ok((What::Word(meaning), end)),
        None if (2..=5).contains(&end) && word.bytes().all(|b| b.is_ascii_uppercase()) => {
            Err(Unreadable::UnknownZone)
        }
        None => Err(Unreadable::Unknown),
    }
}

/// The rest of `a.m.`, `p. m.` or `a m` behind the single letter `word`.
fn dotted_mark(word: &str, after: &str) -> Option<(Meaning, usize)> {
    let meaning = match word {
        "a" | "A" => Meaning::Morning,
        "p" | "P" => Meaning::Afternoon,
        _ => return None,
    };
    let rest = after.strip_prefix('.').unwrap_or(after).trim_start();
    let rest = rest.strip_prefix(['m', 'M'])?;
    if rest.starts_with(char::is_alphabetic) {
        return None;
    }
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    Some((meaning, after.len() - rest.len()))
}

/// `text` with the digits and marks of other scripts written in ASCII.
pub(super) fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| ascii(c) != c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(ascii).collect())
}

fn ascii(c: char) -> char {
    let digit = |zero: u32| char::from(b'0' + (c as u32 - zero) as u8);
    match c {
        '٠'..='٩' => digit(0x660),
        '۰'..='۹' => digit(0x6F0),
        '０'..='９' => digit(0xFF10),
        '：' | '時' | '时' => ':',
        '／' => '/',
        '．' => '.',
        '，' | '،' | '、' => ',',
        '（' => '(',
        '）' => ')',
        '年' | '月' | '년' | '월' | '－' => '-',
        '日' | '일' | '分' | '\u{200E}' | '\u{200F}' => ' ',
        '｜' => '|',
        _ => c,
    }
}

const MOST: usize = 32;

/// Longer texts are no dates; in bytes.
const LONGEST: usize = 200;
