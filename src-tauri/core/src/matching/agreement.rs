//! Equal names: when an equal key may be saved without asking.
//!
//! Parties with the same compact key are looked at together. A customer and a client match
//! automatically when nothing else could be meant:
//!
//! * Every other customer of that key states a legal form that cannot be this client's.
//! * The client is the only one of that key, or the only one that also has the customer's legal form.
//!   So `Acme Ltd` takes `Acme Ltd` though an `Acme LLP` or a bare `Acme` is there too: the full name is
//!   the stronger evidence and it fits one client only. Two clients with the same full name (twice the
//!   same company, or namesakes) are never decided here, even if only one is spelt the same way.
//! * Legal forms do not disagree, and names in another script are the same in that script.

use super::Party;
use super::legal_forms::{LegalForm, Weight};
use super::normalise::NameKey;
use super::reasons;
use super::roll::Entry;

/// A name that more parties have on one side is left to a person without a closer look.
const CROWD: usize = 20;

/// How two names with the same compact key stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// Nothing speaks against it.
    Full,
    /// One name carries what may be a legal form or an ordinary word.
    Doubtful,
    /// Both names state legal forms, and different ones.
    OtherForm,
    /// Alike only when written in Latin letters.
    OtherScript,
}

/// What equal names say about one customer.
pub(super) enum Equal<'e, 'a> {
    /// May be saved.
    Match(&'e Entry<'a>),
    /// One client, but something speaks against it.
    Doubt(Party<'a>, Agreement),
    /// Several parties share the name.
    Shared(Vec<Party<'a>>, String),
}

/// Compares two names that have the same compact key.
pub(super) fn agreement(one: &NameKey, other: &NameKey) -> Agreement {
    if native_disagrees(&one.native, &other.native) {
        return Agreement::OtherScript;
    }
    let (fewer, more) = if one.forms.len() <= other.forms.len() { (one, other) } else { (other, one) };
    if same_forms(fewer, more) {
        return Agreement::Full;
    }
    let contained = fewer.forms.iter().all(|form| states(more, form));
    if !contained || fewer.forms.iter().any(|form| form.weight == Weight::Firm) {
        return Agreement::OtherForm;
    }
    let mut missing = more.forms.iter().filter(|form| !states(fewer, form));
    if missing.any(|form| form.weight == Weight::Doubtful) { Agreement::Doubtful } else { Agreement::Full }
}

/// Decides for `customer`, given everybody who has its compact key, in order of id.
pub(super) fn decide<'e, 'a>(
    customer: &Entry<'a>,
    customers: &[&Entry<'a>],
    clients: &[&'e Entry<'a>],
) -> Equal<'e, 'a> {
    if customers.len().max(clients.len()) > CROWD {
        let named = |entries: &[&Entry<'a>]| distinct(entries.iter().take(CROWD).copied());
        return Equal::Shared(named(clients), reasons::crowd(customers.len(), clients.len()));
    }
    let several = distinct(clients.iter().copied());
    let fitting: Vec<&'e Entry<'a>> = if several.len() == 1 {
        clients.to_vec()
    } else {
        clients.iter().copied().filter(|client| same_forms(&customer.key, &client.key)).collect()
    };
    let closest = |client: &&&'e Entry<'a>| (agreement(&customer.key, &client.key), client.party);
    let client = match (distinct(fitting.iter().copied()).len(), fitting.iter().min_by_key(closest)) {
        (1, Some(client)) => *client,
        _ => return Equal::Shared(several.clone(), reasons::shared(&[], &several)),
    };
    let rivals = customers.iter().filter(|rival| {
        rival.party.id == customer.party.id || agreement(&rival.key, &client.key) != Agreement::OtherForm
    });
    let rivals = distinct(rivals.copied().chain([customer]));
    match agreement(&customer.key, &client.key) {
        _ if rivals.len() > 1 => Equal::Shared(vec![client.party], reasons::shared(&rivals, &[client.party])),
        Agreement::Full => Equal::Match(client),
        doubt => Equal::Doubt(client.party, doubt),
    }
}

/// The parties of `entries` by id and name, one for each id.
fn distinct<'a: 'e, 'e>(entries: impl Iterator<Item = &'e Entry<'a>>) -> Vec<Party<'a>> {
    let mut parties: Vec<Party<'a>> = entries.map(|entry| entry.party).collect();
    parties.sort_unstable();
    parties.dedup_by_key(|party| party.id);
    parties
}

fn same_forms(one: &NameKey, other: &NameKey) -> bool {
    one.forms.iter().map(|form| form.name).eq(other.forms.iter().map(|form| form.name))
}

fn states(name: &NameKey, form: &LegalForm) -> bool {
    name.forms.iter().any(|stated| stated.name == form.name)
}

fn native_disagrees(one: &str, other: &str) -> bool {
    match (one.is_empty(), other.is_empty()) {
        (true, true) => false,
        (false, false) => one != other,
        _ => !super::fold::spells_sounds(one) || !super::fold::spells_sounds(other),
    }
}
