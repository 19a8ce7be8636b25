//! Reasons, as sentences for the person who answers for the invoices.

use super::Party;
use super::agreement::Agreement;
use super::legal_forms::{LegalForm, Weight};
use super::normalise::NameKey;
use super::odds::Ground;
use super::roll::Entry;

/// The customer's name has no letters or digits.
pub(super) const NO_NAME: &str = "the name has no letters or digits to compare";

/// No client came near.
pub(super) const NOTHING_ALIKE: &str = "no client has a similar name";

/// What was ignored to find `client` equal.
pub(super) fn exact(customer: &Entry<'_>, client: &Entry<'_>) -> String {
    let (here, there) = (customer.party.name.trim(), client.party.name.trim());
    if here == there {
        return "same name".to_owned();
    }
    if here.to_lowercase() == there.to_lowercase() {
        return "same after ignoring case".to_owned();
    }
    let missing = |from: &NameKey, of: &NameKey| {
        let lacks = |form: &&LegalForm| !from.forms.iter().any(|other| other.name == form.name);
        of.forms.iter().filter(lacks).map(written).collect::<Vec<String>>()
    };
    let mut dropped = missing(&client.key, &customer.key);
    dropped.extend(missing(&customer.key, &client.key));
    match dropped.as_slice() {
        [] if customer.key.forms.is_empty() => "same after ignoring case and punctuation".to_owned(),
        [] => format!(
            "same after ignoring case, punctuation and the spelling of {}",
            listed(&customer.key.forms)
        ),
        forms => format!("same after dropping {}", join(forms)),
    }
}

/// What is alike and what differs between a customer and the client suggested for it.
pub(super) fn suggested(customer: &NameKey, client: &NameKey, ground: Ground) -> String {
    match ground {
        Ground::Equal(Agreement::OtherScript) => "same only when written in Latin letters".to_owned(),
        Ground::Equal(Agreement::Doubtful) => {
            let one_sided = |form: &&LegalForm| customer.forms.contains(form) != client.forms.contains(form);
            let doubtful = |form: &&LegalForm| form.weight == Weight::Doubtful;
            let form = customer.forms.iter().chain(&client.forms).filter(one_sided).find(doubtful);
            let form = form.map(written).unwrap_or_default();
            format!("same but for {form}, which may be a legal form or part of the name")
        }
        Ground::Equal(_) => format!(
            "same but for the legal form ({} here, {} in Halo)",
            listed(&customer.forms),
            listed(&client.forms)
        ),
        Ground::TradingName => "same trading name or former name".to_owned(),
        Ground::Initials => "one name is the initials of the other".to_owned(),
        Ground::Alike(_) => alike(&customer.key, &client.key),
    }
}

/// Who shares a name; only the sides that have several are named.
pub(super) fn shared(customers: &[Party<'_>], clients: &[Party<'_>]) -> String {
    let (kind, parties) =
        if customers.len() > 1 { ("customers", customers) } else { ("Halo clients", clients) };
    let names: Vec<String> =
        parties.iter().map(|party| format!("{} ({})", party.name.trim(), party.id)).collect();
    format!("{} {kind} have the same name: {}", parties.len(), join(&names))
}

/// So many share a name that naming them would help nobody.
pub(super) fn crowd(customers: usize, clients: usize) -> String {
    format!("{customers} customers and {clients} Halo clients have the same name")
}

fn alike(here: &str, there: &str) -> String {
    let sorted = |key: &str| {
        let mut words: Vec<String> = key.split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (mine, theirs) = (sorted(here), sorted(there));
    if mine == theirs {
        return "same words in another order".to_owned();
    }
    let differing = strsim::osa_distance(here, there);
    if differing <= 3 {
        return match differing {
            1 => "1 letter differs".to_owned(),
            several => format!("{several} letters differ"),
        };
    }
    let extra = |key: &str, of: &[String]| {
        key.split(' ').filter(|word| !of.iter().any(|other| other == word)).collect::<Vec<&str>>().join(" ")
    };
    match (extra(here, &theirs), extra(there, &mine)) {
        (mine, theirs) if mine.is_empty() && theirs.is_empty() => "same words, some repeated".to_owned(),
        (mine, theirs) if mine.is_empty() => format!("same but for “{theirs}”, only in Halo"),
        (mine, theirs) if theirs.is_empty() => format!("same but for “{mine}”, only here"),
        (mine, theirs) => format!("similar name: “{mine}” here, “{theirs}” in Halo"),
    }
}

fn listed(forms: &[LegalForm]) -> String {
    join(&forms.iter().map(written).collect::<Vec<String>>())
}

/// A legal form as people write it: `Ltd`, `GmbH`, `PLC`.
fn written(form: &LegalForm) -> String {
    let word = |word: &str| match word {
        "gmbh" => "GmbH".to_owned(),
        "ltd" | "inc" | "corp" | "co" | "pty" | "pvt" | "pte" | "soc" | "sdn" | "bhd" | "unlimited" => {
            word[..1].to_uppercase() + &word[1..]
        }
        other => other.to_uppercase(),
    };
    form.name.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

fn join(names: &[String]) -> String {
    match names {
        [] => "none".to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
