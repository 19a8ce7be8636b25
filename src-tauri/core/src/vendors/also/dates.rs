//! Days as ALSO writes them: ISO without a zone as a rule, other forms tolerated (facts 7). The day that is
//! written counts; it is never shifted into another zone.

use super::wire::Row;
use crate::http::values::{Json, civil_date};
use jiff::civil::Date;

/// A day from a member; one that cannot be true is none, with a remark.
pub(super) fn member(row: &Row<'_>, name: &str, remarks: &mut Vec<String>) -> Option<Date> {
    let value = row.object.get(name)?;
    let text = value.words()?;
    if never(&text) {
        return None;
    }
    let found = day(value);
    if found.is_none() {
        let quoted: String = text.chars().take(20).collect();
        remarks.push(format!("Its `{name}` ({quoted}) is not a usable date."));
    }
    found
}

/// The years 1 and 9999 stand for "none" (facts 7, ASSUMED).
fn never(text: &str) -> bool {
    text.starts_with("0001-") || text.starts_with("9999-")
}

/// The day as written, whatever its zone (facts 7), between the years that Halo knows: ISO forms, or
/// milliseconds as WCF writes them.
pub(super) fn day(value: Json<'_>) -> Option<Date> {
    let text = value.text()?;
    let found = civil_date(&text).or_else(|| wcf(&text))?;
    (1902..=2100).contains(&found.year()).then_some(found)
}

/// `/Date(1711929600000+0200)/`: the day there, where an offset is given.
fn wcf(text: &str) -> Option<Date> {
    let inner = text.strip_prefix("/Date(")?.strip_suffix(")/")?;
    let sign =
        inner.char_indices().skip(1).find(|(_, c)| matches!(c, '+' | '-')).map_or(inner.len(), |(at, _)| at);
    let (milliseconds, offset) = inner.split_at_checked(sign)?;
    let offset = match offset.as_bytes() {
        [] => 0,
        [sign, h1, h2, m1, m2] => {
            let digit = |b: &u8| b.is_ascii_digit().then(|| i64::from(b - b'0'));
            let minutes = (digit(h1)? * 10 + digit(h2)?) * 60 + digit(m1)? * 10 + digit(m2)?;
            if *sign == b'-' { -minutes } else { minutes }
        }
        _ => return None,
    };
    let there = milliseconds.parse::<i64>().ok()?.checked_add(offset * 60_000)?;
    let at = jiff::Timestamp::from_millisecond(there).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}
