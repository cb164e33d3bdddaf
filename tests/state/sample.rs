//! A state with something of everything in it.

use std::path::Path;

use feedmill::state::{Block, Changes, Feed, Item, Key, Peeked, Pending, Run, Said, State};

/// Changes that fill a database of some thirty pages.
pub fn changes() -> Changes {
    Changes {
        blocks: (0..5).map(|n| block(n, n)).collect(),
        items: (0..150).map(item).collect(),
        feeds: Some((0..3).map(feed).collect()),
        said: Some((0..4).map(said).collect()),
        pending: Some((0..3).map(pending).collect()),
        ..Changes::new(run(1_000))
    }
}

pub fn run(at: i64) -> Run {
    Run {
        at,
        settings: [7; 16],
        next_due: Some(at + 60),
        summary: format!("{{\"at\":{at}}}"),
    }
}

/// A block of a few pages whose bytes depend on `seed`.
pub fn block(n: usize, seed: usize) -> Block {
    Block {
        source: "articles".into(),
        folder: format!("folder-{n}"),
        facts: Some((0..9_000).map(|i: usize| (i * i + seed) as u8).collect()),
    }
}

pub fn item(n: i64) -> Item {
    let hash = |n: i64| n.to_le_bytes();
    Item {
        id: format!("tag:tea.example,2026:{n}"),
        seed: Some(format!("articles/{n}.md")),
        content: Some([hash(n), hash(1)].concat().try_into().unwrap()),
        twin: Some(hash(n / 2)),
        url: (n % 3 != 0).then(|| format!("https://tea.example/{n}")),
        title: Some(format!("Tea number {n}")),
        published: n,
        updated: n + 1,
        gone: (n % 5 == 0).then_some(n),
        withdrawn: None,
    }
}

pub fn feed(n: u64) -> Feed {
    Feed {
        path: format!("rss-{n}.xml"),
        fingerprint: [n as u8; 16],
        size: n * 1000,
        modified: n as i64,
    }
}

pub fn said(n: u64) -> Said {
    Said {
        file: format!("articles/{n}.md"),
        findings: (0..n).map(u64::to_le_bytes).collect(),
    }
}

pub fn pending(n: i64) -> Pending {
    Pending {
        hub: format!("https://hub-{n}.example/"),
        topics: (0..n)
            .map(|n| format!("https://tea.example/{n}.xml"))
            .collect(),
        failing: (n > 0).then_some(n),
        retry: (n > 1).then_some(n * 60),
    }
}

/// All that a state says, in a form that can be compared.
#[derive(Debug, Default, Eq, PartialEq)]
pub struct All {
    pub blocks: Vec<(String, String, Vec<u8>)>,
    pub items: Vec<Item>,
    pub found: Vec<Item>,
    pub feeds: Vec<Feed>,
    pub said: Vec<Said>,
    pub pending: Vec<Pending>,
    pub run: Option<Run>,
}

/// Asks a state everything, in every way.
pub fn all(state: &State) -> Result<All, feedmill::Error> {
    let mut all = whole(state)?;
    for n in 0..8 {
        let folder = format!("folder-{n}");
        let key = Key {
            source: "articles",
            folder: &folder,
        };
        let there = all.blocks.iter().find(|(_, name, _)| *name == folder);
        assert_eq!(state.block(key)?.as_ref(), there.map(|(_, _, facts)| facts));
    }
    all.found = found(state)?;
    Ok(all)
}

/// Reads every table of a state from end to end.
pub fn whole(state: &State) -> Result<All, feedmill::Error> {
    let mut all = All {
        run: state.run()?,
        feeds: state.feeds()?,
        said: state.said()?,
        pending: state.pending()?,
        ..All::default()
    };
    state.blocks(|key, facts| {
        all.blocks
            .push((key.source.into(), key.folder.into(), facts))
    })?;
    state.items(|item| all.items.push(item))?;
    Ok(all)
}

/// What the look-ups say, for every seventh item.
pub fn found(state: &State) -> Result<Vec<Item>, feedmill::Error> {
    let mut found = Vec::new();
    for n in (0..160).step_by(7) {
        let wanted = item(n);
        found.extend(state.item(&wanted.id)?);
        found.extend(state.items_of_seed(&wanted.seed.unwrap())?);
        found.extend(state.items_with_content(&wanted.content.unwrap())?);
        found.extend(state.items_with_twin(&wanted.twin.unwrap())?);
        found.extend(state.items_with_url(&format!("https://tea.example/{n}"))?);
    }
    Ok(found)
}

/// Makes the database at `path` from [`changes`].
pub fn make(path: &Path) {
    commit(path, &changes());
}

pub fn commit(path: &Path, changes: &Changes) {
    State::open(path).unwrap().state.commit(changes).unwrap();
}

/// What the database at `path` says.
pub fn read(path: &Path) -> All {
    match State::peek(path).unwrap() {
        Peeked::State(state) => all(&state).unwrap(),
        other => panic!("{other:?}"),
    }
}
