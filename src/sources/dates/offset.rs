//! Offsets from Greenwich: `+03:00`, `-0500`, `+3`.

use super::Unreadable;
use super::tokens::{Number, Token, What};

/// Whether `tokens` begin with an offset whose hour has at least `digits` digits.
pub(super) fn begins(tokens: &[Token], digits: usize) -> bool {
    let [sign, hour, rest @ ..] = tokens else {
        return false;
    };
    let (What::Sign(b'+' | b'-'), What::Number(number), false) = (sign.what, hour.what, hour.gap)
    else {
        return false;
    };
    // `12:50 -17 …` is a dash before a day.
    let dash = sign.what == What::Sign(b'-') && sign.gap && minutes(rest).is_none();
    number.digits == 4 || (digits..=2).contains(&number.digits) && !dash
}

/// The offset that `tokens` begin with, in minutes to the east, and how many tokens it takes.
pub(super) fn read(tokens: &[Token]) -> Result<(i32, usize), Unreadable> {
    let [sign, hour, rest @ ..] = tokens else {
        return Err(Unreadable::Unknown);
    };
    let What::Number(Number { value, digits }) = hour.what else {
        return Err(Unreadable::Unknown);
    };
    let (hours, minutes, length) = match minutes(rest) {
        _ if digits == 4 => (value / 100, value % 100, 2),
        Some(minutes) => (value, minutes, 4),
        None => (value, 0, 2),
    };
    if hours > 15 || minutes > 59 {
        return Err(Unreadable::Impossible);
    }
    let east = (hours * 60 + minutes) as i32;
    let west = sign.what == What::Sign(b'-');
    Ok((if west { -east } else { east }, length))
}

/// The `:00` behind the hour.
fn minutes(tokens: &[Token]) -> Option<u64> {
    match tokens {
        [colon, minute, ..] if colon.what == What::Sign(b':') => match minute.what {
            What::Number(minute) => Some(minute.value),
            _ => None,
        },
        _ => None,
    }
}
