//! What is shown of renewals, in the window and on the command line.

use super::source::RenewalSource;
use crate::app::screens::money::amount;
use crate::app::screens::preview::Amount;
use crate::domain::{ConnectionName, VendorKind};
use crate::renewals::{Due, Renewal, Sums, Then, Total, Worth};
use serde::Serialize;
use specta::Type;

/// What happens when a term ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum RenewalThen {
    /// It renews by itself.
    Renews,
    /// It ends.
    Ends,
    /// The vendor does not tell.
    NotTold,
}

impl RenewalThen {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Renews => "renews by itself",
            Self::Ends => "ends",
            Self::NotTold => "not told",
        }
    }
}

/// Where the day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum RenewalDue {
    /// Today or later.
    Ahead,
    /// It has passed, and the vendor still counts the subscription.
    StillCounted,
    /// It has passed, and the vendor was not read since.
    NotReadSince,
}

impl RenewalDue {
    /// In words; none for a day that is ahead.
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Ahead => None,
            Self::StillCounted => Some("overdue: the vendor still counts it"),
            Self::NotReadSince => Some("overdue: not read since"),
        }
    }
}

/// What all seats cost; each is none where not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct RenewalWorth {
    /// Per billing period, as listed.
    pub period: Option<Amount>,
    /// Per month.
    pub month: Option<Amount>,
    /// For the whole term.
    pub term: Option<Amount>,
}

/// A term that ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RenewalLine {
    /// The vendor's connection.
    pub connection: String,
    /// Its vendor: `giacom`, `also`.
    pub vendor: String,
    /// The vendor's name of the subscription.
    pub subscription: String,
    /// The vendor's id of the customer.
    pub customer_id: String,
    /// The customer's name at the vendor.
    pub customer: String,
    /// The Halo client it is matched to.
    pub client_id: Option<i64>,
    /// The client's name.
    pub client: Option<String>,
    /// The product.
    pub product: String,
    /// Seats; none where not known.
    pub seats: Option<i64>,
    /// The last day of the term.
    pub day: String,
    /// The rule by which it was read, in words.
    pub rule: String,
    /// True where that this day is the term's end is only assumed.
    pub assumed: bool,
    /// Days from today; less than 0 where it has passed.
    pub days: i32,
    /// Where the day stands.
    pub due: RenewalDue,
    /// What happens then.
    pub then: RenewalThen,
    /// The vendor's word for its state.
    pub status: Option<String>,
    /// The length of the term.
    pub term: Option<String>,
    /// The billing period.
    pub cycle: Option<String>,
    /// What the MSP pays.
    pub cost: RenewalWorth,
    /// What the vendor says the customer pays.
    pub price: RenewalWorth,
    /// The reading that showed it so, UTC.
    pub seen: String,
    /// True where that was the connection's last.
    pub in_last: bool,
}

/// Amounts added up by currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct RenewalSum {
    /// One for each currency.
    pub amounts: Vec<Amount>,
    /// How many amounts are not in them, because they are not known.
    pub unknown: u64,
}

/// What renewals come to in purchase cost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct RenewalTotal {
    /// How many.
    pub renewals: u64,
    /// Per month.
    pub month: RenewalSum,
    /// For their whole terms.
    pub term: RenewalSum,
}

/// What a month's renewals come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RenewalMonth {
    /// `2026-12`.
    pub month: String,
    /// In all.
    pub total: RenewalTotal,
}

/// What a customer's renewals come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RenewalCustomer {
    /// The vendor's connection.
    pub connection: String,
    /// The vendor's id of the customer.
    pub customer_id: String,
    /// The customer's name at the vendor.
    pub customer: String,
    /// The client's name.
    pub client: Option<String>,
    /// In all.
    pub total: RenewalTotal,
}

/// The renewals of the days ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RenewalList {
    /// The day it was made on.
    pub today: String,
    /// The last day that is looked at.
    pub until: String,
    /// How many days ahead that is.
    pub days: u16,
    /// What it rests on: one for each connection.
    pub sources: Vec<RenewalSource>,
    /// By day, customer and product.
    pub lines: Vec<RenewalLine>,
    /// In all.
    pub total: RenewalTotal,
    /// By month.
    pub months: Vec<RenewalMonth>,
    /// By customer, in order of name.
    pub customers: Vec<RenewalCustomer>,
}

impl RenewalLine {
    pub(super) fn of(
        r: &Renewal,
        connection: &ConnectionName,
        vendor: VendorKind,
        (customer, (client_id, client)): (String, (Option<i64>, Option<String>)),
        last: Option<&str>,
    ) -> Self {
        let seen = r.seen.to_string();
        Self {
            connection: connection.to_string(),
            vendor: vendor.as_str().to_owned(),
            subscription: r.key.0.clone(),
            customer_id: r.customer.as_str().to_owned(),
            customer,
            client_id,
            client,
            product: r.product.clone(),
            seats: r.seats,
            day: r.day.value.to_string(),
            rule: r.day.rule.clone().into_owned(),
            assumed: r.likely,
            days: r.days,
            due: match r.due {
                Due::Ahead => RenewalDue::Ahead,
                Due::StillCounted => RenewalDue::StillCounted,
                Due::NotReadSince => RenewalDue::NotReadSince,
            },
            then: match r.then {
                Then::Renews => RenewalThen::Renews,
                Then::Ends => RenewalThen::Ends,
                Then::NotTold => RenewalThen::NotTold,
            },
            status: r.status.clone(),
            term: r.term.clone(),
            cycle: r.cycle.clone(),
            cost: RenewalWorth::of(&r.cost),
            price: RenewalWorth::of(&r.price),
            in_last: last == Some(seen.as_str()),
            seen,
        }
    }
}

impl RenewalWorth {
    fn of(worth: &Worth) -> Self {
        Self {
            period: worth.period.map(amount),
            month: worth.month.map(amount),
            term: worth.term.map(amount),
        }
    }
}

impl RenewalSum {
    fn of(sums: &Sums) -> Self {
        Self { amounts: sums.amounts().into_iter().map(amount).collect(), unknown: sums.unknown }
    }
}

impl RenewalTotal {
    pub(super) fn of(total: &Total) -> Self {
        Self {
            renewals: total.renewals,
            month: RenewalSum::of(&total.month),
            term: RenewalSum::of(&total.term),
        }
    }
}

impl RenewalCustomer {
    /// The customer of a line, with nothing added up yet.
    pub(super) fn of(l: &RenewalLine) -> Self {
        Self {
            connection: l.connection.clone(),
            customer_id: l.customer_id.clone(),
            customer: l.customer.clone(),
            client: l.client.clone(),
            total: RenewalTotal::default(),
        }
    }
}
