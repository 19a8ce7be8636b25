//! Who the customers are, what each buys, and how its name in Halo relates to its name at Giacom.
//!
//! May not write either side's records.

use super::{
    names::Register,
    products::{self, Product},
    spelling,
};
use crate::{options::Size, seed::Dice};

/// How a customer's name relates to the name of its client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same text.
    Same,
    /// The same once case, punctuation, accents and legal forms are levelled.
    Spelling,
    /// A letter is wrong.
    Typo,
    /// Giacom has the registered name in front of the trading name.
    TradingAs,
    /// Two clients have this name.
    TwoClients,
    /// Another customer has this name too.
    TwoCustomers,
    /// The client is inactive.
    Inactive,
    /// There is no client.
    None,
}

/// A product that a customer buys.
#[derive(Clone, Debug)]
pub(super) struct Purchase {
    pub(super) product: Product,
    /// Seats, by row: two rows when they were bought on different days.
    pub(super) seats: Vec<i64>,
}

/// A customer of the vendor.
#[derive(Clone, Debug)]
pub(super) struct Customer {
    pub(super) id: String,
    pub(super) name: String,
    /// The client's name in Halo, when there is a client.
    pub(super) client_name: Option<String>,
    pub(super) likeness: Likeness,
    pub(super) purchases: Vec<Purchase>,
    /// Filled once the clients exist.
    pub(super) client_ids: Vec<i64>,
}

/// Draws all customers.
pub(super) fn draw(size: Size, seed: u64) -> Vec<Customer> {
    let mut register = Register::new(seed);
    let mut dice = Dice::new(seed, "customers");
    let reseller = dice.between(1_000, 99_999);
    let count = size.customers();
    let mut customers: Vec<Customer> = Vec::with_capacity(count);
    let mut twin: Option<String> = None;
    for place in 0..count {
        let likeness = likeness(place, count, twin.is_some(), &mut dice);
        let client = match place {
            0 => "Orchgate IT Services (Internal Demo Tenant)".to_owned(),
            5 => register.very_long(),
            8 => format!("O'{}", register.firm()),
            9 => format!("Café {}", register.firm()),
            _ => register.next(),
        };
        let (client, name) = match likeness {
            Likeness::Spelling => (client.clone(), spelling::respelt(&client, &mut dice)),
            Likeness::Typo => (client.clone(), spelling::mistyped(&client, &mut dice)),
            Likeness::TradingAs => (client.clone(), spelling::trading_as(&client, &register.firm())),
            Likeness::TwoCustomers => {
                let name = twin.take().unwrap_or_else(|| {
                    twin = Some(client.clone());
                    client.clone()
                });
                (name.clone(), name)
            }
            _ => (client.clone(), client),
        };
        let id = format!("mex{reseller:08}-{:08}", 1_001 + place * 3 + dice.below(3));
        let client_name = (likeness != Likeness::None).then_some(client);
        customers.push(Customer {
            id,
            name,
            client_name,
            likeness,
            purchases: Vec::new(),
            client_ids: Vec::new(),
        });
    }
    shop(&mut customers, size, &mut dice);
    // Giacom lists customers in no order that a person would choose.
    customers.sort_by_key(|customer| crate::seed::mix(crate::seed::salt(&customer.id)));
    customers
}

/// The first customers have the oddities, so that the smallest company has them too.
fn likeness(place: usize, count: usize, twin_open: bool, dice: &mut Dice) -> Likeness {
    match place {
        0 | 1 => Likeness::None,
        2 => Likeness::Typo,
        3 => Likeness::TwoClients,
        _ if twin_open => Likeness::TwoCustomers,
        6 => Likeness::TwoCustomers,
        4 | 5 | 8 | 9 | 11 => Likeness::Spelling,
        10 => Likeness::Same,
        _ if place + 1 >= count => Likeness::Same,
        _ => match dice.below(1_000) {
            0..405 => Likeness::Same,
            405..860 => Likeness::Spelling,
            860..895 => Likeness::Typo,
            895..920 => Likeness::TradingAs,
            920..955 => Likeness::None,
            955..970 => Likeness::TwoClients,
            970..978 => Likeness::TwoCustomers,
            978..990 => Likeness::Inactive,
            _ => Likeness::Same,
        },
    }
}

/// Gives each customer its products: exactly as many in all as the size says.
fn shop(customers: &mut [Customer], size: Size, dice: &mut Dice) {
    let list = products::list();
    let wanted = size.subscriptions();
    let mean = wanted / customers.len().max(1);
    let most = (mean * 2 - 1).min(list.len());
    let mut counts: Vec<usize> = customers.iter().map(|_| 1 + dice.below(most)).collect();
    // The last customer buys little: it gets no product of Microsoft's, so the report does not know it.
    let last = counts.len().saturating_sub(1);
    if let Some(count) = counts.last_mut() {
        *count = 1 + dice.below(3);
    }
    let mut total: usize = counts.iter().sum();
    let mut place = 0;
    while total != wanted {
        let index = place % last.max(1);
        if let Some(count) = counts.get_mut(index) {
            if total < wanted && *count < list.len() {
                *count += 1;
                total += 1;
            } else if total > wanted && *count > 1 {
                *count -= 1;
                total -= 1;
            }
        }
        place += 1;
    }
    for (place, (customer, count)) in customers.iter_mut().zip(counts).enumerate() {
        let sold = list.iter().filter(|product| place != last || !product.microsoft);
        let mut shelf: Vec<Product> = sold.cloned().collect();
        for _ in 0..count.min(shelf.len()) {
            // The front of the list sells best.
            let reach = if dice.chance(0.6) { (count + 6).min(shelf.len()) } else { shelf.len() };
            let product = shelf.remove(dice.below(reach));
            let seats = dice.between(1, 18) * if dice.chance(0.15) { 6 } else { 1 };
            let split = customer.purchases.is_empty() && place == 4 || dice.chance(0.015);
            let seats = if split { vec![seats + 1, dice.between(1, 4)] } else { vec![seats] };
            customer.purchases.push(Purchase { product, seats });
        }
    }
}
