//! Renewals for calendars: read back by another's parser, and looked at byte by byte.

use super::{Desk, ends, on};
use halyard_core::app::{RenewalFormat, RenewalPaper, RenewalsAsked};
use halyard_core::domain::Subscription;
use ical::IcalParser;
use ical::parser::Component;
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use jiff::ToSpan;
use std::io::BufReader;

const LONG: &str = "Żółtawa Crêtebois & Niñalba, Söhne; Larkwell\\Otterbeck Holdings of the Far Northern Isles (in \
                    liquidation) 日本支社日本支社日本支社日本支社日本支社日本支社 trading as O'Hara";

fn written(desk: &Desk, remind: Option<u16>) -> String {
    let asked = RenewalsAsked::default();
    desk.app.renewals_paper(&RenewalPaper { asked, format: RenewalFormat::Ics, remind }).unwrap().0
}

fn parsed(text: &str) -> IcalCalendar {
    let mut all = IcalParser::new(BufReader::new(text.as_bytes()));
    let calendar = all.next().expect("one calendar").unwrap_or_else(|e| panic!("{e}: {text}"));
    assert!(all.next().is_none(), "and no other");
    calendar
}

fn value(of: &impl Component, name: &str) -> String {
    of.get_property(name).and_then(|p| p.value.clone()).unwrap_or_default()
}

/// A text as it was before it was escaped.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match (c, if c == '\\' { rest.next() } else { None }) {
            ('\\', Some('n' | 'N')) => out.push('\n'),
            ('\\', Some(escaped)) => out.push(escaped),
            (other, _) => out.push(other),
        }
    }
    out
}

fn desk() -> Desk {
    Desk::that_read(&[("a", LONG), ("b", "Bell")], |today| {
        vec![
            ends("a", "p", on(today, 40)),
            ends("b", "q", on(today, 3)),
            Subscription { auto_renew: Some(false), ..ends("b", "r", today) },
            Subscription { auto_renew: None, ..ends("b", "s", on(today, -2)) },
        ]
    })
}

#[test]
fn anothers_parser_reads_the_events() {
    let desk = desk();
    let calendar = parsed(&written(&desk, None));
    assert_eq!(calendar.events.len(), 4);
    assert_eq!(value(&calendar, "VERSION"), "2.0");
    assert!(value(&calendar, "PRODID").starts_with("-//Halyard//"), "who made it");
    let on_day = |days: i64| on(desk.today, days).strftime("%Y%m%d").to_string();
    let event = |days| {
        let found: Vec<&IcalEvent> =
            calendar.events.iter().filter(|e| value(*e, "DTSTART") == on_day(days)).collect();
        assert_eq!(found.len(), 1, "one on that day");
        found[0]
    };
    let far = event(40);
    assert_eq!(plain(&value(far, "SUMMARY")), format!("{LONG}: Product p × 10 renews"), "as it was");
    let start = far.get_property("DTSTART").unwrap().params.clone().unwrap_or_default();
    assert_eq!(start, [("VALUE".to_owned(), vec!["DATE".to_owned()])], "all day");
    assert!(far.get_property("DTEND").is_none(), "one day: an end on its first day would be none");
    assert_eq!(value(far, "TRANSP"), "TRANSPARENT", "nobody is busy by it");
    let story = plain(&value(far, "DESCRIPTION"));
    assert!(story.contains("Seats: 10\n") && story.contains("Cost per month: 94 GBP\n"), "{story}");
    assert!(story.contains("Halo client: not matched"), "{story}");
    assert!(plain(&value(event(0), "SUMMARY")).ends_with(" ends"), "it does not renew");
    let past = event(-2);
    assert!(plain(&value(past, "SUMMARY")).ends_with("term ended"), "it has passed");
    let story = plain(&value(past, "DESCRIPTION"));
    assert!(story.contains("overdue: the vendor still counts it"), "{story}");
    let alarm = |days: i64| event(days).alarms.first().map(|a| value(a, "TRIGGER"));
    assert_eq!(alarm(40).as_deref(), Some("-P13DT15H"), "nine o'clock, fourteen days before");
    assert_eq!(alarm(3).as_deref(), Some("-P1DT15H"), "fewer days left than that: tomorrow");
    assert_eq!(alarm(0).as_deref(), Some("PT9H"), "today");
    assert_eq!(alarm(-2), None, "too late to remind");
    let later = parsed(&written(&desk, Some(30)));
    let far = later.events.iter().find(|e| value(*e, "DTSTART") == on_day(40)).unwrap();
    assert_eq!(value(&far.alarms[0], "TRIGGER"), "-P29DT15H", "the lead time a person chose");
}

#[test]
fn importing_again_finds_the_same_events() {
    let desk = desk();
    let uids = |text: &str| {
        let mut uids: Vec<String> = parsed(text).events.iter().map(|e| value(e, "UID")).collect();
        uids.sort();
        uids
    };
    let before = uids(&written(&desk, None));
    let mut each = before.clone();
    each.dedup();
    assert_eq!(each.len(), 4, "each its own");
    let (today, now) = (desk.today, jiff::Timestamp::now() + 1.second());
    let moved = vec![
        Subscription { product: "Renamed".to_owned(), ..ends("a", "p", on(today, 70)) },
        ends("b", "q", on(today, 33)),
        ends("b", "r", on(today, 30)),
        ends("b", "s", on(today, 28)),
    ];
    desk.reads(&[("a", "Another name"), ("b", "Bell")], moved, now);
    assert_eq!(uids(&written(&desk, None)), before, "another day, name and product: the same events");
    assert!(before.iter().all(|uid| !uid.contains("giacom") && uid.ends_with("@halyard")), "{before:?}");
}

#[test]
fn its_lines_are_as_the_standard_wants_them() {
    let desk = Desk::that_read(&[("a", LONG)], |today| {
        let product = "Two\r\nlines\u{7}\u{0}, and\ttabs".to_owned();
        vec![Subscription { product, ..ends("a", "p", on(today, 40)) }]
    });
    let text = written(&desk, None);
    assert!(text.ends_with("END:VCALENDAR\r\n"), "the last line is ended, too");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "no line ends otherwise");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains('\r') && !line.chars().any(char::is_control), "{line:?}");
    }
    let unfolded = text.replace("\r\n ", "");
    let summary = unfolded.lines().find_map(|l| l.strip_prefix("SUMMARY:")).unwrap();
    assert_eq!(plain(summary), format!("{LONG}: Two\nlines, andtabs × 10 renews"), "folded and escaped");
    for name in ["UID", "DTSTAMP", "DTSTART;VALUE=DATE"] {
        let of_event = unfolded.split("BEGIN:VALARM").next().unwrap();
        assert_eq!(of_event.matches(&format!("\r\n{name}:")).count(), 1, "{name} stands once: {unfolded}");
    }
    assert!(!unfolded.contains("p@") && !unfolded.contains("a/p"), "no vendor's name of a subscription");
}
