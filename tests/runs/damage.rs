//! A state that is damaged, deleted or elsewhere.

use std::fs;

use crate::SETTINGS;
use crate::scene::{Scene, article};

#[test]
fn a_damaged_state_is_set_aside_and_made_again() {
    let tea = article("Tea", "2026-03-01", "");
    let scene = Scene::published(SETTINGS, "2026-03-02", &[("tea.md", &tea)]);
    let before = scene.bytes();
    let state = scene.path("feedmill.db");
    let mut bytes = fs::read(&state).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0x5a);
    fs::write(&state, &bytes).unwrap();
    assert_eq!(scene.run(), ["warning history/damaged-state feedmill.db"]);
    assert_eq!(fs::read(scene.path("feedmill.db.damaged")).unwrap(), bytes);
    assert!(scene.bytes() == before);
    scene.rests();
}
