//! Subscriptions → licences: creating with every field, updating field by field, what people own.

use crate::support::trade::{Trade, customer, excluded, id, licence, link, note, reported, sold};
use halyard_core::domain::{Life, Quantity, SubscriptionKey};
use halyard_core::plan::Owner;
use jiff::civil::date;
use rust_decimal::Decimal;

#[test]
fn a_new_licence_has_every_field_with_its_rule() {
    let of = reported("a", "guid", 12);
    let plan = Trade::acme().sells([of.clone()]).plan();
    let create = &plan.changes[1];
    let fields: Vec<String> = create
        .fields
        .iter()
        .map(|f| format!("{} = {:?} ({})", f.field.halo_name(), f.after, f.rule))
        .collect();
    let note = note(&of).unwrap();
    let expected = [
        "name = Text(\"Product guid\") (the product's name)".to_owned(),
        "type = Number(1) (a subscription)".to_owned(),
        "site_id = Number(-1) (the whole client)".to_owned(),
        "count = Number(12) (from field `quantity`)".to_owned(),
        "purchase_price = Number(9.40) (from field `costPerSeat`)".to_owned(),
        "start_date = Date(2024-03-18) (from field `created`)".to_owned(),
        "end_date = Date(2025-03-17) (from field `renewalDate`)".to_owned(),
        "billing_cycle = Text(\"Annual\") (from field `billingFrequency`)".to_owned(),
        "term_duration = Text(\"Annual\") (from field `term`)".to_owned(),
        "status = Text(\"Active\") (from field `status`)".to_owned(),
        "is_active = Flag(true) (new)".to_owned(),
        format!("notes = Text({note:?}) (to find it again)"),
    ];
    assert_eq!(fields, expected, "each field and where it came from");
    assert_eq!(
        create.owner,
        Some(Owner::Existing(halyard_core::domain::ClientId(10))),
        "under the matched client"
    );
    assert!(create.fields.iter().all(|f| f.before.is_none()), "a new record has no before");
}

#[test]
fn what_is_only_assumed_or_unknown() {
    let of = sold("a", "55", 3, 940);
    let lines = Trade::acme().sells([of.clone()]).licence_lines();
    assert!(lines[0].contains("billing_cycle Monthly"), "a new licence takes the likely cycle: {lines:?}");
    let mut held = licence(7, 10, &of);
    held.billing_cycle = Some("Annual".to_owned());
    let trade = Trade::acme().sells([of.clone()]).holds([held]).linked([link(&of, 7)]);
    assert_eq!(
        trade.licence_lines(),
        ["unchanged #7: Both sides agree."],
        "a guess never changes what Halo has"
    );
    let free = trade.with(|t| {
        t.vendor.subscriptions[0].unit_cost = None;
        t.vendor.subscriptions[0].start = None;
    });
    assert_eq!(free.licence_lines(), ["unchanged #7: Both sides agree."], "unknown overwrites nothing");
    let costless = Trade::acme().sells([of]).with(|t| t.vendor.subscriptions[0].unit_cost = None);
    assert!(
        !costless.licence_lines()[0].contains("purchase_price"),
        "no price is written as none, never as 0"
    );
}

#[test]
fn each_field_the_vendor_owns_is_followed_by_itself() {
    let of = reported("a", "guid", 12);
    let base = || Trade::acme().sells([of.clone()]).linked([link(&of, 7)]);
    type Edit = fn(&mut halyard_core::domain::Licence);
    let cases: Vec<(Edit, &str)> = vec![
        (|l| l.count = Some(10.into()), "count 10→12: Differs in count."),
        (|l| l.count = None, "count 12: Differs in count."),
        (
            |l| l.purchase_price = Some(Decimal::new(900, 2)),
            "purchase_price 9→9.4: Differs in purchase_price.",
        ),
        (
            |l| l.start_date = Some(date(2024, 1, 1)),
            "start_date 2024-01-01→2024-03-18: Differs in start_date.",
        ),
        (|l| l.end_date = None, "end_date 2025-03-17: Differs in end_date."),
        (
            |l| l.billing_cycle = Some("Monthly".into()),
            "billing_cycle Monthly→Annual: Differs in billing_cycle.",
        ),
        (|l| l.term_duration = Some(String::new()), "term_duration →Annual: Differs in term_duration."),
        (|l| l.status = Some("Suspended".into()), "status Suspended→Active: Differs in status."),
        (
            |l| {
                l.count = Some(1.into());
                l.status = None;
            },
            "count 1→12, status Active: Differs in count, status.",
        ),
    ];
    for (edit, expected) in cases {
        let mut held = licence(7, 10, &of);
        edit(&mut held);
        let lines = base().holds([held]).licence_lines();
        assert_eq!(lines, [format!("update #7 {expected}")], "only what differs is written");
    }
}

