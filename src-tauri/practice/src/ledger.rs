//! What was asked of the servers: counts, a log of requests, and the operations nobody may touch.
//!
//! May not keep a secret: keys, tokens and the client secret are replaced before they get here.

use crate::{
    faults::Server,
    net::Ask,
    redaction::{safe, safe_body, safe_headers},
};
use serde::Serialize;
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How many requests came in, since the start or the last reset.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Counts {
    /// Every request to Halo's API (the token endpoint not included).
    pub halo_total: u64,
    /// Those that only look.
    pub halo_reads: u64,
    /// Those that write.
    pub halo_writes: u64,
    /// Requests to the token endpoint.
    pub token: u64,
    /// Requests to Giacom.
    pub giacom: u64,
    /// Requests to ALSO, signing in included.
    pub also: u64,
    /// By method and path template, e.g. `GET /api/Client/{id}`.
    pub by_path: BTreeMap<String, u64>,
    /// How many requests each fault or setting struck.
    pub faults: BTreeMap<String, u64>,
}

impl Counts {
    /// Requests to one operation of ALSO's, e.g. `GetSubscriptions`.
    pub fn also_calls(&self, operation: &str) -> u64 {
        let path = format!("POST /SimpleAPI/SimpleAPIService.svc/rest/{operation}");
        self.by_path.get(&path).copied().unwrap_or(0)
    }
}

/// One request, as it was seen.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Seen {
    /// Counted from 1, over all servers.
    pub number: u64,
    /// `halo`, `giacom` or `also`.
    pub server: &'static str,
    /// The HTTP method.
    pub method: String,
    /// The path as sent.
    pub path: String,
    /// The query parameters as sent, in order.
    pub query: Vec<(String, String)>,
    /// The headers; the value of a secret one is `(secret)`.
    pub headers: BTreeMap<String, String>,
    /// The body as text; a secret in a sign-in is `(secret)`.
    pub body: String,
    /// The status answered; 0 when the connection was closed instead.
    pub status: u16,
    /// The faults that struck it.
    pub faults: Vec<&'static str>,
}

impl Seen {
    /// The first query parameter of that name.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

const KEEP_REQUESTS: usize = 50_000;
const KEEP_BYTES: usize = 64 << 20;

#[derive(Debug, Default)]
struct Pages {
    counts: Counts,
    seen: VecDeque<Seen>,
    seen_bytes: usize,
    number: u64,
    violations: Vec<String>,
}

/// The record of everything asked.
#[derive(Debug, Default)]
pub(crate) struct Ledger(Mutex<Pages>);

impl Ledger {
    fn open(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes down a request that was dealt with.
    pub(crate) fn note(&self, ask: &Ask, template: String, status: u16, faults: Vec<&'static str>) {
        let mut pages = self.open();
        let reads = ask.verb() == crate::faults::Verb::Reads;
        let counts = &mut pages.counts;
        match (ask.server, template.ends_with("/auth/token")) {
            (Server::Giacom, _) => counts.giacom += 1,
            (Server::Also, _) => counts.also += 1,
            (Server::Halo, true) => counts.token += 1,
            (Server::Halo, false) => {
                counts.halo_total += 1;
                *(if reads { &mut counts.halo_reads } else { &mut counts.halo_writes }) += 1;
            }
        }
        *counts.by_path.entry(template).or_default() += 1;
        for &fault in &faults {
            *counts.faults.entry(fault.to_owned()).or_default() += 1;
        }
        pages.number += 1;
        let number = pages.number;
        let body = safe_body(ask);
        pages.seen_bytes += body.len();
        pages.seen.push_back(Seen {
            number,
            server: ask.server.name(),
            method: ask.method.to_string(),
            path: ask.path.clone(),
            query: ask.query.iter().map(|(key, value)| (key.clone(), safe(key, value))).collect(),
            headers: safe_headers(ask),
            body,
            status,
            faults,
        });
        while pages.seen.len() > KEEP_REQUESTS || pages.seen_bytes > KEEP_BYTES {
            let Some(oldest) = pages.seen.pop_front() else { break };
            pages.seen_bytes -= oldest.body.len();
        }
    }

    /// Writes down that an operation nobody may touch was touched.
    pub(crate) fn violation(&self, ask: &Ask, why: &str) {
        self.open().violations.push(format!("{} {}: {why}", ask.method, ask.path));
    }

    pub(crate) fn counts(&self) -> Counts {
        self.open().counts.clone()
    }

    pub(crate) fn reset_counts(&self) {
        self.open().counts = Counts::default();
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.open().seen.iter().cloned().collect()
    }

    pub(crate) fn violations(&self) -> Vec<String> {
        self.open().violations.clone()
    }
}
