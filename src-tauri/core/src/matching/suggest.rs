//! Suggestions: the clients a person should look at first, with a likelihood.

use std::collections::HashSet;

use super::agreement::Agreement;
use super::features::Profile;
use super::index::{Client, ClientIndex, Desk};
use super::likeness::Measure;
use super::normalise::{NameKey, compact};
use super::odds::{Ground, odds};
use super::roll::Entry;
use super::{Party, Verdict, reasons};

/// What is less likely than this is not suggested.
pub(super) const LEAST: f32 = 0.30;

/// How many candidates get a second look.
const SECOND_LOOK: usize = 10;

/// How many further clients are named.
const OTHERS: usize = 4;

/// One client with its evidence, and then its likelihood.
#[derive(Clone, Copy)]
struct Guess<'i, 'a> {
    client: &'i Client<'i, 'a>,
    ground: Ground,
    score: f32,
}

/// The best guesses for `customer`; `equal` is a client with the same name and what speaks against it,
/// `taken` are the clients matched to other customers by the same name.
pub(super) fn suggest<'a>(
    index: &ClientIndex<'_, 'a>,
    desk: &mut Desk,
    customer: &Entry<'a>,
    equal: Option<(Party<'a>, Agreement)>,
    taken: &HashSet<&str>,
) -> Verdict<'a> {
    if customer.key.is_empty() {
        return Verdict::None { why: reasons::NO_NAME.to_owned() };
    }
    let mut guesses = guesses(index, desk, &customer.key, equal);
    for guess in &mut guesses {
        let client = guess.client.entry;
        guess.score = odds(&customer.key, &client.key, guess.ground, taken.contains(client.party.id));
    }
    guesses.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut seen = HashSet::new();
    guesses.retain(|guess| seen.insert(guess.client.entry.party.id));
    // One client is right or none is; what speaks for one speaks against the others.
    let all: f32 = 1.0 + guesses.iter().map(|guess| guess.score).sum::<f32>();
    for guess in &mut guesses {
        guess.score /= all;
    }
    match guesses.as_slice() {
        [best, rest @ ..] if best.score >= LEAST => Verdict::Suggested {
            client: best.client.entry.party,
            score: f64::from(best.score),
            why: reasons::suggested(&customer.key, &best.client.entry.key, best.ground),
            others: rest
                .iter()
                .take(OTHERS)
                .map(|guess| (guess.client.entry.party, f64::from(guess.score)))
                .collect(),
        },
        _ => Verdict::None { why: reasons::NOTHING_ALIKE.to_owned() },
    }
}

/// The clients that come into question, each once, on the best ground there is.
fn guesses<'i, 'a>(
    index: &'i ClientIndex<'_, 'a>,
    desk: &mut Desk,
    name: &NameKey,
    equal: Option<(Party<'a>, Agreement)>,
) -> Vec<Guess<'i, 'a>> {
    let profile = Profile::new(name);
    let weights: Vec<f32> = profile.words.iter().map(|word| index.weight(word)).collect();
    let measure = Measure::new(&profile, &weights);
    let mut places: Vec<(u8, f32, u32)> = index
        .resembling(&profile, desk)
        .into_iter()
        .map(|(shared, place)| (0, shared + measure.glance(&index.clients[place as usize].profile), place))
        .collect();
    let names = name.alternatives.iter().map(|half| compact(half)).chain([name.compact.clone()]);
    for alias in names.chain(profile.initials.iter().cloned()) {
        places.extend(
            index.aliases.get(&alias).into_iter().flatten().take(SECOND_LOOK).map(|place| (1, 1.0, *place)),
        );
    }
    places.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    let mut seen = HashSet::new();
    places.retain(|(_, _, place)| seen.insert(*place));
    let guess = |(_, _, place): (u8, f32, u32)| {
        let client = &index.clients[place as usize];
        let same = equal.filter(|(party, _)| *party == client.entry.party);
        let ground = match same {
            Some((_, doubt)) => Ground::Equal(doubt),
            None if shares_trading_name(name, &client.entry.key) => Ground::TradingName,
            None if initials(&profile, &client.profile) => Ground::Initials,
            None => Ground::Alike(measure.likeness(&client.profile, &client.weights)),
        };
        Guess { client, ground, score: 0.0 }
    };
    places.into_iter().take(SECOND_LOOK).map(guess).collect()
}

fn shares_trading_name(one: &NameKey, other: &NameKey) -> bool {
    let has = |name: &NameKey, key: &str| name.key == key || name.alternatives.iter().any(|half| half == key);
    one.alternatives.iter().any(|half| has(other, half))
        || other.alternatives.iter().any(|half| has(one, half))
}

fn initials(one: &Profile, other: &Profile) -> bool {
    let stands_for = |short: &Profile, long: &Profile| matches!(short.words.as_slice(), [word] if long.initials.contains(word));
    stands_for(one, other) || stands_for(other, one)
}
