//! A subscriber as the W3C Recommendation has it: it finds the hub of a feed, asks to be told, and
//! takes nothing that is not signed.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::hub::sign;
use super::server::{Answer, Server};

const SECRET: &str = "between the hub and me";

/// A running subscriber.
pub struct Subscriber {
    server: Server,
    received: Receiver<Received>,
    verified: Receiver<String>,
}

/// What a hub has sent.
pub struct Received {
    pub kind: String,
    pub link: String,
    pub body: Vec<u8>,
}

impl Subscriber {
    pub fn start() -> Self {
        let (send, received) = channel();
        let (confirm, verified) = channel();
        let server = Server::start(move |request| {
            if request.method == "GET" {
                confirm.send(request.query["hub.topic"].clone()).unwrap();
                return Answer::status(200).body(request.query["hub.challenge"].clone());
            }
            // One that is not from the hub: RFC 2104 keeps it out.
            if request.fields["x-hub-signature"] != sign(SECRET, &request.body) {
                return Answer::status(202);
            }
            let received = Received {
                kind: request.fields["content-type"].clone(),
                link: request.fields["link"].clone(),
                body: request.body.clone(),
            };
            send.send(received).unwrap();
            Answer::status(204)
        });
        Self {
            server,
            received,
            verified,
        }
    }

    /// Asks `hub` to be told of `topic`, and waits until the hub has asked back.
    pub fn subscribe(&self, hub: &str, topic: &str) {
        let callback = self.server.address("/callback");
        let form = [
            ("hub.mode", "subscribe"),
            ("hub.callback", &callback),
            ("hub.topic", topic),
            ("hub.secret", SECRET),
        ];
        let answer = ureq::post(hub).send_form(form).unwrap();
        assert_eq!(answer.status(), 202);
        let asked = self.verified.recv_timeout(PATIENCE).unwrap();
        assert_eq!(asked, topic);
    }

    /// What comes next.
    pub fn next(&self) -> Received {
        self.received
            .recv_timeout(PATIENCE)
            .expect("a hub sends it")
    }

    /// Whether nothing more has come.
    pub fn has_all(&self) -> bool {
        self.received.try_recv().is_err()
    }
}

/// More than any machine needs.
const PATIENCE: Duration = Duration::from_secs(120);
