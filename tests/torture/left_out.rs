//! Articles that have no place in a feed: of the future, drafts, without a date.

use feedmill::diagnostic::Level;

use crate::corpus::{Corpus, FEEDS};

#[test]
fn the_future_and_drafts_are_in_no_feed() {
    let corpus = Corpus::new();
    let outcome = corpus.build();
    for name in FEEDS {
        let text = corpus.text(name);
        for trace in ["2030", "2031", "future", "draft", "undated", "no day"] {
            assert!(!text.contains(trace), "{name} holds {trace:?}:\n{text}");
        }
    }
    // They are no fault: nobody hears of them.
    let said = outcome.report.diagnostics().iter();
    let files: Vec<_> = said.filter_map(|it| it.place.as_ref()).collect();
    for quiet in ["future.md", "draft.md"] {
        assert!(!files.iter().any(|place| place.file.ends_with(quiet)));
    }
    assert!(outcome.next_due.is_some(), "somebody may ask when it is");
}

/// `sources.undated` refuses it unless told otherwise; the others are published.
#[test]
fn an_article_without_a_date_is_refused_and_named() {
    let corpus = Corpus::new();
    let outcome = corpus.build();
    let errors: Vec<_> = (outcome.report.diagnostics().iter())
        .filter(|it| it.level == Level::Error)
        .collect();
    let [error] = errors[..] else {
        panic!("{errors:#?}");
    };
    assert_eq!(error.rule, "article/missing-date");
    let place = error.place.as_ref().expect("it is an article's");
    assert!(place.file.ends_with("seeds/markdown/undated.md"));
    assert_eq!(outcome.items, 8);
}
