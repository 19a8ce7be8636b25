//! The facts of the inbox, from the store and the keychain. Asks nobody else.

use crate::app::screens::home::SecretState;
use crate::app::screens::preview::undone;
use crate::app::{App, VendorConnection};
use crate::attention::{
    Check, Connection as Watched, Facts, FailedTest, Halo, LastScheduled, LicenceLost, Moved, Run, SecretIs,
    Stake, Trade, Waiting, concerned, digest,
};
use crate::domain::{Client, ClientId, ConnectionName, CustomerId, Method, Money, SubscriptionKey};
use crate::store::{ChangeState, Connection, ConnectionKind, PlanRow, ScheduleRow};
use crate::vendors::ReadingStyle;
use crate::{ErrorCode, Result};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::collections::{HashMap, HashSet};

/// Failed changes of a run that are read for what they mean. Beyond that they are counted as not known.
const MISSES: usize = 500;

impl App {
    /// All facts as of a moment.
    pub(super) fn facts(&self, now: Timestamp) -> Result<Facts> {
        let tz = TimeZone::try_system().unwrap_or(TimeZone::UTC);
        let mut facts =
            Facts { now, today: tz.to_datetime(now).date(), connections: Vec::new(), halos: HashMap::new() };
        let saved = self.store.connections()?;
        for connection in saved.iter().filter(|c| c.kind == ConnectionKind::Halo) {
            let clients: HashMap<ClientId, Client> =
                self.store.clients(&connection.name)?.into_iter().map(|c| (c.id, c)).collect();
            let read = self.store.clients_read(&connection.name)?;
            facts.halos.insert(connection.name.clone(), Halo { read, clients });
            facts.connections.push(self.watched(connection, "Halo", None)?);
        }
        let waiting = self.waiting_rows()?;
        for connection in &saved {
            let ConnectionKind::Vendor(kind) = connection.kind else { continue };
            let settings: VendorConnection = connection.settings()?;
            let trade = self.trade(&connection.name, &settings, &waiting, &facts)?;
            facts.connections.push(self.watched(connection, kind.title(), Some(trade))?);
        }
        facts.connections.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(facts)
    }

    fn watched(&self, connection: &Connection, title: &'static str, trade: Option<Trade>) -> Result<Watched> {
        let name = &connection.name;
        let check = self.store.last_check(name)?.map(|check| Check {
            at: check.at,
            failed: check.failed,
            tests: check
                .tests
                .iter()
                .map(|t| FailedTest {
                    test: t.test,
                    code: ErrorCode::parse(&t.code),
                    passed_before: check.passed.contains(&t.test),
                })
                .collect(),
        });
        Ok(Watched {
            name: name.clone(),
            title,
            secret: match self.secret_state(name, Some(connection)) {
                SecretState::Saved => SecretIs::Saved,
                SecretState::Missing => SecretIs::Missing,
                SecretState::Unknown => SecretIs::Unknown,
            },
            expires: self.store.secret_expiry(name)?,
            check,
            trade,
        })
    }

    fn trade(
        &self,
        name: &ConnectionName,
        settings: &VendorConnection,
        waiting: &[PlanRow],
        facts: &Facts,
    ) -> Result<Trade> {
        let method = settings.source.method();
        let schedule = self.store.schedule(name)?;
        let (planned, settled) = self.store.last_planned(name)?;
        let brought = self.store.last_done(name)?.max(settled);
        let limits = self.store.limits(name)?;
        let customers = self.store.customers(name)?;
        let known: HashMap<&CustomerId, &str> = customers.iter().map(|c| (&c.id, c.name.as_str())).collect();
        let days = SignedDuration::from_hours(24 * i64::from(limits.jump_days));
        let old = facts.now.saturating_sub(days).unwrap_or(Timestamp::MIN);
        let since = brought.map_or(Timestamp::MIN, |brought| brought.min(old));
        let named = |m: Moved| Moved { customer_name: called(&known, &m.customer), ..m };
        // Clients read at a time that was not noted prove nothing of any match.
        let read = facts.halos.get(&settings.into).and_then(|halo| halo.read);
        let matches = self.store.matches(name)?;
        let matched_since = match read {
            Some(read) => self.store.matched_since(name, read)?,
            None => matches.iter().map(|m| m.customer.clone()).collect(),
        };
        let mut trade = Trade {
            into: settings.into.clone(),
            only: settings.options.only.clone().map(|only| only.into_iter().collect()),
            follow_names: settings.options.follow_names,
            by_customer: settings.source.reading() == ReadingStyle::ByCustomer,
            limits,
            matches,
            matched_since,
            newcomers: self.store.newcomers(name)?,
            renamed: self.store.renamed_customers(name)?,
            read: self.store.last_reading(name)?.map(|r| r.at),
            whole: self.store.last_whole_reading(name)?.map(|r| r.at),
            planned,
            schedule: schedule.as_ref().and_then(|row| {
                let tz = crate::app::schedule::zone(row.schedule.zone.as_deref()).ok()?;
                Some((row.schedule.when.clone(), row.since, tz))
            }),
            last: schedule.as_ref().and_then(last_scheduled),
            any_sold: self.store.any_sold(name, &method)?,
            sold: HashMap::new(),
            licences_lost: self.licences_lost(name, &method, &known)?,
            moved: self.store.moved(name, &method, since)?.into_iter().map(named).collect(),
            brought,
            run: self.run_facts(name)?,
            waiting: waiting_facts(name, waiting, schedule.as_ref()),
            customers: Vec::new(),
        };
        trade.customers = customers;
        let concerned: HashSet<CustomerId> = concerned(facts, &trade);
        trade.sold = self.store.sold(name, &method, &concerned)?;
        Ok(trade)
    }

