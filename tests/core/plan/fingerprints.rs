//! The fingerprint: another world is another fingerprint, the same world written otherwise is not.

use crate::support::trade::{Trade, customer, licence, link, matched, rejected, reported};
use halyard_core::domain::{LicenceId, TopLevelId};

#[test]
fn whatever_changes_shows() {
    let of = reported("a", "guid", 3);
    let base = Trade::acme().sells([of.clone()]).holds([licence(7, 10, &of)]).linked([link(&of, 7)]);
    let before = base.plan().fingerprint;
    type Edit = fn(&mut Trade);
    let edits: Vec<(&str, Edit)> = vec![
        ("a customer more", |t| t.vendor.customers.push(customer("b", "B"))),
        ("a row rejected", |t| t.vendor.rejected.push(rejected(None))),
        ("a start", |t| t.vendor.subscriptions[0].start = None),
        ("a cycle", |t| t.vendor.subscriptions[0].billing_cycle = None),
        ("a term", |t| t.vendor.subscriptions[0].term = None),
        ("a product's name", |t| t.vendor.subscriptions[0].product.push('x')),
        ("a licence's name", |t| t.licences[0].name = None),
        ("a licence's first day", |t| t.licences[0].start_date = None),
        ("a licence deleted", |t| t.licences[0].deleted = true),
        ("a licence's count", |t| t.licences[0].count = None),
        ("a client's top level", |t| t.clients[0].top_level = None),
        ("a top level", |t| t.top_levels[0].id = TopLevelId(6)),
        ("a match", |t| t.matches.push(matched("b", 10))),
        ("a link retired", |t| t.links[0].retired = true),
        ("a licence taken elsewhere", |t| t.taken.push(LicenceId(9))),
        ("a choice", |t| t.options.follow_names = true),
    ];
    for (what, edit) in edits {
        assert_ne!(
            base.clone().with(edit).plan().fingerprint,
            before,
            "{what} is part of what a plan is made from"
        );
    }
    let same = base.clone().with(|t| t.licences[0].count = Some("3.00".parse().unwrap()));
    assert_eq!(same.plan().fingerprint, before, "3 and 3.00 are one count");
}
