//! Giacom as its own portal changes it: for tests, past the API.
//!
//! May not be counted as requests.

use super::rows::{Block, SeatRow, Store};
use crate::world::{World, held};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// The Giacom side of a running practice company.
#[derive(Clone)]
pub struct GiacomSide(pub(crate) Arc<World>);

#[allow(clippy::cast_precision_loss)] // pence are far below 2^53
fn pounds(pence: i64) -> Value {
    json!(pence as f64 / 100.0)
}

#[allow(clippy::cast_possible_truncation)] // prices are far below 2^53 pence
fn pence(value: Option<&Value>) -> Option<i64> {
    value.and_then(Value::as_f64).map(|pounds| (pounds * 100.0).round() as i64)
}

impl GiacomSide {
    fn read<T>(&self, look: impl FnOnce(&Store) -> T) -> T {
        look(&held(&self.0.giacom))
    }

    fn change<T>(&self, act: impl FnOnce(&mut Store) -> T) -> T {
        let result = act(&mut held(&self.0.giacom));
        self.0.touched();
        result
    }

    /// A key that works.
    pub fn primary_key(&self) -> &'static str {
        super::PRIMARY_KEY
    }

    /// The second key, which works as well.
    pub fn secondary_key(&self) -> &'static str {
        super::SECONDARY_KEY
    }

    /// A key of another product, which is refused.
    pub fn other_product_key(&self) -> &'static str {
        super::OTHER_PRODUCT_KEY
    }

    /// The rows of AccountTotals; each with the GUID that answers leave out by default, as `reference`.
    pub fn rows(&self) -> Vec<Value> {
        let shown = |row: &SeatRow| {
            let mut members = row.whole();
            members.remove("_subscription");
            Value::Object(members)
        };
        self.read(|store| store.rows.iter().map(shown).collect())
    }

    /// The customer blocks of the report.
    pub fn report(&self) -> Vec<Value> {
        self.read(|store| store.blocks.iter().map(Block::value).collect())
    }

    /// Sets the seats a customer has of a product, in all its rows together: the first row takes up the
    /// difference, or all of it when the others have too many, and they go. The report follows. Gives the
    /// number of rows left.
    pub fn set_quantity(&self, customer_id: &str, product_id: &str, quantity: i64) -> usize {
        self.change(|store| {
            let mut rest: i64 = store
                .rows
                .iter()
                .filter(|row| row.customer_id == customer_id && row.product_id == product_id)
                .skip(1)
                .map(seats)
                .sum();
            if quantity <= rest {
                let mut met = false;
                store.rows.retain(|row| {
                    let one = row.customer_id == customer_id && row.product_id == product_id;
                    let keep = !one || !met;
                    met |= one;
                    keep
                });
                rest = 0;
            }
            let first = store
                .rows
                .iter()
                .position(|row| row.customer_id == customer_id && row.product_id == product_id);
            first.map_or(0, |place| {
                rewrite(store, place, |members| {
                    let unit = pence(members.get("costPerSeat")).or_else(|| {
                        let had = members.get("quantity").and_then(Value::as_i64).filter(|had| *had != 0)?;
                        pence(members.get("totalCost")).map(|total| total / had)
                    });
                    members.insert("quantity".into(), json!(quantity - rest));
                    members.insert("totalCost".into(), pounds(unit.unwrap_or(0) * (quantity - rest)));
                });
                store
                    .rows
                    .iter()
                    .filter(|row| row.customer_id == customer_id && row.product_id == product_id)
                    .count()
            })
        })
    }

    /// Sets the unit price of all rows of a customer's product, in pence; gives the number of rows.
    pub fn set_cost(&self, customer_id: &str, product_id: &str, unit_pence: i64) -> usize {
        self.change(|store| {
            let rows = store.rows.iter().enumerate();
            let places: Vec<usize> = rows
                .filter(|(_, row)| row.customer_id == customer_id && row.product_id == product_id)
                .map(|(place, _)| place)
                .collect();
            for &place in &places {
                rewrite(store, place, |members| {
                    let seats = members.get("quantity").and_then(Value::as_i64).unwrap_or(0);
                    members.insert("costPerSeat".into(), pounds(unit_pence));
                    members.insert("totalCost".into(), pounds(unit_pence * seats));
                });
            }
            places.len()
        })
    }

    /// Takes every row of a customer out of AccountTotals; gives how many. The report stays.
    pub fn remove_rows(&self, customer_id: &str) -> usize {
        self.change(|store| {
            let before = store.rows.len();
            store.rows.retain(|row| row.customer_id != customer_id);
            before - store.rows.len()
        })
    }

    /// Takes one customer's product out of AccountTotals; gives how many rows went. The report stays.
    pub fn remove_product(&self, customer_id: &str, product_id: &str) -> usize {
        self.change(|store| {
            let before = store.rows.len();
            store.rows.retain(|row| row.customer_id != customer_id || row.product_id != product_id);
            before - store.rows.len()
        })
    }

    /// Adds a row to AccountTotals, whatever it looks like.
    pub fn add_row(&self, row: &Value) {
        let members = row.as_object().cloned().unwrap_or_default();
        self.change(|store| store.rows.push(SeatRow::new(members)));
    }

    /// Adds a customer block to the report, whatever it looks like.
    pub fn add_report_block(&self, block: &Value) {
        let members = block.as_object().cloned().unwrap_or_default();
        self.change(|store| store.blocks.push(Block::new(members)));
    }

    /// Lays members over one subscription of the report; false when there is none of that id.
    pub fn edit_subscription(&self, subscription_id: &str, members: &Value) -> bool {
        let members = members.as_object().cloned().unwrap_or_default();
        self.change(|store| store.edit_subscription(subscription_id, &members))
    }

    /// Takes a customer out of the report; gives how many blocks went.
    pub fn remove_report_customer(&self, mex_id: &str) -> usize {
        self.change(|store| {
            let before = store.blocks.len();
            store.blocks.retain(|block| block.mex_id != mex_id);
            before - store.blocks.len()
        })
    }

    /// Renames a customer in both reports.
    pub fn rename_customer(&self, customer_id: &str, name: &str) {
        self.change(|store| {
            for place in 0..store.rows.len() {
                if store.rows.get(place).is_some_and(|row| row.customer_id == customer_id) {
                    rewrite(store, place, |members| drop(members.insert("customerName".into(), json!(name))));
                }
            }
            for block in store.blocks.iter_mut().filter(|block| block.mex_id == customer_id) {
                block.head.insert("customerName".into(), json!(name));
            }
        });
    }

    /// Takes everything away.
    pub fn clear(&self) {
        self.change(|store| *store = Store::default());
    }
}

fn seats(row: &SeatRow) -> i64 {
    row.members().get("quantity").and_then(Value::as_i64).unwrap_or(0)
}

/// Changes a row, and the subscription of the report that it belongs to.
fn rewrite(store: &mut Store, place: usize, change: impl FnOnce(&mut Map<String, Value>)) {
    let Some(row) = store.rows.get_mut(place) else { return };
    let mut members = row.whole();
    change(&mut members);
    let mut follows = Map::new();
    if let Some(seats) = members.get("quantity") {
        follows.insert("licences".into(), seats.clone());
    }
    if let Some(price) = members.get("costPerSeat").filter(|price| !price.is_null()) {
        follows.insert("price".into(), price.clone());
    }
    *row = SeatRow::new(members);
    if let Some(id) = row.subscription.clone() {
        store.edit_subscription(&id, &follows);
    }
}
