//! The pages that are not as they should be are made, a few at a time: a site of ten years takes
//! no more memory than a month of it.

use rayon::prelude::*;

use super::{Articles, Wanted};
use crate::Error;
use crate::model::Item;
use crate::pages::{self, Story};
use crate::pipeline::outputs::{Destination, Press};
use crate::pipeline::pages::Pages;
use crate::pipeline::pages::desk::{self, Desk, Ready};
use crate::pipeline::pages::file_at;
use crate::pipeline::survey::Candidate;
use crate::pipeline::{items, memory};
use crate::state;

impl Articles {
    /// Makes what is not as it should be; what articles it reads for that is added to `made` as the
    /// ledger keeps it.
    pub fn make(
        &self,
        pages: &Pages<'_>,
        desk: &mut Desk<'_>,
        made: &mut Vec<state::Item>,
    ) -> Result<(), Error> {
        let press = desk.press;
        if let Destination::Caller = press.destination {
            return Ok(());
        }
        let (survey, recorded) = (press.judge.survey, press.judge.recorded);
        let current: Vec<bool> = (self.wanted.par_iter())
            .map(|page| recorded.is_current(&page.name, &page.fingerprint))
            .collect();
        let mut batch: Vec<&Wanted> = Vec::new();
        let mut weight = 0;
        for (page, is_current) in self.wanted.iter().zip(current) {
            if is_current {
                desk.keep(&page.name);
                continue;
            }
            weight += survey.record(&page.candidate).stamp.size;
            batch.push(page);
            if weight > BATCH {
                self.print(pages, &std::mem::take(&mut batch), desk, made)?;
                weight = 0;
            }
        }
        self.print(pages, &batch, desk, made)?;
        let known = self.hidden.iter();
        let known = known.filter(|name| press.judge.recorded.holds(name));
        desk.beside.gone.extend(known.cloned());
        Ok(())
    }

    fn print(
        &self,
        pages: &Pages<'_>,
        batch: &[&Wanted],
        desk: &mut Desk<'_>,
        made: &mut Vec<state::Item>,
    ) -> Result<(), Error> {
        let (press, survey) = (desk.press, desk.press.judge.survey);
        let missing: Vec<Candidate> = (batch.iter())
            .map(|page| page.candidate)
            .filter(|candidate| !press.items.contains_key(&survey.id(candidate)))
            .collect();
        let read = items::make(press.config, survey, &missing, desk.sink);
        made.extend(memory::entries(survey, &missing, &read));
        let ready: Vec<Option<Ready>> = (batch.par_iter())
            .map(|page| {
                let id = survey.id(&page.candidate);
                let Some((item, _)) = press.items.get(&id).or_else(|| read.get(&id)) else {
                    return Ok(None);
                };
                self.one(pages, press, page, item)
            })
            .collect::<Result<_, Error>>()?;
        for (page, ready) in batch.iter().zip(ready) {
            match ready {
                Some(ready) => desk.take(ready),
                // It can't be read now, which was said.
                None => desk.keep(&page.name),
            }
        }
        Ok(())
    }

    fn one(
        &self,
        pages: &Pages<'_>,
        press: &Press<'_>,
        page: &Wanted,
        item: &Item,
    ) -> Result<Option<Ready>, Error> {
        // What it is of an article without a date may be known only now.
        let Some(name) = file_at(press.config, item.url.as_str()) else {
            return Ok(None);
        };
        if name != page.name && self.claims.has(&name) {
            return Ok(None);
        }
        let story = Story {
            item,
            file: &name,
            feeds: &self.feeds_of(press.judge.survey, &page.candidate),
            is_news: press.config.pages.sitemap,
            has_index: press.config.pages.enabled,
        };
        let bytes = pages::article(pages.templates, &press.config.site, &pages.feeds, &story)?;
        desk::ready(press, name, page.fingerprint, &bytes).map(Some)
    }
}

/// About how many bytes the seeds of a batch have together.
const BATCH: u64 = 4 << 20;
