//! A roll: parties with their names normalised, ready to be compared.

use std::collections::HashMap;
use std::thread;

use super::Party;
use super::normalise::{NameKey, normalise};

/// Fewer names than this are not worth a second thread.
const WORTH_A_THREAD: usize = 256;

/// Customers or clients with their names normalised.
#[derive(Clone, Debug, Default)]
pub struct Roll<'a> {
    pub(super) entries: Vec<Entry<'a>>,
}

/// One party of a roll.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    pub party: Party<'a>,
    pub key: NameKey,
}

impl<'a> Roll<'a> {
    /// Normalises the names of `parties`, keeping their order.
    pub fn prepare(parties: &[Party<'a>]) -> Self {
        let entry = |(): &mut (), party: &Party<'a>| Entry { party: *party, key: normalise(party.name) };
        Self { entries: side_by_side(parties, || (), entry) }
    }

    /// The entries by compact key, each group in an order that does not depend on the caller's. Entries without one are left out: nothing matches an empty name.
    pub(super) fn by_key(&self) -> HashMap<&str, Vec<&Entry<'a>>> {
        let mut groups: HashMap<&str, Vec<&Entry<'a>>> = HashMap::with_capacity(self.entries.len());
        for entry in self.entries.iter().filter(|entry| !entry.key.is_empty()) {
            groups.entry(&entry.key.compact).or_default().push(entry);
        }
        for group in groups.values_mut() {
            group.sort_unstable_by_key(|entry| entry.party);
        }
        groups
    }
}

/// Maps `items` on all processors, keeping their order; `desk` is what each thread works on.
pub(super) fn side_by_side<T: Sync, U: Send, D>(
    items: &[T],
    desk: impl Fn() -> D + Sync,
    map: impl Fn(&mut D, &T) -> U + Sync,
) -> Vec<U> {
    let threads =
        thread::available_parallelism().map_or(1, usize::from).min(items.len() / WORTH_A_THREAD + 1);
    let work = |part: &[T]| {
        let mut desk = desk();
        part.iter().map(|item| map(&mut desk, item)).collect::<Vec<U>>()
    };
    if threads == 1 {
        return work(items);
    }
    thread::scope(|scope| {
        let parts: Vec<_> =
            items.chunks(items.len().div_ceil(threads)).map(|part| scope.spawn(|| work(part))).collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)))
            .collect()
    })
}
