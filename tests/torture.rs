//! A corpus of all that is hard to say in a feed, from every kind of seed: what the three feeds must
//! hold of it. `docs/comparison.md` has what other generators make of its Markdown.

#[path = "torture/characters.rs"]
mod characters;
#[path = "torture/checked.rs"]
mod checked;
#[path = "torture/corpus.rs"]
mod corpus;
#[path = "torture/items.rs"]
mod items;
#[path = "torture/left_out.rs"]
mod left_out;
#[path = "torture/markup.rs"]
mod markup;
#[path = "torture/runs.rs"]
mod runs;
#[path = "torture/shown.rs"]
mod shown;
#[path = "build/site.rs"]
#[allow(dead_code, reason = "the corpus has its own settings")]
mod site;
mod support;
