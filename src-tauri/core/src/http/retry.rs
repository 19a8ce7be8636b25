//! Whether to try again, as a pure decision: no clock, no network, no randomness.

use super::Policy;
use std::time::Duration;

/// What a request does to the other side, whatever its method: asking for a token is a read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Changes nothing; may be sent any number of times.
    Read,
    /// Changes something; may be sent again only if it is known not to have arrived.
    Write,
}

/// How one try went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A whole answer with this status.
    Status(u16),
    /// A whole answer that is final by its own words, whatever its status.
    Settled,
    /// A good status, but a body that stops in the middle.
    Cut,
    /// A good status, but a web page.
    WebPage,
    /// No connection: nothing was sent.
    NotSent,
    /// The other side's certificate or encryption was not acceptable: nothing was sent.
    Tls,
    /// It was sent; no whole answer came in time.
    TimedOut,
    /// It was sent; the connection broke.
    Broken,
}

/// What lies behind a request that may be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tried {
    /// Tries that failed for other reasons than 429, this one included.
    pub failures: usize,
    /// Tries that were answered with 429, this one included.
    pub slowed: usize,
    /// Time spent waiting after 429 so far.
    pub waited: Duration,
}

/// What to do after a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Take the outcome as it is.
    Stop,
    /// Try again after this long.
    Wait(Duration),
}

/// How often `Retry-After` is believed to the letter; after that our own, longer waits count as well, so
/// that a server that always says "1" does not eat the budget.
const BELIEVED: usize = 3;

