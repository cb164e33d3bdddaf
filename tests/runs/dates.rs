//! Publication stays, updates move.

use crate::SETTINGS;
use crate::scene::{Scene, article};

#[test]
fn a_moved_date_is_said_once_and_the_publication_stays() {
    let tea = article("Tea", "2026-03-01", "");
    let mut scene = Scene::published(SETTINGS, "2026-03-02", &[("tea.md", &tea)]);
    scene.at("2026-03-10");
    scene.write("tea.md", &article("Tea", "2026-03-09", ""));
    assert_eq!(scene.run(), ["warning article/moved-date tea.md"]);
    let item = scene.item("tea");
    assert_eq!(
        (&*item.published, &*item.updated),
        ("2026-03-01", "2026-03-10")
    );
    scene.rests();
    let outcome = scene.with(|options| {
        let mut options = options;
        options.repeat = true;
        options
    });
    let said = crate::site::rules(&outcome.report);
    assert_eq!(said, ["warning article/moved-date tea.md"]);
    assert_eq!(outcome.warnings, 1);
}

#[test]
fn a_date_moves_if_that_is_allowed() {
    let tea = article("Tea", "2026-03-01", "");
    let mut scene = Scene::published(SETTINGS, "2026-03-02", &[("tea.md", &tea)]);
    scene.at("2026-03-10");
    scene.write("tea.md", &article("Tea", "2026-03-09", ""));
    assert_eq!(scene.allow("history/moved-publication"), [""; 0]);
    assert_eq!(scene.item("tea").published, "2026-03-09");
    scene.settles();
}
