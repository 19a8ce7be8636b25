//! The fingerprint of everything a plan was computed from, independent of the order it came in.

use super::Inputs;
use crate::domain::{CustomerId, Money, Sourced};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write};

struct Hasher(Sha256);

impl Write for Hasher {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// Hashes the inputs; 16 hexadecimal digits.
pub fn fingerprint(inputs: &Inputs<'_>) -> String {
    let mut hasher = Hasher(Sha256::new());
    // Debug forms are stable within one version of Halyard, which is all a fingerprint is compared within.
    let mut part = |name: &str, mut rows: Vec<String>| {
        rows.sort_unstable();
        let _ = writeln!(hasher, "{name} {}", rows.len());
        for row in rows {
            let _ = writeln!(hasher, "{row}");
        }
    };
    part("method", vec![format!("{:?}", inputs.vendor.method)]);
    part("complete", vec![format!("{:?}", inputs.vendor.completeness)]);
    part(
        "customers",
        inputs
            .vendor
            .customers
            .iter()
            .map(|c| format!("{:?}|{}|{:?}", c.id.key(), c.name, c.address))
            .collect(),
    );
    part("rejected", inputs.vendor.rejected.iter().map(|r| format!("{}|{:?}", r.row, r.customer)).collect());
    part(
        "unread",
        inputs.vendor.unread.iter().map(|u| format!("{:?}|{}", u.customer.key(), u.failed)).collect(),
    );
    part("subscriptions", inputs.vendor.subscriptions.iter().map(subscription).collect());
    part("licences", inputs.licences.iter().map(licence).collect());
    part(
        "clients",
        inputs
            .clients
            .iter()
            .map(|c| format!("{}|{}|{}|{:?}|{:?}", c.id, c.name, c.inactive, c.top_level, c.main_site))
            .collect(),
    );
    part(
        "matches",
        inputs
            .matches
            .iter()
            .map(|m| format!("{:?}|{:?}|{:?}", m.customer.key(), m.kind, m.client))
            .collect(),
    );
    part(
        "sites",
        inputs
            .sites
            .iter()
            .map(|s| format!("{}|{:?}|{}|{}|{:?}", s.id, s.client, s.name, s.inactive, s.address))
            .collect(),
    );
    part("links", inputs.links.iter().map(|l| format!("{:?}|{}|{}", l.key, l.licence, l.retired)).collect());
    part("taken", inputs.taken.iter().map(ToString::to_string).collect());
    part("top levels", inputs.top_levels.iter().map(|t| format!("{}|{}", t.id, t.name)).collect());
    part("unmatched", inputs.unmatched.iter().map(|(id, said)| format!("{:?}|{said:?}", id.key())).collect());
    part("newcomers", inputs.newcomers.iter().map(CustomerId::key).collect());
    part("options", vec![format!("{:?}", inputs.options)]);
    hasher.0.finalize().iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn subscription(s: &crate::domain::Subscription) -> String {
    let amount = |m: &Option<Sourced<Money>>| m.as_ref().map(|m| m.value.amount.normalize());
    let (cost, price) = (amount(&s.unit_cost), amount(&s.unit_price));
    format!(
        "{}|{:?}|{}|{}|{:?}|{cost:?}|{price:?}|{:?}|{:?}|{:?}|{:?}|{:?}|{:?}",
        s.key.0,
        s.family,
        s.customer.key(),
        s.product,
        s.quantity,
        s.start,
        s.end,
        s.billing_cycle,
        s.term,
        s.status,
        s.life
    )
}

fn licence(l: &crate::domain::Licence) -> String {
    let number = |n: Option<rust_decimal::Decimal>| n.map(|n| n.normalize());
    format!(
        "{}|{:?}|{:?}|{:?}|{:?}|{:?}|{}|{:?}|{:?}|{:?}|{:?}|{:?}|{:?}|{:?}",
        l.id,
        l.client,
        l.name,
        l.start_date,
        l.billing_cycle,
        l.term_duration,
        l.deleted,
        l.notes.as_deref().and_then(super::reference_in),
        number(l.count),
        number(l.purchase_price),
        number(l.price),
        l.end_date,
        l.status,
        l.is_active
    )
}
