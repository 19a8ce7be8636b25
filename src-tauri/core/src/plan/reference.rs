//! The short reference that stands in the notes of licences Halyard creates, so that a lost store or a
//! second workstation finds them again. It is computed from the vendor's names alone, so every
//! installation computes the same.

use crate::domain::{ClientId, Licence, Method, SubscriptionKey, VendorKind};
use sha2::{Digest, Sha256};
use std::fmt;

/// Crockford's base 32: no letters that are mistaken for digits.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const MARK: &str = "HY1-";
/// 13 letters of 5 bits: with 100,000 licences the chance of two alike is below one in a billion.
const LENGTH: usize = 13;

/// The reference of one subscription: its own part, and the part it shares with its family.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference {
    /// Stands for the subscription's key.
    pub own: String,
    /// Stands for its family; the same as `own` where it has none.
    pub family: String,
}

impl Reference {
    /// The reference of a subscription.
    pub fn of(
        vendor: VendorKind,
        method: &Method,
        key: &SubscriptionKey,
        family: Option<&SubscriptionKey>,
    ) -> Self {
        let own = short(vendor, method, "key", &key.0);
        let family = family.map_or_else(|| own.clone(), |f| short(vendor, method, "family", &f.0));
        Self { own, family }
    }

    /// The line written into a new licence's notes.
    pub fn note(&self, vendor: VendorKind) -> String {
        format!("Imported from {} by Halyard, ref {self}", vendor.title())
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK}{}-{}", self.own, self.family)
    }
}

fn short(vendor: VendorKind, method: &Method, part: &str, key: &str) -> String {
    let digest = Sha256::digest(format!("{}\0{}\0{part}\0{key}", vendor.as_str(), method.as_str()));
    let bits = digest.iter().take(9).fold(0u128, |bits, &byte| bits << 8 | u128::from(byte));
    (0..LENGTH).map(|i| char::from(LETTERS[(bits >> (5 * i) & 31) as usize])).collect()
}

/// Those among the licences with one reference that can be its subscription's: of its client where any are,
/// and of these the live ones where any are. A double that was set inactive stands in nobody's way.
pub fn bearers(bearing: Vec<&Licence>, client: ClientId) -> Vec<&Licence> {
    let of_client: fn(&Licence, ClientId) -> bool = |l, client| l.client == Some(client);
    let live: fn(&Licence, ClientId) -> bool = |l, _| l.is_live();
    [of_client, live].into_iter().fold(bearing, |among, wanted| {
        let fit: Vec<&Licence> = among.iter().copied().filter(|l| wanted(l, client)).collect();
        if fit.is_empty() { among } else { fit }
    })
}

/// The first reference in a licence's notes, wherever a person may have moved it to.
pub fn reference_in(notes: &str) -> Option<Reference> {
    notes.match_indices(MARK).find_map(|(at, _)| {
        let rest = &notes[at + MARK.len()..];
        let own = rest.get(..LENGTH)?;
        let family = rest.get(LENGTH..)?.strip_prefix('-')?.get(..LENGTH)?;
        let fits = |part: &str| part.bytes().all(|b| LETTERS.contains(&b));
        (fits(own) && fits(family)).then(|| Reference { own: own.to_owned(), family: family.to_owned() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reference(key: &str, family: Option<&str>) -> Reference {
        let family = family.map(|f| SubscriptionKey(f.into()));
        Reference::of(VendorKind::Giacom, &Method::known("m"), &SubscriptionKey(key.into()), family.as_ref())
    }

    #[test]
    fn a_reference_is_the_same_on_every_machine() {
        assert_eq!(
            reference("mex1/55-a@9.4", Some("mex1/55-a")).to_string(),
            reference("mex1/55-a@9.4", Some("mex1/55-a")).to_string(),
            "it depends on nothing but the vendor's names"
        );
        let (a, b) = (reference("k@1", Some("k")), reference("k@2", Some("k")));
        assert_ne!(a.own, b.own, "two prices are two subscriptions");
        assert_eq!(a.family, b.family, "of one family");
    }

    proptest! {
        #[test]
        fn a_reference_is_found_among_a_persons_notes(before in "[^H]{0,40}", after in ".{0,40}", key in ".{1,20}") {
            let r = reference(&key, None);
            let notes = format!("{before}{}{after}", r.note(VendorKind::Giacom));
            prop_assert_eq!(reference_in(&notes), Some(r), "text around it does not hide it");
        }

        #[test]
        fn no_text_makes_it_panic(notes in "\\PC*(HY1-)?\\PC*") {
            let _ = reference_in(&notes);
        }
    }
}
