//! What is left to later runs, and when it is tried again.

use std::time::Duration;

use feedmill::model::Instant;
use feedmill::state::Pending;

use super::Told;

/// A hub that fails is tried again at the next run, then after as long as it has been failing, and
/// at least so often: seconds.
const LONGEST: i64 = 3_600;

/// What is left of `pending` at the second `now`.
pub fn left(pending: Vec<Pending>, told: &[Told], now: i64) -> Vec<Pending> {
    let left = pending.into_iter().filter_map(|mut pending| {
        let Some(told) = told.iter().find(|told| told.hub.as_str() == pending.hub) else {
            return Some(pending);
        };
        pending.topics.retain(|topic| !told.has_taken(topic));
        if told.why().is_some() {
            let failing = *pending.failing.get_or_insert(now);
            let asked = told.retry_after.unwrap_or_default().as_secs();
            let asked = i64::try_from(asked).unwrap_or(LONGEST);
            let pause = (now - failing).max(asked).clamp(0, LONGEST);
            pending.retry = Some(now.saturating_add(pause));
        } else if told.taken() > 0 {
            (pending.failing, pending.retry) = (None, None);
        }
        (!pending.topics.is_empty()).then_some(pending)
    });
    left.collect()
}

/// How long it is until one of `pending` is due.
pub fn until(pending: &[Pending], now: Instant) -> Option<Duration> {
    let next = pending
        .iter()
        .map(|it| it.retry.unwrap_or_default())
        .min()?;
    let seconds = u64::try_from(next.saturating_sub(now.unix())).unwrap_or(0);
    Some(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use feedmill::model::AbsoluteUrl;

    use super::*;

    fn told(taken: &[&str], why: Option<&str>) -> Told {
        let taken = taken.iter().map(|topic| (*topic, Ok("204".into())));
        let refused = why.iter().map(|why| ("refused", Err((*why).to_owned())));
        Told {
            hub: AbsoluteUrl::parse("https://hub.example/").unwrap(),
            all: 2,
            answers: taken
                .chain(refused)
                .map(|(topic, answer)| (topic.to_owned(), answer))
                .collect(),
            retry_after: None,
        }
    }

    fn pending(topics: &[&str], failing: Option<i64>, retry: Option<i64>) -> Vec<Pending> {
        vec![Pending {
            hub: "https://hub.example/".into(),
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            failing,
            retry,
        }]
    }

    #[test]
    fn what_is_taken_is_struck_out() {
        let before = pending(&["a", "b"], Some(5), Some(9));
        let after = left(before.clone(), &[told(&["a", "b"], None)], 100);
        assert_eq!(after, []);
        // Out of time: the rest is due at once.
        let after = left(before.clone(), &[told(&["a"], None)], 100);
        assert_eq!(after, pending(&["b"], None, None));
        // Another hub was told, or none.
        assert_eq!(left(before.clone(), &[], 100), before);
    }

    #[test]
    fn who_fails_longer_is_asked_less_often() {
        let fail = [told(&[], Some("down"))];
        let mut state = pending(&["a"], None, None);
        let mut pauses = Vec::new();
        let mut now = 1_000;
        for _ in 0..10 {
            state = left(state, &fail, now);
            let pause = state[0].retry.unwrap() - now;
            pauses.push(pause);
            // Runs come once a minute.
            now += (pause.max(1) as u64).next_multiple_of(60) as i64;
        }
        assert_eq!(pauses[..5], [0, 60, 120, 240, 480]);
        assert_eq!(pauses[9], LONGEST);
        assert_eq!(state[0].failing, Some(1_000));
    }

    #[test]
    fn a_hub_may_ask_for_time() {
        let mut busy = told(&["a"], Some("429"));
        busy.retry_after = Some(Duration::from_secs(90));
        let after = left(pending(&["a", "b"], None, None), &[busy], 1_000);
        assert_eq!(after, pending(&["b"], Some(1_000), Some(1_090)));
        let mut greedy = told(&[], Some("429"));
        greedy.retry_after = Some(Duration::from_secs(u64::MAX));
        let after = left(pending(&["b"], None, None), &[greedy], 1_000);
        assert_eq!(after, pending(&["b"], Some(1_000), Some(1_000 + LONGEST)));
    }

    #[test]
    fn the_next_try_is_the_earliest() {
        let now = Instant::from_unix(1_000).unwrap();
        let mut list = pending(&["a"], Some(1), Some(1_060));
        assert_eq!(until(&list, now), Some(Duration::from_secs(60)));
        list.extend(pending(&["a"], None, None));
        assert_eq!(until(&list, now), Some(Duration::ZERO));
        assert_eq!(until(&[], now), None);
    }
}
