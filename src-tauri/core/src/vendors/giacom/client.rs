//! Giacom over HTTP: three readings and nothing else. The same key opens operations that take payments;
//! they have no place here.

use super::settings::GiacomSettings;
use super::wire::{Sheet, sheet};
use super::{GiacomMethod, address};
use crate::domain::Completeness;
use crate::http::address::join;
use crate::http::{Answer, Request, Sender};
use crate::secrets::Secret;
use crate::{Error, ErrorCode, Result};
use reqwest::Url;
use reqwest::header::HeaderName;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Mutex;

/// Numbers of rows that look like a page cut by a cap (ASSUMED: the caps that services commonly have;
/// whether Giacom's has one is not known, facts 4). Smaller ones are left out: a small MSP has 50 rows by
/// chance, and would then never see anything removed.
const CAPS: [usize; 7] = [100, 200, 250, 500, 1000, 2000, 2500];
/// The largest page that is asked for.
const LARGEST_PAGE: u32 = 80_000;
/// Pages after which a list that does not end is not believed.
const MOST_PAGES: usize = 500;

/// One connection to Giacom.
#[derive(Debug)]
pub(super) struct Client {
    sender: Sender,
    bases: Vec<Url>,
    base: AtomicUsize,
    header: HeaderName,
    key: Secret,
    pub settings: GiacomSettings,
    /// One call at a time (facts 6).
    turn: Mutex<()>,
}

/// All answers of one reading, in order, and whether they are all there is.
#[derive(Debug)]
pub(super) struct Reading {
    pub answers: Vec<Answer>,
    /// Rows in all answers together.
    pub rows: usize,
    pub completeness: Completeness,
}

impl Client {
    pub fn new(settings: &GiacomSettings, key: Secret, sender: Sender) -> Result<Self> {
        let header = HeaderName::from_bytes(settings.header_name.trim().as_bytes()).map_err(|_| {
            Error::new(
                ErrorCode::Usage,
                "The name of Giacom's key header cannot be used.",
                "A header's name has letters, digits and hyphens only.",
                "Set it back to Ocp-Apim-Subscription-Key in the advanced settings.",
            )
        })?;
        sender.hide(&key);
        Ok(Self {
            bases: address::bases(&settings.base_url, &settings.api_version)?,
            base: AtomicUsize::new(0),
            settings: settings.clone(),
            turn: Mutex::default(),
            header,
            key,
            sender,
        })
    }

    pub fn requests(&self) -> u64 {
        self.sender.requests()
    }

    /// Tells whether the service is up; any body will do.
    pub async fn status(&self) -> Result<Answer> {
        self.get("ask Giacom for its status", &self.settings.paths.status, &[], true).await
    }

    /// The first row of the connection's method, whatever is answered.
    pub async fn first_row(&self) -> Result<Answer> {
        self.get("read subscriptions from Giacom", self.path(), &[("pageSize", "1")], true).await
    }

    /// All rows of the connection's method. As many rows as were asked for are asked for again in a larger
    /// page: the page's size is the one thing about pages that is known (facts 4).
    pub async fn read_all(&self) -> Result<Reading> {
        let mut size = self.settings.page_size.max(1);
        let mut reading = self.read_by(size).await?;
        while reading.rows == size as usize && size < LARGEST_PAGE {
            size = size.saturating_mul(4).min(LARGEST_PAGE);
            match self.read_by(size).await {
                Ok(larger) if larger.rows > reading.rows => reading = larger,
                // A larger page that brings no more, or is refused, leaves the full page as it was: partial.
                _ => break,
            }
        }
        Ok(reading)
    }

    async fn read_by(&self, size: u32) -> Result<Reading> {
        let (asked, size) = (size as usize, size.to_string());
        let mut answers: Vec<Answer> = Vec::new();
        let (mut seen, mut rows) = (HashSet::new(), 0);
        let mut next: Option<(String, i64)> = None;
        let mut intake = self.sender.intake();
        loop {
            let number = next.as_ref().map(|(_, number)| number.to_string());
            let mut query = vec![("pageSize", size.as_str())];
            query.extend(next.as_ref().map(|(name, _)| name.as_str()).zip(number.as_deref()));
            let answer = self.get("read subscriptions from Giacom", self.path(), &query, false).await?;
            if !answer.is_success() {
                return Err(refusal(&answer));
            }
            intake.take(&answer)?;
            let (verdict, fresh) = {
                let sheet = sheet(answer.json()?).ok_or_else(|| answer.shape("a list in `data`"))?;
                let fresh = sheet.rows.iter().filter(|row| seen.insert(row.as_json().to_owned())).count();
                rows += sheet.rows.len();
                let first = answers.is_empty();
                let full = first && looks_cut(&sheet, asked);
                (judge(&sheet, rows, fresh, first, full), fresh)
            };
            if fresh > 0 || answers.is_empty() {
                answers.push(answer);
            }
            match verdict {
                Verdict::More(more) if answers.len() < MOST_PAGES => next = Some(more),
                Verdict::More(_) => return Err(endless(rows)),
                Verdict::End(completeness) => return Ok(Reading { answers, rows, completeness }),
            }
        }
    }

