//! `urn:` URIs (RFC 8141) and UUIDs in them (RFC 9562).

/// What is wrong with the part after `urn:`.
pub fn check(rest: &str) -> Result<(), &'static str> {
    let (nid, nss) = rest.split_once(':').ok_or("it has no namespace")?;
    let bytes = nid.as_bytes();
    let right = (2..=32).contains(&bytes.len())
        && bytes
            .iter()
            .all(|it| it.is_ascii_alphanumeric() || *it == b'-')
        && !nid.starts_with('-')
        && !nid.ends_with('-');
    if !right {
        return Err("the namespace is not 2 to 32 letters, digits and hyphens");
    }
    if nss.is_empty() || nss.starts_with('/') {
        return Err("nothing follows the namespace");
    }
    Ok(())
}

/// Whether it is 8-4-4-4-12 hexadecimal digits.
pub fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.len() == 5
        && groups.iter().zip([8, 4, 4, 4, 12]).all(|(group, length)| {
            group.len() == length && group.bytes().all(|it| it.is_ascii_hexdigit())
        })
}
