//! The clients, arranged so that those resembling a name are found without comparing all.
//!
//! An inverted index from words and threes of letters to clients. Rare features weigh most (inverse
//! document frequency), and a search reads the shortest lists first and stops at a fixed amount of
//! reading, so that ten thousand names against ten thousand stay well below a second.

use std::collections::{HashMap, HashSet};

use super::agreement::{Equal, decide};
use super::features::{Profile, THREES};
use super::roll::{Entry, Roll, side_by_side};
use super::suggest::suggest;
use super::words::is_common;
use super::{Verdict, reasons};

/// How many list entries one search reads.
const READING: usize = 2_000;

/// How many clients a search returns.
const FOUND: usize = 20;

/// Short lists make every word look rare; weights are as if there were at least so many clients.
const CROWD: usize = 1_000;

/// Clients prepared for matching. Build once, ask for many customers.
pub struct ClientIndex<'r, 'a> {
    pub(super) roll: &'r Roll<'a>,
    /// The clients with a name, in an order that does not depend on the caller's.
    pub(super) clients: Vec<Client<'r, 'a>>,
    /// The number of each word.
    words: HashMap<String, usize>,
    /// For each feature, where its clients begin in `places`.
    starts: Vec<usize>,
    places: Vec<u32>,
    /// Places of clients by trading names and by initials.
    pub(super) aliases: HashMap<String, Vec<u32>>,
}

/// A client and its name cut up.
pub(super) struct Client<'r, 'a> {
    pub entry: &'r Entry<'a>,
    pub profile: Profile,
    /// How much each word says.
    pub weights: Vec<f32>,
    /// One over the weight of all features.
    scale: f32,
}

/// What a thread searches with.
pub(super) struct Desk {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl<'r, 'a> ClientIndex<'r, 'a> {
    /// Arranges the clients of `roll`.
    pub fn build(roll: &'r Roll<'a>) -> Self {
        let mut entries: Vec<&Entry<'a>> =
            roll.entries.iter().filter(|entry| !entry.key.is_empty()).collect();
        entries.sort_unstable_by_key(|entry| (&entry.key.compact, entry.party));
        let clients: Vec<Client<'r, 'a>> = side_by_side(
            &entries,
            || (),
            |(), entry| Client { entry, profile: Profile::new(&entry.key), weights: Vec::new(), scale: 0.0 },
        );
        let mut index = Self {
            roll,
            clients,
            words: HashMap::new(),
            starts: Vec::new(),
            places: Vec::new(),
            aliases: HashMap::new(),
        };
        index.list_features();
        index.list_aliases();
        index.weigh();
        index
    }

