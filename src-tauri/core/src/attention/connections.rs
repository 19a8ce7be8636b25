//! What a connection itself needs: its secret, its rights, and to be read now and then.

use super::facts::{Connection, Facts, SecretIs, Trade};
use super::item::digest;
use super::{Item, Kind, Mend, Recheck, Urgency};
use crate::ErrorCode;
use crate::domain::SecretExpiry;
use jiff::Timestamp;

/// Days before a secret's end from which on it is told …
const REMINDED: i32 = 28;
/// … and from which on it is pressing.
const PRESSING: i32 = 7;

/// What has to be connected before anything can be done.
pub(super) fn setup(facts: &Facts) -> Vec<Item> {
    let mut out = Vec::new();
    if !facts.connections.iter().any(|c| c.trade.is_none()) {
        let item = Item::bare(Kind::NoHalo, Urgency::Now, Mend::ConnectHalo);
        out.push(Item { cause: "No Halo is connected.".to_owned(), ..item });
    }
    if !facts.connections.iter().any(|c| c.trade.is_some()) {
        let item = Item::bare(Kind::NoVendor, Urgency::Now, Mend::ConnectVendor);
        out.push(Item { cause: "No vendor is connected.".to_owned(), ..item });
    }
    out
}

/// What a connection needs.
pub(super) fn of(facts: &Facts, c: &Connection) -> Vec<Item> {
    let mut out = Vec::new();
    if c.secret == SecretIs::Missing {
        let item = Item::new(Kind::SecretMissing, Urgency::Now, &c.name, Mend::EnterSecret);
        let cause = format!("No secret is stored for {}: nobody can sign in to {}.", c.name, c.title);
        // What checks and runs say without a secret says no more than that.
        out.push(Item { cause, ..item });
    } else {
        out.extend(refused(facts, c));
        out.extend(c.trade.as_ref().and_then(|trade| schedule_failed(c, trade)));
    }
    out.extend(expiring(facts, c));
    out.extend(c.trade.as_ref().and_then(|trade| silent(facts, c, trade)));
    out
}

/// What kind of refusal a code is, if it is one.
fn refusal(code: ErrorCode) -> Option<Kind> {
    use ErrorCode::{
        AlsoRefused, AlsoSecondFactor, AlsoSignInRefused, GiacomKeyRefused, HaloPermission, HaloScopeRefused,
        HaloSignInRefused, HaloTenantUnknown,
    };
    match code {
        HaloSignInRefused | HaloTenantUnknown | HaloScopeRefused | GiacomKeyRefused | AlsoSignInRefused
        | AlsoSecondFactor => Some(Kind::CredentialsRefused),
        HaloPermission | AlsoRefused => Some(Kind::PermissionLost),
        _ => None,
    }
}

/// Whether Halo says so rather than a vendor.
fn of_halo(code: ErrorCode) -> bool {
    use ErrorCode::{HaloPermission, HaloScopeRefused, HaloSignInRefused, HaloTenantUnknown};
    matches!(code, HaloPermission | HaloScopeRefused | HaloSignInRefused | HaloTenantUnknown)
}

/// One refusal.
struct Refusal {
    code: ErrorCode,
    at: Timestamp,
    /// Where it was met, in words.
    met: String,
    /// How often in one run, tests in one check.
    count: u64,
}

/// What was refused at the last check, at the last scheduled run, or in the newest run, and was not proved right
/// since.
fn refused(facts: &Facts, c: &Connection) -> Vec<Item> {
    let mut found: Vec<Refusal> = Vec::new();
    let mut others = 0;
    if let Some(check) = &c.check {
        for test in &check.tests {
            match test.code.and_then(|code| Some((code, refusal(code)?))) {
                // What never was allowed is part of setting up, not lost.
                Some((code, kind)) if kind == Kind::CredentialsRefused || test.passed_before => {
                    found.push(Refusal {
                        code,
                        at: check.at,
                        met: format!("at the last check ({})", test.test.name()),
                        count: 1,
                    });
                }
                _ => others += 1,
            }
        }
        if check.tests.is_empty() {
            others = check.failed;
        }
    }
    for (at, code, met) in told_by_runs(facts, c) {
        if refusal(code).is_some_and(|kind| !healed(facts, c, kind, at, met == MET_SCHEDULED)) {
            found.push(Refusal { code, at, met: met.to_owned(), count: 1 });
        }
    }
    let mut out = Vec::new();
    for kind in [Kind::CredentialsRefused, Kind::PermissionLost] {
        let of_kind: Vec<&Refusal> = found.iter().filter(|r| refusal(r.code) == Some(kind)).collect();
        out.extend(refusal_item(c, kind, &of_kind));
    }
    let check = c.check.as_ref().filter(|_| others > 0);
    out.extend(check.map(|check| Item {
        cause: match others {
            1 => "A test of the last check failed.".to_owned(),
            n => format!("{n} tests of the last check failed."),
        },
        count: others,
        since: Some(check.at),
        recheck: Recheck::Connection,
        evidence: digest(&check.tests.iter().map(|t| t.test.name()).collect::<Vec<_>>()),
        ..Item::new(Kind::CheckFailed, Urgency::Soon, &c.name, Mend::Check)
    }));
    out
}