#[test]
fn what_means_the_same_and_what_people_own_is_left_alone() {
    let of = reported("a", "guid", 12);
    let mut held = licence(7, 10, &of);
    held.purchase_price = Some("9.40004".parse().unwrap());
    held.count = Some("12.0".parse().unwrap());
    held.status = Some(" ACTIVE ".to_owned());
    held.name = Some("Microsoft seats (do not rename)".to_owned());
    held.notes = Some("two free until spring".to_owned());
    held.kind = Some(0);
    held.is_active = None;
    let trade = Trade::acme().sells([of.clone()]).holds([held]).linked([link(&of, 7)]);
    assert_eq!(
        trade.licence_lines(),
        ["unchanged #7: Both sides agree."],
        "none of these is the vendor's to change"
    );
    let fewer = trade.with(|t| t.licences[0].count = Some(1.into()));
    assert_eq!(
        fewer.licence_lines(),
        ["update #7 count 1→12: Differs in count."],
        "an update does not mention name, notes or price"
    );
}

#[test]
fn customers_that_take_no_licences() {
    let of = sold("a", "55", 3, 940);
    let base = || Trade::acme().sells([of.clone()]);
    let cases: Vec<(&str, Trade, &str)> = vec![
        ("unmatched", base().with(|t| t.matches.clear()), "skip: The customer is not matched to a client."),
        (
            "excluded",
            base().with(|t| t.matches = vec![excluded("a", "our own")]),
            "skip: The customer is excluded: our own",
        ),
        (
            "client gone",
            base().with(|t| t.clients.clear()),
            "blocked: The customer is matched to client 10, which Halo no longer lists. Match it again.",
        ),
        (
            "client inactive",
            base().with(|t| t.clients[0].inactive = true),
            "blocked: The client Acme Ltd (10) is inactive in Halo.",
        ),
        (
            "quantity unknown",
            base().with(|t| {
                t.vendor.subscriptions[0].quantity = Quantity::Unknown("it gives no `quantity`".into());
            }),
            "blocked: The quantity is not known: it gives no `quantity`",
        ),
        (
            "no product name",
            base().with(|t| t.vendor.subscriptions[0].product = "  ".into()),
            "blocked: The vendor gives no product name for it.",
        ),
        (
            "ended, not linked",
            base().with(|t| t.vendor.subscriptions[0].life = Life::Ended),
            "skip: It has ended at the vendor; nothing is made for it.",
        ),
    ];
    for (case, trade, expected) in cases {
        assert_eq!(trade.licence_lines(), [expected], "{case}");
    }
    let linked = base()
        .holds([licence(7, 10, &of)])
        .linked([link(&of, 7)])
        .with(|t| t.vendor.subscriptions[0].quantity = Quantity::Unknown("its `quantity` is 1.5".into()));
    assert_eq!(
        linked.licence_lines(),
        ["blocked #7: The quantity is not known: its `quantity` is 1.5"],
        "a linked licence keeps its count while the quantity is unknown"
    );
    let without = base().with(|t| t.options.entities.subscriptions = false);
    assert!(without.licence_lines().is_empty(), "subscriptions were not asked for");
}

#[test]
fn a_new_client_brings_its_licences_in_the_same_plan() {
    let trade = Trade::acme().sells([sold("b", "55", 3, 940)]).with(|t| {
        t.vendor.customers.push(customer("b", "Bellrope Bakery"));
        t.options.create_clients = true;
    });
    let plan = trade.plan();
    let of_b: Vec<_> = plan.changes.iter().filter(|c| c.customer == id("b")).collect();
    assert_eq!(of_b.len(), 2, "the client and its one licence");
    assert_eq!(of_b[1].owner, Some(Owner::CreatedHere), "the licence waits for the client made here");
    assert_eq!(of_b[1].action.as_str(), "create", "it is made");
    let blocked = trade.with(|t| t.top_levels.clear()).with(|t| t.clients.clear());
    assert!(
        blocked.licence_lines().iter().any(|l| l == "skip: The customer is not matched to a client."),
        "without the client no licence is made for it"
    );
}

#[test]
fn nothing_bought_is_a_number_too() {
    let of = sold("a", "55", 0, 940);
    let lines = Trade::acme().sells([of.clone()]).licence_lines();
    assert!(
        lines[0].starts_with("create") && lines[0].contains("count 0"),
        "0 seats is known, not unknown: {lines:?}"
    );
    let mut held = licence(7, 10, &of);
    held.count = Some(4.into());
    let trade = Trade::acme().sells([of.clone()]).holds([held]).linked([link(&of, 7)]);
    assert_eq!(
        trade.licence_lines(),
        ["update #7 count 4→0: Differs in count."],
        "the vendor says nobody uses it"
    );
}

#[test]
fn a_name_longer_than_halo_takes_is_cut_once_and_stays_equal() {
    let mut of = sold("a", "55", 3, 940);
    of.product = "ä".repeat(600);
    of.key = SubscriptionKey("a/long".into());
    let lines = Trade::acme().sells([of.clone()]).licence_lines();
    assert!(lines[0].contains(&format!("name {},", "ä".repeat(500))), "500 characters, not bytes");
    let mut held = licence(7, 10, &of);
    held.name = Some("ä".repeat(500));
    let lines = Trade::acme().sells([of]).holds([held]).licence_lines();
    assert!(lines[0].starts_with("adopt #7"), "a licence with the cut name is recognised: {lines:?}");
}
