//! Matching a vendor's customers to HaloPSA clients by name.
//!
//! A wrong automatic match bills the wrong company, so only equality is automatic: the same name after
//! [`normalise`], unique on both sides, with legal forms that agree ([`agreement`]). Everything looser,
//! however alike, is a suggestion for a person ([`suggest`]).
//!
//! The functions are pure: same parties, same verdicts, whatever order they come in. A caller leaves
//! out customers that are matched already, by hand or by identifier; clients that are already used
//! are still passed, because one client may take several customers and because leaving one out would
//! make another look unique.

mod agreement;
mod features;
mod fold;
mod index;
mod legal_forms;
mod likeness;
mod normalise;
mod numerals;
mod odds;
mod pattern;
mod reasons;
mod roll;
mod suggest;
#[cfg(test)]
mod tests;
mod trading_as;
mod words;

pub use index::ClientIndex;
pub use legal_forms::{LegalForm, Weight};
pub use normalise::{NameKey, normalise};
pub use roll::Roll;

/// A customer of a vendor, or a client of HaloPSA.
///
/// The `id` tells parties apart; two entries with one id are one party under two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Party<'a> {
    /// The identifier in the system the party comes from.
    pub id: &'a str,
    /// The name as written there.
    pub name: &'a str,
}

/// What the names say about one customer.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict<'a> {
    /// The same name, unique on both sides: may be saved without asking.
    Exact {
        /// The client with that name.
        client: Party<'a>,
        /// What had to be ignored, for a billing administrator.
        why: String,
    },
    /// The best guess. Never saved by itself.
    Suggested {
        /// The most likely client.
        client: Party<'a>,
        /// How likely it is the right one, 0 to 1.
        score: f64,
        /// What is alike and what differs.
        why: String,
        /// Up to four further clients, most likely first.
        others: Vec<(Party<'a>, f64)>,
    },
    /// The name occurs several times on either side; stays unmatched.
    Ambiguous {
        /// The clients with that name, at most twenty.
        candidates: Vec<Party<'a>>,
        /// Who shares the name.
        why: String,
    },
    /// No client resembles the customer.
    None {
        /// What was looked for.
        why: String,
    },
}

/// Matches customers to clients; one verdict per customer, in the customers' order.
pub fn match_names<'a>(customers: &[Party<'a>], clients: &[Party<'a>]) -> Vec<Verdict<'a>> {
    let clients = Roll::prepare(clients);
    ClientIndex::build(&clients).verdicts(&Roll::prepare(customers))
}
