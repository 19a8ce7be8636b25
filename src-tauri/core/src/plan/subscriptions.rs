//! Subscriptions → licences. Which licence is a subscription's is decided once, in `pairing`; what follows
//! from it is decided here, arm by arm.

use super::inputs::{Inputs, Lookups, Standing};
use super::pairing::{Found, Pairing, Pairings};
use super::{Action, Change, Entity, Field, FieldChange, Owner, Subject, fields};
use crate::domain::{
    Client, Completeness, CustomerId, Licence, LicenceField, LicenceId, Life, Quantity, Subscription,
    SubscriptionKey, Value,
};
use std::collections::{HashMap, HashSet};

/// Why nothing is done for a customer whose subscriptions are not imported.
pub(super) const NOT_CHOSEN: &str = "The customer is not among those whose subscriptions are imported.";

/// The changes, and the links that still have their subscription.
pub(super) struct Outcome {
    pub(super) changes: Vec<Change>,
    pub(super) kept: HashSet<SubscriptionKey>,
}

/// The changes to licences that the vendor's subscriptions call for. `created` are the customers whose
/// client this plan makes.
pub(super) fn changes(inputs: &Inputs<'_>, lookups: &Lookups<'_>, created: &[CustomerId]) -> Outcome {
    let names: HashMap<&CustomerId, &str> =
        inputs.vendor.customers.iter().map(|c| (&c.id, c.name.as_str())).collect();
    let created: HashSet<&CustomerId> = created.iter().collect();
    let mut pairings = Pairings::new(inputs);
    let mut subscriptions: Vec<&Subscription> = inputs.vendor.subscriptions.iter().collect();
    subscriptions.sort_by(|a, b| a.customer.cmp(&b.customer).then_with(|| a.key.cmp(&b.key)));
    let changes = subscriptions
        .into_iter()
        .map(|s| {
            let name = names.get(&s.customer).copied().unwrap_or_default();
            let item = item(s, name, inputs);
            if inputs.leaves_out(&s.customer) {
                return skip(item, NOT_CHOSEN.to_owned());
            }
            match lookups.standing(&s.customer) {
                Standing::Matched(client) => matched(item, s, client, inputs, &mut pairings),
                Standing::Excluded(reason) => skip(item, format!("The customer is excluded: {reason}")),
                Standing::ClientGone(id) => block(
                    item,
                    format!(
                        "The customer is matched to client {id}, which Halo no longer lists. Match it again."
                    ),
                ),
                Standing::ClientInactive(client) => {
                    block(item, format!("The client {} ({}) is inactive in Halo.", client.name, client.id))
                }
                Standing::Unmatched if created.contains(&s.customer) => for_new_client(item, s, inputs),
                Standing::Unmatched => skip(item, "The customer is not matched to a client.".to_owned()),
            }
        })
        .collect();
    Outcome { changes, kept: pairings.kept() }
}

fn matched<'a>(
    item: Change,
    s: &'a Subscription,
    client: &Client,
    inputs: &Inputs<'a>,
    pairings: &mut Pairings<'a>,
) -> Change {
    let item = Change { owner: Some(Owner::Existing(client.id)), ..item };
    match pairings.find(s, client.id) {
        Pairing::Found { licence, how } => found(item, s, client, licence, how, inputs),
        Pairing::Gone(id) => block(
            Change { licence: Some(id), ..item },
            format!("Its licence {id} is no longer in Halo. Clear the link to have a new one made."),
        ),
        Pairing::Taken(id) => block(
            Change { licence: Some(id), ..item },
            format!(
                "Its licence {id} is linked by another connection. One subscription belongs to one of them."
            ),
        ),
        Pairing::Several(ids) => block(item, format!("Several licences could be it: {}.", list(&ids))),
        Pairing::Unsure => block(
            item,
            "The vendor's answer is incomplete; this may be an older subscription at a new price.".to_owned(),
        ),
        Pairing::None => new(item, s, inputs, |create| pairings.equal(create, client.id)),
    }
}

/// A licence is known to be this subscription's.
fn found(
    item: Change,
    s: &Subscription,
    client: &Client,
    licence: &Licence,
    how: Found,
    inputs: &Inputs<'_>,
) -> Change {
    let mut item = Change { licence: Some(licence.id), ..item };
    if licence.client != Some(client.id) {
        let whose = licence.client.map_or_else(|| "no client".to_owned(), |c| format!("client {c}"));
        return block(
            item,
            format!(
                "Its licence {} belongs to {whose}, but the customer is matched to client {}.",
                licence.id, client.id
            ),
        );
    }
    if s.life == Life::Ended {
        let change = super::missing::ended(item, s, licence, inputs.options);
        if matches!(change.action, Action::Deactivate | Action::Zero)
            && inputs.vendor.completeness != Completeness::Complete
        {
            // Another row of it, still running, may be among what is missing.
            let why =
                "It has ended at the vendor, but the answer is incomplete, so nothing is removed.".to_owned();
            return skip(Change { fields: Vec::new(), retires: false, ..change }, why);
        }
        return change;
    }
    let Some(mut differing) = fields::differences(s, licence, inputs.options.money) else {
        return unknown_quantity(item, s);
    };
    if !licence.is_live() {
        if licence.deleted || !how.retired() {
            return block(
                item,
                "Its licence was set inactive in Halo by someone else; the vendor still lists it.".to_owned(),
            );
        }
        differing.push(FieldChange {
            field: Field::Licence(LicenceField::IsActive),
            before: licence.value(LicenceField::IsActive),
            after: Value::Flag(true),
            rule: "Halyard had retired it, and the vendor lists it".to_owned(),
        });
    }
    // Only a sum over rows can be too small; a row that names its subscription is whole by itself.
    let summed = s.family.is_some();
    if let (Completeness::Partial(_), true, Some(cut)) =
        (&inputs.vendor.completeness, summed, lowered(&differing))
    {
        return block(
            item,
            format!("The vendor's answer is incomplete, so the count is not lowered ({cut})."),
        );
    }
    item.remarks.extend(how.remark());
    match (how, differing.is_empty()) {
        (Found::Linked { retired: false }, true) => {
            Change { action: Action::Unchanged, why: "Both sides agree.".to_owned(), ..item }
        }
        (Found::Linked { .. } | Found::Followed { .. }, _) => {
            Change { action: Action::Update, why: named(&differing), fields: differing, ..item }
        }
        (Found::Referenced { .. } | Found::Equal, _) => {
            Change { action: Action::Adopt, why: how.why(), fields: differing, ..item }
        }
    }
}

