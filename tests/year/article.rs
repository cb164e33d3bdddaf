//! An article and what should become of it, by a model that knows nothing of feedmill.

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// How long a notice stays, in seconds.
pub const KEEP: i64 = 5 * DAY;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Usable,
    Withdrawn,
    Withheld,
}

/// What readers were told of an article.
#[derive(Clone, Debug)]
pub struct Told {
    pub id: String,
    pub published: i64,
    pub updated: i64,
    /// The text of the seed that they were told of; `None` if only the feeds know it.
    pub text: Option<String>,
    pub was_notice: bool,
}

#[derive(Clone, Debug)]
pub struct Article {
    pub number: usize,
    /// The seed's path; `None`: it is deleted.
    pub seed: Option<String>,
    /// When its file was written.
    pub written: i64,
    pub date: i64,
    pub embargo: Option<i64>,
    pub expires: Option<i64>,
    pub declared: Option<i64>,
    pub status: Status,
    pub minor: bool,
    pub draft: bool,
    pub broken: bool,
    pub version: usize,
    pub told: Option<Told>,
}

impl Article {
    pub fn new(number: usize, seed: String, now: i64) -> Self {
        Self {
            number,
            seed: Some(seed),
            written: now,
            date: now,
            embargo: None,
            expires: None,
            declared: None,
            status: Status::Usable,
            minor: false,
            draft: false,
            broken: false,
            version: 1,
            told: None,
        }
    }

    pub fn title(&self) -> String {
        format!("Number {}", self.number)
    }

    pub fn section(&self) -> &'static str {
        ["Tea", "Pots", "Mills"][self.number % 3]
    }

    /// What its file holds.
    pub fn text(&self) -> String {
        if self.broken {
            return format!("---\ntitle: [{}\n---\n\nText.\n", self.number);
        }
        let at = |name: &str, at: Option<i64>| {
            at.map_or_else(String::new, |at| format!("{name}: {}\n", stamp(at)))
        };
        let status = match self.status {
            Status::Usable => "",
            Status::Withdrawn => "status: withdrawn\n",
            Status::Withheld => "status: withheld\n",
        };
        format!(
            "---\ntitle: {}\ndate: {}\nsection: {}\n{}{}{}{status}{}{}---\n\nVersion {} of number {}.\n",
            self.title(),
            stamp(self.date),
            self.section(),
            at("embargo", self.embargo),
            at("expires", self.expires),
            at("updated", self.declared),
            if self.minor { "minor: true\n" } else { "" },
            if self.draft { "draft: true\n" } else { "" },
            self.version,
            self.number,
        )
    }

    /// Whether a run can make anything of it.
    pub fn is_ready(&self) -> bool {
        self.seed.is_some() && !self.draft && !self.broken
    }

    fn is_notice(&self) -> bool {
        self.status != Status::Usable
    }

    pub fn published(&self) -> i64 {
        let first = self.told.as_ref().map(|told| told.published);
        first.unwrap_or(self.date.max(self.embargo.unwrap_or(0)))
    }

    /// When it was updated, for all that readers are told.
    pub fn updated(&self) -> i64 {
        let published = self.published();
        let withdrawal = Some(self.written).filter(|_| self.is_notice());
        let own = self
            .declared
            .or(withdrawal)
            .unwrap_or(published)
            .max(published);
        let Some(told) = &self.told else {
            return own;
        };
        let Some(text) = &told.text else {
            return own.max(told.updated);
        };
        if *text == self.text() {
            return told.updated;
        }
        let said = match self.declared {
            _ if self.minor && !self.is_notice() => told.updated,
            Some(declared) => declared,
            None => self.written,
        };
        let turns = self.is_notice() != told.was_notice;
        match turns && said <= told.updated {
            true => self.written.max(told.updated),
            false => said.max(told.updated),
        }
    }

    /// Whether the main feed may show it.
    pub fn is_due(&self, now: i64) -> bool {
        let in_time = self.published() <= now && self.expires.is_none_or(|at| now < at);
        let is_shown = match self.status {
            Status::Usable => true,
            Status::Withheld => self.told.is_some(),
            Status::Withdrawn => self.told.is_some() && now < self.updated() + KEEP,
        };
        self.is_ready() && in_time && is_shown
    }

    /// Readers are told what it is now.
    pub fn tell(&mut self, id: &str) {
        self.told = Some(Told {
            id: id.to_owned(),
            published: self.published(),
            updated: self.updated(),
            text: Some(self.text()),
            was_notice: self.is_notice(),
        });
    }
}

/// A moment as articles write it.
pub fn stamp(seconds: i64) -> String {
    let moment = feedmill::model::Instant::from_unix(seconds);
    moment.expect("the year has no end of time in it").rfc3339()
}
