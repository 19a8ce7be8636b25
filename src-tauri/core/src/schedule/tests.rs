//! A virtual clock: years pass in a moment, machines sleep, start anew and travel.

mod properties;

use super::*;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

pub(super) const ZONES: &[&str] = &[
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",    // clocks change at midnight
    "Australia/Lord_Howe", // by half an hour
    "Africa/Casablanca",   // back for Ramadan
    "Asia/Kolkata",
    "Pacific/Kiritimati",
    "Pacific/Honolulu",
    "UTC",
];

pub(super) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or_else(|e| panic!("{name}: {e}"))
}

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(super) fn daily(time: &str) -> When {
    When::Daily { at: LocalTime::parse(time).unwrap() }
}

/// Every slot that is met by a clock that ticks every `tick` from `from` to `to`.
fn met(when: &When, from: Timestamp, to: Timestamp, tick: SignedDuration, tz: &TimeZone) -> Vec<Slot> {
    let (mut now, mut handled, mut all) = (from, None, Vec::new());
    loop {
        now = now.min(to);
        if let Some(slot) = due(when, from, handled.as_ref(), now, tz) {
            assert!(slot.at <= now && now.duration_since(slot.at) <= tick, "in time: {slot:?} at {now}");
            handled = Some(slot);
            all.push(slot);
        }
        if now == to {
            return all;
        }
        now += tick;
    }
}

#[test]
fn a_year_of_days_is_met_day_by_day_in_every_zone() {
    for name in ZONES {
        let tz = zone(name);
        for time in ["00:00", "00:15", "01:30", "02:30", "23:30"] {
            let from = date(2026, 1, 1).at(0, 0, 0, 0).to_zoned(tz.clone()).unwrap().timestamp();
            let to = date(2027, 1, 1).at(0, 0, 0, 0).to_zoned(tz.clone()).unwrap().timestamp();
            // One second short of the last midnight, which is the next year's; the first is not after the start.
            let slots =
                met(&daily(time), from - 1.second(), to - 1.second(), SignedDuration::from_mins(53), &tz);
            let days: Vec<Date> = slots.iter().map(|s| s.day.unwrap()).collect();
            let all: Vec<Date> = date(2026, 1, 1).series(1.day()).take(365).collect();
            assert!(days == all, "{name} {time}: each day once, in order; {} of 365", days.len());
            for slot in &slots {
                let local = tz.to_datetime(slot.at);
                assert_eq!(local.date(), slot.day.unwrap(), "{name} {time}: on its own day: {local}");
                let wanted = LocalTime::parse(time).unwrap().time();
                let shifted = local.time() != wanted;
                let gap = matches!(
                    tz.to_ambiguous_timestamp(slot.day.unwrap().to_datetime(wanted)).offset(),
                    jiff::tz::AmbiguousOffset::Gap { .. }
                );
                assert_eq!(shifted, gap, "{name} {time}: only a gap moves it: {local}");
            }
        }
    }
}

