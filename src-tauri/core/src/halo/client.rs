//! Halo over HTTP.

use super::address::Repaired;
use super::auth::{SignIn, Token};
use super::invoices::{RecurringInvoice, recurring_invoice};
use super::module::Module;
use super::refusal::{read_error, write_error, write_failure};
use super::wire::{list_page, written};
use super::{Halo, HaloSettings, LicencesOf, WriteAnswer, WriteError, map, write};
use crate::domain::{
    Client, ClientWrite, Licence, LicenceId, LicenceWrite, Site, SiteId, SiteWrite, TopLevel,
};
use crate::http::address::join;
use crate::http::values::Object;
use crate::http::{Answer, Ask, Failure, Page, Paging, Request, Sender, Step};
use crate::secrets::Secret;
use crate::{Error, ErrorCode, Result};
use reqwest::Url;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Rows a page is taken to have before Halo has shown it: the cap that was met in the field (HaloAPI
/// issue 90).
const CAUTIOUS_PAGE: usize = 100;

/// One connection to Halo.
#[derive(Debug)]
pub struct HaloClient {
    pub(super) sender: Sender,
    pub(super) address: Repaired,
    sign_in: SignIn,
    page_size: usize,
    page_rows: AtomicUsize,
}

impl HaloClient {
    /// From a connection's settings and its client secret. Repairs the addresses; sends nothing.
    pub fn new(settings: &HaloSettings, secret: Secret, sender: Sender) -> Result<Self> {
        let tenant = settings.tenant.as_deref();
        let address = Repaired::from_entered(&settings.resource_url, &settings.auth_url, tenant)?;
        Ok(Self {
            sign_in: SignIn::new(sender.clone(), &address, &settings.client_id, secret),
            sender,
            address,
            page_size: settings.page_size.max(1) as usize,
            page_rows: AtomicUsize::new(CAUTIOUS_PAGE),
        })
    }

    /// A token, for what it says of its scopes.
    pub(super) async fn token(&self) -> Result<Token> {
        self.sign_in.token().await.map_err(|failure| failure.error)
    }

    /// Sends with a token; once more with a fresh one after 401. A 401 then means that something is not
    /// allowed (facts 1.5) and comes back as the answer.
    pub(super) async fn call(&self, request: Request) -> Result<Answer, Failure> {
        let token = self.sign_in.token().await?;
        let answer = self.sender.send(&request.clone().with_token(&token.value)).await?;
        if answer.status != 401 {
            return Ok(answer);
        }
        let fresh = self.sign_in.instead_of(&token).await?;
        self.sender.send(&request.with_token(&fresh.value)).await
    }

    pub(super) fn url(&self, path: &str, query: &[(&str, &str)]) -> Url {
        let mut url = join(&self.address.resource, path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    /// A whole list. An empty one is read a second time before it is believed.
    async fn list<T>(&self, module: Module, read: fn(&Object<'_>) -> Option<T>) -> Result<Vec<T>> {
        let (mut records, _) = self.walk(module, module.everything(), read).await?;
        if records.is_empty() {
            (records, _) = self.walk(module, module.everything(), read).await?;
        }
        Ok(records.into_values().collect())
    }

    /// A list read to its end: each record once, in order of id, and the rows per page as served.
    async fn walk<T>(
        &self,
        module: Module,
        query: &[(&str, &str)],
        read: fn(&Object<'_>) -> Option<T>,
    ) -> Result<(BTreeMap<i64, T>, usize)> {
        let mut paging = Paging::new(self.page_size);
        let (mut ask, mut records) = (paging.first(), BTreeMap::new());
        let mut intake = self.sender.intake();
        loop {
            let answer = self.page(module, ask, query).await?;
            intake.take(&answer)?;
            let page = list_page(answer.json()?, module)
                .ok_or_else(|| answer.shape(&format!("a list of {}", module.noun())))?;
            let record_count = page.record_count;
            let mut ids = Vec::with_capacity(page.rows.len());
            for row in page.rows {
                let record = row.object().and_then(|row| map::id(&row).zip(read(&row)));
                let (id, record) = record.ok_or_else(|| answer.shape("an id on every record"))?;
                ids.push(id);
                records.insert(id, record);
            }
            match paging.take(&Page { ids: &ids, record_count }) {
                Step::Ask(next) => ask = next,
                Step::Again(next) => {
                    tracing::warn!(list = module.noun(), "the list moved or came short; reading it again");
                    records.clear();
                    ask = next;
                }
                Step::Done => return Ok((records, paging.page_rows())),
                Step::Short { expected, got } => return Err(short(module, expected, got)),
            }
        }
    }

    /// One record by its own address; none where Halo has no such record.
    async fn one<T>(
        &self,
        module: Module,
        purpose: &'static str,
        url: Url,
        read: fn(&Object<'_>) -> Option<T>,
        asked_for: impl Fn(&T) -> bool + Send,
    ) -> Result<Option<T>> {
        let answer = self.call(Request::get(purpose, url)).await.map_err(|f| f.error)?;
        if answer.status == 404 {
            return Ok(None);
        }
        if !answer.is_success() {
            return Err(read_error(module, &answer));
        }
        let record = answer.json()?.object().and_then(|object| read(&object));
        match record.filter(asked_for) {
            Some(record) => Ok(Some(record)),
            None => Err(answer.shape("the record that was asked for")),
        }
    }

    async fn page(&self, module: Module, ask: Ask, more: &[(&str, &str)]) -> Result<Answer> {
        let (size, number) = (ask.page_size.to_string(), ask.page_no.to_string());
        // `pageinate` is how Halo spells it (facts 9.3, VERIFIED).
        let mut query = vec![("pageinate", "true"), ("page_size", &*size), ("page_no", &*number)];
        query.extend(more);
        let request =
            Request::get(format!("read {} from Halo", module.noun()), self.url(module.path(), &query));
        let answer = self.call(request).await.map_err(|failure| failure.error)?;
        if answer.is_success() { Ok(answer) } else { Err(read_error(module, &answer)) }
    }

    async fn write<R>(
        &self,
        module: Module,
        body: String,
        read: fn(&Object<'_>) -> Option<R>,
    ) -> Result<WriteAnswer<R>, WriteError> {
        let purpose = format!("write {} to Halo", module.noun());
        let request = Request::write_json(purpose, self.url(module.path(), &[]), body);
        let answer = self.call(request).await.map_err(write_failure)?;
        if !answer.is_success() {
            return Err(write_error(module, &answer));
        }
        let records = written(&answer.text, module).iter().filter_map(read).collect();
        Ok(WriteAnswer { status: answer.status, records })
    }
}

fn short(module: Module, expected: usize, got: usize) -> Error {
    let noun = module.noun();
    let why = if expected == usize::MAX {
        format!("It showed {got} and the list did not come to an end.")
    } else {
        format!("It says that there are {expected}, but showed {got}, twice.")
    };
    Error::new(
        ErrorCode::HaloListShort,
        format!("Halo did not list all {noun}."),
        why,
        "Nothing was changed: what is missing from a list would look as if it were gone. Try again when \
         nobody is importing into Halo; if it stays so, lower the page size in the advanced settings.",
    )
}

#[async_trait::async_trait]
impl Halo for HaloClient {
    async fn clients(&self) -> Result<Vec<Client>> {
        self.list(Module::Clients, map::client).await
    }

    async fn top_levels(&self) -> Result<Vec<TopLevel>> {
        self.list(Module::TopLevels, map::top_level).await
    }

    async fn sites(&self) -> Result<Vec<Site>> {
        self.list(Module::Sites, map::site).await
    }

    async fn site(&self, id: SiteId) -> Result<Option<Site>> {
        // Whether the address comes without `includedetails` is not known (facts 3: the parameter exists).
        let url = self.url(&format!("{}/{id}", Module::Sites.path()), &[("includedetails", "true")]);
        self.one(Module::Sites, "read a site from Halo", url, map::site, |site| site.id == id).await
    }

    async fn licence(&self, id: LicenceId) -> Result<Option<Licence>> {
        let url = self.url(&format!("{}/{id}", Module::Licences.path()), &[]);
        self.one(Module::Licences, "read a licence from Halo", url, map::licence, |licence| licence.id == id)
            .await
    }

    async fn licences(&self, of: LicencesOf) -> Result<Vec<Licence>> {
        let id = match of {
            LicencesOf::Everyone => None,
            LicencesOf::Client(client) => Some(client.to_string()),
        };
        let mut whose: Vec<(&str, &str)> = id.iter().map(|id| ("client_id", id.as_str())).collect();
        let narrow = whose.clone();
        whose.splice(0..0, Module::Licences.everything().iter().copied());
        let (mut all, rows) = self.walk(Module::Licences, &whose, map::licence).await?;
        if !all.values().any(Licence::is_live) {
            // Whether `includeinactive` adds the inactive ones or asks for them alone is not written
            // anywhere. Without a live one among them, the plain list decides.
            all.extend(self.walk(Module::Licences, &narrow, map::licence).await?.0);
        }
        let one_page = all.len() <= rows;
        let known = self.page_rows.load(Ordering::Relaxed);
        self.page_rows.store(if one_page { known.max(rows) } else { rows }, Ordering::Relaxed);
        let asked_for = |licence: &Licence| match of {
            LicencesOf::Everyone => true,
            // A Halo that does not heed the filter lists everyone's; what names no client was asked for.
            LicencesOf::Client(client) => licence.client.is_none_or(|owner| owner == client),
        };
        Ok(all.into_values().filter(asked_for).collect())
    }

    async fn write_licences(&self, records: &[LicenceWrite]) -> Result<WriteAnswer<Licence>, WriteError> {
        if records.is_empty() {
            return Ok(WriteAnswer { status: 200, records: Vec::new() });
        }
        self.write(Module::Licences, write::licences(records), map::licence).await
    }

    async fn recurring_invoices(&self) -> Result<Vec<RecurringInvoice>> {
        self.list(Module::RecurringInvoices, recurring_invoice).await
    }

    async fn delete_licence(&self, id: LicenceId) -> Result<u16, WriteError> {
        let module = Module::Licences;
        let url = self.url(&format!("{}/{id}", module.path()), &[]);
        let answer =
            self.call(Request::delete("delete a licence in Halo", url)).await.map_err(write_failure)?;
        if answer.is_success() { Ok(answer.status) } else { Err(write_error(module, &answer)) }
    }

    async fn write_client(&self, record: &ClientWrite) -> Result<WriteAnswer<Client>, WriteError> {
        self.write(Module::Clients, write::client(record), map::client).await
    }

    async fn write_site(&self, record: &SiteWrite) -> Result<WriteAnswer<Site>, WriteError> {
        self.write(Module::Sites, write::site(record), map::site).await
    }

    fn requests(&self) -> u64 {
        self.sender.requests()
    }

    fn page_rows(&self) -> usize {
        self.page_rows.load(Ordering::Relaxed)
    }
}
