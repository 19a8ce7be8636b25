//! The limits of a connection: shown, and set by a person.

use crate::app::App;
use crate::attention::Limits;
use crate::domain::{ConnectionName, SecretExpiry};
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;

/// The largest figures that make sense.
const MOST_PERCENT: u32 = 10_000;
const MOST_DAYS: u16 = 3_650;

impl App {
    /// What stands out on a vendor's connection.
    pub fn attention_limits(&self, name: &ConnectionName) -> Result<Limits> {
        self.vendor_connection(name)?;
        self.store.limits(name)
    }

    /// Sets what stands out; none goes back to the usual limits.
    pub fn set_attention_limits(&self, name: &ConnectionName, limits: Option<Limits>) -> Result<Limits> {
        self.vendor_connection(name)?;
        if let Some(limits) = &limits {
            refuse_odd(limits)?;
        }
        self.store.save_limits(name, limits.as_ref(), Timestamp::now())?;
        self.store.limits(name)
    }

    /// What a person says of a secret's end, when a connection is saved. What was said of a former secret says
    /// nothing of a new one.
    pub(in crate::app) fn note_secret_expiry(
        &self,
        name: &ConnectionName,
        said: Option<&str>,
        new_secret: bool,
    ) -> Result<()> {
        let expiry = match said.map(str::trim) {
            None if new_secret => None,
            None => return Ok(()),
            Some("") => None,
            Some(text) => Some(secret_expiry(text)?),
        };
        self.store.save_secret_expiry(name, expiry, Timestamp::now())
    }
}

/// A secret's end as typed.
pub(in crate::app) fn secret_expiry(text: &str) -> Result<SecretExpiry> {
    SecretExpiry::parse(text).ok_or_else(|| {
        Error::new(
            ErrorCode::Usage,
            format!("{text:?} is not a day on which a secret could end."),
            "It is a day of the calendar, or never.",
            "Write it like 2027-05-01, or never.",
        )
    })
}

fn refuse_odd(limits: &Limits) -> Result<()> {
    let days = limits.silent_days.is_none_or(|n| (1..=MOST_DAYS).contains(&n));
    let jump = (1..=MOST_DAYS).contains(&limits.jump_days);
    let percent = [limits.price_percent, limits.seats_percent].iter().all(|n| (1..=MOST_PERCENT).contains(n));
    if days && jump && percent && limits.seats_least >= 1 {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::Usage,
        "A limit is out of range.",
        format!("Days are 1 to {MOST_DAYS}, percents 1 to {MOST_PERCENT}, seats 1 or more."),
        "Choose another figure.",
    ))
}
