//! Tokens → the parts of a date: which number is the day, which the hour, which the zone.

use chrono::NaiveDate;

use super::tokens::{Number, Token, What};
use super::words::Meaning;
use super::{Unreadable, Zone, figures, offset};
use crate::sources::DateOrder;

/// What a text says about a moment, not yet put together.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// A date in figures.
    pub day: Option<NaiveDate>,
    pub month: Option<u32>,
    /// The month is `mar`, which may turn out to be a Tuesday.
    march_or_tuesday: bool,
    /// Day and year beside the name of a month, in the order of the text.
    pub numbers: [Option<Number>; 2],
    pub time: Option<(u64, u64, u64)>,
    pub mark: Option<Mark>,
    pub zone: Option<Zone>,
    /// The form is one of a standard, whose clock has 24 hours whatever the source prints.
    pub standard: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Afternoon,
    Morning,
}

/// Sorts `tokens` into parts.
pub(super) fn sort(tokens: &[Token], order: Option<DateOrder>) -> Result<Parts, Unreadable> {
    let mut desk = Desk {
        tokens,
        at: 0,
        time_end: usize::MAX,
        order,
        parts: Parts::default(),
    };
    while let Some(token) = desk.tokens.get(desk.at) {
        match token.what {
            What::Named(zone) => {
                desk.parts.zone.get_or_insert(Zone::Named(zone));
                desk.at += 1;
            }
            What::Number(number) => desk.number(number)?,
            What::Sign(_) => desk.sign()?,
            What::Word(meaning) => desk.word(meaning)?,
        }
    }
    Ok(desk.parts)
}

struct Desk<'a> {
    tokens: &'a [Token],
    at: usize,
    /// The token behind the time of day.
    time_end: usize,
    order: Option<DateOrder>,
    parts: Parts,
}

