//! The query parameters of a list, as Halo reads them.
//!
//! May not read records. Parameters Halo does not know are ignored (ASSUMED).

use super::{
    entity::Entity,
    fields,
    refusal::Refusal,
    store::Store,
    view::{Filter, sortable},
};
use crate::{faults::Turn, net::Ask};
use serde_json::Value;

/// Which part of the rows is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    pub(super) number: usize,
    pub(super) size: usize,
}

/// A parameter that is yes or no.
pub(super) fn flag(ask: &Ask, name: &str) -> Option<bool> {
    match ask.parameter(name)?.to_ascii_lowercase().as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

fn number(ask: &Ask, name: &str) -> Result<Option<i64>, Refusal> {
    match ask.parameter(name) {
        None | Some("") => Ok(None),
        Some(text) => text
            .parse()
            .map(Some)
            .map_err(|_| Refusal::whole(format!("The value '{text}' is not valid for {name}."))),
    }
}

/// The page asked for: 50 rows unless `count` or `page_size` say otherwise (VERIFIED for clients).
pub(super) fn page(ask: &Ask) -> Result<Page, Refusal> {
    let size =
        |name| Ok(number(ask, name)?.and_then(|size| usize::try_from(size).ok()).filter(|size| *size > 0));
    if flag(ask, "pageinate") == Some(true) {
        let page_no = number(ask, "page_no")?.and_then(|page| usize::try_from(page).ok()).unwrap_or(1);
        return Ok(Page { number: page_no.max(1), size: size("page_size")?.unwrap_or(50) });
    }
    Ok(Page { number: 1, size: size("count")?.unwrap_or(50) })
}

/// What the list is narrowed to.
pub(super) fn filter(store: &Store, entity: Entity, ask: &Ask, turn: &mut Turn) -> Result<Filter, Refusal> {
    let inactive = flag(ask, "includeinactive").unwrap_or(false);
    let only = inactive && flag(ask, "includeactive").is_none() && turn.on("inactive-only");
    let mut filter = Filter {
        active: flag(ask, "includeactive").unwrap_or(true) && !only,
        inactive,
        without_general_user: flag(ask, "exclude_generaluser").unwrap_or(false),
        search: ask.parameter("search").filter(|text| !text.is_empty()).map(str::to_lowercase),
        site_id: number(ask, "site_id")?.filter(|id| *id > 0),
        ..Filter::default()
    };
    if let Some(text) = ask.parameter("activeinactive") {
        let mut parts = text.split(',').map(|part| part.trim().eq_ignore_ascii_case("true"));
        filter.active = parts.next().unwrap_or(true);
        filter.inactive = parts.next().unwrap_or(false);
    }
    if matches!(entity, Entity::TopLevel | Entity::Agent | Entity::Invoice) {
        filter.active = true;
        filter.inactive = entity != Entity::Agent || flag(ask, "includedisabled").unwrap_or(false);
    }
    let client = number(ask, "client_id")?.filter(|id| *id > 0);
    filter.clients = client.map(|id| [id].into());
    if let Some(list) = ask.parameter("client_ids").filter(|list| !list.is_empty()) {
        filter.clients = Some(list.split(',').filter_map(|id| id.trim().parse().ok()).collect());
    }
    let toplevel_key = if entity == Entity::Licence { "toplevelid" } else { "toplevel_id" };
    if let Some(toplevel) = number(ask, toplevel_key)?.filter(|id| *id > 0) {
        if entity == Entity::Client {
            filter.toplevel_id = Some(toplevel);
        } else if entity != Entity::TopLevel {
            let below = store.clients_of_toplevel(toplevel);
            filter.clients = Some(match filter.clients {
                Some(clients) => clients.intersection(&below).copied().collect(),
                None => below,
            });
        }
    }
    if entity == Entity::Licence {
        filter.kind = number(ask, "licence_type")?;
        if let Some(tenant) = ask.parameter("tenant_id").filter(|tenant| !tenant.is_empty()) {
            filter.equals.push(("tenant_id".to_owned(), tenant.to_owned()));
        }
    }
    filter.equals.extend(advanced(entity, ask)?);
    for index in 1..=5 {
        let suffix = if index == 1 { String::new() } else { index.to_string() };
        let Some(name) = ask.parameter(&format!("order{suffix}")).and_then(|name| sortable(entity, name))
        else {
            continue;
        };
        filter.order.push((name, flag(ask, &format!("orderdesc{suffix}")).unwrap_or(false)));
    }
    Ok(filter)
}

/// `advanced_search`: a JSON array of filters, of which type 2 (equals) is VERIFIED, as is the refusal of an
/// unknown filter name.
fn advanced(entity: Entity, ask: &Ask) -> Result<Vec<(String, String)>, Refusal> {
    let Some(text) = ask.parameter("advanced_search").filter(|text| !text.is_empty()) else {
        return Ok(Vec::new());
    };
    let refused = || Refusal::whole("Invalid advanced search parameter");
    let filters: Vec<Value> = serde_json::from_str(text).map_err(|_| refused())?;
    let mut wanted = Vec::new();
    for filter in filters {
        let name = filter.get("filter_name").and_then(Value::as_str).unwrap_or_default().to_lowercase();
        let equals = filter.get("filter_type").and_then(Value::as_i64) == Some(2);
        let value = match filter.get("filter_value") {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => return Err(refused()),
        };
        if !equals || fields::named(entity, &name).is_none() {
            return Err(refused());
        }
        wanted.push((name, value));
    }
    Ok(wanted)
}
