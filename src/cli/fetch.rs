//! Fetching a feed, and keeping what the server said for the rules that judge it.

use std::fmt::Write;
use std::io::Read;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow, bail};
use brotli_decompressor::Decompressor;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use ureq::http::{HeaderMap, Response, header};
use ureq::{Agent, Body};
use url::Url;

/// Redirects that are followed.
const REDIRECTS: usize = 10;

/// What is asked for: feeds rather than pages, packed or not.
const ACCEPT: &str = "application/rss+xml, application/atom+xml, application/feed+json, \
                      application/xml;q=0.9, application/json;q=0.9, */*;q=0.5";
const ACCEPT_ENCODING: &str = "gzip, br";
pub(super) const USER_AGENT: &str = concat!(
    "feedmill/",
    env!("CARGO_PKG_VERSION"),
    " (+",
    env!("CARGO_PKG_HOMEPAGE"),
    ")"
);

/// What a fetch may cost.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Limits {
    /// Seconds that a fetch may take, with its redirects
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,

    /// Bytes that a fetched feed may have when it is unpacked
    #[arg(long, value_name = "BYTES", default_value_t = 16 * 1024 * 1024)]
    max_size: u64,
}

/// A feed and how it was handed out.
#[derive(Debug)]
pub struct Fetched {
    /// The feed, unpacked.
    pub body: Vec<u8>,
    /// Where it is at home: the address after all redirects that are for good.
    pub address: String,
    /// Its `Content-Type`.
    pub content_type: Option<String>,
    /// Whether the answer has a feed, and not a reason why there is none.
    pub is_success: bool,
    /// The heads of all answers.
    pub transcript: String,
}

/// Fetches `address`, and asks a second time on the condition that it has changed.
pub fn fetch(address: &str, limits: &Limits) -> anyhow::Result<Fetched> {
    let client = Client::new(limits);
    let mut at = Url::parse(address).with_context(|| format!("`{address}` is no address"))?;
    let (mut home, mut for_good) = (at.clone(), true);
    let mut transcript = String::new();
    for _ in 0..=REDIRECTS {
        let mut answer = client.get(&at, &[])?;
        tell(&answer, &mut transcript);
        if let Some(target) = redirect(&answer) {
            at = follow(&at, &target)?;
            for_good &= matches!(answer.status().as_u16(), 301 | 308);
            if for_good {
                home.clone_from(&at);
            }
            continue;
        }
        let is_success = answer.status().is_success();
        let body = match is_success {
            true => client.body(&at, &mut answer)?,
            false => Vec::new(),
        };
        let condition = condition(answer.headers());
        if is_success
            && !condition.is_empty()
            && let Ok(again) = client.get(&at, &condition)
        {
            tell(&again, &mut transcript);
        }
        return Ok(Fetched {
            body,
            address: home.into(),
            content_type: text(answer.headers(), header::CONTENT_TYPE),
            is_success,
            transcript,
        });
    }
    bail!("{address} redirects more than {REDIRECTS} times")
}

struct Client {
    agent: Agent,
    deadline: Instant,
    most: u64,
}

impl Client {
    fn new(limits: &Limits) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .accept_encoding(ACCEPT_ENCODING);
        Self {
            agent: config.build().new_agent(),
            deadline: Instant::now() + Duration::from_secs(limits.timeout.clamp(1, 86_400)),
            most: limits.max_size,
        }
    }

    fn get(&self, at: &Url, fields: &[(&str, String)]) -> anyhow::Result<Response<Body>> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            bail!("cannot fetch {at}: it takes too long; `--timeout` allows more");
        }
        let mut request = self.agent.get(at.as_str());
        for (name, value) in fields {
            request = request.header(*name, value);
        }
        let request = request.config().timeout_global(Some(left)).build();
        request
            .call()
            .map_err(|error| match error {
                // It says `io: ` before what the system says.
                ureq::Error::Io(cause) => anyhow::Error::new(cause),
                error => error.into(),
            })
            .with_context(|| format!("cannot fetch {at}"))
    }

    /// The body, unpacked, if it is not too large.
    fn body(&self, at: &Url, answer: &mut Response<Body>) -> anyhow::Result<Vec<u8>> {
        let packed = text(answer.headers(), header::CONTENT_ENCODING).unwrap_or_default();
        let mut reader: Box<dyn Read + '_> = Box::new(answer.body_mut().as_reader());
        for coding in packed.rsplit(',').map(str::trim) {
            reader = match coding.to_ascii_lowercase().as_str() {
                "" | "identity" => reader,
                "br" => Box::new(Decompressor::new(reader, 4096)),
                "deflate" => Box::new(ZlibDecoder::new(reader)),
                "gzip" | "x-gzip" => Box::new(MultiGzDecoder::new(reader)),
                other => bail!("{at} is packed as `{other}`, which nobody asked for"),
            };
        }
        let mut body = Vec::new();
        reader
            .take(self.most.saturating_add(1))
            .read_to_end(&mut body)
            .with_context(|| format!("cannot read the answer of {at}"))?;
        if body.len() as u64 > self.most {
            bail!(
                "{at} has more than {} bytes; `--max-size` allows more",
                self.most
            );
        }
        Ok(body)
    }
}

/// Where the answer leads, if it has no feed itself.
fn redirect(answer: &Response<Body>) -> Option<String> {
    let is_redirect = matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    text(answer.headers(), header::LOCATION).filter(|_| is_redirect)
}

/// The next address. Nothing but the web is followed: a server must not make us read our files.
fn follow(from: &Url, target: &str) -> anyhow::Result<Url> {
    let next = from
        .join(target)
        .map_err(|cause| anyhow!("{from} redirects to `{target}`: {cause}"))?;
    match next.scheme() {
        "http" | "https" => Ok(next),
        other => bail!("{from} redirects to `{other}:`, which is not followed"),
    }
}

/// What a reader sends the next time, so that it gets only what is new.
fn condition(headers: &HeaderMap) -> Vec<(&'static str, String)> {
    let fields = [
        ("If-None-Match", header::ETAG),
        ("If-Modified-Since", header::LAST_MODIFIED),
    ];
    fields
        .into_iter()
        .filter_map(|(name, validator)| Some((name, text(headers, validator)?)))
        .collect()
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// Writes the head of an answer down.
fn tell(answer: &Response<Body>, transcript: &mut String) {
    const WRITES: &str = "a String takes whatever is written";
    writeln!(transcript, "{:?} {}", answer.version(), answer.status()).expect(WRITES);
    for (name, value) in answer.headers() {
        let value = String::from_utf8_lossy(value.as_bytes());
        writeln!(transcript, "{name}: {value}").expect(WRITES);
    }
    transcript.push('\n');
}