impl Desk<'_> {
    fn what(&self, ahead: usize) -> Option<What> {
        self.tokens.get(self.at + ahead).map(|token| token.what)
    }

    fn gap(&self, ahead: usize) -> bool {
        self.tokens
            .get(self.at + ahead)
            .is_none_or(|token| token.gap)
    }

    fn ahead(&self, ahead: usize) -> Option<Number> {
        match self.what(ahead)? {
            What::Number(number) => Some(number),
            _ => None,
        }
    }

    fn is_sign(&self, ahead: usize, sign: u8) -> bool {
        self.what(ahead) == Some(What::Sign(sign))
    }

    fn rest(&self) -> &[Token] {
        &self.tokens[self.at..]
    }

    fn before(&self) -> Option<What> {
        Some(self.tokens[self.at.checked_sub(1)?].what)
    }

    fn number(&mut self, number: Number) -> Result<(), Unreadable> {
        let Number { value, digits } = number;
        if digits == 14 {
            self.set_day(figures::day(value / 1_000_000)?)?;
            self.parts.standard = true;
            return self.set_time(figures::time(value % 1_000_000), 1);
        }
        if digits == 8 {
            self.at += 1;
            return self.set_day(figures::day(value)?);
        }
        if self.before() == Some(What::Word(Meaning::T)) {
            self.parts.standard = true;
            match digits {
                6 => return self.set_time(figures::time(value), 1),
                4 => return self.set_time(figures::time(value * 100), 1),
                _ => {}
            }
        }
        if digits <= 2
            && let Some((time, length)) = self.time_ahead(value)
        {
            return self.set_time(time, length);
        }
        for sign in [b'-', b'/', b'.'] {
            if self.is_sign(1, sign)
                && self.is_sign(3, sign)
                && let (Some(second), Some(third)) = (self.ahead(2), self.ahead(4))
            {
                self.at += 5;
                return self.set_day(figures::in_order([number, second, third], self.order)?);
            }
        }
        if digits <= 2
            && let Some((time, length)) = self.loose_time_ahead(value)
        {
            return self.set_time(time, length);
        }
        self.at += 1;
        if value == 12
            && matches!(
                self.what(0),
                Some(What::Word(Meaning::Noon | Meaning::Midnight))
            )
        {
            return Ok(());
        }
        let free = self.parts.numbers.iter_mut().find(|slot| slot.is_none());
        *free.ok_or(Unreadable::Unknown)? = Some(number);
        Ok(())
    }

    /// `12:50`, `12:50:30`, `12:50:30.25`.
    fn time_ahead(&self, hour: u64) -> Option<((u64, u64, u64), usize)> {
        let minute = self.ahead(2).filter(|_| self.is_sign(1, b':'))?;
        if minute.digits > 2 {
            return None;
        }
        let second = self.ahead(4).filter(|_| self.is_sign(3, b':'));
        let Some(second) = second.filter(|second| second.digits <= 2) else {
            return Some(((hour, minute.value, 0), 3));
        };
        let fraction = (self.is_sign(5, b'.') || self.is_sign(5, b','))
            && self.ahead(6).is_some()
            && !self.gap(6);
        Some((
            (hour, minute.value, second.value),
            if fraction { 7 } else { 5 },
        ))
    }

    /// `12.50`, `12h50`, `12 h`, `3 p.m.`
    fn loose_time_ahead(&self, hour: u64) -> Option<((u64, u64, u64), usize)> {
        if self.parts.time.is_some() {
            return None;
        }
        let minute = self.ahead(2).filter(|minute| minute.digits == 2);
        match self.what(1)? {
            What::Sign(b'.') if !self.gap(1) && !self.gap(2) && hour < 25 => {
                minute.map(|minute| ((hour, minute.value, 0), 3))
            }
            What::Word(Meaning::Hour) => {
                let day = matches!(self.what(3), Some(What::Word(Meaning::Month(_))));
                Some(match minute {
                    Some(minute) if !day => ((hour, minute.value, 0), 3),
                    _ => ((hour, 0, 0), 2),
                })
            }
            What::Word(Meaning::Morning | Meaning::Afternoon) => Some(((hour, 0, 0), 1)),
            _ => None,
        }
    }

    fn word(&mut self, meaning: Meaning) -> Result<(), Unreadable> {
        let parts = &mut self.parts;
        match meaning {
            Meaning::Afternoon if parts.time.is_some() && parts.mark.is_none() => {
                parts.mark = Some(Mark::Afternoon);
                self.time_end = self.at + 1;
            }
            Meaning::Afternoon => return Err(Unreadable::Unknown),
            Meaning::Hour | Meaning::Noise | Meaning::Ordinal | Meaning::T | Meaning::Weekday => {}
            Meaning::MarchOrTuesday if parts.month.is_none() => {
                parts.month = Some(3);
                parts.march_or_tuesday = true;
            }
            Meaning::MarchOrTuesday => {}
            Meaning::Midnight | Meaning::Noon => return self.twelve(meaning),
            Meaning::Month(month) => {
                if parts.month.is_some() && !parts.march_or_tuesday {
                    return Err(Unreadable::Unknown);
                }
                parts.month = Some(month);
                parts.march_or_tuesday = false;
            }
            Meaning::Morning => self.morning()?,
            Meaning::Zone(minutes) => {
                let known = parts.zone.is_some();
                parts.zone.get_or_insert(Zone::Offset(minutes));
                self.at += 1;
                if !known && minutes == 0 && offset::begins(self.rest(), 1) {
                    return self.offset();
                }
                return Ok(());
            }
        }
        self.at += 1;
        Ok(())
    }

    /// `a.m.`, unless it is the German `am` (on the) before a day.
    fn morning(&mut self) -> Result<(), Unreadable> {
        let german = self.ahead(1).is_some() && self.is_sign(2, b'.')
            || !matches!(self.before(), Some(What::Number(_) | What::Sign(_)));
        if german || self.parts.time.is_none() {
            return Ok(());
        }
        if self.parts.mark.replace(Mark::Morning).is_some() {
            return Err(Unreadable::Unknown);
        }
        self.time_end = self.at + 1;
        Ok(())
    }

    /// `noon`, `12 noon`, `12:00 midnight`.
    fn twelve(&mut self, meaning: Meaning) -> Result<(), Unreadable> {
        if !matches!(self.parts.time.take(), None | Some((0 | 12, 0, 0))) {
            return Err(Unreadable::Unknown);
        }
        self.parts.mark = Some(match meaning {
            Meaning::Noon => Mark::Afternoon,
            _ => Mark::Morning,
        });
        self.set_time((12, 0, 0), 1)
    }

    fn sign(&mut self) -> Result<(), Unreadable> {
        let parts = &self.parts;
        let is_last = self.gap(0) && matches!(self.tokens.len() - self.at, 2 | 4);
        if parts.time.is_some()
            && parts.zone.is_none()
            && (self.at == self.time_end || is_last)
            && offset::begins(self.rest(), 2)
        {
            self.parts.standard = true;
            return self.offset();
        }
        self.at += 1;
        Ok(())
    }

    fn offset(&mut self) -> Result<(), Unreadable> {
        let (minutes, length) = offset::read(self.rest())?;
        self.parts.zone = Some(Zone::Offset(minutes));
        self.at += length;
        Ok(())
    }

    fn set_day(&mut self, day: NaiveDate) -> Result<(), Unreadable> {
        match self.parts.day.replace(day) {
            None => Ok(()),
            Some(_) => Err(Unreadable::Unknown),
        }
    }

    fn set_time(&mut self, time: (u64, u64, u64), length: usize) -> Result<(), Unreadable> {
        self.at += length;
        self.time_end = self.at;
        match self.parts.time.replace(time) {
            None => Ok(()),
            Some(_) => Err(Unreadable::Unknown),
        }
    }
}

impl Parts {
    /// Whether the month that was found may be no month at all.
    pub(super) fn has_month(&self) -> bool {
        self.month.is_some() && !self.march_or_tuesday
    }
}
