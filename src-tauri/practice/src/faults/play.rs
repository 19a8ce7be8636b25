//! A fault list at work: decides, request by request, which fault strikes.
//!
//! May not use real chance: the decision depends on the seed, the fault and the number of the request.

use super::{Fault, Faults, Server, Verb, When, catalogue};
use crate::seed;
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// The faults in force, each with the number of requests it could have struck.
pub(crate) struct Play {
    seed: u64,
    items: Vec<(Fault, AtomicU64)>,
}

impl Play {
    pub(crate) fn new(seed: u64, faults: Faults) -> Arc<Self> {
        let items = faults.0.into_iter().map(|fault| (fault, AtomicU64::new(0))).collect();
        Arc::new(Self { seed, items })
    }

    /// The faults as one request sees them.
    pub(crate) fn turn(self: &Arc<Self>, server: Server, verb: Verb) -> Turn {
        Turn { play: Arc::clone(self), server, verb, fired: Vec::new() }
    }
}

/// One request's view of the faults.
pub(crate) struct Turn {
    play: Arc<Play>,
    server: Server,
    verb: Verb,
    /// What struck this request.
    pub(crate) fired: Vec<&'static str>,
}

impl Turn {
    fn concerns(&self, fault: &Fault, name: &str) -> bool {
        fault.name == name
            && catalogue::exists_on(name, self.server)
            && fault.server.is_none_or(|server| server == self.server)
            && fault.verb.is_none_or(|verb| verb == self.verb)
    }

    /// Whether the fault strikes now; gives its value (empty when it has none).
    pub(crate) fn fires(&mut self, name: &'static str) -> Option<String> {
        let mut struck = None;
        for (index, (fault, met)) in self.play.items.iter().enumerate() {
            if !self.concerns(fault, name) {
                continue;
            }
            let number = met.fetch_add(1, Ordering::Relaxed) + 1;
            let strikes = match fault.when {
                When::Always => true,
                When::Share(share) => {
                    seed::happens(self.play.seed, &format!("{index}:{name}"), number, share)
                }
                When::Numbers(first, last) => (first..=last).contains(&number),
            };
            if strikes && struck.is_none() {
                struck = Some(fault.value.clone().unwrap_or_default());
            }
        }
        if struck.is_some() {
            self.fired.push(name);
        }
        struck
    }

    /// The value of a setting, if it is set (empty when it has none). Counts as fired.
    pub(crate) fn setting(&mut self, name: &'static str) -> Option<String> {
        let value = self.look(name)?.value.clone().unwrap_or_default();
        if !self.fired.contains(&name) {
            self.fired.push(name);
        }
        Some(value)
    }

    /// The value of a setting that is a number.
    pub(crate) fn number(&mut self, name: &'static str) -> Option<u64> {
        self.setting(name)?.parse().ok()
    }

    /// Whether the setting is there. Counts as fired.
    pub(crate) fn on(&mut self, name: &'static str) -> bool {
        self.setting(name).is_some()
    }

    /// Every item of this name that concerns the request (a name may be given several times).
    pub(crate) fn all(&self, name: &'static str) -> Vec<String> {
        let items = self.play.items.iter().filter(|(fault, _)| self.concerns(fault, name));
        items.map(|(fault, _)| fault.value.clone().unwrap_or_default()).collect()
    }

    /// Whether row `index` of `rows` has this fault of the data: the same rows each time, and at least one.
    pub(crate) fn row(&mut self, name: &'static str, index: usize, rows: usize) -> bool {
        let Some(fault) = self.look(name) else { return false };
        let (seed, number) = (self.play.seed, u64::try_from(index).unwrap_or(u64::MAX));
        let sure = seed::mix(seed ^ seed::salt(name)) % u64::try_from(rows.max(1)).unwrap_or(1);
        let hit = number == sure
            || match fault.when {
                When::Always => seed::happens(seed, name, number, 0.1),
                When::Share(share) => seed::happens(seed, name, number, share),
                When::Numbers(first, last) => (first..=last).contains(&(number + 1)),
            };
        if hit && !self.fired.contains(&name) {
            self.fired.push(name);
        }
        hit
    }

    /// The seed that the faults are drawn from.
    pub(crate) fn seed(&self) -> u64 {
        self.play.seed
    }

    fn look(&self, name: &str) -> Option<&Fault> {
        self.play.items.iter().rev().map(|(fault, _)| fault).find(|fault| self.concerns(fault, name))
    }
}
