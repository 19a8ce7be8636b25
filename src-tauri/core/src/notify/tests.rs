//! What is told and what is not, case by case and over any history; and what a message may look like.

mod history;
mod words;

use super::*;
use jiff::{SignedDuration, Timestamp};

const START: i64 = 1_790_000_000;

/// So many hours after the beginning.
fn hour(hours: i64) -> Timestamp {
    Timestamp::from_second(START).unwrap().saturating_add(SignedDuration::from_hours(hours)).unwrap()
}

fn fine() -> Ended {
    Ended {
        connection: "giacom".to_owned(),
        trouble: None,
        waiting: Waiting::Nothing,
        applied: 0,
        run: Some("R1".to_owned()),
    }
}

fn waits(count: u64, mark: &str) -> Ended {
    let (mark, todo) = (mark.to_owned(), "Open Halyard, Home, and read P9.".to_owned());
    Ended { waiting: Waiting::Changes { count, mark, todo }, ..fine() }
}

fn fails(mark: &str, passes: bool) -> Ended {
    let trouble = Trouble {
        mark: mark.to_owned(),
        short: format!("the run failed ({mark})"),
        text: format!("It failed. Nobody knows why. ({mark})"),
        todo: "Do something.".to_owned(),
        passes,
    };
    Ended { trouble: Some(trouble), waiting: Waiting::Unknown, run: None, ..fine() }
}

/// Runs a history of (hour, what came of it), everything told reaching somebody; what was told at each step.
fn told(when: TellWhen, history: &[(i64, Ended)]) -> Vec<Vec<String>> {
    let mut memory = Memory::default();
    let mut out = Vec::new();
    for (at, ended) in history {
        let decision = decide(when, std::slice::from_ref(ended), &memory, hour(*at));
        memory = decision.told;
        out.push(decision.lines.into_iter().map(|l| l.short).collect());
    }
    out
}

/// The hour, what came of the run, what is told.
type Step = (i64, Ended, &'static [&'static str]);

const FIRST: &str = "the first scheduled run of giacom is done";
const AGAIN_WELL: &str = "the scheduled run of giacom went through again";
const DONE: &str = "the scheduled run of giacom is done";
const THREE: &str = "giacom: 3 changes wait for you";
const KEY: &str = "giacom: the run failed (KEY)";
const NET: &str = "giacom: the run failed (NET)";

#[test]
fn what_is_told_when_something_changed() {
    let cases: &[(&str, &[Step])] = &[
        ("the first success, then quiet", &[(0, fine(), &[FIRST]), (4, fine(), &[]), (99, fine(), &[])]),
        (
            "what waits, once; other changes that wait again; and the same after they were gone",
            &[
                (0, fine(), &[FIRST]),
                (4, waits(3, "a"), &[THREE]),
                (8, waits(3, "a"), &[]),
                (80, waits(3, "a"), &[]),
                (84, waits(1, "b"), &["giacom: 1 change waits for you"]),
                (88, fine(), &[]),
                (92, waits(3, "a"), &[THREE]),
            ],
        ),
        ("the first success with something that waits", &[(0, waits(3, "a"), &[FIRST, THREE])]),
        (
            "the same failure once a day; another at once; then that it is over",
            &[
                (0, fails("KEY", false), &[KEY]),
                (1, fails("KEY", false), &[]),
                (23, fails("KEY", false), &[]),
                (24, fails("KEY", false), &[KEY]),
                (25, fails("KEY", false), &[]),
                (26, fails("GUARD", false), &["giacom: the run failed (GUARD)"]),
                (27, fails("KEY", false), &[KEY]),
                (28, fine(), &[FIRST]),
                (29, fails("KEY", false), &[KEY]),
                (30, fine(), &[AGAIN_WELL]),
                (31, fine(), &[]),
            ],
        ),
        (
            "what passes by itself only when it lasts",
            &[
                (0, fine(), &[FIRST]),
                (10, fails("NET", true), &[]),
                (11, fine(), &[]),
                (20, fails("NET", true), &[]),
                (21, fails("NET", true), &[NET]),
                (22, fails("NET", true), &[]),
                (23, fine(), &[AGAIN_WELL]),
            ],
        ),
        (
            "a network that is gone for a moment does not make an old failure new",
            &[(0, fails("KEY", false), &[KEY]), (1, fails("NET", true), &[]), (2, fails("KEY", false), &[])],
        ),
        (
            "what waits is not forgotten by a run that could not plan",
            &[
                (0, waits(3, "a"), &[FIRST, THREE]),
                (4, fails("KEY", false), &[KEY]),
                (8, waits(3, "a"), &[AGAIN_WELL]),
            ],
        ),
        (
            "a clock that was set back far does not silence it",
            &[
                (500, fails("KEY", false), &[KEY]),
                (0, fails("KEY", false), &[KEY]),
                (1, fails("KEY", false), &[]),
            ],
        ),
    ];
    for (case, steps) in cases {
        let history: Vec<(i64, Ended)> = steps.iter().map(|(at, ended, _)| (*at, ended.clone())).collect();
        for (n, (got, (at, _, expected))) in told(TellWhen::Changes, &history).iter().zip(*steps).enumerate()
        {
            assert_eq!(got, expected, "{case}: step {n}, hour {at}");
        }
    }
}

#[test]
fn every_run_is_told_where_that_was_chosen() {
    let history = [
        (0, fine(), vec![FIRST]),
        (4, fine(), vec![DONE]),
        (8, waits(3, "a"), vec![DONE, THREE]),
        (12, waits(3, "a"), vec![DONE, THREE]),
        (16, fails("KEY", false), vec![KEY]),
        (20, fails("KEY", false), vec![KEY]),
        // It is called again each quarter of an hour until the network is there: that is no run yet.
        (21, fails("NET", true), vec![]),
        (22, fails("NET", true), vec![NET]),
        (23, fails("NET", true), vec![]),
    ];
    let steps: Vec<(i64, Ended)> = history.iter().map(|(at, ended, _)| (*at, ended.clone())).collect();
    for ((at, _, expected), got) in history.iter().zip(told(TellWhen::EveryRun, &steps)) {
        assert_eq!(&got, expected, "hour {at}");
    }
}

#[test]
fn what_reached_nobody_is_told_the_next_time() {
    let memory = Memory::default();
    for ended in [waits(3, "a"), fails("KEY", false)] {
        let first = decide(TellWhen::Changes, std::slice::from_ref(&ended), &memory, hour(0));
        assert!(!first.lines.is_empty(), "{ended:?} is worth telling");
        let again = decide(TellWhen::Changes, std::slice::from_ref(&ended), &first.untold, hour(1));
        assert_eq!(again.lines, first.lines, "nobody heard of {ended:?}");
        let quiet = decide(TellWhen::Changes, &[ended], &first.told, hour(1));
        assert!(quiet.lines.is_empty(), "somebody did: {:?}", quiet.lines);
    }
}

#[test]
fn connections_are_told_apart_and_forgotten_apart() {
    let also = Ended { connection: "also".to_owned(), ..fails("KEY", false) };
    let first = decide(TellWhen::Changes, &[fine(), also.clone()], &Memory::default(), hour(0));
    assert_eq!(first.lines.len(), 2, "one line each: {:?}", first.lines);
    let mut memory = first.told;
    memory.forget("also");
    let again = decide(TellWhen::Changes, &[fine(), also], &memory, hour(1));
    let shorts: Vec<&str> = again.lines.iter().map(|l| l.short.as_str()).collect();
    assert_eq!(shorts, ["also: the run failed (KEY)"], "a new schedule begins anew, the other is quiet");
}
