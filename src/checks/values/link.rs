//! `rel` of a link (RFC 4287, section 4.2.7.2; RFC 8288).

use super::Given;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static UNKNOWN_REL: Rule = rule!("atom/unknown-rel", Interop, "0.1.0", Check::Value);
pub static INVALID_REL: Rule = rule!("atom/invalid-rel", Spec, "0.1.0", Check::Value);

/// A relation: a registered name, or an IRI.
pub fn link_rel(given: &Given<'_, '_>, sink: &mut Sink) {
    let text = given.text;
    if text.is_empty() {
        return super::plain::not_empty(given, sink);
    }
    let name = text
        .strip_prefix("http://www.iana.org/assignments/relation/")
        .unwrap_or(text);
    if is_registered_rel(name) {
        return;
    }
    if text.contains(':') {
        super::url::absolute(given, sink);
        return;
    }
    let is_segment = text
        .chars()
        .all(|it| !it.is_ascii() || it.is_ascii_alphanumeric() || "-._~!$&'()*+,;=@".contains(it));
    if is_segment {
        sink.push(
            UNKNOWN_REL
                .at(
                    given.span(),
                    format!("no relation {} is registered", given.shown()),
                )
                .help("use a registered relation, or an IRI of your own"),
        );
    } else {
        sink.push(
            INVALID_REL
                .at(
                    given.span(),
                    format!("{} is neither a name nor an IRI", given.shown()),
                )
                .help("write one relation, such as `alternate`"),
        );
    }
}

/// The relation of a link: `alternate` if it says none; IANA's own IRI for a name is the name
/// (RFC 4287, section 4.2.7.2).
pub fn rel<'d>(link: Element<'d>) -> &'d str {
    let rel = link.attribute("rel").map_or("alternate", |rel| rel.value);
    rel.strip_prefix("http://www.iana.org/assignments/relation/")
        .unwrap_or(rel)
}

/// Whether IANA registers it (<https://www.iana.org/assignments/link-relations>).
pub fn is_registered_rel(name: &str) -> bool {
    RELATIONS
        .split(' ')
        .any(|known| known.eq_ignore_ascii_case(name))
}

const RELATIONS: &str = "about acl alternate amphtml api-catalog appendix apple-touch-icon \
apple-touch-startup-image archives author blocked-by bookmark c2pa-manifest canonical chapter \
cite-as collection compression-dictionary contents convertedfrom copyright create-form current \
deprecation describedby describes disclosure dns-prefetch duplicate edit edit-form edit-media \
enclosure external first geofeed glossary help hosts hub ice-server icon index intervalafter \
intervalbefore intervalcontains intervaldisjoint intervalduring intervalequals intervalfinishedby \
intervalfinishes intervalin intervalmeets intervalmetby intervaloverlappedby intervaloverlaps \
intervalstartedby intervalstarts item last latest-version license linkset lrdd manifest mask-icon \
me media-feed memento micropub modulepreload monitor monitor-group next next-archive nofollow \
noopener noreferrer opener openid2.local_id openid2.provider original p3pv1 payment pingback \
preconnect predecessor-version prefetch preload prerender prev prev-archive preview previous \
privacy-policy profile publication rdap-active rdap-bottom rdap-down rdap-top rdap-up related \
replies restconf ruleinput search section self service service-desc service-doc service-meta \
sip-trunking-capability sponsored start status stylesheet subsection successor-version sunset tag \
terms-of-service timegate timemap type ugc up version-history via webmention working-copy \
working-copy-of";
