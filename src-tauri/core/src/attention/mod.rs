//! The attention inbox: what needs a person, as one list. Facts go in, items come out.
//!
//! Pure: no clock, no I/O. An item is there exactly as long as its cause is, has one key, and comes in one order.
//! What a person answered hides an item; it never makes its cause go away. Money that is not known is not told as
//! 0, and amounts of several currencies or periods are never added.

mod answer;
mod connections;
mod customers;
mod facts;
mod item;
mod jumps;
mod kind;
mod licences;
mod limits;
mod rows;
mod runs;
mod stake;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Answered, Standing, TellAgain, standing};
pub use facts::{
    Check, Connection, Facts, FailedTest, Halo, LastScheduled, LicenceLost, Moved, Run, SecretIs, Sold,
    Trade, Waiting,
};
pub(crate) use item::digest;
pub use item::{Item, Key, Mend, Recheck};
pub use kind::{Kind, Urgency};
pub use limits::Limits;
pub use rows::{AttentionRow, rows};
pub use stake::{Stake, StakeAmount, period};

/// Everything that needs a person, the most urgent first, each key once.
pub fn items(facts: &Facts) -> Vec<Item> {
    let mut out = connections::setup(facts);
    for connection in &facts.connections {
        out.extend(connections::of(facts, connection));
        let Some(trade) = &connection.trade else { continue };
        out.extend(runs::of(&connection.name, trade));
        out.extend(customers::of(facts, connection, trade));
        out.extend(licences::of(&connection.name, trade));
        out.extend(jumps::of(facts.now, connection, trade));
    }
    out.sort_by_cached_key(Item::place);
    // A key stands for one thing: whatever else the facts may say twice.
    out.dedup_by(|a, b| a.key == b.key);
    out
}

/// The customers whose subscriptions have to be known before [`items`] can tell what is at stake.
pub fn concerned(facts: &Facts, trade: &Trade) -> std::collections::HashSet<crate::domain::CustomerId> {
    customers::concerned(facts, trade)
}
