//! Tests of matching, with made-up names.

use super::{Party, Verdict, match_names};

mod equality;
mod normalising;
mod properties;
mod suggestions;

/// Parties with the ids `c0`, `c1` … in the order of `names`.
fn parties<'a>(ids: &'a [String], names: &[&'a str]) -> Vec<Party<'a>> {
    ids.iter().zip(names).map(|(id, name)| Party { id, name }).collect()
}

fn ids(prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{prefix}{number}")).collect()
}

/// What became of each customer, in short: `exact h0`, `suggested h0`, `ambiguous h0 h1` or `none`.
fn outcomes(customers: &[&str], clients: &[&str]) -> Vec<String> {
    let (here, there) = (ids("c", customers.len()), ids("h", clients.len()));
    let verdicts = match_names(&parties(&here, customers), &parties(&there, clients));
    verdicts.iter().map(outcome).collect()
}

fn outcome(verdict: &Verdict<'_>) -> String {
    match verdict {
        Verdict::Exact { client, .. } => format!("exact {}", client.id),
        Verdict::Suggested { client, .. } => format!("suggested {}", client.id),
        Verdict::Ambiguous { candidates, .. } => {
            let ids: Vec<&str> = candidates.iter().map(|client| client.id).collect();
            format!("ambiguous {}", ids.join(" "))
        }
        Verdict::None { .. } => "none".to_owned(),
    }
}

/// The reason given for the only customer.
fn why(customer: &str, clients: &[&str]) -> String {
    let (here, there) = (ids("c", 1), ids("h", clients.len()));
    match match_names(&parties(&here, &[customer]), &parties(&there, clients)).remove(0) {
        Verdict::Exact { why, .. }
        | Verdict::Suggested { why, .. }
        | Verdict::Ambiguous { why, .. }
        | Verdict::None { why } => why,
    }
}