/// No licence is known to be this subscription's: an equal one is adopted, else a new one is made.
fn new<'a>(
    item: Change,
    s: &Subscription,
    inputs: &Inputs<'_>,
    equal: impl FnOnce(&Change) -> super::pairing::Equal<'a>,
) -> Change {
    let create = for_new_client(item, s, inputs);
    if create.action != Action::Create {
        return create;
    }
    match equal(&create) {
        super::pairing::Equal::One(licence) => Change {
            action: Action::Adopt,
            licence: Some(licence.id),
            fields: fields::differences(s, licence, inputs.options.money).unwrap_or_default(),
            why: Found::Equal.why(),
            ..create
        },
        super::pairing::Equal::Several(ids) => block(
            Change { fields: Vec::new(), ..create },
            format!("Several licences equal it: {}. Link the right one.", list(&ids)),
        ),
        super::pairing::Equal::None { namesakes } => {
            let mut create = create;
            if !namesakes.is_empty() && inputs.options.hold_namesakes {
                return block(
                    Change { fields: Vec::new(), ..create },
                    format!(
                        "The client has a licence of the same name, {}. Whether it is this one is for a person to \
                         say: apply a plan to have a new one made, or link it.",
                        list(&namesakes)
                    ),
                );
            }
            if !namesakes.is_empty() {
                create.remarks.push(format!(
                    "The client has a licence of the same name already: {}. It is not touched; see that it is not billed \
                     as well.",
                    list(&namesakes)
                ));
            }
            Change { namesakes, ..create }
        }
    }
}

fn for_new_client(item: Change, s: &Subscription, inputs: &Inputs<'_>) -> Change {
    if s.life == Life::Ended {
        return skip(item, "It has ended at the vendor; nothing is made for it.".to_owned());
    }
    if s.product.trim().is_empty() {
        return block(item, "The vendor gives no product name for it.".to_owned());
    }
    let vendor = inputs.vendor.vendor;
    let note = super::Reference::of(vendor, &inputs.vendor.method, &s.key, s.family.as_ref()).note(vendor);
    let Some(fields) = fields::fresh(s, note, inputs.options.money) else { return unknown_quantity(item, s) };
    Change {
        action: Action::Create,
        owner: item.owner.or(Some(Owner::CreatedHere)),
        fields,
        why: "No licence in Halo is linked to it.".to_owned(),
        ..item
    }
}

fn unknown_quantity(item: Change, s: &Subscription) -> Change {
    let why = match &s.quantity {
        Quantity::Unknown(why) => why.as_str(),
        Quantity::Known(_) => "",
    };
    block(item, format!("The quantity is not known: {why}"))
}

fn lowered(fields: &[FieldChange]) -> Option<String> {
    fields.iter().find_map(|f| match (&f.field, &f.before, &f.after) {
        (Field::Licence(LicenceField::Count), Some(Value::Number(b)), Value::Number(a)) if a < b => {
            Some(format!("{b} → {a}"))
        }
        _ => None,
    })
}

fn named(fields: &[FieldChange]) -> String {
    if fields.is_empty() {
        return "Both sides agree; only Halyard's own link to the licence is renewed.".to_owned();
    }
    let names: Vec<&str> = fields.iter().map(|f| f.field.halo_name()).collect();
    format!("Differs in {}.", names.join(", "))
}

fn list(ids: &[LicenceId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn item(s: &Subscription, customer_name: &str, inputs: &Inputs<'_>) -> Change {
    Change {
        customer_name: customer_name.to_owned(),
        name: s.product.clone(),
        subject: Some(Subject {
            method: inputs.vendor.method.clone(),
            key: s.key.clone(),
            family: s.family.clone(),
        }),
        remarks: s.remarks.clone(),
        ..Change::new(Entity::Licence, Action::Blocked, s.customer.clone())
    }
}

pub(super) fn skip(item: Change, why: String) -> Change {
    Change { action: Action::Skip, why, ..item }
}

pub(super) fn block(item: Change, why: String) -> Change {
    Change { action: Action::Blocked, why, ..item }
}
