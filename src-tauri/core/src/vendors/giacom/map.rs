//! Rows into customers and subscriptions. What is not certain is said: a row that cannot be used is
//! rejected by number, and a subscription it may belong to has an unknown quantity, never a partial sum.
//! The order of the rows does not matter.

use super::rows::{Identity, Row};
use super::wire::canonical;
use crate::domain::{
    Currency, Customer, CustomerId, Life, Money, Quantity, RejectedRow, Sourced, Subscription,
    SubscriptionKey,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the rows come to.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub customers: Vec<Customer>,
    pub subscriptions: Vec<Subscription>,
    pub rejected: Vec<RejectedRow>,
    /// Why something may be missing; empty where nothing is.
    pub missing: BTreeSet<String>,
}

/// Customers with the spelling of their id and the name that are kept.
type Customers = HashMap<CustomerId, (CustomerId, Option<String>)>;

/// Adds the rows up. `named` are customers that are listed without a row of their own.
pub(super) fn gather(
    rows: Vec<Row>,
    named: Vec<(CustomerId, Option<String>)>,
    currency: Currency,
) -> Gathered {
    let mut out = Gathered::default();
    let mut customers = Customers::new();
    for (id, name) in named {
        note_customer(&mut customers, &id, name);
    }
    let mut groups: HashMap<String, Vec<Row>> = HashMap::new();
    let mut doubtful: BTreeMap<String, String> = BTreeMap::new();
    for row in rows {
        if let Some(id) = &row.customer {
            note_customer(&mut customers, id, row.customer_name.clone());
        }
        match &row.identity {
            Identity::Own { key, .. } | Identity::Shared { key, .. } => {
                groups.entry(key.clone()).or_default().push(row);
            }
            Identity::Family(family) => {
                let why = row.quantity.clone().err().unwrap_or_default();
                let reason = format!("a row of the same product could not be used: {why}");
                // The least of several reasons, so that the order of rows does not show.
                let entry = doubtful.entry(family.clone()).or_insert_with(|| reason.clone());
                if reason < *entry {
                    *entry = reason;
                }
                out.reject(&row, &why);
                out.missing.insert("a row could not be told apart from others of its product".to_owned());
            }
            Identity::Unknown(why) => {
                out.reject(&row, why);
                out.missing.insert(format!("a row could not be used: {why}"));
            }
        }
    }
    out.subscriptions =
        groups.into_iter().filter_map(|(key, rows)| out.add_up(key, rows, currency, &doubtful)).collect();
    out.subscriptions.sort_by_cached_key(|s| (s.customer.key(), s.key.0.clone()));
    out.rejected.sort_by_key(|rejected| rejected.row);
    out.customers = customers
        .into_values()
        .map(|(id, name)| Customer {
            name: name.unwrap_or_else(|| id.as_str().to_owned()),
            id,
            address: None,
        })
        .collect();
    out.customers.sort_by_cached_key(|customer| customer.id.key());
    out
}

/// Ids that differ only in case are one customer; of several spellings and names the least is kept, so
/// that the order of rows does not show.
fn note_customer(names: &mut Customers, id: &CustomerId, name: Option<String>) {
    let (kept_id, kept_name) = names.entry(id.clone()).or_insert_with(|| (id.clone(), None));
    if id.as_str() < kept_id.as_str() {
        *kept_id = id.clone();
    }
    if let Some(name) = name
        && kept_name.as_ref().is_none_or(|kept| name < *kept)
    {
        *kept_name = Some(name);
    }
}

impl Gathered {
    fn reject(&mut self, row: &Row, why: &str) {
        self.rejected.push(RejectedRow {
            row: row.number,
            customer: row.customer.clone(),
            name: row.product.clone().or_else(|| row.customer_name.clone()),
            why: format!("The row was not used: {why}."),
        });
    }

