//! The file a user can send with a report: versions, choices, counts, codes. It holds no secret, no address,
//! no customer's or client's name, no product and no amount.

use super::SavedFile;
use super::files::write_new;
use crate::app::{App, VendorConnection};
use crate::halo::HaloSettings;
use crate::store::{ConnectionKind, Reading};
use crate::vendors::VendorSettings;
use crate::{Error, Result};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Newest runs that are told.
const RUNS: usize = 50;

impl App {
    /// Writes the file into `folder`.
    pub fn save_support_file(&self, folder: &Path) -> Result<SavedFile> {
        let text = serde_json::to_string_pretty(&self.support()?)
            .map_err(|e| Error::internal(format!("The support file could not be made: {e}.")))?;
        write_new(folder, "halyard-support", "json", &text)
    }

    fn support(&self) -> Result<Value> {
        let about = self.about();
        let mut connections = Vec::new();
        // Numbered, not named: a name may be a customer's.
        for (n, connection) in self.store.connections()?.iter().enumerate() {
            let name = &connection.name;
            let settings = match connection.kind {
                ConnectionKind::Halo => halo(&connection.settings()?),
                ConnectionKind::Vendor(_) => vendor(&connection.settings()?),
            };
            connections.push(json!({
                "connection": n + 1,
                "kind": connection.kind.as_str(),
                "settings": settings,
                "secret": format!("{:?}", self.secret_state(name, Some(connection))),
                "check": self.store.last_check(name)?.map(|c| json!({
                    "at": c.at.to_string(), "failed": c.failed, "warned": c.warned,
                })),
                "reading": self.store.last_reading(name)?.map(reading),
                "customers": self.store.customers(name)?.len(),
                "matches": kinds(self.store.matches(name)?.iter().map(|m| m.kind.as_str())),
                "links": kinds(self.store.links(name)?.iter().map(|l| l.origin.as_str())),
            }));
        }
        Ok(json!({
            "halyard": about.version,
            "system": about.system,
            "written": Timestamp::now().to_string(),
            "connections": connections,
            "runs": self.support_runs()?,
        }))
    }

    fn support_runs(&self) -> Result<Vec<Value>> {
        let mut out = Vec::new();
        for run in self.store.runs()?.into_iter().take(RUNS) {
            let changes = self.store.run_changes(run.id)?;
            let states = kinds(changes.iter().map(|c| c.state.as_str()));
            let errors = kinds(changes.iter().filter_map(|c| c.error.as_ref()).map(|e| e.code.as_str()));
            out.push(json!({
                "run": run.id.to_string(),
                "status": run.status.as_str(),
                "halyard": plain_version(&run.version),
                "started": run.started.to_string(),
                "ended": run.ended.map(|t| t.to_string()),
                "requests": {"vendor": run.requests.0, "halo": run.requests.1},
                "guard passed": run.allowed.is_some(),
                "changes": states,
                "errors": errors,
            }));
        }
        Ok(out)
    }
}

fn halo(s: &HaloSettings) -> Value {
    json!({
        "hosted": s.resource_url.contains(".halopsa.com"),
        "tenant given": s.tenant.is_some(),
        "budget": s.budget, "batch": s.batch, "page size": s.page_size,
    })
}

fn vendor(connection: &VendorConnection) -> Value {
    let options = &connection.options;
    let source = match &connection.source {
        VendorSettings::Giacom(s) => json!({
            "version": plain_version(&s.api_version), "method": s.method.as_str(), "page size": s.page_size,
            "usual address": s.base_url == crate::vendors::GiacomSettings::default().base_url,
            "currency": s.currency.as_str(),
        }),
        VendorSettings::Also(s) => json!({
            "marketplace": s.marketplace.as_str(), "pause": s.pause_ms, "resellers": s.descend,
            "usual address": s.marketplace_url == s.marketplace.usual_url(),
            "usual path": s.path_prefix == crate::vendors::AlsoSettings::default().path_prefix,
            "account given": s.account.is_some(), "quantity fields": s.quantity_fields.len(),
            "readings used again": s.reuse_readings,
        }),
    };
    json!({
        "source": source,
        "missing": options.missing.as_str(), "names followed": options.follow_names,
        "top level chosen": options.top_level.is_some(),
        "guard": {"changes": options.guard.changes, "percent": options.guard.percent},
    })
}

/// A version's number; whatever else may stand in its place is not told.
fn plain_version(text: &str) -> &str {
    let fits =
        text.len() <= 12 && text.trim_start_matches('v').bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if fits { text } else { "another" }
}

fn reading(r: Reading) -> Value {
    json!({"at": r.at.to_string(), "customers": r.customers, "subscriptions": r.subscriptions, "rows": r.rows})
}

fn kinds<'a>(words: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u64> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}
