//! Whether two licence names mean the same product. Names are the tenant's and the vendors', so only what is
//! known to vary is set aside: case, punctuation, a status that an older import wrote behind the name, and the
//! words around a term. Numbers and everything else must agree.

use std::collections::BTreeSet;

/// Statuses that imports have written behind a name, as in "Business Basic - Active".
const STATUSES: [&str; 8] =
    ["active", "inactive", "suspended", "cancelled", "canceled", "expired", "deleted", "pending"];

/// Words that say nothing of the product.
const NOISE: [&str; 9] =
    ["nce", "csp", "term", "commitment", "subscription", "licence", "license", "billing", "billed"];

/// A name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Product {
    /// What must agree.
    pub(super) base: String,
    /// The terms it names; two names with different terms are two products.
    terms: BTreeSet<&'static str>,
}

impl Product {
    pub(super) fn of(name: &str) -> Self {
        let folded = any_ascii::any_ascii(name).to_lowercase();
        let mut words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric() && c != '+').filter(|w| !w.is_empty()).collect();
        if words.len() > 1 && words.last().is_some_and(|w| STATUSES.contains(w)) {
            words.pop();
        }
        let terms = words.iter().filter_map(|w| term(w)).collect();
        let base: Vec<&str> =
            words.iter().copied().filter(|w| term(w).is_none() && !NOISE.contains(w)).collect();
        // A name of nothing but such words is its own product.
        let base = if base.is_empty() { words.join(" ") } else { base.join(" ") };
        Self { base, terms }
    }

    /// Whether the terms leave it open that both are the same.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.base == other.base
            && (self.terms == other.terms || self.terms.is_empty() || other.terms.is_empty())
    }
}

fn term(word: &str) -> Option<&'static str> {
    Some(match word {
        "monthly" | "month" | "p1m" => "month",
        "annual" | "annually" | "yearly" | "p1y" => "year",
        "triennial" | "p3y" => "three years",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(a: &str, b: &str) -> bool {
        Product::of(a).agrees(&Product::of(b))
    }

    #[test]
    fn what_is_known_to_vary_is_set_aside() {
        for (a, b) in [
            ("Microsoft 365 Business Basic", "Microsoft 365 Business Basic - Active"),
            ("Microsoft 365 Business Premium (NCE Annual Term)", "microsoft 365 business premium"),
            ("Exchange Online (Plan 1) (NCE Monthly Term)", "Exchange Online Plan 1 [Monthly]"),
            ("Visio Plan 2 – Annual commitment", "Visio Plan 2 (NCE Annual Term)"),
        ] {
            assert!(same(a, b), "{a} and {b} are one product");
        }
    }

    #[test]
    fn what_may_be_another_product_is_another() {
        for (a, b) in [
            ("Exchange Online (Plan 1)", "Exchange Online (Plan 2)"),
            ("SQL Hosting 50GB", "SQL Hosting 100GB"),
            ("Business Premium (NCE Annual Term)", "Business Premium (NCE Monthly Term)"),
            ("Defender for Office 365 (Plan 1)", "Defender for Office 365 (Plan 1) Add-on"),
            ("Active", "Suspended"),
        ] {
            assert!(!same(a, b), "{a} and {b} are two products");
        }
    }

    proptest! {
        #[test]
        fn every_name_is_its_own_product(name in "\\PC{0,40}", other in "\\PC{0,40}") {
            prop_assert!(same(&name, &name), "the same name is the same product");
            prop_assert_eq!(same(&name, &other), same(&other, &name), "whichever is named first");
        }
    }
}
