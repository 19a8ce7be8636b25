//! A receipt as plain text and as CSV, and what all its forms share.

use super::cell::{guarded, guarded_value};
use super::receipt::Receipt;
use super::views::ChangeView;
use crate::plan::Action;
use crate::{Error, Result};
use std::fmt::Write;

/// What the head of the audit is good for.
const PROOF: &str = "Compare it with a receipt kept elsewhere: while that row has this checksum, nothing \
                     before it was changed.";

/// How a change ended, in words.
pub(super) fn outcome(change: &ChangeView) -> &str {
    match change.outcome {
        Some(outcome) => outcome,
        None if change.action == Action::Blocked => "needs you",
        None => "left alone",
    }
}

/// What stands above the changes.
pub(super) fn head(r: &Receipt) -> Vec<(&'static str, String)> {
    let mut rows = vec![
        ("Run", format!("{} of plan {}, {}", r.run.run, r.run.plan, r.run.status.as_str())),
        ("Connection", r.run.connection.clone()),
        ("Started", r.run.started.clone()),
        ("Ended", r.run.ended.clone().unwrap_or_else(|| "not yet".to_owned())),
        ("By", format!("{} with Halyard {}", r.run.who, r.version)),
        (
            "Result",
            format!(
                "{} applied, {} failed, {} need you, {} left alone",
                r.run.applied, r.run.failed, r.run.needs_you, r.run.skipped
            ),
        ),
    ];
    rows.extend(r.allowed.iter().map(|why| ("Guard passed because", why.clone())));
    rows.extend(r.why.iter().map(|why| ("Stopped because", why.clone())));
    if let Some(head) = &r.audit {
        rows.push(("Audit", format!("row {}, {}", head.rows, head.hash)));
        rows.push(("", PROOF.to_owned()));
    }
    rows.extend(r.remarks.iter().map(|remark| ("Note", remark.clone())));
    rows
}

/// For the terminal.
pub(super) fn text(r: &Receipt) -> String {
    let mut out = String::new();
    for (name, value) in head(r) {
        let _ = writeln!(out, "{name:<12} {value}");
    }
    let mut customer = "";
    let mut changes: Vec<&ChangeView> = r.changes.iter().collect();
    changes.sort_by_key(|c| c.customer_id.to_ascii_lowercase());
    for change in changes {
        if change.customer_id != customer {
            customer = &change.customer_id;
            let _ = writeln!(out, "\n{}", change.customer);
        }
        let what = change.told();
        let _ =
            writeln!(out, "  {:<9} {:<10} {}: {what}", outcome(change), change.action.as_str(), change.name);
        if let Some(e) = &change.error {
            let _ = writeln!(out, "            {} {} {} ({})", e.what, e.why, e.fix, e.code);
        }
    }
    out
}

/// For spreadsheets: one row per field.
pub(super) fn csv(r: &Receipt) -> Result<String> {
    let mut out = ::csv::Writer::from_writer(Vec::new());
    let fault =
        |e: &dyn std::error::Error| Error::internal(format!("The receipt could not be written: {e}."));
    out.write_record([
        "run",
        "entity",
        "action",
        "outcome",
        "customer_id",
        "customer",
        "name",
        "record",
        "field",
        "before",
        "after",
        "why",
        "error",
        "audit_row",
        "audit_hash",
    ])
    .map_err(|e| fault(&e))?;
    let (audit_row, audit_hash) =
        r.audit.as_ref().map(|head| (head.rows.to_string(), guarded_value(&head.hash))).unwrap_or_default();
    for c in &r.changes {
        let mut row = |field: &str, before: String, after: String| {
            let error =
                c.error.as_ref().map(|e| format!("{} {} ({})", e.what, e.why, e.code)).unwrap_or_default();
            let record = c.record.map(|id| id.to_string()).unwrap_or_default();
            out.write_record([
                &r.run.run,
                c.entity.as_str(),
                c.action.as_str(),
                outcome(c),
                &guarded(&c.customer_id),
                &guarded(&c.customer),
                &guarded(&c.name),
                &record,
                field,
                &guarded_value(&before),
                &guarded_value(&after),
                &guarded(&c.why),
                &guarded(&error),
                &audit_row,
                &audit_hash,
            ])
        };
        if c.fields.is_empty() {
            row("", String::new(), String::new()).map_err(|e| fault(&e))?;
        }
        for (name, f) in &c.fields {
            let before = f.before.as_ref().map(ToString::to_string).unwrap_or_default();
            row(name, before, f.after.to_string()).map_err(|e| fault(&e))?;
        }
    }
    let bytes = out.into_inner().map_err(|e| fault(&e))?;
    String::from_utf8(bytes).map_err(|e| fault(&e))
}
