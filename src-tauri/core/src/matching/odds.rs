//! The odds that two names mean one company.
//!
//! The weights follow a logistic fit on pairs of real company names with known identities, rounded so
//! that nothing hangs on those particular pairs. Words and their containment weigh most: people leave
//! words out far more often than they mistype them.

use super::agreement::Agreement;
use super::likeness::Likeness;
use super::normalise::NameKey;

/// Why a client comes into question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ground {
    /// The names are equal, but something speaks against it.
    Equal(Agreement),
    /// A trading name of the one is a name of the other.
    TradingName,
    /// One name is the initials of the other.
    Initials,
    /// The names are alike.
    Alike(Likeness),
}

/// The odds that `customer` is `client`, against its being none at all.
///
/// `taken` says that another customer has exactly the client's name: then this customer is more often
/// a sister company.
pub(super) fn odds(customer: &NameKey, client: &NameKey, ground: Ground, taken: bool) -> f32 {
    let evidence = match ground {
        Ground::Equal(Agreement::OtherForm) => 2.5,
        Ground::Equal(_) | Ground::TradingName => 2.0,
        Ground::Initials => 0.5,
        Ground::Alike(alike) => weigh(&alike),
    };
    let sister = if taken { 2.5 } else { 0.0 };
    (evidence - sister - numbers_against(customer, client)).exp()
}

fn weigh(alike: &Likeness) -> f32 {
    let letters = alike.letters.max(alike.sorted);
    let start = 0.25 * alike.first + 0.75 * alike.first * alike.contained;
    -7.7 + 1.2 * letters
        + 1.6 * letters.powi(4)
        + 0.9 * alike.beginning
        + 3.6 * alike.words
        + 2.9 * alike.contained
        + start
}

/// Different numbers all but rule a pair out; a number on one side only counts a little.
fn numbers_against(customer: &NameKey, client: &NameKey) -> f32 {
    if customer.numbers == client.numbers {
        0.0
    } else if customer.numbers.is_empty() || client.numbers.is_empty() {
        1.0
    } else {
        6.0
    }
}
