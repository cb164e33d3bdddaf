//! A WebSub hub as the W3C Recommendation has it (<https://www.w3.org/TR/websub/>): it verifies
//! what a subscriber wants, fetches what a publisher says has changed, and sends it on, signed.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::server::{Answer, Request, Server};

/// A running hub.
pub struct Hub {
    server: Server,
    known: Arc<Known>,
}

/// What the hub knows, for its threads and for the test.
#[derive(Default)]
struct Known {
    subscriptions: Mutex<Vec<Subscription>>,
    /// What it was told has changed.
    pings: Mutex<Vec<String>>,
    /// The status that pings get instead of 202; 0 gives no answer at all.
    trouble: Mutex<Option<u16>>,
}

#[derive(Clone)]
struct Subscription {
    callback: String,
    topic: String,
    secret: String,
}

/// What is done after the answer.
enum Job {
    Verify(Subscription),
    Distribute(String),
}

impl Hub {
    pub fn start() -> Self {
        let known = Arc::new(Known::default());
        let (jobs, to_do) = channel();
        let at_work = Arc::clone(&known);
        let jobs_of: Sender<Job> = jobs;
        let answering = Arc::clone(&known);
        let server = Server::start(move |request| answer(request, &answering, &jobs_of));
        let own = server.address("/");
        thread::spawn(move || {
            for job in to_do {
                match job {
                    Job::Verify(subscription) => verify(subscription, &at_work),
                    Job::Distribute(topic) => distribute(&topic, &own, &at_work),
                }
            }
        });
        Self { server, known }
    }

    pub fn address(&self) -> String {
        self.server.address("/")
    }

    /// What it was told since it was asked last, in alphabetical order.
    pub fn pings(&self) -> Vec<String> {
        let mut pings = std::mem::take(&mut *self.known.pings.lock().unwrap());
        pings.sort();
        pings
    }

    /// Waits until it has been told so often, and gives what it was told, in alphabetical order.
    pub fn wait(&self, count: usize) -> Vec<String> {
        let began = Instant::now();
        while self.known.pings.lock().unwrap().len() < count {
            // The bound is for a program that does nothing.
            assert!(began.elapsed() < Duration::from_secs(120), "it is not told");
            thread::sleep(Duration::from_millis(10));
        }
        self.pings()
    }

    /// From now on pings get this status, or no answer at all if it is 0.
    pub fn fail(&self, status: u16) {
        *self.known.trouble.lock().unwrap() = Some(status);
    }

    pub fn recover(&self) {
        *self.known.trouble.lock().unwrap() = None;
    }
}

fn answer(request: &Request, known: &Known, jobs: &Sender<Job>) -> Answer {
    let form = request.form();
    let get = |name: &str| form.get(name).cloned();
    match (request.method.as_str(), get("hub.mode").as_deref()) {
        ("POST", Some("subscribe")) => {
            let (Some(callback), Some(topic)) = (get("hub.callback"), get("hub.topic")) else {
                return Answer::status(400);
            };
            let secret = get("hub.secret").unwrap_or_default();
            let subscription = Subscription {
                callback,
                topic,
                secret,
            };
            jobs.send(Job::Verify(subscription)).unwrap();
            Answer::status(202)
        }
        ("POST", Some("publish")) => {
            let topic = get("hub.url").expect("older hubs want it");
            assert_eq!(
                get("hub.topic"),
                Some(topic.clone()),
                "younger hubs want it"
            );
            known.pings.lock().unwrap().push(topic.clone());
            if let Some(status) = *known.trouble.lock().unwrap() {
                return Answer::status(status);
            }
            jobs.send(Job::Distribute(topic)).unwrap();
            Answer::status(202)
        }
        _ => Answer::status(400),
    }
}

/// Verification of intent (section 5.3).
fn verify(subscription: Subscription, known: &Known) {
    let challenge = "a-challenge-that-nobody-guesses";
    let mut url = url::Url::parse(&subscription.callback).unwrap();
    url.query_pairs_mut()
        .append_pair("hub.mode", "subscribe")
        .append_pair("hub.topic", &subscription.topic)
        .append_pair("hub.challenge", challenge)
        .append_pair("hub.lease_seconds", "864000");
    let mut answer = ureq::get(url.as_str()).call().unwrap();
    let echo = answer.body_mut().read_to_string().unwrap();
    if echo == challenge {
        known.subscriptions.lock().unwrap().push(subscription);
    }
}

/// Content distribution (section 7), with a signature for those who gave a secret (section 8).
fn distribute(topic: &str, own: &str, known: &Known) {
    let mut fetched = ureq::get(topic).call().unwrap();
    let kind = fetched.headers()["content-type"].clone();
    let body = fetched.body_mut().read_to_vec().unwrap();
    let subscriptions = known.subscriptions.lock().unwrap().clone();
    for subscription in subscriptions.iter().filter(|it| it.topic == topic) {
        ureq::post(&subscription.callback)
            .header("Content-Type", kind.clone())
            .header(
                "Link",
                format!("<{own}>; rel=\"hub\", <{topic}>; rel=\"self\""),
            )
            .header("X-Hub-Signature", sign(&subscription.secret, &body))
            .send(&body[..])
            .unwrap();
    }
}

/// The signature of `body`.
pub fn sign(secret: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length will do");
    mac.update(body);
    let digits = mac.finalize().into_bytes();
    let hex: String = digits.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256={hex}")
}

/// RFC 4231, section 4.3: a signature that somebody else has computed.
#[test]
fn the_signature_is_that_of_the_rfc() {
    assert_eq!(
        sign("Jefe", b"what do ya want for nothing?"),
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
}
