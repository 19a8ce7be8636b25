//! The matching table as a CSV file, out and in. Coming in, every row is checked before any is saved, and
//! each bad row is named by its line.

use super::App;
use super::matching::{MatchList, excluded, find_client, find_customer, manual};
use crate::domain::{Client, ConnectionName, Customer, CustomerId, Match, MatchKind};
use crate::halo::Halo;
use crate::store::MatchEdit;
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// How many bad rows an error names.
const NAMED: usize = 20;

/// One line of the file.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    customer_id: String,
    #[serde(default)]
    customer_name: String,
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    client_name: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    score: String,
    #[serde(default)]
    why: String,
}

impl App {
    /// Writes every customer with its match, or without, to `file`. How many lines.
    pub async fn match_export(&self, name: &ConnectionName, file: &Path) -> Result<usize> {
        let (text, lines) = self.match_text(name).await?;
        std::fs::write(file, text).map_err(|e| unusable(file, &e))?;
        Ok(lines)
    }

    /// Every customer with its match, or without, as CSV; and how many lines.
    pub(super) async fn match_text(&self, name: &ConnectionName) -> Result<(String, usize)> {
        let list = self.match_list(name).await?;
        let matched = list.matches.into_iter().map(|m| Line {
            customer_id: m.customer_id,
            customer_name: m.customer_name,
            client_id: m.client_id.map(|id| id.to_string()).unwrap_or_default(),
            client_name: m.client_name.unwrap_or_default(),
            kind: m.kind.as_str().to_owned(),
            score: m.score.map(|s| format!("{s:.3}")).unwrap_or_default(),
            why: m.why,
        });
        let open = list.undecided.into_iter().map(|u| Line {
            customer_id: u.customer_id,
            customer_name: u.customer_name,
            client_id: String::new(),
            client_name: String::new(),
            kind: String::new(),
            score: String::new(),
            why: u.why,
        });
        let lines: Vec<Line> = matched.chain(open).collect();
        let fault =
            |e: &dyn std::error::Error| Error::internal(format!("The table could not be written: {e}."));
        let mut out = csv::Writer::from_writer(Vec::new());
        for line in &lines {
            out.serialize(guarded(line)).map_err(|e| fault(&e))?;
        }
        let bytes = out.into_inner().map_err(|e| fault(&e))?;
        Ok((String::from_utf8(bytes).map_err(|e| fault(&e))?, lines.len()))
    }

    /// Takes matches from `file`: a client's number matches by hand, the kind `excluded` leaves out with
    /// `why` as the reason, neither clears. Rows that say what is saved already change nothing. All or
    /// nothing.
    pub async fn match_import(&self, name: &ConnectionName, file: &Path) -> Result<MatchList> {
        let text = std::fs::read(file).map_err(|e| unusable(file, &e))?;
        self.match_import_text(name, &text).await
    }

    /// As [`App::match_import`], from the text of a file.
    pub(super) async fn match_import_text(&self, name: &ConnectionName, text: &[u8]) -> Result<MatchList> {
        let connection = self.vendor_connection(name)?;
        let (halo, _) = self.halo(&connection.into).await?;
        let mut customers = self.store.customers(name)?;
        if customers.is_empty() {
            customers = self.read_vendor(name, &connection).await?.0.customers;
        }
        let clients = halo.clients().await?;
        let saved: HashMap<CustomerId, Match> =
            self.store.matches(name)?.into_iter().map(|m| (m.customer.clone(), m)).collect();
        let edits = read(text, &customers, &clients, &saved)?;
        let what = format!("{} rows imported", edits.len());
        let changed = self.store.save_matches(name, &what, &edits, Timestamp::now())?;
        Ok(MatchList { changed: changed as u64, ..self.match_list(name).await? })
    }
}

