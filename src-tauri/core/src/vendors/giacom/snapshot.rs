//! Answers of one reading into a snapshot. Pure: no network.

use super::rows::Row;
use super::{GiacomMethod, accounts, map, report};
use crate::domain::{Completeness, Currency, CustomerId, VendorKind, VendorSnapshot};
use crate::http::values::Json;
use crate::{Error, ErrorCode, Result};

/// Rows of all pages, numbered on.
pub(super) struct Taken {
    method: GiacomMethod,
    rows: Vec<Row>,
    named: Vec<(CustomerId, Option<String>)>,
    missing: Vec<String>,
}

impl Taken {
    pub fn by(method: GiacomMethod) -> Self {
        Self { method, rows: Vec::new(), named: Vec::new(), missing: Vec::new() }
    }

    /// Takes an element of `data`: a row, or a customer with its rows.
    pub fn add(&mut self, element: Json<'_>) {
        let number = self.rows.len() + 1;
        match self.method {
            GiacomMethod::Subscriptions => self.rows.push(accounts::read(number, element)),
            GiacomMethod::Report => {
                let block = report::read(number, element);
                if !block.listed {
                    self.missing.push("a customer of the report has no list of subscriptions".to_owned());
                }
                match block.customer {
                    Some(id) => self.named.push((id, block.name)),
                    None => self.missing.push("a customer of the report has no id".to_owned()),
                }
                self.rows.extend(block.rows);
            }
        }
    }

    /// What it all comes to. Nothing, or nothing usable, is an error.
    pub fn snapshot(self, completeness: Completeness, currency: Currency) -> Result<VendorSnapshot> {
        if self.rows.is_empty() {
            return Err(empty());
        }
        let rows = match self.method {
            GiacomMethod::Subscriptions => self.rows.len(),
            GiacomMethod::Report => self.named.len(),
        };
        let mut gathered = map::gather(self.rows, self.named, currency);
        if gathered.subscriptions.is_empty() {
            return Err(Error::new(
                ErrorCode::AnswerShape,
                "Halyard could not use a single row of Giacom's answer.",
                gathered.rejected.first().map(|row| row.why.clone()).unwrap_or_default(),
                "Check that the address and the method are right. Nothing was changed.",
            ));
        }
        gathered.missing.extend(self.missing);
        if let Completeness::Partial(why) = completeness {
            gathered.missing.insert(why);
        }
        let missing: Vec<String> = gathered.missing.into_iter().collect();
        Ok(VendorSnapshot {
            vendor: VendorKind::Giacom,
            method: self.method.method(),
            customers: gathered.customers,
            subscriptions: gathered.subscriptions,
            rejected: gathered.rejected,
            unread: Vec::new(),
            rows,
            completeness: if missing.is_empty() {
                Completeness::Complete
            } else {
                Completeness::Partial(format!("{}.", missing.join("; ")))
            },
            gives: self.method.gives(),
        })
    }
}

/// Nothing at all is not an empty world: it is an answer not to be believed (facts 4, design rule).
pub(super) fn empty() -> Error {
    Error::new(
        ErrorCode::VendorEmpty,
        "Giacom returned no subscriptions at all.",
        "An account without any is possible, but an empty answer is more often a fault, and would end every \
         licence.",
        "Nothing was changed. Check in Giacom's portal that subscriptions are listed, and try again later.",
    )
}
