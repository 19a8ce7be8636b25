//! Field by field: what a subscription says against what its licence holds.
//!
//! Only fields the vendor owns are compared: quantity, dates, billing cycle, term, status, and of the money what
//! the connection takes over. Name, notes and all else belong to the MSP's people. Unknown never overwrites anything, and a
//! value that is only assumed fills a new licence but never changes one.

use super::{Change, Field, FieldChange, MoneyPolicy};
use crate::domain::{Licence, LicenceField, Money, Quantity, Sourced, Subscription, Value};
use rust_decimal::Decimal;

/// Halo's `type` of a subscription; 0 is a licence. VERIFIED (c), facts section 6.2.
const SUBSCRIPTION: i64 = 1;
/// Halo's `site_id` for "the whole client". VERIFIED (c), facts section 6.2.
const WHOLE_CLIENT: i64 = -1;
/// Halo's longest licence name. VERIFIED (d), facts section 6.2.
const LONGEST_NAME: usize = 500;

/// What the vendor says, as Halo fields, in the order they are shown. `None` where the quantity is unknown.
fn owned(s: &Subscription, money: MoneyPolicy) -> Option<Vec<(LicenceField, Value, String, bool)>> {
    let Quantity::Known(quantity) = &s.quantity else { return None };
    let mut out = vec![(
        LicenceField::Count,
        Value::Number(quantity.value.into()),
        quantity.rule.to_string(),
        quantity.assumed,
    )];
    let mut push = |field, value: Option<(Value, String, bool)>| {
        if let Some((value, rule, assumed)) = value {
            out.push((field, value, rule, assumed));
        }
    };
    let date = |d: &Option<Sourced<jiff::civil::Date>>| {
        d.as_ref().map(|d| (Value::Date(d.value), d.rule.to_string(), d.assumed))
    };
    let text = |t: &Option<Sourced<String>>| {
        t.as_ref().map(|t| (Value::Text(t.value.clone()), t.rule.to_string(), t.assumed))
    };
    let amount = |m: &Sourced<Money>| (Value::Number(m.value.amount), m.rule.to_string(), m.assumed);
    push(LicenceField::PurchasePrice, s.unit_cost.as_ref().filter(|_| money.cost()).map(amount));
    push(LicenceField::Price, s.unit_price.as_ref().filter(|_| money.price()).map(amount));
    push(LicenceField::StartDate, date(&s.start));
    push(LicenceField::EndDate, date(&s.end));
    push(LicenceField::BillingCycle, text(&s.billing_cycle));
    push(LicenceField::TermDuration, text(&s.term));
    push(LicenceField::Status, text(&s.status));
    Some(out)
}

/// The fields of `licence` that differ from what the vendor says. `None` where the quantity is unknown.
pub fn differences(s: &Subscription, licence: &Licence, money: MoneyPolicy) -> Option<Vec<FieldChange>> {
    let owned = owned(s, money)?;
    let differs = |field, after: &Value, assumed: bool| {
        !assumed && !licence.value(field).is_some_and(|before| same(field, &before, after))
    };
    Some(
        owned
            .into_iter()
            .filter(|(field, after, _, assumed)| differs(*field, after, *assumed))
            .map(|(field, after, rule, _)| FieldChange {
                field: Field::Licence(field),
                before: licence.value(field),
                after,
                rule,
            })
            .collect(),
    )
}

/// Whether the vendor still says what a planned change would write.
pub fn still_says(s: &Subscription, change: &Change) -> bool {
    let Some(owned) = owned(s, MoneyPolicy::CostAndPrice) else { return false };
    owned.into_iter().all(|(field, now, _, _)| {
        change.licence_field(field).is_none_or(|planned| same(field, &planned.after, &now))
    })
}

/// The fields of a new licence, without its client, which may not exist yet. `None` where the quantity is
/// unknown.
pub fn fresh(s: &Subscription, note: String, money: MoneyPolicy) -> Option<Vec<FieldChange>> {
    let set = |field, after, rule: &str| FieldChange {
        field: Field::Licence(field),
        before: None,
        after,
        rule: rule.to_owned(),
    };
    let name: String = s.product.chars().take(LONGEST_NAME).collect();
    let mut fields = vec![
        set(LicenceField::Name, Value::Text(name), "the product's name"),
        set(LicenceField::Kind, Value::Number(SUBSCRIPTION.into()), "a subscription"),
        set(LicenceField::Site, Value::Number(WHOLE_CLIENT.into()), "the whole client"),
    ];
    fields.extend(owned(s, money)?.into_iter().map(|(field, after, rule, _)| set(field, after, &rule)));
    fields.push(set(LicenceField::IsActive, Value::Flag(true), "new"));
    fields.push(set(LicenceField::Notes, Value::Text(note), "to find it again"));
    Some(fields)
}

/// Whether two values of a field mean the same. Halo types money as double, so less than a ten-thousandth
/// is no difference; texts that differ in case or outer spaces are the same word.
pub fn same(field: LicenceField, a: &Value, b: &Value) -> bool {
    match (field, a, b) {
        (LicenceField::PurchasePrice | LicenceField::Price, Value::Number(a), Value::Number(b)) => {
            (*a - *b).abs() < Decimal::new(1, 4)
        }
        (_, Value::Text(a), Value::Text(b)) => a.trim().to_lowercase() == b.trim().to_lowercase(),
        (_, a, b) => a == b,
    }
}