fn refusal_item(c: &Connection, kind: Kind, of_kind: &[&Refusal]) -> Option<Item> {
    let newest = of_kind.iter().max_by_key(|r| r.at)?;
    let what = if kind == Kind::CredentialsRefused {
        format!("{} refused the sign-in", c.title)
    } else {
        format!("{} refuses what it allowed before", c.title)
    };
    let mut codes: Vec<&str> = of_kind.iter().map(|r| r.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    Some(Item {
        cause: format!("{what}, {} ({}).", newest.met, codes.join(", ")),
        count: of_kind.iter().map(|r| r.count).sum(),
        since: of_kind.iter().map(|r| r.at).min(),
        recheck: Recheck::Connection,
        evidence: digest(&codes),
        ..Item::new(kind, Urgency::Now, &c.name, Mend::Check)
    })
}

const MET_SCHEDULED: &str = "at the last scheduled run";
const MET_RUN: &str = "in the newest run";

/// What runs were refused that is this connection's: a vendor's own runs, and all that go into a Halo.
fn told_by_runs(facts: &Facts, c: &Connection) -> Vec<(Timestamp, ErrorCode, &'static str)> {
    let mut out = Vec::new();
    for other in &facts.connections {
        let Some(trade) = &other.trade else { continue };
        let mine = |code: ErrorCode| match (of_halo(code), c.trade.is_none()) {
            (true, true) => trade.into == c.name,
            (false, false) => other.name == c.name,
            _ => false,
        };
        out.extend(trade.last.filter(|l| mine(l.code)).map(|l| (l.at, l.code, MET_SCHEDULED)));
        if let Some(run) = &trade.run {
            let at = run.ended.unwrap_or(run.started);
            out.extend(run.codes.iter().filter(|code| mine(**code)).map(|code| (at, *code, MET_RUN)));
        }
    }
    out
}

/// Whether something since then shows that it is allowed again. That clients can be read proves the sign-in, and
/// no right to write.
fn healed(facts: &Facts, c: &Connection, kind: Kind, at: Timestamp, before_plan: bool) -> bool {
    let clean = |t: &&super::FailedTest| t.code.and_then(refusal) == Some(kind);
    let checked = c.check.as_ref().is_some_and(|check| {
        // An old check without its tests proves nothing but when nothing failed.
        let fails =
            if check.tests.is_empty() { check.failed > 0 } else { check.tests.iter().any(|t| clean(&t)) };
        check.at > at && !fails
    });
    let read = match &c.trade {
        Some(trade) => trade.read,
        None => facts.halos.get(&c.name).and_then(|halo| halo.read),
    };
    let planned = facts.connections.iter().filter_map(|other| other.trade.as_ref().map(|t| (other, t)));
    let planned = planned
        .filter(|(other, trade)| other.name == c.name || trade.into == c.name)
        .filter_map(|(_, trade)| trade.planned)
        .max();
    let signed_in = kind == Kind::CredentialsRefused && read.is_some_and(|read| read > at);
    checked || signed_in || (before_plan && planned.is_some_and(|planned| planned > at))
}

/// A scheduled run that failed for a reason of no other item, and was not made up for.
fn schedule_failed(c: &Connection, trade: &Trade) -> Option<Item> {
    use ErrorCode::{ConnectionHeld, GuardStopped, Interrupted};
    let last = trade.last.as_ref().filter(|l| !l.again && refusal(l.code).is_none())?;
    if matches!(last.code, ConnectionHeld | GuardStopped | Interrupted) {
        return None;
    }
    // What failed after its plan was made has a run, or a plan that waits.
    let since = [trade.planned, trade.run.as_ref().map(|r| r.started)];
    if last.planned || since.iter().flatten().any(|at| *at > last.at) {
        return None;
    }
    Some(Item {
        cause: format!(
            "The last scheduled run of {} failed ({}). It is tried again at its next time.",
            c.name, last.code
        ),
        since: Some(last.at),
        recheck: Recheck::Preview,
        evidence: digest(&[last.code.as_str(), &last.at.to_string()]),
        ..Item::new(Kind::ScheduleFailed, Urgency::Soon, &c.name, Mend::Preview)
    })
}

fn expiring(facts: &Facts, c: &Connection) -> Option<Item> {
    let Some(SecretExpiry::On(date)) = c.expires else { return None };
    let days = (date - facts.today).get_days();
    let urgency = match days {
        ..0 => Urgency::Now,
        0..=PRESSING => Urgency::Soon,
        _ if days <= REMINDED => Urgency::Look,
        _ => return None,
    };
    let day = date.strftime("%-d %B %Y");
    let cause = match days {
        ..0 => format!("The secret of {} ended on {day}.", c.name),
        0 => format!("The secret of {} ends today, {day}.", c.name),
        1 => format!("The secret of {} ends tomorrow, {day}.", c.name),
        n => format!("The secret of {} ends in {n} days, on {day}.", c.name),
    };
    Some(Item {
        cause,
        // Each step closer is something new.
        evidence: digest(&[date.to_string(), format!("{urgency:?}")]),
        ..Item::new(Kind::SecretExpiring, urgency, &c.name, Mend::EnterSecret)
    })
}

fn silent(facts: &Facts, c: &Connection, trade: &Trade) -> Option<Item> {
    let schedule = trade.schedule.as_ref().map(|(when, since, tz)| (when, *since, tz));
    // A schedule that is younger than the last reading counts from when it was set.
    let from = trade.whole.max(schedule.map(|(_, since, _)| since))?;
    if facts.now <= trade.limits.silent_from(from, schedule) {
        return None;
    }
    let cause = match trade.whole {
        Some(read) => format!(
            "{} was last read whole on {}: since then nothing it changed came into Halo.",
            c.title,
            read.strftime("%-d %B %Y")
        ),
        None => format!("{} was never read whole, although it has a schedule.", c.title),
    };
    Some(Item {
        cause,
        since: trade.whole.or(Some(from)),
        recheck: Recheck::Preview,
        evidence: digest(&[from.to_string()]),
        ..Item::new(Kind::Silent, Urgency::Soon, &c.name, Mend::Preview)
    })
}
