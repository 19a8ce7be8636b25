//! The audit as a file: CSV for spreadsheets, one line per field; JSON for programs, each row with the very
//! text that its hash is made of.

use super::App;
use super::audit::{AuditFieldView, line};
use super::cell::guarded_value;
use super::whole_file;
use crate::plan::{Action, Entity};
use crate::store::{AuditRow, ChangeState};
use crate::{Error, Result};
use std::io::{BufWriter, Write};
use std::path::Path;

/// The forms the audit is exported in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum AuditFormat {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

/// Rows read at once.
const PAGE: u32 = 2_000;

const HEAD: [&str; 22] = [
    "row",
    "at",
    "user",
    "version",
    "kind",
    "connection",
    "plan",
    "run",
    "entity",
    "action",
    "customer_id",
    "customer",
    "record",
    "name",
    "field",
    "before",
    "after",
    "request",
    "status",
    "outcome",
    "code",
    "why",
];

impl App {
    /// Writes all of the audit to `file`, whole or not at all. How many rows.
    pub fn audit_export(&self, file: &Path, format: AuditFormat) -> Result<u64> {
        whole_file::write(file, |out| match format {
            AuditFormat::Csv => self.audit_csv(out),
            AuditFormat::Json => self.audit_json(out),
        })
    }

    fn audit_csv(&self, out: &mut dyn Write) -> Result<u64> {
        let mut csv = csv::Writer::from_writer(BufWriter::new(out));
        csv.write_record(HEAD.into_iter().chain(["hash"])).map_err(|e| unwritten(&e))?;
        let rows = self.each(|row| {
            let l = line(row);
            let whole = [AuditFieldView { field: String::new(), before: None, after: None }];
            let fields = if l.fields.is_empty() { &whole[..] } else { &l.fields[..] };
            for f in fields {
                let some = |text: &Option<String>| guarded_value(text.as_deref().unwrap_or_default());
                let number = |n: Option<String>| n.unwrap_or_default();
                csv.write_record([
                    l.row.to_string(),
                    l.at.clone(),
                    guarded_value(&l.user),
                    l.version.clone(),
                    l.act().to_owned(),
                    some(&l.connection),
                    some(&l.plan),
                    some(&l.run),
                    l.entity.map_or("", Entity::as_str).to_owned(),
                    l.action.map_or("", Action::as_str).to_owned(),
                    some(&l.customer_id),
                    some(&l.customer),
                    number(l.record.map(|n| n.to_string())),
                    some(&l.name),
                    guarded_value(&f.field),
                    some(&f.before),
                    some(&f.after),
                    some(&l.request),
                    number(l.status.map(|n| n.to_string())),
                    l.outcome.map_or("", ChangeState::as_str).to_owned(),
                    some(&l.code),
                    some(&l.why),
                    guarded_value(&l.hash),
                ])
                .map_err(|e| unwritten(&e))?;
            }
            Ok(())
        })?;
        csv.flush().map_err(|e| unwritten(&e))?;
        Ok(rows)
    }

    fn audit_json(&self, out: &mut dyn Write) -> Result<u64> {
        let mut out = BufWriter::new(out);
        let mut first = true;
        let rows = self.each(|row| {
            let comma = if std::mem::take(&mut first) { "{\"audit\": [" } else { "," };
            let run = row.run.map_or_else(|| "null".to_owned(), |run| run.to_string());
            let hash = serde_json::Value::from(String::from_utf8_lossy(&row.hash).into_owned());
            // As it is stored, byte by byte; one that is no JSON any more goes as text.
            let text = String::from_utf8_lossy(&row.content);
            let entry = match row.entry() {
                Some(_) => text.into_owned(),
                None => serde_json::Value::from(text.into_owned()).to_string(),
            };
            writeln!(out, "{comma}\n{{\"row\":{},\"run\":{run},\"hash\":{hash},\"entry\":{entry}}}", row.id)
                .map_err(|e| unwritten(&e))
        })?;
        let end = if first { "{\"audit\": []}" } else { "]}" };
        writeln!(out, "{end}").and_then(|()| out.flush()).map_err(|e| unwritten(&e))?;
        Ok(rows)
    }

    /// Goes over all rows in order, a page at a time; how many.
    fn each(&self, mut take: impl FnMut(&AuditRow) -> Result<()>) -> Result<u64> {
        let (mut last, mut rows) = (i64::MIN, 0);
        loop {
            let page = self.store.audit_after(last, PAGE)?;
            let Some(end) = page.last() else { return Ok(rows) };
            last = end.id;
            for row in &page {
                take(row)?;
                rows += 1;
            }
        }
    }
}

fn unwritten(error: &dyn std::error::Error) -> Error {
    Error::internal(format!("The audit could not be written out: {error}."))
}
