//! What is gone at the vendor: links whose subscription is no longer listed, and subscriptions the vendor
//! says have ended. The policy decides; an incomplete answer decides nothing.

use super::inputs::{Inputs, Lookups, Standing};
use super::subscriptions::{NOT_CHOSEN, block, skip};
use super::{
    Action, Change, Entity, Field, FieldChange, ImportOptions, MissingPolicy, Owner, Subject, fields,
};
use crate::domain::{
    CustomerId, Licence, LicenceField, LicenceId, Link, Subscription, SubscriptionKey, Value,
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
            if inputs.leaves_out(&link.customer) {
                return skip(item, NOT_CHOSEN.to_owned());
            }
            match lookups.standing(&link.customer) {
                Standing::Matched(client) => {
                    let item = Change { owner: Some(Owner::Existing(client.id)), ..item };
                    match (inputs.vendor.doubts_absence(&link.customer), licences.get(&link.licence)) {
                        (Some(why), _) => skip(item, why),
                        (None, None) => skip(item, "Gone at the vendor and in Halo.".to_owned()),
                        (None, Some(licence)) if licence.client != Some(client.id) => block(
                            item,
                            "Gone at the vendor, but its licence now belongs to another client.".to_owned(),
                        ),
                        (None, Some(licence)) => {
                            retire(item, licence, inputs.options.missing, Fate::Unlisted)
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
pub(super) fn ended(item: Change, s: &Subscription, licence: &Licence, options: &ImportOptions) -> Change {
    let status: Vec<FieldChange> = fields::differences(s, licence, options.money)
        .unwrap_or_default()
        .into_iter()
        .filter(|f| f.field == Field::Licence(LicenceField::Status))
        .collect();
    let mut change = retire(item, licence, options.missing, Fate::Ended);
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

/// In which way a subscription is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The vendor says that it has ended.
    Ended,
    /// The vendor lists it no longer.
    Unlisted,
}

impl Fate {
    fn words(self) -> &'static str {
        match self {
            Self::Ended => "ended at the vendor",
            Self::Unlisted => "no longer listed by the vendor",
        }
    }
}

fn retire(item: Change, licence: &Licence, policy: MissingPolicy, fate: Fate) -> Change {
    let item = Change { licence: Some(licence.id), ..item };
    let what = fate.words();
    // Followed, what has ended is set inactive and what is gone is set to 0.
    let policy = match (policy, fate) {
        (MissingPolicy::Follow, Fate::Ended) => MissingPolicy::Deactivate,
        (MissingPolicy::Follow, Fate::Unlisted) => MissingPolicy::Zero,
        (policy, _) => policy,
    };
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
        MissingPolicy::Zero | MissingPolicy::Follow => Change {
            action: Action::Zero,
            fields: vec![field(LicenceField::Count, Value::Number(Decimal::ZERO))],
            why: format!("It is {what} (policy: set to 0)."),
            retires: true,
            ..item
        },
    }
}

/// Whether a customer's subscription may still be provided although the vendor's answer does not list it.
pub fn absence_proves_nothing(inputs: &Inputs<'_>, customer: &CustomerId) -> bool {
    inputs.vendor.doubts_absence(customer).is_some()
}

fn item(link: &Link, customer_name: &str) -> Change {
    Change {
        customer_name: customer_name.to_owned(),
        name: link.product.clone(),
        licence: Some(link.licence),
        subject: Some(Subject {
            method: link.method.clone(),
            key: link.key.clone(),
            family: link.family.clone(),
        }),
        ..Change::new(Entity::Licence, Action::Skip, link.customer.clone())
    }
}