#[test]
fn a_time_in_the_gap_is_the_first_moment_after_it() {
    for (name, time, from, expected) in [
        ("Europe/London", "01:30", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z"),
        ("Europe/Berlin", "02:30", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z"),
        ("America/New_York", "02:00", "2026-03-07T12:00:00Z", "2026-03-08T07:00:00Z"),
        ("America/Santiago", "00:30", "2026-09-05T12:00:00Z", "2026-09-06T04:00:00Z"),
        ("Australia/Lord_Howe", "02:15", "2026-10-03T00:00:00Z", "2026-10-03T15:30:00Z"),
    ] {
        let next = next_due(&daily(time), at(from), None, at(from), &zone(name)).unwrap();
        assert_eq!(next.at, at(expected), "{name} {time}: the clock's first reading after the gap");
    }
}

#[test]
fn a_time_that_comes_twice_is_met_once() {
    for (name, time, from, first, later) in [
        ("Europe/London", "01:30", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
        ("America/New_York", "01:30", "2026-10-31T12:00:00Z", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"),
        ("America/Santiago", "23:30", "2026-04-04T12:00:00Z", "2026-04-05T02:30:00Z", "2026-04-06T03:30:00Z"),
    ] {
        let (tz, when) = (zone(name), daily(time));
        let slots = met(&when, at(from), at(later), SignedDuration::from_mins(5), &tz);
        let times: Vec<Timestamp> = slots.iter().map(|s| s.at).collect();
        assert_eq!(times, [at(first), at(later)], "{name} {time}: the earlier of the two, then the next day");
    }
}

#[test]
fn the_next_times_say_what_a_change_of_the_clock_does() {
    let told = |name: &str, when: &When, from: &str| {
        let tz = zone(name);
        let times = upcoming(when, at(from), None, at(from), &tz, 5);
        times.iter().map(|u| (tz.to_datetime(u.slot.at).to_string(), u.change)).collect::<Vec<_>>()
    };
    let plain = |time: &str| (time.to_owned(), None);
    assert_eq!(
        told("Europe/London", &daily("01:30"), "2026-03-27T12:00:00Z"),
        [
            plain("2026-03-28T01:30:00"),
            ("2026-03-29T02:00:00".to_owned(), Some(ClockChange::Skipped)),
            plain("2026-03-30T01:30:00"),
            plain("2026-03-31T01:30:00"),
            plain("2026-04-01T01:30:00"),
        ],
        "forward over it: the first moment after the gap, said so"
    );
    let back = told("Europe/London", &daily("01:30"), "2026-10-24T12:00:00Z");
    assert_eq!(back[0], ("2026-10-25T01:30:00".to_owned(), Some(ClockChange::Twice)), "once, said so");
    assert_eq!(back[1], plain("2026-10-26T01:30:00"), "and then as usual");
    let days = [Day::Sun].into_iter().collect();
    let sundays = When::Weekdays { days, at: LocalTime::parse("06:00").unwrap() };
    let weeks = told("Europe/London", &sundays, "2026-03-27T12:00:00Z");
    assert_eq!(weeks.len(), 5, "five of them, however far apart: {weeks:?}");
    assert!(weeks.iter().all(|(_, change)| change.is_none()), "06:00 is there each Sunday: {weeks:?}");
    let hours = When::Every { hours: Hours::new(1).unwrap() };
    let steps = told("Europe/London", &hours, "2026-10-25T00:00:00Z");
    assert_eq!(steps.len(), 5, "every hour, {steps:?}");
    assert!(steps.iter().all(|(_, change)| change.is_none()), "real hours are not moved: {steps:?}");
}

#[test]
fn what_was_missed_is_made_up_for_once() {
    let (tz, when, since) = (zone("Europe/London"), daily("02:00"), at("2026-01-01T12:00:00Z"));
    let first = due(&when, since, None, at("2026-01-02T02:00:00Z"), &tz).unwrap();
    assert_eq!(first.at, at("2026-01-02T02:00:00Z"), "at the very moment");
    let back = at("2026-01-12T09:00:00Z");
    let caught = due(&when, since, Some(&first), back, &tz).unwrap();
    assert_eq!(caught.day, Some(date(2026, 1, 12)), "after ten days off the last one stands for all");
    assert_eq!(due(&when, since, Some(&caught), back, &tz), None, "and there is no second");
    let next = next_due(&when, since, Some(&caught), back, &tz).unwrap();
    assert_eq!(next.at, at("2026-01-13T02:00:00Z"), "then it goes on");
    assert_eq!(due(&when, since, None, at("2026-01-02T01:59:59Z"), &tz), None, "nothing before its time");
}

#[test]
fn nothing_from_before_it_was_set_is_due() {
    let (tz, since) = (zone("Europe/London"), at("2026-06-10T12:00:00Z"));
    assert_eq!(due(&daily("02:00"), since, None, since, &tz), None, "this night's was before it was set");
    let hours = When::Every { hours: Hours::new(6).unwrap() };
    assert_eq!(due(&hours, since, None, since, &tz), None, "the first step is after so many hours");
    assert_eq!(due(&hours, since, None, at("2026-06-10T17:59:59.999Z"), &tz), None, "not a moment earlier");
    assert!(due(&hours, since, None, at("2026-06-10T18:00:00Z"), &tz).is_some(), "but then");
    assert_eq!(due(&hours, since, None, at("2026-06-09T00:00:00Z"), &tz), None, "a clock before the start");
}

#[test]
fn chosen_weekdays_only() {
    let (tz, from) = (zone("America/New_York"), at("2026-01-01T05:00:00Z"));
    let days = [Day::Mon, Day::Thu].into_iter().collect();
    let when = When::Weekdays { days, at: LocalTime::parse("06:00").unwrap() };
    let slots = met(&when, from, from + (364 * 24).hours(), SignedDuration::from_mins(30), &tz);
    assert_eq!(slots.len(), 104, "two a week for 52 weeks");
    for slot in slots {
        let day = Day::of(slot.day.unwrap().weekday());
        assert!([Day::Mon, Day::Thu].contains(&day), "only on those: {day:?}");
        assert_eq!(tz.to_datetime(slot.at).time().hour(), 6, "at six by the clock on the wall, all year");
    }
}

#[test]
fn hours_are_hours_whatever_the_clocks_do() {
    let (tz, from) = (zone("Europe/Berlin"), at("2026-01-01T00:10:30.5Z"));
    let when = When::Every { hours: Hours::new(5).unwrap() };
    let slots = met(&when, from, from + (365 * 24).hours(), SignedDuration::from_mins(10), &tz);
    assert_eq!(slots.len(), 365 * 24 / 5, "each step once");
    assert!(slots.windows(2).all(|w| w[1].at.duration_since(w[0].at) == SignedDuration::from_hours(5)));
}

#[test]
fn a_clock_set_back_runs_nothing_twice() {
    let (tz, when, since) = (zone("Europe/London"), daily("02:00"), at("2026-01-01T12:00:00Z"));
    let done = due(&when, since, None, at("2026-01-05T02:10:00Z"), &tz).unwrap();
    for now in
        ["2026-01-05T01:00:00Z", "2026-01-05T02:00:00Z", "2026-01-03T02:00:00Z", "2025-12-01T00:00:00Z"]
    {
        assert_eq!(due(&when, since, Some(&done), at(now), &tz), None, "at {now} it was handled already");
        let next = next_due(&when, since, Some(&done), at(now), &tz).unwrap();
        assert_eq!(next.at, at("2026-01-06T02:00:00Z"), "and the next is that of the day after");
    }
}

#[test]
fn another_zone_never_makes_the_same_day_due_again() {
    let (when, since) = (daily("02:00"), at("2026-01-01T12:00:00Z"));
    let done = due(&when, since, None, at("2026-01-05T02:00:00Z"), &zone("Europe/London")).unwrap();
    let west = zone("America/New_York");
    assert_eq!(
        due(&when, since, Some(&done), at("2026-01-05T08:00:00Z"), &west),
        None,
        "02:00 there, same day"
    );
    let next = next_due(&when, since, Some(&done), at("2026-01-05T08:00:00Z"), &west).unwrap();
    assert_eq!(next.at, at("2026-01-06T07:00:00Z"), "the next day at that time there");
}

#[test]
fn what_cannot_be_a_time_is_none() {
    for bad in ["", "2", "24:00", "02:60", "2:5", "-1:00", "+2:00", "02:00:00", "٠٢:٠٠", "aa:bb", "002:00"]
    {
        assert_eq!(LocalTime::parse(bad), None, "{bad:?}");
    }
    assert_eq!(LocalTime::parse(" 7:05 ").unwrap().to_string(), "07:05", "as a person may type it");
    assert_eq!((Hours::new(0), Hours::new(169)), (None, None), "an hour to a week");
    let odd = serde_json::from_str::<When>(r#"{"daily":{"at":"25:00"}}"#);
    assert!(odd.is_err(), "nor when it is read back");
    let when = When::Weekdays { days: Day::ALL.into(), at: LocalTime::parse("02:15").unwrap() };
    let text = serde_json::to_string(&when).unwrap();
    assert_eq!(serde_json::from_str::<When>(&text).unwrap(), when, "what is saved is read back: {text}");
}
