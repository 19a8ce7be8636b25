//! Giacom Cloud Market, Billing v1: read, never told. What is certain and what is not: `NOTES.md`.

mod accounts;
mod address;
mod check;
mod client;
mod map;
mod report;
mod rows;
mod settings;
mod wire;

pub use settings::{GiacomMethod, GiacomPaths, GiacomSettings};

use super::{CheckRow, Vendor};
use crate::domain::{Completeness, CustomerId, Gives, VendorKind, VendorSnapshot};
use crate::http::Sender;
use crate::http::values::Json;
use crate::secrets::Secret;
use crate::{Error, ErrorCode, Result};
use client::{Client, Reading};
use rows::Row;

/// One connection to Giacom.
#[derive(Debug)]
pub struct Giacom(Client);

impl Giacom {
    /// From a connection's settings and its API key. Sends nothing.
    pub fn new(settings: &GiacomSettings, key: Secret, sender: Sender) -> Result<Self> {
        Client::new(settings, key, sender).map(Self)
    }

    fn snapshot(&self, reading: &Reading) -> Result<VendorSnapshot> {
        let method = self.0.settings.method;
        let mut read = Rows::default();
        for answer in &reading.answers {
            let sheet = wire::sheet(answer.json()?).ok_or_else(|| answer.shape("a list in `data`"))?;
            for row in sheet.rows {
                read.add(method, row);
            }
        }
        if read.rows.is_empty() {
            return Err(empty());
        }
        let mut gathered = map::gather(read.rows, read.named, self.0.settings.currency);
        if gathered.subscriptions.is_empty() {
            return Err(Error::new(
                ErrorCode::AnswerShape,
                "Halyard could not use a single row of Giacom's answer.",
                gathered.rejected.first().map(|row| row.why.clone()).unwrap_or_default(),
                "Check that the address and the method are right. Nothing was changed.",
            ));
        }
        gathered.missing.extend(read.missing);
        if let Completeness::Partial(why) = &reading.completeness {
            gathered.missing.insert(why.clone());
        }
        let missing: Vec<String> = gathered.missing.into_iter().collect();
        Ok(VendorSnapshot {
            vendor: VendorKind::Giacom,
            method: method.method(),
            customers: gathered.customers,
            subscriptions: gathered.subscriptions,
            rejected: gathered.rejected,
            completeness: if missing.is_empty() {
                Completeness::Complete
            } else {
                Completeness::Partial(format!("{}.", missing.join("; ")))
            },
            gives: match method {
                GiacomMethod::Subscriptions => Gives { cost: true, end: false, term: false, status: false },
                GiacomMethod::Report => Gives { cost: true, end: true, term: true, status: true },
            },
        })
    }
}

/// Rows of all pages, numbered on.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    named: Vec<(CustomerId, Option<String>)>,
    missing: Vec<String>,
}

impl Rows {
    fn add(&mut self, method: GiacomMethod, row: Json<'_>) {
        let number = self.rows.len() + 1;
        // What is no object has no members: it is rejected like any row that names no customer.
        let object = row.object().unwrap_or_default();
        match method {
            GiacomMethod::Subscriptions => self.rows.push(accounts::read(number, &object)),
            GiacomMethod::Report => {
                let block = report::read(number, &object);
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
}

/// Nothing at all is not an empty world: it is an answer not to be believed (facts 4, design rule).
fn empty() -> Error {
    Error::new(
        ErrorCode::VendorEmpty,
        "Giacom returned no subscriptions at all.",
        "An account without any is possible, but an empty answer is more often a fault, and would end every \
         licence.",
        "Nothing was changed. Check in Giacom's portal that subscriptions are listed, and try again later.",
    )
}

#[async_trait::async_trait]
impl Vendor for Giacom {
    async fn check(&self) -> Vec<CheckRow> {
        check::check(&self.0).await
    }

    async fn fetch(&self) -> Result<VendorSnapshot> {
        let reading = self.0.read_all().await?;
        self.snapshot(&reading)
    }

    fn requests(&self) -> u64 {
        self.0.requests()
    }
}
