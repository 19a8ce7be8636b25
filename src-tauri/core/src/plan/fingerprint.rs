//! The fingerprint of everything a plan was computed from, independent of the order it came in.

use super::Inputs;
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
    part("subscriptions", inputs.vendor.subscriptions.iter().map(subscription).collect());
    part("licences", inputs.licences.iter().map(licence).collect());
    part("clients", inputs.clients.iter().map(|c| format!("{}|{}|{}", c.id, c.name, c.inactive)).collect());
    part(
        "matches",
        inputs
            .matches
            .iter()
            .map(|m| format!("{:?}|{:?}|{:?}", m.customer.key(), m.kind, m.client))
            .collect(),
    );
    part("links", inputs.links.iter().map(|l| format!("{:?}|{}|{}", l.key, l.licence, l.retired)).collect());
    part("options", vec![format!("{:?}", inputs.options)]);
    hasher.0.finalize().iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn subscription(s: &crate::domain::Subscription) -> String {
    let cost = s.unit_cost.as_ref().map(|c| c.value.amount.normalize());
    format!("{}|{:?}|{cost:?}|{:?}|{:?}|{:?}", s.key.0, s.quantity, s.end, s.status, s.life)
}

fn licence(l: &crate::domain::Licence) -> String {
    let number = |n: Option<rust_decimal::Decimal>| n.map(|n| n.normalize());
    format!(
        "{}|{:?}|{:?}|{:?}|{:?}|{:?}|{:?}",
        l.id,
        l.client,
        number(l.count),
        number(l.purchase_price),
        l.end_date,
        l.status,
        l.is_active
    )
}
