//! A label → the name of a folder.
//!
//! A feed must not move when an article brings another label. So the name depends on nothing but
//! the label: one label of those that have a slug in common has it for itself, and all others
//! carry a hash, whether or not the first is there.

use std::collections::HashMap;

use super::Labels;
use crate::config::{is_device, likeness};
use crate::model::{Facet, slug};

/// The names of the folders of all labels of `facet`, none like one of `files`, and no two alike
/// for any file system.
///
/// Only of labels that differ in letters that some file systems take for one (`Straße`,
/// `Strasse`) does one depend on the other: the one in the plainer letters keeps its name.
pub(super) fn of_all(labels: &Labels, facet: Facet, files: &[&str]) -> Vec<(u32, String)> {
    let files: Vec<String> = files.iter().map(|name| likeness(name)).collect();
    let mut alike: HashMap<String, u32> = HashMap::new();
    let mut all = Vec::new();
    for (id, label) in labels.of(facet) {
        let plain = plain(facet, label, &files);
        let path = plain.clone().unwrap_or_else(|| hashed(label, SHORT));
        *alike.entry(likeness(&path)).or_default() += 1;
        let keeps = plain.is_some() && likeness(label) == label;
        all.push((id, label, path, keeps));
    }
    let all = all.into_iter();
    all.map(|(id, label, path, keeps)| match alike[&likeness(&path)] {
        1 => (id, path),
        _ if keeps => (id, path),
        _ => (id, hashed(label, LONG)),
    })
    .collect()
}

/// The name of a label that can be read back from it: words with single spaces or hyphens between
/// them. A space becomes a hyphen and a hyphen two; where labels are languages, which have no
/// spaces, a hyphen stays.
fn plain(facet: Facet, label: &str, files: &[String]) -> Option<String> {
    if slug(label) != label.replace(' ', "-") {
        return None;
    }
    let (hyphen, space) = match facet {
        Facet::Language => ("-", "--"),
        _ => ("--", "-"),
    };
    let path = label.replace('-', hyphen).replace(' ', space);
    let is_free = !path.is_empty() && !is_device(&path) && !files.contains(&likeness(&path));
    (is_free && path.len() <= LONGEST).then_some(path)
}

/// The name of any label. No slug has a `_` in it.
fn hashed(label: &str, digits: usize) -> String {
    let mut stem = slug(label);
    if stem.len() > LONGEST {
        let ends = stem.char_indices().map(|(at, _)| at);
        let end = ends.take_while(|at| *at <= LONGEST).last();
        stem.truncate(end.unwrap_or_default());
        stem.truncate(stem.trim_end_matches('-').len());
    }
    if stem.is_empty() {
        stem.push_str("label");
    }
    let hash = blake3::hash(label.as_bytes()).to_hex();
    format!("{stem}_{}", &hash[..digits])
}

/// The most bytes that a label has in a name.
const LONGEST: usize = 80;

