//! What Giacom holds: rows of seats, and the report's blocks of subscriptions.
//!
//! Rows are kept as the text they are answered with. May not know how answers are dressed.

use serde_json::{Map, Value, json};
use std::sync::Arc;

/// One row of AccountTotals: seats of a product, bought on one day.
#[derive(Clone, Debug)]
pub(crate) struct SeatRow {
    pub(crate) customer_id: String,
    pub(crate) product_id: String,
    /// The row's GUID, which the JSON shows only when a setting says so.
    pub(crate) reference: String,
    /// The subscription of the report that the row belongs to.
    pub(crate) subscription: Option<String>,
    pub(crate) text: Arc<str>,
}

/// One customer of the report.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) mex_id: String,
    /// The members beside `subscriptions`.
    pub(crate) head: Map<String, Value>,
    /// Each subscription's id and text.
    pub(crate) subscriptions: Vec<(String, Arc<str>)>,
}

/// Everything Giacom holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    pub(crate) rows: Vec<SeatRow>,
    pub(crate) blocks: Vec<Block>,
}

fn text_of(members: &Map<String, Value>, name: &str) -> String {
    members.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

impl SeatRow {
    /// Reads a row; `reference` and `_subscription` are kept aside.
    pub(crate) fn new(mut members: Map<String, Value>) -> Self {
        let reference = text_of(&members, "reference");
        let subscription = Some(text_of(&members, "_subscription")).filter(|id| !id.is_empty());
        members.remove("reference");
        members.remove("_subscription");
        Self {
            customer_id: text_of(&members, "customerId"),
            product_id: text_of(&members, "productId"),
            reference,
            subscription,
            text: crate::halo::to_text(&members).into(),
        }
    }

    pub(crate) fn members(&self) -> Map<String, Value> {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// Everything, also what answers leave out.
    pub(crate) fn whole(&self) -> Map<String, Value> {
        let mut members = self.members();
        if !self.reference.is_empty() {
            members.insert("reference".to_owned(), json!(self.reference));
        }
        if let Some(id) = &self.subscription {
            members.insert("_subscription".to_owned(), json!(id));
        }
        members
    }
}

impl Block {
    /// Reads a block with its nested subscriptions.
    pub(crate) fn new(mut members: Map<String, Value>) -> Self {
        let nested = match members.remove("subscriptions") {
            Some(Value::Array(nested)) => nested,
            _ => Vec::new(),
        };
        let named = nested.into_iter().map(|one| {
            let id = one.get("subscriptionId").and_then(Value::as_str).unwrap_or_default().to_owned();
            (id, one.to_string().into())
        });
        let subscriptions = named.collect();
        Self { mex_id: text_of(&members, "mexId"), head: members, subscriptions }
    }

    /// The block as JSON text.
    pub(crate) fn text(&self) -> String {
        let head = crate::halo::to_text(&self.head);
        let nested = self.subscriptions.iter().map(|(_, text)| &**text).collect::<Vec<_>>().join(",");
        let open = head.strip_suffix('}').unwrap_or("{");
        let comma = if self.head.is_empty() { "" } else { "," };
        format!("{open}{comma}\"subscriptions\":[{nested}]}}")
    }

    pub(crate) fn value(&self) -> Value {
        serde_json::from_str(&self.text()).unwrap_or_default()
    }
}

impl Store {
    /// Changes a subscription of the report; false when there is none of that id.
    pub(crate) fn edit_subscription(&mut self, id: &str, changed: &Map<String, Value>) -> bool {
        let mut all = self.blocks.iter_mut().flat_map(|block| block.subscriptions.iter_mut());
        let Some((_, text)) = all.find(|(known, _)| known == id) else { return false };
        let mut members: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
        members.extend(changed.clone());
        *text = crate::halo::to_text(&members).into();
        true
    }
}
