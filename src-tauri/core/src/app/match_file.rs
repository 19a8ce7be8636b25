//! The matching table as a CSV file, out and in. Coming in, every row is checked before any is saved, and
//! each bad row is named by its line.

use super::App;
use super::cell::{guarded, unguarded};
use super::matching::{MatchList, excluded, find_client, find_customer, manual};
use super::private;
use super::reading::Purpose;
use crate::domain::{Client, ConnectionName, Customer, CustomerId, Match, MatchKind};
use crate::halo::Halo;
use crate::store::MatchEdit;
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::io::Write;
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
        let mut out =
            private::options().create(true).truncate(true).open(file).map_err(|e| unusable(file, &e))?;
        out.write_all(text.as_bytes()).map_err(|e| unusable(file, &e))?;
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
        Ok((written(&lines)?, lines.len()))
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
            customers = self.read_vendor(name, &connection, &Purpose::CUSTOMERS).await?.0.customers;
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

fn written(lines: &[Line]) -> Result<String> {
    let fault = |e: &dyn std::error::Error| Error::internal(format!("The table could not be written: {e}."));
    let mut out = csv::Writer::from_writer(Vec::new());
    for line in lines {
        out.serialize(guarded_line(line)).map_err(|e| fault(&e))?;
    }
    let bytes = out.into_inner().map_err(|e| fault(&e))?;
    String::from_utf8(bytes).map_err(|e| fault(&e))
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

fn guarded_line(line: &Line) -> Line {
    Line {
        customer_id: guarded(&line.customer_id),
        customer_name: guarded(line.customer_name.trim()),
        client_id: line.client_id.clone(),
        client_name: guarded(line.client_name.trim()),
        kind: line.kind.clone(),
        score: line.score.clone(),
        why: guarded(line.why.trim()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ClientId;
    use proptest::prelude::*;

    fn customer(id: &CustomerId, name: &str) -> Customer {
        Customer { id: id.clone(), name: name.to_owned(), address: None }
    }

    fn clients() -> Vec<Client> {
        let client = |id, name: &str| Client {
            id: ClientId(id),
            name: name.to_owned(),
            top_level: None,
            top_level_name: None,
            main_site: None,
            inactive: false,
        };
        vec![client(1, "Alpha"), client(2, "=Beta"), client(3, "1")]
    }

    proptest! {
        /// Any bytes are either edits for customers that are there, or every bad line is told.
        #[test]
        fn any_file_is_read_or_refused(
            head in prop_oneof![Just(&b"customer_id,client_id,kind,why\n"[..]), Just(&b"\xef\xbb\xbfcustomer_id;x\r\n"[..]), Just(&b""[..])],
            body in prop_oneof![prop::collection::vec(any::<u8>(), 0..200), "((a|b|'=c|nobody)?[,;\"\r\n](1|2|9|x|excluded)?){0,20}".prop_map(String::into_bytes)],
        ) {
            let ids: Vec<CustomerId> = ["a", "b", "=c"].into_iter().filter_map(CustomerId::new).collect();
            let customers: Vec<Customer> = ids.iter().map(|id| customer(id, "N")).collect();
            match read(&[head, &body].concat(), &customers, &clients(), &HashMap::new()) {
                Ok(edits) => prop_assert!(edits.len() <= customers.len(), "each customer once"),
                Err(error) => {
                    prop_assert_eq!(error.code, ErrorCode::MatchFileRejected);
                    prop_assert!(error.why.contains("line "), "the line is named: {}", error.why);
                }
            }
        }

        /// What goes out runs in no spreadsheet, and comes in as it was.
        #[test]
        fn a_table_comes_back_as_it_went_out(
            ids in prop::collection::hash_set("['=+@\t-]{0,3}[!-~é＝]{1,9}", 1..6), name in any::<String>(), why in "[ -~]{1,20}",
        ) {
            let ids: HashSet<CustomerId> = ids.iter().filter_map(|id| CustomerId::new(id)).collect();
            let customers: Vec<Customer> = ids.iter().map(|id| customer(id, &name)).collect();
            let line = |id: &CustomerId| Line {
                customer_id: id.as_str().to_owned(),
                customer_name: name.clone(),
                client_id: String::new(),
                client_name: String::new(),
                kind: "excluded".to_owned(),
                score: String::new(),
                why: why.clone(),
            };
            let text = written(&ids.iter().map(line).collect::<Vec<_>>()).unwrap();
            let mut cells = csv::ReaderBuilder::new().from_reader(text.as_bytes());
            for cell in cells.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']), "{cell:?} may be run");
            }
            prop_assume!(!why.trim().is_empty());
            let edits = read(text.as_bytes(), &customers, &clients(), &HashMap::new()).unwrap();
            let back: HashSet<CustomerId> = edits
                .iter()
                .map(|edit| match edit {
                    MatchEdit::Set(m) => m.customer.clone(),
                    MatchEdit::Clear(id) | MatchEdit::Create(id) => id.clone(),
                })
                .collect();
            prop_assert_eq!(back, ids);
            for edit in &edits {
                prop_assert!(matches!(edit, MatchEdit::Set(m) if m.kind == MatchKind::Excluded && m.why.contains(why.trim())), "{edit:?}");
            }
        }
    }
}
