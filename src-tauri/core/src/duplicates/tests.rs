use super::*;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn licence(id: i64, client: i64, name: &str) -> Licence {
    Licence {
        id: LicenceId(id),
        client: Some(ClientId(client)),
        kind: Some(1),
        name: Some(name.to_owned()),
        count: Some(Decimal::from(12)),
        purchase_price: Some(Decimal::new(940, 2)),
        price: None,
        start_date: None,
        end_date: None,
        billing_cycle: None,
        term_duration: None,
        status: None,
        is_active: Some(true),
        deleted: false,
        notes: None,
    }
}

fn valid(licence: Licence, start: Option<Date>, end: Option<Date>) -> Licence {
    Licence { start_date: start, end_date: end, ..licence }
}

fn ids(found: &[Duplicates<'_>]) -> Vec<Vec<i64>> {
    found.iter().map(|d| d.licences.iter().map(|l| l.id.0).collect()).collect()
}

fn linked(ids: &[i64]) -> HashSet<LicenceId> {
    ids.iter().map(|id| LicenceId(*id)).collect()
}

#[test]
fn the_same_product_twice_is_found_and_the_linked_one_is_to_be_kept() {
    let licences = [
        licence(3, 10, "Business Basic - Active"),
        licence(5, 10, "Business Basic"),
        licence(6, 11, "Business Basic"),
        licence(7, 10, "Business Premium"),
    ];
    let found = find(&licences, &linked(&[5]));
    assert_eq!(ids(&found), [[3, 5]], "another client's and another product's are no doubles");
    assert_eq!(found[0].keep, LicenceId(5), "the linked one stays");
    assert_eq!(
        found[0].reasons,
        [
            DuplicateReason::SameProduct,
            DuplicateReason::SameCount,
            DuplicateReason::SamePrice,
            DuplicateReason::SomeLinked
        ],
        "and why is told, the strongest first"
    );
}

#[test]
fn two_subscriptions_are_not_one_twice() {
    let licences = [licence(3, 10, "Business Basic"), licence(5, 10, "Business Basic")];
    assert!(find(&licences, &linked(&[3, 5])).is_empty(), "each belongs to a subscription of its own");
    let third = [licences[0].clone(), licences[1].clone(), licence(9, 10, "Business Basic")];
    assert_eq!(ids(&find(&third, &linked(&[3, 5]))), [[3, 5, 9]], "but one beside them is nobody's");
}

#[test]
fn what_followed_upon_another_or_is_inactive_is_no_double() {
    let old = valid(licence(3, 10, "Basic"), None, Some(date(2024, 3, 31)));
    let new = valid(licence(5, 10, "Basic"), Some(date(2024, 4, 1)), None);
    assert!(find(&[old.clone(), new.clone()], &linked(&[])).is_empty(), "one ended before the other began");
    let early = valid(new, Some(date(2024, 3, 31)), None);
    assert_eq!(ids(&find(&[old, early], &linked(&[]))), [[3, 5]], "one day of both is billed twice");
    let asleep = Licence { is_active: Some(false), ..licence(8, 10, "Basic") };
    assert!(find(&[asleep, licence(9, 10, "Basic")], &linked(&[])).is_empty(), "inactive bills nobody");
}

proptest! {
    #[test]
    fn every_group_is_of_one_client_and_live_and_has_one_to_keep(
        licences in prop::collection::vec((0i64..4, 0usize..4, any::<bool>(), any::<bool>()), 0..30)
    ) {
        let names = ["Basic", "Basic - Active", "basic (NCE Annual Term)", "Premium"];
        let all: Vec<Licence> = licences
            .iter()
            .zip(1..)
            .map(|((client, name, live, _), id)| Licence { is_active: Some(*live), ..licence(id, *client, names[*name]) })
            .collect();
        let owned: Vec<i64> = licences.iter().zip(1..).filter(|((.., l), _)| *l).map(|(_, id)| id).collect();
        let mut seen = HashSet::new();
        for group in find(&all, &linked(&owned)) {
            prop_assert!(group.licences.len() > 1, "one alone is no double");
            prop_assert!(group.licences.iter().any(|l| l.id == group.keep), "one of them stays");
            prop_assert!(group.licences.iter().any(|l| !owned.contains(&l.id.0)), "one is nobody's");
            for l in &group.licences {
                prop_assert!(l.is_live() && l.client == Some(group.client), "of one client, and billed");
                prop_assert!(seen.insert(l.id), "{} is in one group only", l.id);
            }
        }
    }
}
