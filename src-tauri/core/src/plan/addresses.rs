//! A vendor's address of a customer against the address of the client's main site in Halo.
//!
//! Only a real difference is written: what Halo shows already, in whatever line, spelling or company, stays.
//! What the vendor does not tell never empties a line, and what Halo does not show is not taken for empty.

use super::inputs::{Inputs, Lookups, Standing};
use super::{Action, Change, Entity, Field, FieldChange, Owner};
use crate::domain::{Address, Client, ClientId, Customer, Site, SiteAddress, SiteField, SiteId, Value};
use std::collections::HashMap;

/// So few letters are a code of a country, not its name; it says nothing beside a name that is there.
const CODE: usize = 3;

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
        entity: Entity::Site,
        action,
        customer: customer.id.clone(),
        customer_name: customer.name.clone(),
        name: name.to_owned(),
        owner: Some(Owner::Existing(client.id)),
        licence: None,
        site: site.map(|s| s.id),
        subject: None,
        fields: Vec::new(),
        why,
        remarks: Vec::new(),
        namesakes: Vec::new(),
        retires: false,
        costs: None,
        left_out: false,
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

/// One part of a vendor's address, and the line of Halo it belongs into.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    field: SiteField,
    what: &'static str,
    text: String,
    words: Vec<String>,
}

impl Part {
    fn rule(&self) -> String {
        format!("the vendor's {}", self.what)
    }

    fn fresh(self) -> FieldChange {
        let rule = self.rule();
        FieldChange { field: Field::Site(self.field), before: None, after: Value::Text(self.text), rule }
    }

    /// Vendors and people write countries in too many ways (GB, UK, United Kingdom), and leave out their own:
    /// a country alone is no difference.
    fn is_country(&self) -> bool {
        self.what == "country"
    }
}

/// The parts a vendor tells, each with its line. Which line is whose is ASSUMED (halo/NOTES.md); it stands
/// here alone.
fn parts(address: &Address) -> Vec<Part> {
    let Address { street, city, region, postcode, country } = address;
    [
        (SiteField::Line1, "street", street),
        (SiteField::Line2, "city", city),
        (SiteField::Line3, "region", region),
        (SiteField::Line4, "country", country),
        (SiteField::Postcode, "post code", postcode),
    ]
    .into_iter()
    .map(|(field, what, text)| Part {
        field,
        what,
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        words: words(text),
    })
    .filter(|part| !part.words.is_empty())
    .collect()
}

/// The parts to write so that the address shows all the vendor tells; none where it does already.
fn differences(parts: &[Part], held: &SiteAddress) -> Vec<Part> {
    let mut address = held.clone();
    let mut written = Vec::new();
    fill(&mut address, &mut written, parts, |part| !part.is_country());
    if !written.is_empty() {
        // With something else the country goes along; a code takes no name's place.
        let taken = !held.line(SiteField::Line4).is_empty();
        fill(&mut address, &mut written, parts, |p| {
            !p.is_country() || !taken || p.text.chars().count() > CODE
        });
    }
    written.sort_by_key(|part| part.field);
    written
}

/// Writes the parts that are not shown until all are: one that stood in another's line goes to its own.
fn fill(address: &mut SiteAddress, written: &mut Vec<Part>, parts: &[Part], counts: impl Fn(&Part) -> bool) {
    loop {
        let missing: Vec<&Part> = parts
            .iter()
            .filter(|p| counts(p) && !written.iter().any(|w| w.field == p.field) && !shows(address, p))
            .collect();
        if missing.is_empty() {
            return;
        }
        for part in missing {
            address.set(part.field, &part.text);
            written.push(part.clone());
        }
    }
}

/// Whether an address has the words of a part one after the other, in whatever lines. A post code is the
/// same with and without spaces.
fn shows(address: &SiteAddress, part: &Part) -> bool {
    let held: Vec<String> = address.lines().flat_map(|(_, line)| words(line)).collect();
    if held.windows(part.words.len()).any(|run| run == part.words) {
        return true;
    }
    let joined = part.words.concat();
    part.field == SiteField::Postcode
        && (0..held.len()).any(|from| {
            (from + 1..=held.len()).any(|to| held.get(from..to).is_some_and(|run| run.concat() == joined))
        })
}

/// Two vendor addresses that say the same.
fn alike(a: &[Part], b: &[Part]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.field == b.field && a.words == b.words)
}

/// The remark on lines that stay although the vendor does not tell them: they may not fit the new address.
fn kept(parts: &[Part], written: &[Part], held: &SiteAddress) -> Option<String> {
    let told: Vec<&String> = parts.iter().flat_map(|p| &p.words).collect();
    let lines: Vec<&str> = held
        .lines()
        .filter(|(field, _)| !written.iter().any(|w| w.field == *field))
        .map(|(_, line)| line)
        .filter(|line| words(line).iter().any(|word| !told.contains(&word)))
        .collect();
    (!lines.is_empty()).then(|| {
        format!("Stays, as the vendor does not tell it: {}. Look whether it still fits.", lines.join(", "))
    })
}

/// The words of a text without regard to case, spaces and punctuation.
fn words(text: &str) -> Vec<String> {
    text.replace(['\'', '’'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