    fn licences_lost(
        &self,
        name: &ConnectionName,
        method: &Method,
        names: &HashMap<&CustomerId, &str>,
    ) -> Result<Vec<LicenceLost>> {
        let lost = self.store.seats_without_licence(name, method)?;
        if lost.is_empty() {
            return Ok(Vec::new());
        }
        let links = self.store.links(name)?;
        // A link that was forgotten, or that leads elsewhere by now, has lost nothing.
        let linked: HashSet<(&SubscriptionKey, i64)> = links
            .iter()
            .filter(|l| l.method == *method && !l.retired)
            .map(|l| (&l.key, l.licence.0))
            .collect();
        let mut out = Vec::new();
        for row in lost {
            let Some(licence) = row.halo.licence().filter(|l| linked.contains(&(&row.key, l.0))) else {
                continue;
            };
            out.push(LicenceLost {
                licence,
                customer_name: called(names, &row.customer),
                sold: self.store.sold_as(name, method, &row.key)?,
                key: row.key.0,
                customer: row.customer,
                product: row.product,
                since: row.at,
            });
        }
        Ok(out)
    }

    fn run_facts(&self, name: &ConnectionName) -> Result<Option<Run>> {
        let Some(row) = self.store.newest_run_of(name)? else { return Ok(None) };
        let (_, bad, _, left) = self.figures(row.id)?;
        let misses = if bad == 0 { Vec::new() } else { self.store.run_misses(row.id, MISSES)? };
        let counts = self.store.run_counts(row.id)?;
        let unknown: u64 = counts.iter().filter(|(s, _)| *s == ChangeState::Person).map(|(_, n)| n).sum();
        let failed = bad.saturating_sub(unknown);
        let mut stake = Stake::difference();
        let mut codes: Vec<ErrorCode> = row.why.iter().map(|e| e.code).collect();
        let mut told = 0;
        for (state, change) in &misses {
            codes.extend(state.error.as_ref().map(|e| e.code).filter(|code| !codes.contains(code)));
            if state.state != ChangeState::Person {
                told += 1;
                if change.costs_apply() {
                    stake.add(change.monthly(), Some(1));
                }
            }
        }
        stake.unknown += failed.saturating_sub(told);
        Ok(Some(Run {
            run: row.id.to_string(),
            plan: row.plan.to_string(),
            status: row.status,
            started: row.started,
            ended: row.ended,
            failed,
            unknown,
            left,
            codes,
            stake,
            evidence: digest(
                &misses.iter().map(|(s, _)| format!("{} {}", s.seq, s.state.as_str())).collect::<Vec<_>>(),
            ),
        }))
    }
}

fn called(names: &HashMap<&CustomerId, &str>, id: &CustomerId) -> String {
    names.get(id).map_or_else(|| id.to_string(), |name| (*name).to_owned())
}

/// What kept the last scheduled run from its work; none where it did it, or is at it.
fn last_scheduled(row: &ScheduleRow) -> Option<LastScheduled> {
    let last = row.last.as_ref()?;
    let code = ErrorCode::parse(last.outcome.as_deref()?)?;
    Some(LastScheduled { at: last.at, code, planned: last.plan.is_some(), again: last.again })
}

/// The newest plan of a connection that waits.
fn waiting_facts(name: &ConnectionName, all: &[PlanRow], schedule: Option<&ScheduleRow>) -> Option<Waiting> {
    let mut mine = all.iter().filter(|p| p.connection == *name);
    let newest = mine.next()?;
    let plan = newest.id.to_string();
    let last = schedule.and_then(|s| s.last.as_ref());
    let by_schedule =
        |l: &crate::store::LastRun| [&l.waits, &l.plan].into_iter().flatten().any(|p| *p == plan);
    let gist = newest.totals.gist.clone();
    let mut stake = Stake::difference();
    match &gist {
        Some(gist) => {
            for sum in &gist.monthly {
                stake.add(Some(Money::new(sum.amount, sum.currency)), Some(1));
            }
            stake.unknown += gist.unknown;
        }
        // A plan of an earlier version: what it comes to was not noted.
        None => stake.unknown += newest.totals.all.acting(),
    }
    Some(Waiting {
        created: newest.created,
        acting: newest.totals.all.acting(),
        guard: newest.guard.as_ref().map(|g| g.why.clone()),
        scheduled: last.is_some_and(by_schedule),
        undoes: undone(newest.kind),
        others: mine.count() as u64,
        stake,
        evidence: gist.map_or_else(|| newest.fingerprint.clone(), |g| g.digest),
        plan,
    })
}
