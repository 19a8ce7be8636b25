//! Customers → clients. Created only if asked; an existing client is changed only in the fields Giacom was
//! given to own, which is none unless its name is to be followed.

use super::inputs::{Inputs, Lookups, Standing, Unmatched};
use super::{Action, Change, Entity, Field, FieldChange, Owner, Reference, addresses, folded, reference_in};
use crate::domain::{
    Client, ClientField, ClientId, Customer, CustomerId, LicenceId, TopLevel, TopLevelId, Value,
};
use std::collections::{BTreeSet, HashMap};

/// The changes to clients, in order of customer.
pub(super) fn changes(inputs: &Inputs<'_>, lookups: &Lookups<'_>) -> Vec<Change> {
    if !inputs.options.entities.customers {
        return Vec::new();
    }
    let mut customers: Vec<&Customer> = inputs.vendor.customers.iter().collect();
    customers.sort_by(|a, b| a.id.cmp(&b.id));
    let home = top_level(inputs);
    let theirs = theirs(inputs);
    customers.into_iter().map(|customer| change(customer, inputs, lookups, &home, &theirs)).collect()
}

fn change(
    customer: &Customer,
    inputs: &Inputs<'_>,
    lookups: &Lookups<'_>,
    home: &Result<(TopLevelId, String), String>,
    theirs: &Theirs,
) -> Change {
    match lookups.standing(&customer.id) {
        Standing::Matched(client) => matched(customer, client, inputs.options.follow_names),
        Standing::Excluded(reason) => item(customer, Action::Skip, format!("Excluded: {reason}")),
        Standing::ClientGone(id) => item(
            customer,
            Action::Blocked,
            format!("It is matched to client {id}, which Halo no longer lists. Match it again."),
        ),
        Standing::ClientInactive(client) => Change {
            owner: Some(Owner::Existing(client.id)),
            ..item(
                customer,
                Action::Blocked,
                format!("It is matched to {} ({}), which is inactive in Halo.", client.name, client.id),
            )
        },
        Standing::Unmatched if inputs.creates(&customer.id) => create(customer, inputs, home, theirs),
        Standing::Unmatched => item(customer, Action::Skip, "Not matched to a client.".to_owned()),
    }
}

/// A customer's licence that stands in Halo already, and the client it stands under.
type Theirs = HashMap<CustomerId, (LicenceId, ClientId)>;

/// Where Halyard's references place customers, for an installation that lost its store: a client made anew
/// would have every licence made anew. Only looked up where clients are to be made.
fn theirs(inputs: &Inputs<'_>) -> Theirs {
    if !inputs.creates_any() {
        return HashMap::new();
    }
    let mut standing: HashMap<String, (LicenceId, ClientId)> = HashMap::new();
    for licence in inputs.licences.iter().filter(|l| l.is_live()) {
        let reference = licence.notes.as_deref().and_then(reference_in);
        if let (Some(reference), Some(client)) = (reference, licence.client) {
            let first = standing.entry(reference.own).or_insert((licence.id, client));
            *first = (*first).min((licence.id, client));
        }
    }
    let vendor = inputs.vendor;
    let mut theirs = Theirs::new();
    for s in &vendor.subscriptions {
        let own = Reference::of(vendor.vendor, &vendor.method, &s.key, s.family.as_ref()).own;
        if let Some(&found) = standing.get(&own) {
            let first = theirs.entry(s.customer.clone()).or_insert(found);
            *first = (*first).min(found);
        }
    }
    theirs
}

fn matched(customer: &Customer, client: &Client, follow_names: bool) -> Change {
    let change = Change {
        owner: Some(Owner::Existing(client.id)),
        name: client.name.clone(),
        ..item(customer, Action::Unchanged, format!("Matched to client {}.", client.id))
    };
    let name = customer.name.trim();
    if !follow_names || name == client.name || name.is_empty() {
        return change;
    }
    Change {
        action: Action::Update,
        fields: vec![FieldChange {
            field: Field::Client(ClientField::Name),
            before: Some(Value::Text(client.name.clone())),
            after: Value::Text(name.to_owned()),
            rule: "the vendor's name is followed".to_owned(),
        }],
        why: "The vendor's name differs, and names are followed.".to_owned(),
        ..change
    }
}

