//! `feedmill explain` and `feedmill rules`.

use super::program::Place;

#[test]
fn rules_explain_themselves() {
    let place = Place::new();
    let run = place.run(&["explain", "rss/missing-guid"]);
    assert_eq!(run.code, 0);
    assert!(
        run.out.starts_with("rss/missing-guid\n================\n"),
        "{}",
        run.out
    );
    assert!(
        run.out
            .lines()
            .all(|line| line.len() < 200 && !line.starts_with("```"))
    );

    let run = place.run(&["explain", "missing-guid"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "feedmill: no rule is named `missing-guid`; did you mean rss/missing-guid?\n"
    );

    let listed = place.run(&["rules"]).out;
    let objects = place.run(&["rules", "--format", "json"]).objects();
    assert_eq!(listed.lines().count(), objects.len());
    for object in objects {
        let (name, group) = (
            object["name"].as_str().unwrap(),
            object["group"].as_str().unwrap(),
        );
        assert!(!object["summary"].as_str().unwrap().is_empty());
        if name.starts_with("http/") {
            let rules = place.run(&["explain", group]).out;
            assert!(
                rules.contains(&format!("\n{name}\n")),
                "{group} lacks {name}"
            );
        }
    }
}
