//! What is committed is what the next run finds.

use feedmill::state::{Block, Changes, Key, Peeked, State};

use crate::sample::{self, All};

#[test]
fn everything_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    sample::make(&path);
    let all = sample::read(&path);
    let wanted = sample::changes();
    assert_eq!(all.run, Some(wanted.run));
    assert_eq!(all.items, wanted.items);
    assert_eq!(Some(all.feeds), wanted.feeds);
    assert_eq!(Some(all.said), wanted.said);
    assert_eq!(Some(all.pending), wanted.pending);
    assert_eq!(all.blocks.len(), wanted.blocks.len());
    for ((source, folder, facts), block) in all.blocks.into_iter().zip(wanted.blocks) {
        let facts = Some(facts);
        assert_eq!(
            block,
            Block {
                source,
                folder,
                facts
            }
        );
    }
    // 22 by id, seed and content; each with its twin; two of three by address.
    assert_eq!(all.found.len(), 22 * 3 + 22 * 2 + 14);
}

#[test]
fn nothing_is_written_before_the_first_commit() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    let opened = State::open(&path).unwrap();
    assert!(opened.is_new && opened.set_aside.is_none());
    assert_eq!(sample::all(&opened.state).unwrap(), All::default());
    assert!(matches!(State::peek(&path).unwrap(), Peeked::Missing));
    drop(opened);
    assert_eq!(home.path().read_dir().unwrap().count(), 0);
}

#[test]
fn none_is_kept_of_a_trial() {
    let state = State::none();
    assert_eq!(sample::all(&state).unwrap(), All::default());
    state.commit(&sample::changes()).unwrap();
    assert_eq!(sample::all(&State::none()).unwrap(), All::default());
}

#[test]
fn a_run_changes_what_it_names_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    sample::make(&path);
    let mut wanted = sample::read(&path);
    let changed = feedmill::state::Item {
        url: Some("https://tea.example/moved".into()),
        seed: None,
        ..sample::item(4)
    };
    sample::commit(
        &path,
        &Changes {
            blocks: vec![
                sample::block(2, 50),
                Block {
                    facts: None,
                    ..sample::block(3, 3)
                },
            ],
            items: vec![sample::item(150), sample::item(4), changed.clone()],
            feeds: Some(vec![sample::feed(1), sample::feed(9)]),
            ..Changes::new(sample::run(2_000))
        },
    );
    let state = State::open(&path).unwrap().state;
    assert_eq!(state.item(&changed.id).unwrap().as_ref(), Some(&changed));
    let moved = state.items_with_url("https://tea.example/moved").unwrap();
    assert_eq!(moved.first(), Some(&changed));
    assert_eq!(state.items_with_url("https://tea.example/4").unwrap(), []);
    assert_eq!(state.items_of_seed("articles/4.md").unwrap(), []);
    assert_eq!(
        state.items_with_twin(&2_i64.to_le_bytes()).unwrap(),
        [changed.clone(), sample::item(5)]
    );
    wanted.items[4] = changed;
    wanted.items.push(sample::item(150));
    wanted.feeds = vec![sample::feed(1), sample::feed(9)];
    wanted.run = Some(sample::run(2_000));
    wanted.blocks[2].2 = sample::block(2, 50).facts.unwrap();
    wanted.blocks.remove(3);
    wanted.found = sample::found(&state).unwrap();
    assert_eq!(sample::all(&state).unwrap(), wanted);
}

#[test]
fn all_blocks_forgets_the_others() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    sample::make(&path);
    sample::commit(
        &path,
        &Changes {
            blocks: vec![sample::block(1, 1)],
            all_blocks: true,
            ..Changes::new(sample::run(2_000))
        },
    );
    let all = sample::read(&path);
    assert_eq!(all.blocks.len(), 1);
    assert_eq!(all.items.len(), 150);
}

#[test]
fn blocks_come_by_source_and_folder() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    let keys = [("a", "b/c"), ("a", ""), ("b", ""), ("a", "b"), ("a", "b-c")];
    let blocks = keys.map(|(source, folder)| Block {
        source: source.into(),
        folder: folder.into(),
        facts: Some(Vec::new()),
    });
    sample::commit(
        &path,
        &Changes {
            blocks: blocks.into(),
            ..Changes::new(sample::run(1))
        },
    );
    let mut seen = Vec::new();
    let state = State::open(&path).unwrap().state;
    state
        .blocks(|Key { source, folder }, _| seen.push((source.to_owned(), folder.to_owned())))
        .unwrap();
    let mut sorted = keys.map(|(source, folder)| (source.to_owned(), folder.to_owned()));
    sorted.sort();
    assert_eq!(seen, sorted);
}

#[test]
fn the_index_grows_with_the_ledger() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    for n in 0..12 {
        sample::commit(
            &path,
            &Changes {
                items: (n * n * 20..(n + 1) * (n + 1) * 20)
                    .map(sample::item)
                    .collect(),
                ..Changes::new(sample::run(n))
            },
        );
        let state = State::open(&path).unwrap().state;
        let last = sample::item((n + 1) * (n + 1) * 20 - 1);
        assert_eq!(state.item(&last.id).unwrap(), Some(last));
    }
    let state = State::open(&path).unwrap().state;
    for n in 0..12 * 12 * 20 {
        assert_eq!(
            state.items_of_seed(&format!("articles/{n}.md")).unwrap(),
            [sample::item(n)]
        );
    }
}
