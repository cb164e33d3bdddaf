//! The parts of a URI or IRI reference, and what may stand in each (RFC 3986, RFC 3987).

/// The parts of a reference (RFC 3986, appendix B).
#[derive(Debug)]
pub struct Parts<'t> {
    pub scheme: Option<&'t str>,
    pub authority: Option<&'t str>,
    pub path: &'t str,
    pub query: Option<&'t str>,
    pub fragment: Option<&'t str>,
}

impl<'t> Parts<'t> {
    /// Splits; whatever it is, every byte is in one part.
    pub fn split(text: &'t str) -> Self {
        let (rest, fragment) = cut(text, '#');
        let (rest, query) = cut(rest, '?');
        let colon = rest
            .find([':', '/'])
            .filter(|at| rest[*at..].starts_with(':'));
        let (scheme, rest) = match colon {
            Some(at) => (Some(&rest[..at]), &rest[at + 1..]),
            None => (None, rest),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let end = rest.find('/').unwrap_or(rest.len());
                (Some(&rest[..end]), &rest[end..])
            }
            None => (None, rest),
        };
        Self {
            scheme,
            authority,
            path,
            query,
            fragment,
        }
    }

    pub fn check(&self) -> Result<(), &'static str> {
        if let Some(scheme) = self.scheme {
            let mut bytes = scheme.bytes();
            let right = bytes.next().is_some_and(|it| it.is_ascii_alphabetic())
                && bytes.all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it));
            if !right {
                return Err("what stands before the first colon is no scheme");
            }
        }
        let all = [Some(self.path), self.query, self.fragment, self.authority];
        for part in all.into_iter().flatten() {
            check_percent(part)?;
        }
        let brackets = [Some(self.path), self.query, self.fragment];
        if brackets
            .into_iter()
            .flatten()
            .any(|part| part.contains(['[', ']']))
        {
            return Err("a square bracket outside of the host");
        }
        if self.fragment.is_some_and(|part| part.contains('#')) {
            return Err("a second `#`");
        }
        let needs_host = self.scheme.is_some_and(|scheme| {
            ["http", "https", "ftp"]
                .iter()
                .any(|it| scheme.eq_ignore_ascii_case(it))
        });
        match self.authority {
            Some(authority) => check_authority(authority, needs_host),
            None if needs_host => Err("no host"),
            None => Ok(()),
        }
    }
}

fn cut(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn check_percent(part: &str) -> Result<(), &'static str> {
    let bytes = part.as_bytes();
    let right = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'%')
        .all(|(at, _)| {
            bytes
                .get(at + 1..at + 3)
                .is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit))
        });
    if right {
        Ok(())
    } else {
        Err("a `%` that is not followed by two hexadecimal digits")
    }
}

fn check_authority(authority: &str, needs_host: bool) -> Result<(), &'static str> {
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let (host, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let (literal, after) = rest.split_once(']').ok_or("a bracket that is not closed")?;
            let is_address = literal.parse::<std::net::Ipv6Addr>().is_ok();
            if !is_address && !literal.starts_with(['v', 'V']) {
                return Err("the address in brackets is no IPv6 address");
            }
            (
                literal,
                after
                    .strip_prefix(':')
                    .or((!after.is_empty()).then_some("x")),
            )
        }
        None => cut(host, ':'),
    };
    if port.is_some_and(|port| !port.bytes().all(|it| it.is_ascii_digit())) {
        return Err("the port is not a number");
    }
    if port.is_some_and(|port| !port.is_empty() && port.parse::<u16>().is_err()) {
        return Err("there is no such port");
    }
    if needs_host && host.is_empty() {
        return Err("no host");
    }
    if host.contains(['[', ']']) && !authority.contains('[') {
        return Err("a square bracket in the host");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_references() {
        for (text, right) in [
            ("http://example.org/a,b?c#d", true),
            ("http://[2001:db8::1]:8080/", true),
            ("//example.org/", true),
            ("../a:b", true),
            ("mailto:a@example.org", true),
            ("http://example.org/%zz", false),
            ("http://example.org:port/", false),
            ("http:/example.org", false),
            ("http://", false),
            ("1http://example.org", false),
            ("http://example.org/a#b#c", false),
            ("tag:a,2003:[b", false),
        ] {
            assert_eq!(Parts::split(text).check().is_ok(), right, "{text}");
        }
    }
}
