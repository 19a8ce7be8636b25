//! Who the companies at ALSO are: clients who buy there alone, clients who buy from Giacom as well, and
//! strangers to Halo.
//!
//! May not write any side's records.

use super::{
    Pairing,
    customers::{Customer, Likeness},
    in_halo::Other,
    names::Register,
    spelling,
};
use crate::{
    halo::{Entity, Store},
    options::Size,
    seed::Dice,
};

/// A company to be.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) id: i64,
    pub(super) name: String,
    pub(super) likeness: Likeness,
    pub(super) client_ids: Vec<i64>,
    /// Whether the client buys nothing from Giacom.
    pub(super) alone: bool,
    pub(super) ended: bool,
    /// Street, town and post code.
    pub(super) address: [String; 3],
    pub(super) contact: String,
}

/// The reseller, with whatever is below it.
#[derive(Clone, Debug)]
pub(super) struct Roster {
    pub(super) reseller: i64,
    /// The companies right below.
    pub(super) companies: Vec<Listed>,
    /// The resellers below, each with its companies.
    pub(super) resellers: Vec<(i64, String, Vec<Listed>)>,
    /// The first id that is free.
    pub(super) next: i64,
}

impl Roster {
    /// Every company, those of the resellers below last.
    pub(super) fn all(&self) -> impl Iterator<Item = &Listed> {
        self.companies.iter().chain(self.resellers.iter().flat_map(|(.., companies)| companies))
    }

    /// Who the companies are in Halo; those that have ended are left out.
    pub(super) fn pairings(&self) -> Vec<Pairing> {
        let going = self.all().filter(|one| !one.ended);
        going
            .map(|one| Pairing {
                customer_id: one.id.to_string(),
                customer_name: one.name.clone(),
                client_ids: one.client_ids.clone(),
                likeness: one.likeness,
            })
            .collect()
    }
}

struct Pen<'a> {
    halo: &'a Store,
    dice: Dice,
    names: Register,
    next: i64,
}

impl Pen<'_> {
    fn id(&mut self) -> i64 {
        let id = self.next;
        self.next += self.dice.between(1, 9);
        id
    }

    /// A client's company under the same name or another spelling.
    fn of_client(&mut self, id: i64, name: &str, inactive: bool, alone: bool, place: usize) -> Listed {
        let likeness = match (inactive, place % 8) {
            (true, _) => Likeness::Inactive,
            (_, 0 | 3 | 5) => Likeness::Same,
            (_, 7) => Likeness::Typo,
            _ => Likeness::Spelling,
        };
        let spelt = match likeness {
            Likeness::Spelling => spelling::respelt(name, &mut self.dice),
            Likeness::Typo => spelling::mistyped(name, &mut self.dice),
            _ => name.to_owned(),
        };
        let same_address = self.in_halo(id).filter(|_| place.is_multiple_of(2));
        let mut one = self.listed(spelt, likeness, same_address);
        one.client_ids.push(id);
        one.alone = alone;
        one
    }

    /// The address of a client's main site.
    fn in_halo(&self, client_id: i64) -> Option<[String; 3]> {
        let client = self.halo.value(Entity::Client, client_id)?;
        let site = self.halo.value(Entity::Site, client.get("main_site_id")?.as_i64()?)?;
        let line = |key: &str| site["delivery_address"][key].as_str().map(str::to_owned);
        Some([line("line1")?, line("line2")?, line("postcode")?])
    }

    fn listed(&mut self, name: String, likeness: Likeness, address: Option<[String; 3]>) -> Listed {
        let (first, last) = self.names.person();
        let [street, town, _, code] = self.names.address();
        let address = address.unwrap_or([street, town, code]);
        let contact = format!("{first} {last}");
        Listed {
            id: self.id(),
            name,
            likeness,
            client_ids: Vec::new(),
            alone: false,
            ended: false,
            address,
            contact,
        }
    }

    /// A company that Halo does not know; its name has letters from elsewhere.
    fn stranger(&mut self) -> Listed {
        const FOREIGN: &[&str] = &["Fjellmørk", "Åsgrenn", "Grünhorst", "Żółtawa", "Crêtebois", "Niñalba"];
        let name = format!("{} {}", self.dice.pick(FOREIGN), self.names.firm());
        self.listed(name, Likeness::None, None)
    }
}

/// Draws the companies.
pub(super) fn draw(customers: &[Customer], others: &[Other], halo: &Store, size: Size, seed: u64) -> Roster {
    let numbers = size.at_also();
    let dice = Dice::new(seed, "also");
    let mut pen = Pen { halo, dice, names: Register::new(seed ^ 0xA150), next: 0 };
    pen.next = 410_000 + pen.dice.between(0, 9_999);
    let reseller = pen.id();
    let mut companies = Vec::new();
    // The active first, so that the first company always has a client.
    for inactive in [false, true] {
        for other in others.iter().filter(|other| other.inactive == inactive) {
            let place = companies.len();
            companies.push(pen.of_client(other.id, &other.name, inactive, true, place));
        }
    }
    let mut both = customers.iter().filter(|customer| {
        matches!(customer.likeness, Likeness::Same | Likeness::Spelling) && customer.client_ids.len() == 1
    });
    let mut shared = |pen: &mut Pen<'_>, place: usize| {
        let customer = both.next()?;
        let (id, name) = (*customer.client_ids.first()?, customer.client_name.as_ref()?);
        Some(pen.of_client(id, name, false, false, place))
    };
    for place in 0..numbers.shared {
        companies.extend(shared(&mut pen, place));
    }
    for _ in 0..numbers.strangers {
        companies.push(pen.stranger());
    }
    for _ in 0..numbers.ended {
        let mut one = pen.stranger();
        one.ended = true;
        companies.push(one);
    }
    let mut resellers = Vec::new();
    for _ in 0..numbers.resellers {
        let (id, name) = (pen.id(), format!("{} Cloud Partners", pen.names.person().1));
        let mut below: Vec<Listed> = (1..numbers.below).filter_map(|place| shared(&mut pen, place)).collect();
        below.push(pen.stranger());
        resellers.push((id, name, below));
    }
    Roster { reseller, companies, resellers, next: pen.next }
}
