//! A vendor's address of a customer against the address of the client's main site in Halo.
//!
//! Only a real difference is written: what Halo shows already, in whatever line, spelling or company, stays.
//! What the vendor does not tell never empties a line, and what Halo does not show is not taken for empty.

use super::address_parts::{Part, alike, differences, kept, parts};
use super::inputs::{Inputs, Lookups, Standing};
use super::{Action, Change, Entity, Field, FieldChange, Owner};
use crate::domain::{Address, Client, ClientId, Customer, Site, SiteId, Value};
use std::collections::HashMap;

/// The changes to the main sites of matched customers, in order of customer.
pub(super) fn changes(inputs: &Inputs<'_>, lookups: &Lookups<'_>) -> Vec<Change> {
    if !(inputs.options.follow_addresses && inputs.options.entities.customers) {
        return Vec::new();
    }
    let mut told: Vec<(&Customer, &Client, Vec<Part>)> = inputs
        .vendor
        .customers
        .iter()
        .filter_map(|customer| {
            let Standing::Matched(client) = lookups.standing(&customer.id) else { return None };
            let parts = parts(customer.address.as_ref()?);
            (!parts.is_empty()).then_some((customer, client, parts))
        })
        .collect();
    told.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut of_client: HashMap<ClientId, Vec<&[Part]>> = HashMap::new();
    for (_, client, parts) in &told {
        of_client.entry(client.id).or_default().push(parts);
    }
    let sites = Sites::of(inputs.sites);
    told.iter()
        .map(|(customer, client, parts)| {
            let others = of_client.get(&client.id).map_or(&[][..], Vec::as_slice);
            change(customer, client, parts, others, &sites)
        })
        .collect()
}

fn change(
    customer: &Customer,
    client: &Client,
    parts: &[Part],
    others: &[&[Part]],
    sites: &Sites<'_>,
) -> Change {
    let left = |why: &str| {
        item(customer, client, None, Action::Skip, format!("Its address is left as it is: {why}"))
    };
    if others.iter().any(|other| !alike(other, parts)) {
        return left("several customers with different addresses are matched to this client.");
    }
    let site = match sites.main(client) {
        Ok(site) => site,
        Err(why) => return left(why),
    };
    let Some(held) = &site.address else { return left("Halo does not show the address of the main site.") };
    let written = differences(parts, held);
    if written.is_empty() {
        let why = "The main site's address agrees with the vendor's.".to_owned();
        return item(customer, client, Some(site), Action::Unchanged, why);
    }
    // Of several customers with one address, the first speaks for all.
    if !others.first().is_some_and(|first| std::ptr::eq(*first, parts)) {
        return left("another customer matched to this client brings the same one.");
    }
    let fields = written.iter().map(|part| FieldChange {
        field: Field::Site(part.field),
        before: Some(held.line(part.field)).filter(|l| !l.is_empty()).map(|l| Value::Text(l.to_owned())),
        after: Value::Text(part.text.clone()),
        rule: part.rule(),
    });
    Change {
        fields: fields.collect(),
        remarks: kept(parts, &written, held).into_iter().collect(),
        ..item(
            customer,
            client,
            Some(site),
            Action::Update,
            "The vendor's address differs, and addresses are followed.".to_owned(),
        )
    }
}

/// The address that a new client is made with, field by field.
pub(super) fn of_new(address: Option<&Address>) -> Vec<FieldChange> {
    address.map(parts).unwrap_or_default().into_iter().map(Part::fresh).collect()
}

fn item(customer: &Customer, client: &Client, site: Option<&Site>, action: Action, why: String) -> Change {
    let name = site.map(|s| s.name.as_str()).filter(|name| !name.is_empty()).unwrap_or(&client.name);
    Change {
        customer_name: customer.name.clone(),
        name: name.to_owned(),
        owner: Some(Owner::Existing(client.id)),
        site: site.map(|s| s.id),
        why,
        ..Change::new(Entity::Site, action, customer.id.clone())
    }
}

/// Sites by number and by client.
pub struct Sites<'a> {
    by_id: HashMap<SiteId, &'a Site>,
    by_client: HashMap<ClientId, Vec<&'a Site>>,
}

impl<'a> Sites<'a> {
    /// Of these.
    pub fn of(sites: &'a [Site]) -> Self {
        let mut by_client: HashMap<ClientId, Vec<&Site>> = HashMap::new();
        for site in sites {
            if let Some(client) = site.client {
                by_client.entry(client).or_default().push(site);
            }
        }
        Self { by_id: sites.iter().map(|s| (s.id, s)).collect(), by_client }
    }

    /// A client's main site: the one Halo names, else its only active one. Why it is not known, in words.
    pub fn main(&self, client: &Client) -> Result<&'a Site, &'static str> {
        if let Some(id) = client.main_site {
            let site = self.by_id.get(&id).filter(|s| s.client.is_none_or(|owner| owner == client.id));
            return site.copied().ok_or("Halo does not list the client's main site.");
        }
        let theirs = self.by_client.get(&client.id).map_or(&[][..], Vec::as_slice);
        let mut active = theirs.iter().filter(|s| !s.inactive);
        match (active.next(), active.next()) {
            (Some(only), None) => Ok(only),
            (None, _) => Err("Halo lists no active site of the client."),
            (Some(_), Some(_)) => {
                Err("the client has several sites, and Halo does not say which is the main one.")
            }
        }
    }
}