    /// The rows of one subscription as one.
    fn add_up(
        &mut self,
        key: String,
        mut rows: Vec<Row>,
        currency: Currency,
        doubtful: &BTreeMap<String, String>,
    ) -> Option<Subscription> {
        if rows.len() > 1 {
            for row in &mut rows {
                row.text = canonical(&row.text);
            }
            rows.sort_by(|a, b| (&a.text, a.number).cmp(&(&b.text, b.number)));
        }
        let mut remarks = BTreeSet::new();
        let before = rows.len();
        if matches!(rows.first()?.identity, Identity::Own { .. }) {
            rows.dedup_by(|a, b| a.text == b.text && a.customer == b.customer);
        }
        if rows.len() < before {
            remarks.insert("A row listed more than once was counted once.".to_owned());
        }
        if rows.windows(2).any(|pair| pair[0].text == pair[1].text) {
            // Without an id of its own, a row that comes twice may be two purchases or one listed twice.
            remarks.insert("Some of its rows are equal in everything; each was counted.".to_owned());
        }
        if rows.len() > 1 {
            remarks.insert(format!("{} rows were added together.", rows.len()));
        }
        remarks.extend(rows.iter().flat_map(|row| row.remarks.iter().cloned()));
        let (family, shared) = match &rows.first()?.identity {
            Identity::Shared { family, .. } => (Some(family.clone()), true),
            Identity::Own { family, .. } => (family.clone(), false),
            _ => (None, false),
        };
        let mut quantity = self.quantity(&rows);
        if let Some(reason) = family.as_ref().filter(|_| shared).and_then(|family| doubtful.get(family)) {
            quantity = Quantity::Unknown(reason.clone());
        }
        let customer = rows.iter().filter_map(|row| row.customer.clone()).min()?;
        if rows.iter().any(|row| row.customer.as_ref() != Some(&customer)) {
            quantity = Quantity::Unknown("it is listed for more than one customer".to_owned());
        }
        let cost = agreed(&rows, |row| row.cost.as_ref(), "unit cost", &mut remarks);
        Some(Subscription {
            family: family.map(SubscriptionKey),
            product: rows.iter().filter_map(|row| row.product.clone()).min().unwrap_or_else(|| key.clone()),
            key: SubscriptionKey(key),
            quantity,
            unit_cost: cost.map(|cost| Sourced {
                value: Money::new(cost.value, Some(currency)),
                rule: cost.rule,
                assumed: cost.assumed,
            }),
            unit_price: None,
            start: rows.iter().filter_map(|row| row.start.clone()).min_by_key(|start| start.value),
            end: agreed(&rows, |row| row.end.as_ref(), "end date", &mut remarks),
            // Facts 5: its use as the end is ASSUMED, whichever of the two it is.
            end_is_likely: true,
            billing_cycle: agreed(&rows, |row| row.cycle.as_ref(), "billing cycle", &mut remarks),
            term: agreed(&rows, |row| row.term.as_ref(), "term", &mut remarks),
            status: agreed(&rows, |row| row.status.as_ref(), "status", &mut remarks),
            auto_renew: rows
                .first()?
                .auto_renew
                .filter(|all| rows.iter().all(|row| row.auto_renew == Some(*all))),
            life: if rows.iter().all(|row| row.life == Life::Ended) { Life::Ended } else { Life::Live },
            remarks: remarks.into_iter().collect(),
            customer,
        })
    }

    /// The sum of the rows; unknown as soon as one of them is.
    fn quantity(&mut self, rows: &[Row]) -> Quantity {
        let (mut sum, mut reason): (Option<i64>, Option<String>) = (Some(0), None);
        for row in rows {
            match &row.quantity {
                Ok(seats) => sum = sum.and_then(|sum| sum.checked_add(seats.value)),
                Err(why) => {
                    self.reject(row, why);
                    reason.get_or_insert_with(|| format!("a row of it could not be used: {why}"));
                }
            }
        }
        let rule = rows.first().and_then(|row| row.quantity.as_ref().ok()).map(|seats| seats.rule.clone());
        match (reason, sum) {
            (Some(reason), _) => Quantity::Unknown(reason),
            (None, None) => Quantity::Unknown("its rows add up to more than can be counted".to_owned()),
            (None, Some(sum)) => {
                let rule = rule.unwrap_or_default();
                Quantity::Known(match rows.len() {
                    1 => Sourced::given(sum, rule),
                    several => Sourced::given(sum, format!("{rule}, {several} rows added")),
                })
            }
        }
    }
}

/// The value all rows agree on; none where they differ, with a remark.
fn agreed<T: Clone + PartialEq>(
    rows: &[Row],
    of: impl Fn(&Row) -> Option<&Sourced<T>>,
    what: &str,
    remarks: &mut BTreeSet<String>,
) -> Option<Sourced<T>> {
    let first = of(rows.first()?);
    if rows.iter().any(|row| of(row).map(|given| &given.value) != first.map(|given| &given.value)) {
        remarks.insert(format!("Its rows differ in {what}: not known."));
        return None;
    }
    // The same value by two rules: the least, so that the order of rows does not show.
    rows.iter().filter_map(of).min_by(|a, b| (&a.rule, a.assumed).cmp(&(&b.rule, b.assumed))).cloned()
}
