//! Seeds that change while a run is at work.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::scene::{Scene, article};
use crate::support::settings::TEA_TIMES;

/// The run asks whether to stop before it opens a seed, and again when it has looked at all. What
/// stands there then is what is published, and the next run makes it good, even if the seed is
/// again what the first look saw.
#[test]
fn a_seed_that_is_replaced_after_the_look_is_put_right_by_the_next_run() {
    let mut scene = Scene::published(TEA_TIMES, "2026-03-02", &[("tea.md", &TEA[0])]);
    scene.at("2026-03-03");
    scene.write("tea.md", &TEA[1]);
    let asked = AtomicUsize::new(0);
    let replace = || {
        if asked.fetch_add(1, Ordering::Relaxed) == 1 {
            scene.write("tea.md", &TEA[2]);
        }
        false
    };
    scene.with(|mut options| {
        options.stop = &replace;
        options
    });
    assert!(asked.into_inner() > 1, "nobody asked");
    assert_eq!(scene.told(), ["tea Third"]);

    scene.write("tea.md", &TEA[1]);
    assert_eq!(scene.run(), [""; 0]);
    assert_eq!(scene.told(), ["tea Other"]);
    scene.rests();
}

static TEA: std::sync::LazyLock<[String; 3]> = std::sync::LazyLock::new(|| {
    ["First", "Other", "Third"].map(|title| article(title, "2026-03-01", ""))
});
