//! Talks to ALSO: sessions and three readings. There is nothing in here that could write.

use super::fault::Fault;
use super::line::{Line, Manner, Operation};
use super::map::{self, Unusable};
use super::refusal::{refusal, stops};
use super::session::{Session, Token};
use super::wire::{self, Companies, Company};
use super::{AlsoSettings, address};
use crate::http::{Answer, Sender};
use crate::secrets::Secret;
use crate::vendors::CustomerReading;
use crate::{Error, ErrorCode, Result};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// One connection's client.
#[derive(Debug)]
pub(super) struct Client {
    pub settings: AlsoSettings,
    line: Line,
    session: Session,
    /// What was answered well in the life of this client: a 403 there means "too many calls" from then on.
    served: Mutex<HashSet<Operation>>,
}

impl Client {
    pub fn new(settings: &AlsoSettings, password: Secret, sender: Sender) -> Result<Self> {
        sender.hide(&password);
        let pause = Duration::from_millis(settings.pause_ms.into());
        Ok(Self {
            line: Line::new(address::rest(settings)?, pause, sender),
            session: Session::new(&settings.username, password),
            settings: settings.clone(),
            served: Mutex::default(),
        })
    }

    pub fn requests(&self) -> u64 {
        self.line.requests()
    }

    /// Whether ALSO's API is at the address, without signing in: it answers with a fault, or not at all.
    pub async fn reach(&self) -> Result<Answer> {
        let answer = self.line.post(Operation::PingPong, Secret::new("{}"), None, Manner::Plain).await?;
        let speaks = Fault::of(&answer).is_some() && !matches!(answer.status, 404 | 405 | 429 | 503);
        // 200 with nothing in it would be a session that is alive.
        if speaks || answer.status == 401 || (answer.is_success() && !answer.is_page()) {
            return Ok(answer);
        }
        Err(refusal(&answer, None))
    }

    /// Signs in where that has not been done yet.
    pub async fn sign_in(&self) -> Result<()> {
        self.session.token(&self.line).await.map(|_| ())
    }

    /// Whether an error is of everybody's concern, so that a reading need not go on.
    pub async fn stopped_by(&self, error: &Error) -> bool {
        stops(error.code) || self.session.failed().await
    }

    /// Ends the session, if there is one.
    pub async fn sign_out(&self) -> Result<()> {
        let Some(token) = self.session.leave().await else { return Ok(()) };
        let body = Secret::new("{}");
        let answer =
            self.line.post(Operation::TerminateSessionToken, body, Some(&token.value), Manner::Once).await?;
        // One that is over already needs no ending.
        if is_over(&answer) || (answer.is_success() && Fault::of(&answer).is_none() && !answer.is_page()) {
            return Ok(());
        }
        Err(refusal(&answer, Some(Manner::Plain)))
    }

    /// A company: the one asked for, or the user's own.
    pub async fn company(&self, account: Option<u64>) -> Result<Company> {
        let body = account.map_or_else(|| "{}".to_owned(), |id| format!(r#"{{"accountId":{id}}}"#));
        let answer = self.call(Operation::GetCompany, &body).await?;
        // A body that is not understood brings the user's own company instead (facts 10).
        wire::company(answer.json()?, account).ok_or_else(|| {
            answer.shape(if account.is_some() { "the company asked for" } else { "a company" })
        })
    }

    /// The companies one level below an account, or below the user's own where none is named.
    pub async fn companies(&self, parent: Option<u64>) -> Result<Companies> {
        let body = parent.map_or_else(|| "{}".to_owned(), of_parent);
        let answer = self.call(Operation::GetCompanies, &body).await?;
        wire::companies(answer.json()?).ok_or_else(|| answer.shape("a list of companies"))
    }

    /// The MSP's own customers. An account that a person entered is taken at its word; one that ALSO named
    /// itself and then refuses is left out once: live clients do without it (facts 4).
    pub async fn first_level(&self, account: Option<u64>) -> Result<Companies> {
        match self.companies(account).await {
            Err(error)
                if error.code == ErrorCode::AlsoRefused
                    && account.is_some()
                    && self.settings.account.is_none() =>
            {
                self.companies(None).await
            }
            answer => answer,
        }
    }

    /// The subscriptions of a company; `customers` are the numbers of all the MSP's customers.
    /// `resellerContext` is left out: null or 0 would be a mistake (facts 4).
    pub async fn subscriptions(
        &self,
        company: &Company,
        customers: &HashSet<u64>,
    ) -> Result<CustomerReading> {
        let answer = self.call(Operation::GetSubscriptions, &of_parent(company.number)).await?;
        map::reading(answer.json()?, company, customers, &self.settings).map_err(|why| match why {
            Unusable::NoList => answer.shape("a list of subscriptions"),
            Unusable::Foreign => answer.shape("that customer's own subscriptions alone"),
        })
    }

    /// A reading. Where the session is over, it is asked once more in a new one.
    async fn call(&self, operation: Operation, body: &str) -> Result<Answer> {
        let token = self.session.token(&self.line).await?;
        let mut answer = self.ask(operation, body, &token).await?;
        if is_over(&answer) {
            let token = self.session.instead_of(&token, &self.line).await?;
            answer = self.ask(operation, body, &token).await?;
        }
        if !answer.is_success() || Fault::of(&answer).is_some() {
            return Err(refusal(&answer, Some(self.manner(operation))));
        }
        self.served.lock().unwrap_or_else(PoisonError::into_inner).insert(operation);
        Ok(answer)
    }

    async fn ask(&self, operation: Operation, body: &str, token: &Token) -> Result<Answer> {
        self.line.post(operation, Secret::new(body), Some(&token.value), self.manner(operation)).await
    }

    fn manner(&self, operation: Operation) -> Manner {
        let served = self.served.lock().unwrap_or_else(PoisonError::into_inner);
        if served.contains(&operation) { Manner::Served } else { Manner::Plain }
    }
}

fn of_parent(id: u64) -> String {
    format!(r#"{{"parentAccountId":{id}}}"#)
}

/// Whether the session is over: by the fault's own word, or 401 (facts 8: VERIFIED).
fn is_over(answer: &Answer) -> bool {
    answer.status == 401 || Fault::of(answer).is_some_and(|fault| fault.expired)
}
