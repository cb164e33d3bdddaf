//! What is to stand beside the feeds → files.

use super::Pages;
use super::desk::{Beside, Desk};
use crate::Error;
use crate::diagnostic::Sink;
use crate::model::Item;
use crate::pages;
use crate::pipeline::outputs::Press;
use crate::state;

impl Pages<'_> {
    /// Makes what is not as it should be. `made` says how many items each feed has that was made;
    /// articles that are read for their pages are added to `ledger`.
    pub fn prepare(
        &self,
        press: &Press<'_>,
        made: &[Option<usize>],
        ledger: &mut Vec<state::Item>,
        sink: &mut Sink,
    ) -> Result<Beside, Error> {
        let mut desk = Desk {
            press,
            sink,
            beside: Beside::default(),
        };
        let (config, site) = (self.config, &self.config.site);
        if config.pages.enabled {
            for (place, (latest, made)) in self.latest.iter().zip(made).enumerate() {
                let name = self.name(place);
                match made {
                    Some(0) => {}
                    Some(count) => {
                        let picks = latest.iter().take(*count);
                        let items: Vec<&Item> = picks
                            .filter_map(|id| press.items.get(id).map(|(item, _)| item))
                            .collect();
                        let opml = config.pages.opml;
                        let bytes =
                            pages::page(self.templates, site, &self.feeds, place, &items, opml)?;
                        desk.put(name, self.prints[place], &bytes)?;
                    }
                    None => desk.keep(&name),
                }
            }
            let style = pages::feed_style(self.templates);
            desk.put(pages::FEED_STYLE.to_owned(), self.list, &style)?;
        }
        if config.pages.opml {
            desk.put(
                pages::OPML.to_owned(),
                self.list,
                &pages::opml(site, &self.feeds)?,
            )?;
        }
        if config.pages.sitemap {
            let recorded = press.judge.recorded;
            if recorded.is_current(pages::SITEMAP, &self.news_print) {
                desk.keep(pages::SITEMAP);
            } else {
                let news = self.articles(press.judge.survey, press.items);
                let bytes = pages::sitemap(site, &news, self.now)?;
                desk.put(pages::SITEMAP.to_owned(), self.news_print, &bytes)?;
            }
        }
        if let Some(articles) = &self.articles {
            articles.make(self, &mut desk, ledger)?;
        }
        Ok(desk.beside)
    }
}