/// Decides from the kind of request, how the try went, what lies behind it, and the wait the answer asked
/// for, if any.
pub fn decide(
    policy: &Policy,
    kind: Kind,
    outcome: Outcome,
    tried: Tried,
    asked: Option<Duration>,
) -> Decision {
    let nth = |waits: &[Duration], n: usize| waits.get(n.saturating_sub(1)).copied();
    let after_failure = |limit: usize| match nth(&policy.retry, tried.failures) {
        Some(wait) if tried.failures <= limit => Decision::Wait(wait),
        _ => Decision::Stop,
    };
    match (kind, outcome) {
        (_, Outcome::Status(429)) => {
            let own = nth(&policy.slow_down, tried.slowed).or_else(|| policy.slow_down.last().copied());
            let wait = match (asked, own) {
                (Some(asked), _) if tried.slowed <= BELIEVED => asked,
                (asked, own) => own.max(asked).unwrap_or_default(),
            };
            // A second is the least a server can mean by "later", unless tests run in milliseconds.
            let wait = wait.max(own.unwrap_or_default().min(Duration::from_secs(1)));
            if tried.waited.saturating_add(wait) > policy.patience {
                Decision::Stop
            } else {
                Decision::Wait(wait)
            }
        }
        (_, Outcome::NotSent) | (Kind::Read, Outcome::Cut | Outcome::TimedOut | Outcome::Broken) => {
            after_failure(usize::MAX)
        }
        // Mostly a wrong address, where waiting is wasted; now and then a gateway's page for a moment.
        (Kind::Read, Outcome::WebPage) => after_failure(1),
        (Kind::Read, Outcome::Status(500 | 502..=504 | 507..=599 | 408)) => {
            match (after_failure(usize::MAX), asked) {
                // 503 may say how long; believed as far as a person would wait for a page.
                (Decision::Wait(own), Some(asked)) if asked <= Duration::from_mins(1) => {
                    Decision::Wait(own.max(asked))
                }
                (decision, _) => decision,
            }
        }
        (Kind::Read, Outcome::Status(_)) | (_, Outcome::Settled | Outcome::Tls) | (Kind::Write, _) => {
            Decision::Stop
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tried(failures: usize, slowed: usize, waited: u64) -> Tried {
        Tried { failures, slowed, waited: Duration::from_secs(waited) }
    }

    #[test]
    fn table() {
        use Decision::{Stop, Wait};
        use Kind::{Read, Write};
        let s = Duration::from_secs;
        let ms = Duration::from_millis;
        let one = tried(1, 0, 0);
        let cases = [
            (Read, Outcome::Status(503), one, None, Wait(ms(500)), "a fault passes"),
            (Read, Outcome::Status(503), tried(3, 0, 0), None, Wait(s(2)), "waits grow"),
            (Read, Outcome::Status(503), tried(5, 0, 0), None, Stop, "five tries are enough"),
            (Read, Outcome::Status(503), one, Some(s(7)), Wait(s(7)), "503 may say how long"),
            (Read, Outcome::Status(404), one, None, Stop, "404 does not pass"),
            (Read, Outcome::Status(401), one, None, Stop, "401 is never repeated as it is"),
            (Read, Outcome::Status(501), one, None, Stop, "not implemented stays so"),
            (Read, Outcome::Cut, one, None, Wait(ms(500)), "a cut reading is read again"),
            (Read, Outcome::TimedOut, one, None, Wait(ms(500)), "likewise a slow one"),
            (Read, Outcome::WebPage, one, None, Wait(ms(500)), "a page once more"),
            (Read, Outcome::WebPage, tried(2, 0, 0), None, Stop, "but no third time"),
            (Read, Outcome::Tls, one, None, Stop, "a certificate does not heal"),
            (Read, Outcome::Settled, one, Some(s(1)), Stop, "what is final stays so"),
            (Write, Outcome::Status(503), one, None, Stop, "the write may have landed"),
            (Write, Outcome::TimedOut, one, None, Stop, "the write may have landed"),
            (Write, Outcome::Broken, one, None, Stop, "the write may have landed"),
            (Write, Outcome::Cut, one, None, Stop, "the write has most likely landed"),
            (Write, Outcome::NotSent, one, None, Wait(ms(500)), "nothing left this machine"),
            (Write, Outcome::Status(429), tried(0, 1, 0), None, Wait(s(5)), "429 turns it away unread"),
            (Read, Outcome::Status(429), tried(0, 1, 0), Some(s(90)), Wait(s(90)), "asked is asked"),
            (Read, Outcome::Status(429), tried(0, 1, 0), Some(s(0)), Wait(s(1)), "0 is not a wait"),
            (Read, Outcome::Status(429), tried(0, 9, 300), None, Wait(s(60)), "over 5 minutes it goes on"),
            (Read, Outcome::Status(429), tried(0, 9, 400), None, Stop, "patience ends"),
            (Read, Outcome::Status(429), tried(0, 1, 0), Some(s(3600)), Stop, "an hour is too long"),
            (Read, Outcome::Status(429), tried(0, 5, 9), Some(s(1)), Wait(s(60)), "always 1 is not believed"),
        ];
        for (kind, outcome, tried, asked, expected, why) in cases {
            assert_eq!(
                decide(&Policy::default(), kind, outcome, tried, asked),
                expected,
                "{kind:?} {outcome:?} {tried:?}: {why}"
            );
        }
    }

    fn any_outcome() -> impl Strategy<Value = Outcome> {
        prop_oneof![
            (100u16..600).prop_map(Outcome::Status),
            Just(Outcome::Settled),
            Just(Outcome::Cut),
            Just(Outcome::WebPage),
            Just(Outcome::NotSent),
            Just(Outcome::Tls),
            Just(Outcome::TimedOut),
            Just(Outcome::Broken),
        ]
    }

    proptest! {
        /// A write that may have arrived is never sent twice.
        #[test]
        fn a_write_is_repeated_only_when_it_did_not_land(
            outcome in any_outcome(), failures in 0usize..9, slowed in 0usize..9, asked in proptest::option::of(0u64..900),
        ) {
            let asked = asked.map(Duration::from_secs);
            let decision = decide(&Policy::default(), Kind::Write, outcome, tried(failures, slowed, 0), asked);
            if !matches!(outcome, Outcome::NotSent | Outcome::Status(429)) {
                prop_assert_eq!(decision, Decision::Stop);
            }
        }

        /// However the other side behaves, trying comes to an end within the patience.
        #[test]
        fn waiting_is_bounded(outcomes in proptest::collection::vec((any_outcome(), proptest::option::of(0u64..900)), 1..4)) {
            let policy = Policy::default();
            let (mut state, mut total, mut steps) = (Tried::default(), Duration::ZERO, 0);
            loop {
                let (outcome, asked) = outcomes[steps % outcomes.len()];
                steps += 1;
                if outcome == Outcome::Status(429) { state.slowed += 1 } else { state.failures += 1 }
                match decide(&policy, Kind::Read, outcome, state, asked.map(Duration::from_secs)) {
                    Decision::Stop => break,
                    Decision::Wait(wait) => {
                        total += wait;
                        if outcome == Outcome::Status(429) { state.waited += wait }
                    }
                }
                prop_assert!(steps < 1000, "never ends");
            }
            prop_assert!(total <= policy.patience + Duration::from_secs(4 * 60 + 8), "waited {total:?}");
        }
    }
}
