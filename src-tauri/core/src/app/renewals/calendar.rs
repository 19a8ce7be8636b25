//! Renewals for calendars (RFC 5545): an event for all of the day on which a term ends, with a reminder some days
//! before. An event keeps its name, so that importing again moves and corrects it instead of making a second one.

use super::view::{RenewalDue, RenewalLine, RenewalList, RenewalThen};
use crate::app::screens::preview::Amount;
use crate::{Error, Result};
use chrono::TimeDelta;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Who made the file.
const MAKER: &str = concat!("-//Halyard//Renewals ", env!("CARGO_PKG_VERSION"), "//EN");
/// The hour of the day at which a reminder comes.
const HOUR: u16 = 9;
/// Revisions are counted in minutes from here (1 January 2026): a later file is a later revision.
const FIRST: i64 = 1_767_225_600;

/// The file's text, with reminders `remind` days before.
pub(super) fn ics(list: &RenewalList, remind: u16, now: Timestamp) -> Result<String> {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", MAKER));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    for line in &list.lines {
        calendar.push(event(line, remind, now));
    }
    let mut text = String::new();
    write!(text, "{calendar}")
        .map_err(|e| Error::internal(format!("The calendar could not be written: {e}.")))?;
    Ok(text)
}

fn event(l: &RenewalLine, remind: u16, now: Timestamp) -> Event {
    let revision = ((now.as_second() - FIRST) / 60).clamp(0, i64::from(i32::MAX));
    let (uid, title) = (uid(l), plain(&title(l)));
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut event = Event::new();
    event
        .uid(&uid)
        .summary(&title)
        .description(&plain(&story(l)))
        .add_property("DTSTAMP", stamp.as_str())
        .add_property("SEQUENCE", revision.to_string())
        // No DTEND: an event that begins on a day and says no more lasts for that day.
        .append_property(
            Property::new("DTSTART", l.day.replace('-', "")).add_parameter("VALUE", "DATE").done(),
        )
        // It takes nobody's time.
        .add_property("TRANSP", "TRANSPARENT");
    if l.due == RenewalDue::Ahead {
        // Less time left than that: tomorrow, while there is one.
        let left = u16::try_from(l.days.saturating_sub(1)).unwrap_or(0);
        let mut alarm = Alarm::display(&title, TimeDelta::zero());
        alarm
            .append_property(("TRIGGER", trigger(remind.min(left)).as_str()))
            .append_property(("UID", format!("{uid}-reminder").as_str()))
            .append_property(("DTSTAMP", stamp.as_str()));
        event.alarm(alarm);
    }
    event.done()
}

/// The same for a subscription in each file, and telling nothing of it.
fn uid(l: &RenewalLine) -> String {
    let digest = Sha256::digest(format!("{}\0{}\0{}", l.vendor, l.connection, l.subscription));
    let mut uid = String::from("renewal-");
    for byte in digest.iter().take(16) {
        let _ = write!(uid, "{byte:02x}");
    }
    uid + "@halyard"
}

/// So many days before, at nine o'clock: in days, so that a change of the clocks does not move it.
fn trigger(days: u16) -> String {
    match days {
        0 => format!("PT{HOUR}H"),
        1 => format!("-PT{}H", 24 - HOUR),
        days => format!("-P{}DT{}H", days - 1, 24 - HOUR),
    }
}

fn title(l: &RenewalLine) -> String {
    let seats = l.seats.map(|n| format!(" × {n}")).unwrap_or_default();
    let what = match (l.due, l.then) {
        (RenewalDue::StillCounted | RenewalDue::NotReadSince, _) => "term ended",
        (RenewalDue::Ahead, RenewalThen::Renews) => "renews",
        (RenewalDue::Ahead, RenewalThen::Ends) => "ends",
        (RenewalDue::Ahead, RenewalThen::NotTold) => "term ends",
    };
    format!("{}: {}{seats} {what}", l.customer, l.product)
}

/// What a person wants to know beside it, line by line.
fn story(l: &RenewalLine) -> String {
    let unknown = || "not known".to_owned();
    let sum = |a: &Option<Amount>| {
        a.as_ref().map(|a| {
            format!("{} {}", a.amount, a.currency.as_deref().unwrap_or_default()).trim_end().to_owned()
        })
    };
    let mut out = String::new();
    let _ = writeln!(out, "Customer: {} ({})", l.customer, l.connection);
    let client = l.client.clone().or_else(|| l.client_id.map(|id| id.to_string()));
    let _ = writeln!(out, "Halo client: {}", client.unwrap_or_else(|| "not matched".to_owned()));
    let _ = writeln!(out, "Product: {}", l.product);
    let _ = writeln!(out, "Seats: {}", l.seats.map_or_else(unknown, |n| n.to_string()));
    if let Some(overdue) = l.due.words() {
        let _ = writeln!(out, "Now: {overdue}");
    }
    let _ = writeln!(out, "At the end of the term: {}", l.then.words());
    let _ = writeln!(out, "Term: {}", l.term.clone().unwrap_or_else(unknown));
    let _ = writeln!(out, "Cost per month: {}", sum(&l.cost.month).unwrap_or_else(unknown));
    let _ = writeln!(out, "Cost of a whole term: {}", sum(&l.cost.term).unwrap_or_else(unknown));
    let assumed = if l.assumed { " (that it is the end of the term is assumed)" } else { "" };
    let _ = writeln!(out, "The day: {}{assumed}", l.rule);
    let _ = write!(
        out,
        "As the vendor said it at {}.",
        l.seen.chars().take(16).collect::<String>().replace('T', " ") + " UTC"
    );
    out
}

/// A text without what no calendar may hold; line ends stay.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_comes_at_nine_so_many_days_before() {
        assert_eq!(trigger(14), "-P13DT15H", "fourteen days before midnight, and nine hours on");
        assert_eq!(trigger(1), "-PT15H", "the day before");
        assert_eq!(trigger(0), "PT9H", "on the day itself");
    }
}
