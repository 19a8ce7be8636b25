//! The walk through ALSO: own account, customers, then customer by customer (facts 4). What stops it keeps
//! what was read; one customer that fails is left as it is and the walk goes on.

use super::client::Client;
use super::snapshot::{Gathered, nobody};
use super::wire::{Company, Kind};
use crate::domain::{Customer, CustomerId, Unread, VendorSnapshot};
use crate::vendors::{Ask, Progress};
use crate::{Error, ErrorCode, Result};
use std::collections::{BTreeMap, HashSet};

/// So many customers that fail one after the other in the same way are not theirs to blame.
const IN_A_ROW: usize = 5;

/// Reads what is asked for.
pub(super) async fn walk(client: &Client, ask: &Ask<'_>) -> Result<VendorSnapshot> {
    let mut gathered = Gathered::default();
    let listed = list(client, ask, &mut gathered.missing).await?;
    let mut walk = Walk { client, ask, gathered, customers: HashSet::new(), failures: Failures::default() };
    walk.customers.extend(listed.values().filter(|c| c.kind == Kind::Customer).map(|c| c.number));
    let mut wanted = Vec::new();
    for (id, company) in &listed {
        walk.gathered.customers.push(Customer {
            id: id.clone(),
            name: company.title(),
            address: company.address.clone(),
        });
        match company.kind {
            Kind::Reseller => walk.unread(id, false, OF_A_RESELLER.to_owned()),
            _ if ask.wants(id) => wanted.push(company),
            _ => walk.unread(id, false, "Its subscriptions were not asked for.".to_owned()),
        }
    }
    walk.hidden(&listed);
    for (done, company) in wanted.iter().enumerate() {
        walk.visit(company).await?;
        (ask.told)(&Progress { done: done + 1, of: wanted.len(), customer: company.title() });
    }
    walk.end()
}

const OF_A_RESELLER: &str = "It is a reseller: what it has, it sells on.";

/// The customers, by id. A terminated one is a customer still: its subscriptions say themselves that they
/// have ended, and a licence of one that was not asked would be billed for ever.
async fn list(
    client: &Client,
    ask: &Ask<'_>,
    missing: &mut Vec<String>,
) -> Result<BTreeMap<CustomerId, Company>> {
    let own = account(client, ask).await?;
    let mut companies = vec![client.first_level(own).await?];
    if client.settings.descend {
        let resellers: Vec<Company> =
            companies[0].listed.iter().filter(|c| c.kind == Kind::Reseller).cloned().collect();
        for reseller in resellers {
            match client.companies(Some(reseller.number)).await {
                Ok(below) => companies.push(below),
                Err(error) if client.stopped_by(&error).await => return Err(error),
                Err(error) => missing.push(format!(
                    "the customers of the reseller {} could not be read: {}",
                    reseller.title(),
                    error.what
                )),
            }
        }
    }
    let unusable: usize = companies.iter().map(|list| list.unusable).sum();
    if unusable > 0 {
        missing.push(format!("{unusable} entries of ALSO's list of customers could not be read"));
    }
    let listed: BTreeMap<CustomerId, Company> = companies
        .into_iter()
        .flat_map(|list| list.listed)
        // Users, products and departments are parts of companies; what they have is listed with them.
        .filter(|company| company.kind != Kind::Other && Some(company.number) != own)
        .map(|company| (company.id.clone(), company))
        .collect();
    if listed.is_empty() { Err(nobody()) } else { Ok(listed) }
}

/// The MSP's own account: as entered, as known from an earlier reading, or as ALSO says now. None where ALSO
/// does not tell this user.
async fn account(client: &Client, ask: &Ask<'_>) -> Result<Option<u64>> {
    if client.settings.account.is_some() {
        return Ok(client.settings.account);
    }
    if let Some(known) = ask.kept.account()?.and_then(|kept| kept.trim().parse().ok()) {
        return Ok(Some(known));
    }
    match client.company(None).await {
        Ok(own) => {
            ask.kept.keep_account(&own.number.to_string())?;
            Ok(Some(own.number))
        }
        Err(error) if client.stopped_by(&error).await => Err(error),
        Err(_) => Ok(None),
    }
}

struct Walk<'a> {
    client: &'a Client,
    ask: &'a Ask<'a>,
    gathered: Gathered,
    /// The numbers of all customers.
    customers: HashSet<u64>,
    failures: Failures,
}

/// Customers that failed.
#[derive(Default)]
struct Failures {
    first: Option<Error>,
    last: Option<ErrorCode>,
    row: usize,
}

impl Walk<'_> {
    fn unread(&mut self, customer: &CustomerId, failed: bool, why: String) {
        self.gathered.unread.push(Unread { customer: customer.clone(), why, failed });
    }

    /// Customers that were asked for and are not listed, where there are resellers whose customers are not
    /// read: they may be there.
    fn hidden(&mut self, listed: &BTreeMap<CustomerId, Company>) {
        let resellers = listed.values().any(|company| company.kind == Kind::Reseller);
        if self.client.settings.descend || !resellers {
            return;
        }
        for customer in self.ask.wanted.into_iter().flatten().filter(|c| !listed.contains_key(c)) {
            let why = "It is not among your own customers; those of resellers are not read.".to_owned();
            self.unread(customer, false, why);
        }
    }

    async fn visit(&mut self, company: &Company) -> Result<()> {
        let id = &company.id;
        if let Some(kept) = self.ask.kept.find(id)? {
            self.gathered.readings.push(kept);
            return Ok(());
        }
        match self.client.subscriptions(company, &self.customers).await {
            Ok(reading) => {
                self.ask.kept.keep(id, &reading)?;
                self.gathered.readings.push(reading);
                self.failures.row = 0;
                Ok(())
            }
            Err(error) if self.client.stopped_by(&error).await => Err(error),
            Err(error) => {
                self.unread(id, true, format!("{} {}", error.what, error.why).trim().to_owned());
                self.failures.first.get_or_insert_with(|| error.clone());
                // Whether a terminated company can be asked at all is not known.
                if !company.ended {
                    let same = self.failures.last == Some(error.code);
                    self.failures.row = if same { self.failures.row + 1 } else { 1 };
                    self.failures.last = Some(error.code);
                }
                if self.failures.row >= IN_A_ROW { Err(error) } else { Ok(()) }
            }
        }
    }

    fn end(self) -> Result<VendorSnapshot> {
        match self.failures.first {
            // Nothing could be read: that is not a snapshot with some gaps.
            Some(error) if self.gathered.readings.iter().all(|r| r.subscriptions.is_empty()) => Err(error),
            _ => self.gathered.snapshot(),
        }
    }
}
