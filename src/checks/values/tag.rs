//! `tag:` URIs (RFC 4151).

use chrono::NaiveDate;

/// What is wrong with the part after `tag:`.
pub fn check(rest: &str) -> Result<(), &'static str> {
    let (entity, specific) = rest
        .split_once(':')
        .ok_or("it has no colon after the date")?;
    let (authority, date) = entity
        .split_once(',')
        .ok_or("it has no comma before the date")?;
    let is_authority = super::mail::is_address(authority) || is_dns_name(authority);
    if !is_authority {
        return Err("the authority is neither a host name nor an e-mail address");
    }
    if !is_date(date) {
        return Err("the date is not yyyy, yyyy-mm or yyyy-mm-dd");
    }
    let right = specific.bytes().all(|it| {
        it.is_ascii_alphanumeric() || !it.is_ascii() || b"-._~!$&'()*+,;=:@/?#%".contains(&it)
    });
    if right {
        Ok(())
    } else {
        Err("a character that may not stand in the specific part")
    }
}

fn is_dns_name(text: &str) -> bool {
    text.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|it| it.is_ascii_alphanumeric() || it == b'-')
    })
}

fn is_date(text: &str) -> bool {
    let number = |part: Option<&str>, length: usize| match part {
        None => Some(1),
        Some(part) if part.len() == length && part.bytes().all(|it| it.is_ascii_digit()) => {
            part.parse::<u32>().ok()
        }
        Some(_) => None,
    };
    let mut parts = text.split('-');
    let year = number(parts.next(), 4);
    let month = number(parts.next(), 2);
    let day = number(parts.next(), 2);
    match (year, month, day, parts.next()) {
        (Some(year), Some(month), Some(day), None) => {
            NaiveDate::from_ymd_opt(year as i32, month, day).is_some()
        }
        _ => false,
    }
}