    /// Matches the customers of `roll`; one verdict per customer, in its order.
    pub fn verdicts(&self, roll: &Roll<'a>) -> Vec<Verdict<'a>> {
        let (customers, clients) = (roll.by_key(), self.roll.by_key());
        let equal: Vec<Option<Equal<'_, 'a>>> = side_by_side(
            &roll.entries,
            || (),
            |(), customer| {
                let key = customer.key.compact.as_str();
                let (customers, clients) = (customers.get(key)?, clients.get(key)?);
                Some(decide(customer, customers, clients))
            },
        );
        let matched = |equal: &Option<Equal<'_, 'a>>| match equal {
            Some(Equal::Match(client)) => Some(client.party.id),
            _ => None,
        };
        let taken: HashSet<&str> = equal.iter().filter_map(matched).collect();
        let cases: Vec<_> = roll.entries.iter().zip(equal).collect();
        side_by_side(
            &cases,
            || self.desk(),
            |desk, (customer, equal)| match equal {
                Some(Equal::Match(client)) => {
                    Verdict::Exact { client: client.party, why: reasons::exact(customer, client) }
                }
                Some(Equal::Shared(candidates, why)) => {
                    Verdict::Ambiguous { candidates: candidates.clone(), why: why.clone() }
                }
                Some(Equal::Doubt(client, doubt)) => {
                    suggest(self, desk, customer, Some((*client, *doubt)), &taken)
                }
                None => suggest(self, desk, customer, None, &taken),
            },
        )
    }

    /// How much `word` says about which company is meant.
    pub(super) fn weight(&self, word: &str) -> f32 {
        let known = self.words.get(word).map_or(0, |number| self.list(THREES + number).len());
        let plain = rarity(known, self.clients.len());
        if is_common(word) { 0.5 * plain } else { plain }
    }

    pub(super) fn desk(&self) -> Desk {
        Desk { sums: vec![0.0; self.clients.len()], touched: Vec::new() }
    }

    /// The clients that share most with `profile`, with how much that is (0 to 1), most first.
    pub(super) fn resembling(&self, profile: &Profile, desk: &mut Desk) -> Vec<(f32, u32)> {
        let mut features = self.features(profile);
        features.sort_unstable_by_key(|feature| (self.list(*feature).len(), *feature));
        let mut read = 0;
        for &feature in &features {
            let list = self.list(feature);
            if read > 0 && read + list.len() > READING {
                break;
            }
            read += list.len();
            let weight = self.feature_weight(feature);
            for place in list {
                let at = *place as usize;
                if desk.sums[at] == 0.0 {
                    desk.touched.push(*place);
                }
                desk.sums[at] += weight * weight;
            }
        }
        let own: f32 = features.iter().map(|feature| self.feature_weight(*feature).powi(2)).sum();
        let scale = 1.0 / own.sqrt().max(f32::MIN_POSITIVE);
        let sums = &mut desk.sums;
        let mut ranked: Vec<(f32, u32)> = desk
            .touched
            .drain(..)
            .map(|place| {
                let at = place as usize;
                (std::mem::take(&mut sums[at]) * self.clients[at].scale * scale, place)
            })
            .collect();
        let best_first = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if ranked.len() > FOUND {
            ranked.select_nth_unstable_by(FOUND, best_first);
            ranked.truncate(FOUND);
        }
        ranked.sort_unstable_by(best_first);
        ranked
    }

    fn features(&self, profile: &Profile) -> Vec<usize> {
        let words = profile
            .words
            .iter()
            .filter_map(|word| self.words.get(word.as_str()).map(|number| THREES + number));
        let mut found: Vec<usize> = profile.threes.iter().map(|three| *three as usize).chain(words).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn feature_weight(&self, feature: usize) -> f32 {
        let plain = rarity(self.list(feature).len(), self.clients.len());
        if feature >= THREES { 1.5 * plain } else { plain }
    }

    fn list(&self, feature: usize) -> &[u32] {
        match (self.starts.get(feature), self.starts.get(feature + 1)) {
            (Some(start), Some(end)) => &self.places[*start..*end],
            _ => &[],
        }
    }

    fn list_features(&mut self) {
        for client in &self.clients {
            for word in &client.profile.words {
                if !self.words.contains_key(word) {
                    self.words.insert(word.clone(), self.words.len());
                }
            }
        }
        let of_clients: Vec<Vec<usize>> =
            self.clients.iter().map(|client| self.features(&client.profile)).collect();
        let mut starts = vec![0_usize; THREES + self.words.len() + 1];
        for feature in of_clients.iter().flatten() {
            starts[feature + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0_u32; starts.last().copied().unwrap_or(0)];
        for (place, features) in (0_u32..).zip(&of_clients) {
            for feature in features {
                places[next[*feature]] = place;
                next[*feature] += 1;
            }
        }
        (self.starts, self.places) = (starts, places);
    }

    fn list_aliases(&mut self) {
        for (place, client) in (0_u32..).zip(&self.clients) {
            let key = &client.entry.key;
            for alias in key
                .alternatives
                .iter()
                .map(|half| super::normalise::compact(half))
                .chain([key.compact.clone()])
                .chain(client.profile.initials.iter().cloned())
            {
                self.aliases.entry(alias).or_default().push(place);
            }
        }
    }

    fn weigh(&mut self) {
        let weigh = |client: &Client<'r, 'a>| {
            let weights: Vec<f32> = client.profile.words.iter().map(|word| self.weight(word)).collect();
            let square = |feature: usize| self.feature_weight(feature).powi(2);
            let all: f32 = self.features(&client.profile).into_iter().map(square).sum();
            (weights, 1.0 / all.sqrt().max(f32::MIN_POSITIVE))
        };
        let weighed: Vec<(Vec<f32>, f32)> = self.clients.iter().map(weigh).collect();
        for (client, (weights, scale)) in self.clients.iter_mut().zip(weighed) {
            (client.weights, client.scale) = (weights, scale);
        }
    }
}

/// How much a feature says that `known` of `all` clients have.
fn rarity(known: usize, all: usize) -> f32 {
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    (1.0 + number(all.max(CROWD)) / number(known.max(1))).ln()
}
