//! What goes in and comes out.

/// The name of a block: one folder of one source.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Key<'a> {
    /// The name of the source.
    pub source: &'a str,
    /// The folder, relative to the source's.
    pub folder: &'a str,
}

/// What is known of the seeds in one folder; the bytes mean something to the caller only.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Block {
    /// The name of the source.
    pub source: String,
    /// The folder, relative to the source's.
    pub folder: String,
    /// The facts; `None` forgets the block.
    pub facts: Option<Vec<u8>>,
}

/// An entry of the ledger: something that was published once. All times are seconds since 1970.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Item {
    /// Its id in the feeds; there is one entry for each.
    pub id: String,
    /// The seed that it came from.
    pub seed: Option<String>,
    /// A hash of its content.
    pub content: Option<[u8; 16]>,
    /// A hash of its title and date: what two copies of one article share.
    pub twin: Option<[u8; 8]>,
    /// Its address.
    pub url: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published.
    pub published: i64,
    /// When it was last changed.
    pub updated: i64,
    /// Since when its seed is not there.
    pub gone: Option<i64>,
    /// Since when it is withdrawn.
    pub withdrawn: Option<i64>,
}

/// A file that was published.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Feed {
    /// Relative to the output folder.
    pub path: String,
    /// A hash of all that the file was made from.
    pub fingerprint: [u8; 16],
    /// Bytes.
    pub size: u64,
    /// When the file was last modified, in nanoseconds since 1970.
    pub modified: i64,
}

/// What was reported of one file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Said {
    /// The file that the findings are about.
    pub file: String,
    /// A hash of each finding.
    pub findings: Vec<[u8; 8]>,
}

/// A hub that is to be told that feeds have changed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pending {
    /// Its address.
    pub hub: String,
    /// The addresses of the feeds that it has not been told of, each once; none has a line break.
    pub topics: Vec<String>,
    /// Since when it can't be told, in seconds since 1970; `None`: nobody has tried.
    pub failing: Option<i64>,
    /// When it is to be tried next, unless another feed changes before, in seconds since 1970.
    pub retry: Option<i64>,
}

/// The last run.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Run {
    /// When it was, in seconds since 1970.
    pub at: i64,
    /// The fingerprint of its settings.
    pub settings: [u8; 16],
    /// When the next article falls due, in seconds since 1970.
    pub next_due: Option<i64>,
    /// What came of it; JSON, which means something to the caller only.
    pub summary: String,
}

/// What a run changes.
#[derive(Clone, Debug)]
pub struct Changes {
    /// Blocks that are new, changed or gone. Of two for one folder the last one counts.
    pub blocks: Vec<Block>,
    /// Whether `blocks` is all there is: those that it doesn't name are forgotten.
    pub all_blocks: bool,
    /// Items that are new or changed; each takes the place of the one with its id.
    pub items: Vec<Item>,
    /// All published files, whether changed or not; `None`: as they were.
    pub feeds: Option<Vec<Feed>>,
    /// All that was reported, whether new or not; `None`: as it was.
    pub said: Option<Vec<Said>>,
    /// All hubs that are to be told; `None`: as they were.
    pub pending: Option<Vec<Pending>>,
    /// This run.
    pub run: Run,
}

impl Changes {
    /// A run that changes nothing else.
    pub fn new(run: Run) -> Self {
        Self {
            blocks: Vec::new(),
            all_blocks: false,
            items: Vec::new(),
            feeds: None,
            said: None,
            pending: None,
            run,
        }
    }
}
