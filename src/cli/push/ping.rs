//! One publish ping.
//!
//! WebSub leaves it to hubs how they are told (<https://www.w3.org/TR/websub/#publishing>). All
//! that are known take a form with `hub.mode=publish` and the feed's address: the hub of Google,
//! Superfeedr and Switchboard as `hub.url`, younger ones as `hub.topic`. Some take several
//! addresses at once and some only the last, so each is sent alone. rssCloud servers take a form with
//! the address as `url` (<https://www.rssboard.org/rsscloud-interface>), and may refuse it with 200.

use std::error::Error as _;
use std::io::Read;
use std::time::{Duration, Instant, SystemTime};

use feedmill::config::Manner;
use feedmill::model::AbsoluteUrl;
use ureq::http::{HeaderMap, Response, header};
use ureq::{Agent, Body, Error};
use url::Url;

use crate::cli::fetch::USER_AGENT;

const CONNECTING: Duration = Duration::from_secs(5);
/// With redirects, if there are any.
const WHOLE: Duration = Duration::from_secs(15);
const REDIRECTS: usize = 5;

/// Bytes of an answer that are read, and characters of it that are shown.
const READ: u64 = 1_024;
const SHOWN: usize = 100;

/// Why a hub has not taken a ping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// A phrase.
    pub why: String,
    /// Whether the hub itself fails, so that another try may help, or refuses this one ping.
    pub may_pass: bool,
    /// How long the hub wants to be left alone.
    pub retry_after: Option<Duration>,
}

impl Failure {
    fn refusal(why: String) -> Self {
        Self {
            why,
            may_pass: false,
            retry_after: None,
        }
    }
}

/// Who sends pings.
pub fn agent() -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_connect(Some(CONNECTING))
        .user_agent(USER_AGENT);
    config.build().new_agent()
}

/// Tells `hub` that the feed at `topic` has changed; gives its answer: `204 No Content`.
pub fn ping(
    agent: &Agent,
    hub: &AbsoluteUrl,
    manner: Manner,
    topic: &str,
) -> Result<String, Failure> {
    let form: &[(&str, &str)] = match manner {
        Manner::WebSub => &[
            ("hub.mode", "publish"),
            ("hub.url", topic),
            ("hub.topic", topic),
        ],
        Manner::Cloud => &[("url", topic)],
    };
    let deadline = Instant::now() + WHOLE;
    let mut at = hub.url();
    for _ in 0..=REDIRECTS {
        let left = deadline.saturating_duration_since(Instant::now());
        let request = agent.post(at.as_str()).config().timeout_global(Some(left));
        let mut answer = request
            .build()
            .send_form(form.iter().copied())
            .map_err(failed)?;
        let status = answer.status();
        let said = said(&mut answer);
        match status.as_u16() {
            200..=299 if manner == Manner::Cloud => {
                return match refused(&said) {
                    None => Ok(status.to_string()),
                    Some(why) => Err(Failure::refusal(why)),
                };
            }
            200..=299 => return Ok(status.to_string()),
            300..=399 => at = follow(&at, &answer)?,
            code => {
                let words = excerpt(&said).map_or_else(String::new, |text| format!(" ({text})"));
                return Err(Failure {
                    why: format!("it answers {status}{words}"),
                    may_pass: code >= 500 || matches!(code, 408 | 425 | 429),
                    retry_after: retry_after(answer.headers()),
                });
            }
        }
    }
    Err(Failure::refusal(format!(
        "it redirects more than {REDIRECTS} times"
    )))
}

/// The next address. Only these two redirects keep a request as it is; any other makes it a `GET`.
fn follow(from: &Url, answer: &Response<Body>) -> Result<Url, Failure> {
    let status = answer.status();
    let location = answer.headers().get(header::LOCATION);
    let target = location
        .and_then(|location| location.to_str().ok())
        .and_then(|location| from.join(location).ok());
    let Some(target) = target else {
        return Err(Failure::refusal(format!("it answers {status}")));
    };
    let is_safe = match target.scheme() {
        "https" => true,
        "http" => from.scheme() == "http",
        _ => false,
    };
    match status.as_u16() {
        307 | 308 if is_safe => Ok(target),
        _ => Err(Failure::refusal(format!(
            "it answers {status} and leads to {target}, which is not followed: if the hub has moved there, write that in the settings"
        ))),
    }
}

fn failed(error: Error) -> Failure {
    let why = match &error {
        Error::Timeout(_) => "it does not answer in time".to_owned(),
        Error::HostNotFound => "nobody knows its host".to_owned(),
        Error::Io(cause) => cause.to_string(),
        error => match error.source() {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        },
    };
    Failure {
        why: tidy(&why),
        may_pass: true,
        retry_after: None,
    }
}

/// What a hub says besides its status. Reading it also keeps the connection for the next ping.
fn said(answer: &mut Response<Body>) -> String {
    let mut bytes = Vec::new();
    let reader = answer.body_mut().as_reader();
    // What came before it broke off is as good as all.
    let _ = reader.take(READ).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Why an rssCloud server has not taken a ping, if it says so:
/// `<result success="false" msg="…"/>`.
fn refused(said: &str) -> Option<String> {
    let document = roxmltree::Document::parse(said.trim()).ok()?;
    let result = document.root_element();
    let is_no = result.attribute("success") == Some("false");
    is_no.then(|| match result.attribute("msg").map(tidy) {
        Some(why) if !why.is_empty() => format!("it answers: {why}"),
        _ => "it answers that it did not work".to_owned(),
    })
}

/// What a hub says, in a line, if people can read it.
fn excerpt(said: &str) -> Option<String> {
    let text = tidy(said);
    let is_page = text.starts_with('<') || text.starts_with('{');
    (!is_page && !text.is_empty()).then_some(text)
}

/// One line without anything that moves a terminal.
fn tidy(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let plain = line.chars().filter(|c| !c.is_control());
    plain.take(SHOWN).collect()
}

/// Seconds, or an hour (RFC 9110, section 10.2.3).
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = httpdate::parse_http_date(value).ok()?;
    moment.duration_since(SystemTime::now()).ok()
}
