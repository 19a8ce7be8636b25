//! Rules that hold over any history of runs.

use super::*;
use proptest::prelude::*;

/// A run of any kind, some minutes after the one before.
fn any_step() -> impl Strategy<Value = (i64, Ended)> {
    let ended = prop_oneof![
        3 => Just(fine()),
        2 => (1u64..4, "[ab]").prop_map(|(count, mark)| waits(count, &mark)),
        3 => ("[KLM]", any::<bool>()).prop_map(|(mark, passes)| fails(&format!("{mark}{passes}"), passes)),
    ];
    (1i64..2000, ended)
}

fn at(minutes: i64) -> Timestamp {
    hour(0).saturating_add(SignedDuration::from_mins(minutes)).unwrap()
}

proptest! {
    /// The same twice in a row is never told twice within a day, whatever was before.
    #[test]
    fn the_same_is_not_told_twice_in_a_day(steps in proptest::collection::vec(any_step(), 1..30), pause in 1i64..1440) {
        let (mut memory, mut now) = (Memory::default(), 0);
        for (minutes, ended) in steps {
            now += minutes;
            let one = std::slice::from_ref(&ended);
            let first = decide(TellWhen::Changes, one, &memory, at(now));
            memory = first.told.clone();
            if first.lines.is_empty() {
                continue;
            }
            let second = decide(TellWhen::Changes, one, &first.told, at(now + pause));
            prop_assert!(second.lines.is_empty(), "{:?} again after {} minutes", second.lines, pause);
        }
    }

    /// A failure that does not pass by itself is never older than a day without having been told, and each
    /// recovery from one that was told is told.
    #[test]
    fn nothing_that_matters_stays_untold(steps in proptest::collection::vec(any_step(), 1..40)) {
        let (mut memory, mut now) = (Memory::default(), 0);
        let mut last_told: std::collections::BTreeMap<String, i64> = std::collections::BTreeMap::new();
        let (mut told_of_trouble, mut first) = (false, true);
        for (minutes, ended) in steps {
            now += minutes;
            let decision = decide(TellWhen::Changes, std::slice::from_ref(&ended), &memory, at(now));
            memory = decision.told;
            let failures = decision.lines.iter().filter(|l| l.urgency == Urgency::Failure).count();
            if let Some(trouble) = &ended.trouble {
                prop_assert!(failures <= 1, "one line for one trouble");
                if failures == 1 {
                    told_of_trouble = true;
                    last_told.insert(trouble.mark.clone(), now);
                }
                let silent = last_told.get(&trouble.mark).is_none_or(|told| now - told >= 24 * 60);
                prop_assert!(trouble.passes || !silent, "{} untold for a day", trouble.mark);
            } else {
                prop_assert_eq!(failures, 0, "nothing failed");
                let news = decision.lines.iter().filter(|l| l.urgency == Urgency::News).count();
                prop_assert_eq!(news > 0, first || told_of_trouble, "the first, or that it is over");
                (told_of_trouble, first) = (false, false);
            }
        }
    }

    /// Where nothing ever reaches anybody, all that matters is told again each time.
    #[test]
    fn what_reaches_nobody_does_not_get_lost(steps in proptest::collection::vec(any_step(), 1..30)) {
        let (mut memory, mut now) = (Memory::default(), 0);
        for (minutes, ended) in steps {
            now += minutes;
            let decision = decide(TellWhen::Changes, std::slice::from_ref(&ended), &memory, at(now));
            memory = decision.untold;
            let matters = ended.trouble.as_ref().is_some_and(|t| !t.passes)
                || matches!(ended.waiting, Waiting::Changes { .. });
            prop_assert!(!matters || !decision.lines.is_empty(), "{:?} was dropped", ended);
        }
    }

    /// Whatever the lines hold, a message is small and its subject is one line.
    #[test]
    fn a_message_is_always_small(
        lines in proptest::collection::vec((0usize..3, ".{0,80}", "(?s).{0,300}", any::<bool>()), 0..40),
    ) {
        let lines: Vec<Line> = lines
            .into_iter()
            .map(|(urgency, short, text, counts)| Line {
                urgency: [Urgency::News, Urgency::ToDo, Urgency::Failure][urgency],
                short,
                text: text.clone(),
                todo: text,
                changes: u64::from(counts),
            })
            .collect();
        let some = !lines.is_empty();
        let message = Message::of(lines);
        prop_assert_eq!(message.is_some(), some, "a message exactly where there is something to say");
        if let Some(message) = message {
            prop_assert!(message.lines.len() <= MOST_LINES, "at most a dozen lines");
            prop_assert!(message.subject.starts_with("Halyard: "), "{}", message.subject);
            let whole = format!("{}{}", message.subject, message.lines.iter().map(|l| l.text.as_str()).collect::<String>());
            prop_assert!(!whole.contains(char::is_control), "no control characters: {whole:?}");
            prop_assert!(message.letter().len() < 64 * 1024, "it stays a letter");
            prop_assert!(message.brief().lines().count() <= 6, "it fits on a desktop");
        }
    }
}
