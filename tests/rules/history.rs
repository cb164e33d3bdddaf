//! The pages of the rules that compare two feeds: each block of what is published is followed by
//! one of what would be next.

use std::collections::BTreeSet;

use feedmill::checks::history::{self, Facts};
use feedmill::checks::{self, Check, Options};

use super::blocks::{blocks, document};

#[test]
fn bad_changes_are_bad_and_good_ones_good() {
    let mut compared = 0;
    for rule in checks::rules() {
        if !matches!(rule.check, Check::History(_)) {
            continue;
        }
        for pair in blocks(rule).chunks(2) {
            let [(heading, published), (same, next)] = pair else {
                panic!("{}: a block without its pair", rule.name);
            };
            assert_eq!(heading, same, "{}: a pair in two sections", rule.name);
            let roles = (published.role.as_deref(), next.role.as_deref());
            assert_eq!(roles, (Some("published"), Some("next")), "{}", rule.name);
            let held = |block| {
                history::held(document(block).as_bytes(), "feed.json").expect("it is a feed")
            };
            let (old, new) = (held(published), held(next));
            let found = history::guard(&old, Some(&new), &Facts::default(), &Options::default());
            let names: BTreeSet<&str> = found.iter().map(|it| it.rule).collect();
            let mut expected = BTreeSet::new();
            if *heading == "## Bad" {
                expected.insert(rule.name);
            }
            assert_eq!(names, expected, "{} {heading}: {found:#?}", rule.name);
            compared += 1;
        }
    }
    assert!(compared >= 12, "only {compared} pairs of blocks");
}