/// How many digits of the hash tell apart labels with one slug.
const SHORT: usize = 8;
/// How many do if that is not enough.
const LONG: usize = 16;

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{composed, folded};

    const FILES: &[&str] = &["Tea", "rss.xml"];

    /// The names of labels, in their order.
    fn names(facet: Facet, spelled: &[&str]) -> Vec<String> {
        let mut labels = Labels::default();
        let ids: Vec<u32> = (spelled.iter())
            .map(|label| labels.intern(facet, label, 1))
            .collect();
        let of_all: HashMap<u32, String> = of_all(&labels, facet, FILES).into_iter().collect();
        ids.iter().map(|id| of_all[id].clone()).collect()
    }

    #[test]
    fn labels_become_names() {
        for (facet, label, expected) in [
            (Facet::Section, "World News", "world-news"),
            (Facet::Section, "Çay Üzerine", "çay-üzerine"),
            (Facet::Section, "C\u{327}AY", "çay"),
            (Facet::Section, "Новости дня", "новости-дня"),
            (Facet::Section, "ニュース", "ニュース"),
            (Facet::Section, "ข่าวน้ำชา", "ข่าวน้ำชา"),
            (Facet::Section, "أخبار العالم", "أخبار-العالم"),
            (Facet::Section, "Straße", "straße"),
            (Facet::Section, "60s", "60s"),
            (Facet::Author, "Jean-Luc de la Tour", "jean--luc-de-la-tour"),
            (Facet::Language, "pt-BR", "pt-br"),
            (Facet::Section, "Arts & Culture", "arts-culture_d916c579"),
            (Facet::Section, "Arts + Culture", "arts-culture_"),
            (Facet::Author, "J. R. Hartley", "j-r-hartley_"),
            (Facet::Tag, "C++", "c_"),
            (Facet::Tag, "C#", "c_"),
            (Facet::Tag, "C", "c"),
            (Facet::Tag, "a_b", "a-b_"),
            (Facet::Tag, "a--b", "a-b_"),
            (Facet::Tag, "-a", "a_"),
            (Facet::Tag, "☕", "label_"),
            (Facet::Tag, "..", "label_"),
            (Facet::Tag, "../../etc/passwd", "etc-passwd_"),
            (Facet::Tag, ".htaccess", "htaccess_"),
            (Facet::Tag, "CON", "con_"),
            (Facet::Tag, "com¹", "com¹_"),
            (Facet::Tag, "com10", "com10"),
            (Facet::Tag, "TEA", "tea_"),
            (Facet::Tag, "rss.xml", "rss-xml_"),
            (Facet::Tag, "a\0b\u{202E}", "a-b_"),
        ] {
            let name = &names(facet, &[label])[0];
            match expected.strip_suffix('_') {
                None => assert_eq!(name, expected, "{label}"),
                Some(_) => {
                    let hash = name.strip_prefix(expected).expect(name);
                    assert_eq!(hash.len(), SHORT, "{label}");
                }
            }
        }
    }

    #[test]
    fn long_labels_are_cut_between_letters() {
        for letter in ["a", "ü", "茶", "𝒳"] {
            let label = letter.repeat(200);
            let name = &names(Facet::Tag, &[&label])[0];
            let (stem, hash) = name.split_once('_').unwrap();
            assert_eq!(stem, letter.repeat(LONGEST / letter.len()));
            assert_eq!(hash.len(), SHORT);
        }
    }

    #[test]
    fn letters_that_a_file_system_may_take_for_others_are_told_apart() {
        assert_eq!(names(Facet::Tag, &["Straße"]), ["straße"]);
        let both = names(Facet::Tag, &["Straße", "Strasse"]);
        assert_eq!(both[1], "strasse");
        assert_eq!(both[0].len(), "straße_".len() + LONG);
        assert_eq!(names(Facet::Tag, &["strasse"]), ["strasse"]);
    }

    fn label() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => "[a-cA-C0 ß.&/\\\\_~éÉe\u{301}ıİiIςΣσſs☕-]{1,6}",
            2 => "(con|COM|lpt|tea|rss)[0-9 .]{0,2}(xml)?",
            1 => "\\PC{1,60}",
            1 => any::<String>().prop_filter("a label is never empty", |text| !folded(text).is_empty()),
        ]
    }

    proptest! {
        #[test]
        fn names_are_safe_apart_and_stay(
            spelled in prop::collection::vec(label(), 1..12),
            facet in prop::sample::select(Facet::ALL.to_vec()),
        ) {
            let spelled: Vec<&str> = spelled.iter().map(|label| &**label).collect();
            let all = names(facet, &spelled);
            let mut seen: HashMap<String, String> = HashMap::new();
            let mut alike: HashSet<String> = HashSet::new();
            for (label, name) in spelled.iter().zip(&all) {
                prop_assert!(!name.is_empty() && name.len() <= 100);
                prop_assert!(!name.contains(|c: char| c.is_whitespace() || c.is_control()));
                prop_assert!(!name.contains(['/', '\\', '.', ':', '%', '?', '#', '*', '"', '<', '|']));
                prop_assert!(!is_device(name) && !name.eq_ignore_ascii_case("tea"));
                prop_assert_eq!(&*composed(name), name);
                // Equal in no case and in no form but for the same label.
                let label = folded(label);
                for form in [name.to_lowercase(), name.to_uppercase(), likeness(name)] {
                    let of = seen.entry(form).or_insert_with(|| label.clone());
                    prop_assert_eq!(&*of, &label);
                }
                alike.insert(label);
            }
            for (label, name) in spelled.iter().zip(&all) {
                let alone = &names(facet, &[label])[0];
                let fold = folded(label);
                let has_double = (alike.iter())
                    .any(|other| *other != fold && likeness(other) == likeness(&fold));
                prop_assert!(alone == name || has_double, "{label:?}: {alone} became {name}");
            }
        }
    }
}
