//! Renewals: which terms end within a window of days, what happens then as far as the vendor tells, and what it costs.
//! Pure: what was last read, today and the window are given. It only shows; nothing is planned from it, and what a
//! vendor does not tell stays not told.

mod total;
mod worth;

pub use total::{Sums, Total};
pub use worth::Worth;

use crate::domain::{CustomerId, Sourced, SubscriptionKey};
use crate::store::{Figures, Known};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::HashSet;

/// How far ahead is looked where nothing else is asked for, in days.
pub const DAYS: u16 = 90;
/// The farthest that may be asked for, in days: the longest terms there are run a little over that.
pub const MOST_DAYS: u16 = 1_200;
/// How long an end that has passed is still shown, in days.
pub const OVERDUE_DAYS: u16 = 30;

/// From when to when ends are looked for.
#[derive(Debug, Clone)]
pub struct Window {
    /// The day it is where the reader is.
    pub today: Date,
    /// So many days ahead, the last one included.
    pub days: u16,
    /// Where the reader is: in which day a reading fell.
    pub zone: TimeZone,
}

impl Window {
    /// The window that begins on the day it is at `now` in `zone`.
    pub fn at(now: Timestamp, zone: TimeZone, days: u16) -> Self {
        Self { today: now.to_zoned(zone.clone()).date(), days: days.min(MOST_DAYS), zone }
    }

    /// The last day that is in it.
    pub fn until(&self) -> Date {
        self.today.saturating_add(i64::from(self.days).days())
    }

    /// The first day that is in it: ends that passed lately are.
    pub fn since(&self) -> Date {
        self.today.saturating_sub(i64::from(OVERDUE_DAYS).days())
    }

    /// Whole days from today until `day`; less than 0 where it has passed.
    pub fn days_until(&self, day: Date) -> i32 {
        (day - self.today).get_days()
    }
}

/// What happens when the term ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Then {
    /// It renews by itself.
    Renews,
    /// It ends.
    Ends,
    /// The vendor does not tell.
    NotTold,
}

impl Then {
    fn of(auto_renew: Option<bool>) -> Self {
        match auto_renew {
            Some(true) => Self::Renews,
            Some(false) => Self::Ends,
            None => Self::NotTold,
        }
    }
}

/// Where the day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// Today or later.
    Ahead,
    /// It has passed, and a reading after it showed that the vendor still counts the subscription.
    StillCounted,
    /// It has passed, and the vendor was not read since.
    NotReadSince,
}

/// A term that ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    /// The vendor's name of the subscription.
    pub key: SubscriptionKey,
    /// Whose it is.
    pub customer: CustomerId,
    /// The product.
    pub product: String,
    /// Seats; none where not known.
    pub seats: Option<i64>,
    /// The last day of the term, with the rule it was read by.
    pub day: Sourced<Date>,
    /// True where that this day is the term's end is only likely.
    pub likely: bool,
    /// Whole days from today; less than 0 where it has passed.
    pub days: i32,
    /// Where the day stands.
    pub due: Due,
    /// What happens then.
    pub then: Then,
    /// The vendor's word for its state.
    pub status: Option<String>,
    /// The length of the term, in Halo's words.
    pub term: Option<String>,
    /// The billing period, in Halo's words.
    pub cycle: Option<String>,
    /// What the MSP pays.
    pub cost: Worth,
    /// What the vendor says the customer pays.
    pub price: Worth,
    /// The reading that showed it so.
    pub seen: Timestamp,
}

/// What is not among the renewals, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Live subscriptions of customers that a person excluded.
    pub excluded: u64,
    /// The customers that are.
    pub excluded_customers: u64,
    /// Live subscriptions whose end the vendor does not tell.
    pub without_end: u64,
    /// Live subscriptions that end after the window.
    pub later: u64,
    /// Live subscriptions whose end passed longer ago than is shown.
    pub long_past: u64,
}

/// The renewals among what is known of a connection, in order of day, customer and key; and what is left out. What
/// is gone or has ended is neither.
pub fn renewals(
    known: &[Known],
    excluded: impl Fn(&CustomerId) -> bool,
    window: &Window,
) -> (Vec<Renewal>, LeftOut) {
    let (mut found, mut left) = (Vec::new(), LeftOut::default());
    let mut customers = HashSet::new();
    for one in known.iter().filter(|k| k.is_live()) {
        let s = &one.subscription;
        if excluded(&s.customer) {
            left.excluded += 1;
            customers.insert(&s.customer);
            continue;
        }
        match &s.end {
            None => left.without_end += 1,
            Some(end) if end.value > window.until() => left.later += 1,
            Some(end) if end.value < window.since() => left.long_past += 1,
            Some(end) => found.push(renewal(one, end, window)),
        }
    }
    left.excluded_customers = customers.len() as u64;
    found.sort_by_cached_key(|r| (r.day.value, r.customer.key(), r.key.clone()));
    (found, left)
}

fn renewal(known: &Known, end: &Sourced<Date>, window: &Window) -> Renewal {
    let s = &known.subscription;
    let seats = Figures::of(s).seats;
    let word = |given: &Option<Sourced<String>>| given.as_ref().map(|w| w.value.clone());
    let (cycle, term) = (word(&s.billing_cycle), word(&s.term));
    let worth = |unit| Worth::of(seats, unit, cycle.as_deref(), term.as_deref());
    let read = known.seen.to_zoned(window.zone.clone()).date();
    Renewal {
        key: s.key.clone(),
        customer: s.customer.clone(),
        product: s.product.clone(),
        seats,
        day: end.clone(),
        likely: end.assumed || s.end_is_likely,
        days: window.days_until(end.value),
        due: match end.value {
            day if day >= window.today => Due::Ahead,
            day if read > day => Due::StillCounted,
            _ => Due::NotReadSince,
        },
        then: Then::of(s.auto_renew),
        status: word(&s.status),
        cost: worth(s.unit_cost.as_ref()),
        price: worth(s.unit_price.as_ref()),
        term,
        cycle,
        seen: known.seen,
    }
}
