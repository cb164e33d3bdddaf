//! The very bytes, however much of them is asked for and however they are sent.

use std::fs;

use super::served::Served;

/// Bytes of which no two places look alike, as many as are kept in memory, or more.
fn bytes(count: u32) -> Vec<u8> {
    (0..count / 4).flat_map(u32::to_le_bytes).collect()
}

/// `"small"` is copied, `"whole"` is handed to the system, `"large"` is read piece by piece.
const FILES: [(&str, u32); 3] = [
    ("small", 20_000),
    ("whole", 4 * 1024 * 1024),
    ("large", 6 * 1024 * 1024),
];

fn start() -> Served {
    Served::start(&[], |home| {
        for (name, count) in FILES {
            fs::write(home.join("feeds").join(name), bytes(count)).unwrap();
        }
    })
}

#[test]
fn parts_are_those_that_were_asked_for() {
    let served = start();
    for (name, count) in FILES {
        let (all, count) = (bytes(count), count as usize);
        for (start, end) in [(0, count), (1, count), (4_001, 19_001), (7, count - 9)] {
            let range = format!("Range: bytes={start}-{}\r\n", end - 1);
            let answer = served.get(&format!("/{name}"), &range);
            assert_eq!(answer.status, 206);
            assert!(answer.body == all[start..end], "{name} {start}-{end}");
        }
        assert!(served.get(&format!("/{name}"), "").body == all, "{name}");
    }
}

#[test]
fn one_connection_takes_them_one_after_another() {
    let served = start();
    let mut client = served.connect();
    let ask = |name: &str| format!("GET /{name} HTTP/1.1\r\nHost: x\r\n");
    for (name, _) in FILES {
        // Nobody waits for the answer before.
        client.say(&format!("{}\r\n", ask(name)));
        client.say(&format!("{}Range: bytes=5-99999\r\n\r\n", ask(name)));
        client.say(&format!("{}If-None-Match: *\r\n\r\n", ask(name)));
        client.say(&format!("HEAD /{name} HTTP/1.1\r\nHost: x\r\n\r\n"));
        client.say(&format!("{}\r\n", ask(name)));
    }
    for (name, count) in FILES {
        let all = bytes(count);
        assert!(client.answer(false).body == all, "{name}");
        let end = all.len().min(100_000);
        assert!(client.answer(false).body == all[5..end], "{name}");
        assert_eq!(client.answer(false).status, 304, "{name}");
        assert_eq!(client.answer(true).status, 200, "{name}");
        assert!(client.answer(false).body == all, "{name}");
    }
}

#[test]
fn many_files_at_a_time() {
    // More than are held open.
    let name = |number: u32| format!("{number}.bin");
    let served = Served::start(&[], |home| {
        for number in 0..100_u32 {
            let mut bytes = bytes(40_000);
            bytes.extend(number.to_le_bytes());
            fs::write(home.join("feeds").join(name(number)), bytes).unwrap();
        }
    });
    for number in (0..100_u32).chain(0..100) {
        let answer = served.get(&format!("/{}", name(number)), "");
        assert!(answer.body.ends_with(&number.to_le_bytes()), "{number}");
        assert_eq!(answer.body.len(), 40_004);
    }
}
