//! Which packed copies a client takes: `Accept-Encoding` (RFC 9110, section 12.5.3).

use feedmill::publish::Encoding;
use hyper::HeaderMap;
use hyper::header::ACCEPT_ENCODING;

/// Among those that a client likes alike, the one with the fewest bytes comes first.
const BY_SIZE: [Encoding; 3] = [Encoding::Brotli, Encoding::Zstd, Encoding::Gzip];

/// The encodings that the client would rather have than the file itself, the best first.
pub fn accepted(headers: &HeaderMap) -> Vec<Encoding> {
    let fields = headers.get_all(ACCEPT_ENCODING).iter();
    let listed: Vec<(&str, u16)> = fields
        .filter_map(|field| field.to_str().ok())
        .flat_map(|field| field.split(','))
        .filter_map(weighed)
        .collect();
    let weight = |names: &[&str]| {
        let known = |name: &str| names.iter().any(|it| it.eq_ignore_ascii_case(name));
        let found = listed.iter().find(|(name, _)| known(name));
        found.map(|(_, weight)| *weight)
    };
    // Not listed, the file itself is taken, but anything that is listed is liked better.
    let plain = weight(&["identity"]).unwrap_or(0);
    let others = weight(&["*"]).unwrap_or(0);
    let mut accepted: Vec<(Encoding, u16)> = BY_SIZE
        .into_iter()
        .map(|encoding| {
            let own = match encoding {
                Encoding::Gzip => weight(&["gzip", "x-gzip"]),
                _ => weight(&[encoding.coding()]),
            };
            (encoding, own.unwrap_or(others))
        })
        .filter(|(_, weight)| *weight > 0 && *weight >= plain)
        .collect();
    accepted.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    accepted.into_iter().map(|(encoding, _)| encoding).collect()
}

/// A coding and its weight in thousandths; nothing if it is written wrong.
fn weighed(item: &str) -> Option<(&str, u16)> {
    let Some((name, parameter)) = item.split_once(';') else {
        return Some((item.trim(), 1000));
    };
    let (key, value) = parameter.split_once('=')?;
    if !key.trim().eq_ignore_ascii_case("q") {
        return None;
    }
    let weight: f32 = value.trim().parse().ok()?;
    (0.0..=1.0)
        .contains(&weight)
        .then(|| (name.trim(), (weight * 1000.0).round() as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_decide() {
        for (field, expected) in [
            ("", ""),
            ("gzip", "gzip"),
            ("GZIP", "gzip"),
            ("x-gzip", "gzip"),
            ("gzip, deflate, br", "br gzip"),
            ("gzip, deflate, br, zstd", "br zstd gzip"),
            ("br;q=0.5, gzip;q=0.8", "gzip br"),
            ("gzip;q=0", ""),
            ("gzip;q=0.000, br", "br"),
            ("*", "br zstd gzip"),
            ("*;q=0", ""),
            ("gzip, *;q=0", "gzip"),
            ("gzip;q=0, *", "br zstd"),
            ("identity", ""),
            ("identity;q=0.5, gzip", "gzip"),
            ("identity, gzip;q=0.5", ""),
            ("identity;q=0, gzip", "gzip"),
            ("deflate", ""),
            ("gzip;q=2", ""),
            ("gzip;q=x", ""),
            ("gzip;q=NaN", ""),
            ("gzip;level=9", ""),
            ("gzip ; q = 0.5", "gzip"),
            (",,gzip,", "gzip"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, field.parse().unwrap());
            let found: Vec<_> = accepted(&headers).iter().map(|it| it.coding()).collect();
            assert_eq!(found.join(" "), expected, "{field}");
        }
        assert_eq!(accepted(&HeaderMap::new()), []);
    }
}
