//! Whatever a machine does, every due time is met once or merged into one catch-up, and none twice.

use super::*;
use proptest::prelude::*;
use std::collections::HashSet;

/// What a machine does next.
#[derive(Debug, Clone)]
enum Step {
    /// It looks again after so many minutes: a minute's tick, a night's sleep, weeks off.
    Wait(i64),
    /// It is carried to, or set to, another zone.
    Travel(usize),
    /// Its clock is set back by so many minutes.
    SetBack(i64),
    /// The process starts anew: only what is stored stays.
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1i64..90).prop_map(Step::Wait),
        3 => (90i64..3 * 24 * 60).prop_map(Step::Wait),
        1 => (3 * 24 * 60i64..40 * 24 * 60).prop_map(Step::Wait),
        1 => (0..ZONES.len()).prop_map(Step::Travel),
        1 => (1i64..3 * 24 * 60).prop_map(Step::SetBack),
        2 => Just(Step::Restart),
    ]
}

fn when() -> impl Strategy<Value = When> {
    let time = (0i8..24, 0i8..60).prop_map(|(h, m)| LocalTime::parse(&format!("{h:02}:{m:02}")).unwrap());
    let days = proptest::sample::subsequence(Day::ALL.to_vec(), 1..=7);
    prop_oneof![
        time.clone().prop_map(|at| When::Daily { at }),
        (days, time).prop_map(|(days, at)| When::Weekdays { days: days.into_iter().collect(), at }),
        (1u16..=168).prop_map(|h| When::Every { hours: Hours::new(h).unwrap() }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn each_due_time_is_met_once_or_merged_and_none_twice(
        when in when(),
        start in 0i64..366 * 24 * 60,
        home in 0..ZONES.len(),
        steps in proptest::collection::vec(step(), 1..120),
    ) {
        let since = at("2026-01-01T00:00:00Z") + start.minutes();
        let (mut now, mut tz) = (since, zone(ZONES[home]));
        // What is stored, as text: a restart reads it back.
        let mut stored: Option<String> = None;
        let (mut days, mut moments) = (HashSet::new(), HashSet::new());
        for step in steps {
            match step {
                Step::Wait(minutes) => now += minutes.minutes(),
                Step::Travel(to) => tz = zone(ZONES[to]),
                Step::SetBack(minutes) => now -= minutes.minutes(),
                Step::Restart => {}
            }
            let handled: Option<Slot> = stored.as_deref().map(|s| serde_json::from_str(s).unwrap());
            let promised = next_due(&when, since, handled.as_ref(), now, &tz).unwrap();
            prop_assert!(promised.at > now, "the next lies ahead");
            if let Some(slot) = due(&when, since, handled.as_ref(), now, &tz) {
                prop_assert!(slot.at <= now && slot.at > since, "neither early nor from before it was set");
                prop_assert!(moments.insert(slot.at), "no moment twice: {:?}", slot);
                prop_assert!(slot.day.is_none_or(|d| days.insert(d)), "no day twice: {:?}", slot);
                stored = Some(serde_json::to_string(&slot).unwrap());
                prop_assert_eq!(due(&when, since, Some(&slot), now, &tz), None, "one catch-up, not several");
            }
            // Nothing is lost: whatever is after what was handled and not after now would be due.
            let handled: Option<Slot> = stored.as_deref().map(|s| serde_json::from_str(s).unwrap());
            let from = handled.map_or(since, |h| h.at);
            if now > from {
                let next = next_due(&when, since, handled.as_ref(), from, &tz).unwrap();
                prop_assert!(next.at > now, "nothing that is due is left: {:?} at {}", next, now);
            }
        }
    }

    #[test]
    fn what_is_promised_next_is_what_becomes_due(
        when in when(),
        start in 0i64..366 * 24 * 60,
        home in 0..ZONES.len(),
        after in 0i64..30 * 24 * 60,
    ) {
        let (since, tz) = (at("2026-01-01T00:00:00Z") + start.minutes(), zone(ZONES[home]));
        let now = since + after.minutes();
        let handled = due(&when, since, None, now, &tz);
        let next = next_due(&when, since, handled.as_ref(), now, &tz).unwrap();
        let before = next.at - 1.second();
        prop_assert_eq!(due(&when, since, handled.as_ref(), before, &tz), None, "not a second earlier");
        prop_assert_eq!(due(&when, since, handled.as_ref(), next.at, &tz), Some(next), "but then");
    }
}