fn create(
    customer: &Customer,
    inputs: &Inputs<'_>,
    home: &Result<(TopLevelId, String), String>,
    theirs: &Theirs,
) -> Change {
    let names = inputs.unmatched.get(&customer.id);
    let bearers = inputs.clients.iter().filter(|c| folded(&c.name) == folded(&customer.name));
    if let Some(same) = bearers.min_by_key(|c| (c.inactive, c.id)) {
        let how = if same.inactive { "an inactive client" } else { "a client" };
        return item(
            customer,
            Action::Blocked,
            format!(
                "No new client is made: Halo has {how} of this name, {}. Match it or rename one.",
                same.id
            ),
        );
    }
    if let Some((licence, client)) = theirs.get(&customer.id) {
        return item(
            customer,
            Action::Blocked,
            format!(
                "No new client is made: its licence {licence} stands under client {client}. Match it to that one."
            ),
        );
    }
    if let Some(Unmatched::Ambiguous(why)) = names {
        return item(customer, Action::Blocked, format!("No new client is made: {why}"));
    }
    if customer.name.trim().is_empty() {
        return item(customer, Action::Blocked, "The vendor gives no name for it.".to_owned());
    }
    let (top_level, home) = match home {
        Ok(home) => home,
        Err(why) => return item(customer, Action::Blocked, why.clone()),
    };
    let remarks = match names {
        Some(Unmatched::Resembles(who)) => vec![format!("Look twice: {who}")],
        _ => Vec::new(),
    };
    let set = |field, after, rule: &str| FieldChange {
        field: Field::Client(field),
        before: None,
        after,
        rule: rule.to_owned(),
    };
    let mut fields = vec![
        set(ClientField::Name, Value::Text(customer.name.trim().to_owned()), "the vendor's name"),
        set(ClientField::TopLevel, Value::Number(top_level.0.into()), home),
    ];
    fields.extend(addresses::of_new(customer.address.as_ref()));
    Change {
        fields,
        remarks,
        owner: Some(Owner::CreatedHere),
        ..item(customer, Action::Create, "No client in Halo; a new one was asked for.".to_owned())
    }
}

fn item(customer: &Customer, action: Action, why: String) -> Change {
    Change {
        customer_name: customer.name.clone(),
        name: customer.name.clone(),
        why,
        ..Change::new(Entity::Client, action, customer.id.clone())
    }
}

/// Where new clients go: the chosen top level, else the only one, else the one most clients are under.
/// Which number Halo's default has is not known (facts, section 4), so none is assumed.
fn top_level(inputs: &Inputs<'_>) -> Result<(TopLevelId, String), String> {
    if let Some(chosen) = &inputs.options.top_level {
        let wanted = chosen.trim().to_lowercase();
        let named = |t: &TopLevel| t.name.trim().to_lowercase() == wanted;
        let fits = |t: &&TopLevel| named(t) || t.id.to_string() == wanted;
        return match inputs.top_levels.iter().filter(fits).min_by_key(|t| (!named(t), t.id)) {
            Some(found) => Ok((found.id, format!("the chosen top level, {}", found.name))),
            None => Err(format!("Halo has no top level {chosen:?}. Choose one that is there.")),
        };
    }
    if let [only] = inputs.top_levels {
        return Ok((only.id, format!("the only top level, {}", only.name)));
    }
    let mut used: HashMap<TopLevelId, usize> = HashMap::new();
    for id in inputs.clients.iter().filter(|c| !c.inactive).filter_map(|c| c.top_level) {
        *used.entry(id).or_default() += 1;
    }
    let known: BTreeSet<TopLevelId> = inputs.top_levels.iter().map(|t| t.id).collect();
    let most = used
        .into_iter()
        .filter(|(id, _)| known.is_empty() || known.contains(id))
        .max_by_key(|(id, n)| (*n, std::cmp::Reverse(*id)));
    match (most, known.first()) {
        (Some((id, _)), _) => Ok((id, "the top level most clients are under".to_owned())),
        (None, Some(first)) => Ok((*first, "the first top level".to_owned())),
        (None, None) => Err("Halo shows no top level to put a new client under.".to_owned()),
    }
}
