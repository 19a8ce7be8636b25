//! The two layers of permission, and the rate limit.
//!
//! Both the application's scopes and the agent's permissions must allow (VERIFIED). May not look at data.

use super::{entity::Entity, scopes::Scopes};
use crate::{
    faults::{Turn, Verb},
    net::{Ask, Reply},
    world::{World, held},
};
use std::time::Duration;
use tokio::time::Instant;

/// The refusal of a request its token or its agent may not make.
pub(super) fn refuse(
    entity: Entity,
    ask: &Ask,
    single: bool,
    grant: &Scopes,
    turn: &mut Turn,
) -> Option<Reply> {
    let writes = ask.verb() == Verb::Writes;
    let edit_implies_read = turn.setting("edit-implies-read").as_deref() != Some("no");
    if entity.scope().is_some_and(|area| !grant.allows(area, writes, edit_implies_read)) {
        return Some(Reply::nothing(403));
    }
    if !turn.all("forbidden").iter().any(|module| module == entity.module()) {
        return None;
    }
    turn.fired.push("forbidden");
    // A closed module answered 403 to the list and 401 to the single record (VERIFIED of contracts).
    Some(if single && !writes { Reply::nothing(401) } else { Reply::nothing(403) })
}

/// The refusal of a request over the limit. Refused requests do not count towards it (ASSUMED).
pub(super) fn rate_limit(world: &World, turn: &mut Turn) -> Option<Reply> {
    let limit = turn.number("rate-limit").unwrap_or(300);
    if limit == 0 {
        return None;
    }
    let window = Duration::from_secs(turn.number("rate-window").unwrap_or(300));
    let now = Instant::now();
    let mut met = held(&world.window);
    while met.front().is_some_and(|first| now.duration_since(*first) >= window) {
        met.pop_front();
    }
    if u64::try_from(met.len()).unwrap_or(u64::MAX) < limit {
        met.push_back(now);
        return None;
    }
    if !turn.fired.contains(&"rate-limit") {
        turn.fired.push("rate-limit");
    }
    let left = met.front().map_or(Duration::ZERO, |first| window.saturating_sub(now.duration_since(*first)));
    let reply = super::rate_limit_reached();
    Some(match turn.setting("rate-limit-retry-after") {
        None => reply,
        Some(seconds) if seconds.is_empty() => reply.with("retry-after", (left.as_secs() + 1).to_string()),
        Some(seconds) => reply.with("retry-after", seconds),
    })
}