    fn path(&self) -> &str {
        match self.settings.method {
            GiacomMethod::Subscriptions => &self.settings.paths.account_totals,
            GiacomMethod::Report => &self.settings.paths.report,
        }
    }

    async fn get(
        &self,
        purpose: &'static str,
        path: &str,
        query: &[(&str, &str)],
        any: bool,
    ) -> Result<Answer> {
        let _turn = self.turn.lock().await;
        loop {
            let at = self.base.load(Ordering::Relaxed).min(self.bases.len() - 1);
            let mut url = join(&self.bases[at], path);
            if !query.is_empty() {
                url.query_pairs_mut().extend_pairs(query);
            }
            let mut request =
                Request::get(purpose, url).with_secret_header(self.header.clone(), self.key.clone());
            if any {
                request = request.any_answer();
            }
            let answer = self.sender.send(&request).await.map_err(|failure| failure.error)?;
            if answer.status != 404 || at + 1 == self.bases.len() {
                return Ok(answer);
            }
            self.base.store(at + 1, Ordering::Relaxed);
        }
    }
}

enum Verdict {
    More((String, i64)),
    End(Completeness),
}

/// True for as many rows as were asked for or as the answer says a page has, and for a usual cap: servers
/// cut pages silently.
fn looks_cut(sheet: &Sheet<'_>, asked: usize) -> bool {
    let rows = sheet.rows.len();
    rows > 0 && (rows >= asked || sheet.page_size.is_some_and(|size| rows >= size) || CAPS.contains(&rows))
}

/// Whether to read on. Further pages are asked for only where the answer itself speaks of pages.
fn judge(sheet: &Sheet<'_>, rows: usize, fresh: usize, first: bool, full: bool) -> Verdict {
    let partial = |why: String| Verdict::End(Completeness::Partial(why));
    if !first && fresh == 0 {
        let known_short = sheet.total.is_some_and(|total| rows - sheet.rows.len() < total);
        return match (sheet.rows.is_empty(), known_short) {
            (true, false) => Verdict::End(Completeness::Complete),
            (true, true) => partial("Giacom's list ends before the total it states".to_owned()),
            (false, _) => partial("Giacom repeats the same rows instead of the next page".to_owned()),
        };
    }
    match (sheet.is_last(rows), sheet.next()) {
        (Some(false), Some(next)) => Verdict::More(next),
        (None, Some(next)) if full || !first => Verdict::More(next),
        (Some(false), None) => {
            let total = sheet.total.map_or_else(|| "more".to_owned(), |total| total.to_string());
            partial(format!("Giacom says there are {total} rows and sent {rows}"))
        }
        (None, _) if full => {
            partial(format!("Giacom sent {rows} rows, which looks like a full page: there may be more"))
        }
        (Some(true) | None, _) => Verdict::End(Completeness::Complete),
    }
}

/// Rows that somebody makes up as long as he is asked are not rows to bill by.
fn endless(rows: usize) -> Error {
    Error::new(
        ErrorCode::AnswerShape,
        "Halyard could not read subscriptions from Giacom: the list does not end.",
        format!("After {MOST_PAGES} pages with {rows} rows it still says that there are more."),
        "Nothing was changed. Check that the address is the API's; if it is, try again later.",
    )
}

/// Giacom's refusals (facts 6: the forms are VERIFIED for its gateway).
pub(super) fn refusal(answer: &Answer) -> Error {
    let said = answer.excerpt();
    let quoted = if said.is_empty() { String::new() } else { format!(" It said: {said}") };
    match answer.status {
        403 if said.to_ascii_lowercase().contains("quota") => Error::new(
            ErrorCode::GiacomQuota,
            "Giacom's quota for this key is used up (403).",
            format!("The gateway counts calls per key.{quoted}"),
            "Wait until the quota is renewed, or ask Giacom to raise it.",
        ),
        401 | 403 => Error::new(
            ErrorCode::GiacomKeyRefused,
            format!("Giacom refused the API key ({}).", answer.status),
            format!("It is missing, mistyped, replaced, or belongs to another of Giacom's products.{quoted}"),
            "In Giacom's portal open My Account & Settings > Settings > API, copy the key of the Billing API, \
             and enter it again.",
        ),
        404 => Error {
            fix:
                "Check the base address and the path of this operation in the connection's advanced settings."
                    .to_owned(),
            ..answer.explain()
        },
        _ => answer.explain(),
    }
}
