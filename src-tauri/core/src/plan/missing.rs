//! What is gone at the vendor: links whose subscription is no longer listed, and subscriptions the vendor
//! says have ended. The policy decides; an incomplete answer decides nothing.

use super::inputs::{Inputs, Lookups, Standing};
use super::subscriptions::{block, skip};
use super::{Action, Change, Entity, Field, FieldChange, MissingPolicy, Owner, Subject, fields};
use crate::domain::{
    Completeness, CustomerId, Licence, LicenceField, LicenceId, Link, Subscription, SubscriptionKey, Value,
};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// The changes for links that have lost their subscription.
pub(super) fn changes(
    inputs: &Inputs<'_>,
    lookups: &Lookups<'_>,
    kept: &HashSet<SubscriptionKey>,
) -> Vec<Change> {
    let listed: HashSet<&SubscriptionKey> = inputs.vendor.subscriptions.iter().map(|s| &s.key).collect();
    let licences: HashMap<LicenceId, &Licence> = inputs.licences.iter().map(|l| (l.id, l)).collect();
    let names: HashMap<&CustomerId, &str> =
        inputs.vendor.customers.iter().map(|c| (&c.id, c.name.as_str())).collect();
    let mut gone: Vec<&Link> = inputs
        .links
        .iter()
        .filter(|l| l.method == inputs.vendor.method && !kept.contains(&l.key) && !listed.contains(&l.key))
        .collect();
    gone.sort_by(|a, b| a.customer.cmp(&b.customer).then_with(|| a.key.cmp(&b.key)));
    gone.into_iter()
        .map(|link| {
            let name = names
                .get(&link.customer)
                .copied()
                .or_else(|| lookups.name(&link.customer))
                .unwrap_or_default();
            let item = item(link, name);
            match lookups.standing(&link.customer) {
                Standing::Matched(client) => {
                    let item = Change { owner: Some(Owner::Existing(client.id)), ..item };
                    match (unreadable(inputs, &link.customer), licences.get(&link.licence)) {
                        (Some(why), _) => skip(item, why),
                        (None, None) => skip(item, "Gone at the vendor and in Halo.".to_owned()),
                        (None, Some(licence)) if licence.client != Some(client.id) => block(
                            item,
                            "Gone at the vendor, but its licence now belongs to another client.".to_owned(),
                        ),
                        (None, Some(licence)) => {
                            retire(item, licence, inputs.options.missing, "no longer listed by the vendor")
                        }
                    }
                }
                Standing::Excluded(reason) => skip(item, format!("The customer is excluded: {reason}")),
                Standing::ClientGone(_) | Standing::ClientInactive(_) | Standing::Unmatched => skip(
                    item,
                    "Gone at the vendor; its customer has no active client, so nothing is done.".to_owned(),
                ),
            }
        })
        .collect()
}

/// A linked subscription that the vendor says has ended: its status is followed, the rest is policy.
pub(super) fn ended(item: Change, s: &Subscription, licence: &Licence, policy: MissingPolicy) -> Change {
    let status: Vec<FieldChange> = fields::differences(s, licence)
        .unwrap_or_default()
        .into_iter()
        .filter(|f| f.field == Field::Licence(LicenceField::Status))
        .collect();
    let mut change = retire(item, licence, policy, "ended at the vendor");
    if status.is_empty() || !licence.is_live() {
        return change;
    }
    if !change.action.acts() {
        change.action = Action::Update;
        "It has ended at the vendor; its status is followed.".clone_into(&mut change.why);
    }
    change.fields.extend(status);
    change
}

fn retire(item: Change, licence: &Licence, policy: MissingPolicy, what: &str) -> Change {
    let item = Change { licence: Some(licence.id), ..item };
    let field = |field, after| FieldChange {
        field: Field::Licence(field),
        before: licence.value(field),
        after,
        rule: what.to_owned(),
    };
    if !licence.is_live() {
        return Change {
            action: Action::Unchanged,
            why: format!("It is {what} and inactive in Halo."),
            ..item
        };
    }
    match policy {
        MissingPolicy::Flag => skip(item, format!("It is {what}. It is left as it is (policy: flag only).")),
        MissingPolicy::Deactivate => Change {
            action: Action::Deactivate,
            fields: vec![field(LicenceField::IsActive, Value::Flag(false))],
            why: format!("It is {what} (policy: set inactive)."),
            retires: true,
            ..item
        },
        MissingPolicy::Zero if licence.count == Some(Decimal::ZERO) => {
            Change { action: Action::Unchanged, why: format!("It is {what} and its count is 0."), ..item }
        }
        MissingPolicy::Zero => Change {
            action: Action::Zero,
            fields: vec![field(LicenceField::Count, Value::Number(Decimal::ZERO))],
            why: format!("It is {what} (policy: set to 0)."),
            retires: true,
            ..item
        },
    }
}

/// Why the absence of a customer's subscription proves nothing, if so.
fn unreadable(inputs: &Inputs<'_>, customer: &CustomerId) -> Option<String> {
    if let Completeness::Partial(why) = &inputs.vendor.completeness {
        return Some(format!("Not in the vendor's answer, which may be incomplete: {why}"));
    }
    inputs
        .vendor
        .rejected
        .iter()
        .any(|r| r.customer.as_ref().is_none_or(|c| c == customer))
        .then(|| "Not among the vendor's rows, but some of them could not be read.".to_owned())
}

fn item(link: &Link, customer_name: &str) -> Change {
    Change {
        entity: Entity::Licence,
        action: Action::Skip,
        customer: link.customer.clone(),
        customer_name: customer_name.to_owned(),
        name: link.product.clone(),
        owner: None,
        licence: Some(link.licence),
        subject: Some(Subject {
            method: link.method.clone(),
            key: link.key.clone(),
            family: link.family.clone(),
        }),
        fields: Vec::new(),
        why: String::new(),
        remarks: Vec::new(),
        namesakes: Vec::new(),
        conflicts: Vec::new(),
        must_hold: Vec::new(),
        retires: false,
        costs: None,
        left_out: false,
    }
}
