//! Lists and single records.
//!
//! Wrapped lists always carry page_no and page_size (VERIFIED: strict clients fail without). May not write.

use super::{
    entity::Entity,
    fields, invoices,
    query::{self, Page},
    refusal::Refusal,
    store::Store,
    table::{Row, Rows, to_text},
};
use crate::{
    faults::Turn,
    net::{Ask, Reply},
};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Answers `GET /Entity`.
pub(super) fn answer(
    store: &mut Store,
    entity: Entity,
    ask: &Ask,
    turn: &mut Turn,
) -> Result<Reply, Refusal> {
    let page = query::page(ask)?;
    let filter = query::filter(store, entity, ask, turn)?;
    let rows = store.table_mut(entity).view(&filter);
    if entity == Entity::Agent {
        let texts: Vec<&str> = rows.iter().map(|row| &*row.list).collect();
        return Ok(Reply::json(200, format!("[{}]", texts.join(","))));
    }
    let (rows, record_count, page_size) = cut_out(&rows, page, turn);
    let look = Look::of(entity, ask, turn);
    let mut body = format!("{{\"page_no\":{},\"page_size\":{page_size},", page.number);
    if !turn.on("count-missing") {
        let _ = write!(body, "\"record_count\":{record_count},");
    }
    let _ = write!(body, "\"{}\":[", entity.wrapper().unwrap_or_default());
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            body.push(',');
        }
        look.write(&mut body, store, row);
    }
    body.push_str("]}");
    Ok(Reply::json(200, body))
}

/// The rows of the page, the count that the wrapper tells, and the page size it tells.
fn cut_out(all: &Rows, page: Page, turn: &mut Turn) -> (Vec<std::sync::Arc<Row>>, usize, usize) {
    if turn.fires("empty").is_some() {
        return (Vec::new(), 0, page.size);
    }
    let cap = turn.number("page-cap").and_then(|cap| usize::try_from(cap).ok()).unwrap_or(usize::MAX);
    let size = page.size.min(cap.max(1));
    let told = if turn.setting("page-size-echo").as_deref() == Some("given") { size } else { page.size };
    let mut start = (page.number - 1).saturating_mul(size);
    if page.number > 1 {
        match turn.fires("page-shift").as_deref() {
            Some("repeat") => start = start.saturating_sub(1),
            Some(_) => start += 1,
            None => {}
        }
    }
    let mut rows: Vec<_> = all.iter().skip(start).take(size).cloned().collect();
    if let Some(lacking) = turn.fires("short") {
        rows.truncate(rows.len().saturating_sub(lacking.parse().unwrap_or(1)));
    }
    (rows, all.len(), told)
}

/// How the rows of a list differ from how they are stored.
#[allow(clippy::struct_excessive_bools)] // each is a separate switch of the request
struct Look {
    entity: Entity,
    id_only: bool,
    with_lines: bool,
    without_notes: bool,
    nulls: bool,
    double_ids: bool,
    /// Sites show their address where it is asked for (ASSUMED: the parameter is VERIFIED to exist).
    without_addresses: bool,
    /// Newer lists of clients name the main site, older ones do not (VERIFIED by two specifications).
    with_main_site: bool,
}

impl Look {
    fn of(entity: Entity, ask: &Ask, turn: &mut Turn) -> Self {
        Self {
            entity,
            id_only: query::flag(ask, "idonly").unwrap_or(false),
            with_lines: entity == Entity::Invoice && query::flag(ask, "includelines").unwrap_or(false),
            without_notes: turn.on("notes-missing"),
            nulls: turn.on("nulls"),
            double_ids: turn.on("ids-double"),
            without_addresses: entity == Entity::Site
                && (turn.on("addresses-missing") || !query::flag(ask, "includeaddress").unwrap_or(false)),
            with_main_site: entity == Entity::Client && turn.on("main-site-listed"),
        }
    }

    fn write(&self, body: &mut String, store: &Store, row: &Row) {
        if self.id_only {
            let _ = write!(body, "{{\"id\":{}}}", row.id);
            return;
        }
        let altered = self.with_lines
            || self.without_notes
            || self.nulls
            || self.double_ids
            || self.without_addresses
            || self.with_main_site;
        if !altered {
            body.push_str(&row.list);
            return;
        }
        let mut members = if self.with_lines {
            invoices::computed(store, row.members())
        } else {
            serde_json::from_str(&row.list).unwrap_or_default()
        };
        if self.without_notes {
            members.remove("notes");
        }
        if self.without_addresses {
            members.retain(|name, _| !name.starts_with("delivery_address"));
        }
        if let Some(id) = row.members().remove("main_site_id").filter(|_| self.with_main_site) {
            members.insert("main_site_id".to_owned(), id);
        }
        if self.nulls {
            for field in fields::of(self.entity).iter().filter(|field| !field.keep.detail_only()) {
                members.entry(field.name).or_insert(Value::Null);
            }
        }
        if self.double_ids {
            for name in ["id", "client_id", "toplevel_id", "site_id"] {
                if let Some(id) = members.get(name).and_then(Value::as_f64) {
                    members.insert(name.to_owned(), json!(id));
                }
            }
        }
        body.push_str(&to_text(&members));
    }
}

/// Answers `GET /Entity/{id}`; `/Agent/me` is the agent that the application signs in as.
pub(super) fn single(store: &Store, entity: Entity, id: &str) -> Result<Reply, Refusal> {
    let id = if entity == Entity::Agent && id.eq_ignore_ascii_case("me") {
        let agents = &store.table(entity).rows;
        agents.values().find(|row| row.full.contains("\"isapiagent\":true")).map(|row| row.id)
    } else {
        id.parse().ok()
    };
    let row = id.and_then(|id| store.get(entity, id)).ok_or_else(|| Refusal::bare(404))?;
    if entity == Entity::Invoice {
        return Ok(Reply::json(200, to_text(&invoices::computed(store, row.members()))));
    }
    Ok(Reply::json(200, row.full.to_string()))
}