fn read(
    text: &[u8],
    customers: &[Customer],
    clients: &[Client],
    saved: &HashMap<CustomerId, Match>,
) -> Result<Vec<MatchEdit>> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let mut file = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text);
    let mut bad = Vec::new();
    let mut seen = HashSet::new();
    let mut edits = Vec::new();
    let headers = file.headers().cloned().unwrap_or_default();
    if !headers.iter().any(|h| h == "customer_id") {
        bad.push("line 1: there is no column customer_id".to_owned());
    }
    let mut record = csv::StringRecord::new();
    loop {
        let at = file.position().byte();
        match file.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) if !bad.is_empty() && bad[0].starts_with("line 1:") => break,
            Ok(true) => {
                let line = || line_at(text, at);
                match record.deserialize::<Line>(Some(&headers)) {
                    Ok(row) => match edit(&row, customers, clients, saved) {
                        Ok((id, _)) if !seen.insert(id.clone()) => {
                            bad.push(format!("line {}: {id} stands twice in the file", line()));
                        }
                        Ok((_, edit)) => edits.extend(edit),
                        Err(e) => bad.push(format!("line {}: {e}", line())),
                    },
                    Err(e) => bad.push(format!("line {}: {e}", line())),
                }
            }
            Err(e) => bad.push(format!("line {}: {e}", line_at(text, at))),
        }
    }
    if bad.is_empty() { Ok(edits) } else { Err(rejected(&bad)) }
}

/// The line, counted from 1, of the record that follows the byte `at`: empty lines and the second half of a
/// Windows line ending come before it.
fn line_at(text: &[u8], at: u64) -> usize {
    let from = usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
    let empty = text[from..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    text[..from + empty].split(|b| *b == b'\n').count()
}

/// What one row asks for; no edit where it says what is saved.
fn edit(
    row: &Line,
    customers: &[Customer],
    clients: &[Client],
    saved: &HashMap<CustomerId, Match>,
) -> Result<(CustomerId, Option<MatchEdit>)> {
    let customer = find_customer(customers, unguarded(&row.customer_id))?;
    let now = saved.get(&customer.id);
    let client = unguarded(&row.client_id);
    let excludes = row.kind.eq_ignore_ascii_case(MatchKind::Excluded.as_str());
    if !row.kind.is_empty() && MatchKind::parse(&row.kind.to_ascii_lowercase()).is_none() {
        return Err(Error::new(ErrorCode::Usage, format!("{:?} is no kind of match.", row.kind), "", ""));
    }
    let edit = match (excludes, client) {
        (true, "") => Some(MatchEdit::Set(excluded(&customer, unguarded(&row.why))?)),
        (true, _) => {
            return Err(Error::new(ErrorCode::Usage, "It is excluded and has a client, too.", "", ""));
        }
        (false, "") => now.map(|_| MatchEdit::Clear(customer.id.clone())),
        (false, wanted) => {
            let client = find_client(clients, wanted)?;
            let same = now.is_some_and(|m| m.client == Some(client.id));
            (!same).then(|| MatchEdit::Set(manual(&customer, &client)))
        }
    };
    Ok((customer.id, edit))
}

fn rejected(bad: &[String]) -> Error {
    let more = if bad.len() > NAMED { format!(" … and {} more", bad.len() - NAMED) } else { String::new() };
    Error::new(
        ErrorCode::MatchFileRejected,
        format!("The file was not imported: {} row(s) cannot be used.", bad.len()),
        format!("{}{more}", bad[..bad.len().min(NAMED)].join("; ")),
        "Correct these lines and import the file again. Nothing of it was saved.",
    )
}

/// Spreadsheets run a cell that begins like a formula; an apostrophe keeps it text.
fn guarded(line: &Line) -> Line {
    let guard = |text: &String| {
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.clone() }
    };
    Line {
        customer_id: guard(&line.customer_id),
        customer_name: guard(&line.customer_name),
        client_id: line.client_id.clone(),
        client_name: guard(&line.client_name),
        kind: line.kind.clone(),
        score: line.score.clone(),
        why: guard(&line.why),
    }
}

fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    }
}

fn unusable(file: &Path, error: &dyn std::error::Error) -> Error {
    Error::new(
        ErrorCode::FileUnusable,
        format!("The file {} cannot be used.", file.display()),
        error.to_string(),
        "Check the path, and that the file is not open elsewhere.",
    )
}
