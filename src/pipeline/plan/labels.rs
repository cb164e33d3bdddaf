//! The labels of all articles, each kept once.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::model::{Facet, folded};

/// The labels of all articles: each is a number, whatever the case of its letters.
#[derive(Clone, Debug, Default)]
pub(in crate::pipeline) struct Labels {
    all: Vec<Label>,
    by_fold: HashMap<(Facet, String), u32>,
    /// Spellings that were there before need not be folded again. By facet, in the order of
    /// [`Facet::ALL`]: the number and the place among its spellings.
    by_spelling: [HashMap<Box<str>, (u32, usize)>; Facet::ALL.len()],
}

#[derive(Clone, Debug)]
struct Label {
    facet: Facet,
    folded: String,
    /// Each with how often it was there.
    spellings: Vec<(Box<str>, u32)>,
}

impl Labels {
    /// The number of a label; `times` articles more spell it so.
    pub fn intern(&mut self, facet: Facet, label: &str, times: u32) -> u32 {
        if let Some((id, at)) = self.by_spelling[facet as usize].get(label).copied() {
            let (_, count) = &mut self.all[id as usize].spellings[at];
            *count = count.saturating_add(times);
            return id;
        }
        let folded = folded(label);
        let id = *(self.by_fold.entry((facet, folded))).or_insert_with_key(|(_, folded)| {
            self.all.push(Label {
                facet,
                folded: folded.clone(),
                spellings: Vec::new(),
            });
            u32::try_from(self.all.len() - 1).expect("there is no room for so many labels")
        });
        let spellings = &mut self.all[id as usize].spellings;
        let known = (id, spellings.len());
        spellings.push((label.into(), times));
        self.by_spelling[facet as usize].insert(label.into(), known);
        id
    }

    #[cfg(test)]
    pub fn get(&self, facet: Facet, label: &str) -> Option<u32> {
        self.by_fold.get(&(facet, folded(label))).copied()
    }

    /// How most articles spell the label; of two spellings that are as frequent, the first by its
    /// bytes.
    pub fn name(&self, id: u32) -> &str {
        let spellings = self.all[id as usize].spellings.iter();
        let name = spellings.max_by_key(|(spelling, count)| (*count, Reverse(spelling)));
        name.map_or("", |(spelling, _)| spelling)
    }

    /// The labels of `facet`, folded, by their numbers.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = (u32, &str)> {
        let all = (0..).zip(&self.all);
        all.filter(move |(_, label)| label.facet == facet)
            .map(|(id, label)| (id, &*label.folded))
    }

    /// How many there are: their numbers are below it.
    pub fn len(&self) -> usize {
        self.all.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_one_whatever_its_case_and_shows_its_commonest_spelling() {
        let mut labels = Labels::default();
        let tea = labels.intern(Facet::Tag, "tea", 1);
        assert_eq!(labels.name(tea), "tea");
        assert_eq!(labels.intern(Facet::Tag, "TEA", 1), tea);
        assert_eq!(labels.name(tea), "TEA");
        assert_eq!(labels.intern(Facet::Tag, " Tea ", 1), tea);
        assert_eq!(labels.intern(Facet::Tag, "tea", 1), tea);
        assert_eq!(labels.name(tea), "tea");
        assert_ne!(labels.intern(Facet::Section, "tea", 1), tea);
        assert_eq!(labels.get(Facet::Tag, "tEa"), Some(tea));
        assert_eq!(labels.get(Facet::Author, "tea"), None);
        assert_eq!(labels.of(Facet::Tag).collect::<Vec<_>>(), [(tea, "tea")]);
        assert_eq!(labels.len(), 2);
    }
}
