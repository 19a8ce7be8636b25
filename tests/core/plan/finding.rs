//! Which licence is a subscription's: by link, by reference, by equality; and when nobody can tell.

use crate::support::trade::{METHOD, Trade, licence, link, note, sold};
use halyard_core::domain::{ClientId, CustomerId, Licence, LicenceId, Link, Method, Subscription};
use halyard_core::plan::{Action, Entity};

fn of() -> Subscription {
    sold("a", "55", 3, 940)
}

fn noted(number: i64, client: i64) -> Licence {
    Licence { notes: note(&of()), ..licence(number, client, &of()) }
}

fn base() -> Trade {
    Trade::acme().sells([of()])
}

const EQUAL: &str = "It is the same in client, name, count and every other field it holds.";
const REFERENCE: &str = "Halyard's reference stands in its notes.";

#[test]
fn a_licence_is_adopted_by_its_reference() {
    let mut held = noted(7, 10);
    held.notes = held.notes.map(|n| format!("Ask accounts first.\r\n{n} - do not delete"));
    held.count = Some(1.into());
    held.name = Some("renamed by a person".to_owned());
    assert_eq!(
        base().holds([held.clone()]).licence_lines(),
        [format!("adopt #7 count 1→3: {REFERENCE}")],
        "wherever a person moved the reference to"
    );
    held.deleted = true;
    assert!(
        base().holds([held]).licence_lines()[0].starts_with("create"),
        "a deleted licence is not taken back"
    );
}

#[test]
fn a_reference_is_worth_a_link_only_where_it_is_clear() {
    let cases: Vec<(&str, Trade, &str)> = vec![
        (
            "two licences bear it",
            base().holds([noted(8, 10), noted(7, 10)]),
            "blocked: Several licences could be it: 7, 8.",
        ),
        (
            "one of the two is of another client",
            base().holds([noted(8, 11), noted(7, 10)]),
            "adopt #7: Halyard's reference stands in its notes.",
        ),
        (
            "the one that bears it was moved",
            base().holds([noted(7, 11)]),
            "blocked #7: Its licence 7 belongs to client 11, but the customer is matched to client 10.",
        ),
        (
            "set inactive by a person",
            base().holds([Licence { is_active: Some(false), ..noted(7, 10) }]),
            "blocked #7: Its licence was set inactive in Halo by someone else; the vendor still lists it.",
        ),
        (
            "taken by another connection",
            base().holds([noted(7, 10)]).with(|t| t.taken = vec![LicenceId(7)]),
            "blocked #7: Its licence 7 is linked by another connection.",
        ),
    ];
    for (case, trade, expected) in cases {
        let line = trade.licence_lines().remove(0);
        assert!(line.starts_with(expected), "{case}: {line}");
    }
}

#[test]
fn an_equal_licence_is_adopted_a_namesake_is_not() {
    let blank = Licence {
        purchase_price: Some(0.into()),
        start_date: None,
        billing_cycle: Some(String::new()),
        name: Some(" product  55 ".to_owned()),
        notes: Some("typed in by hand".to_owned()),
        ..licence(7, 10, &of())
    };
    assert_eq!(
        base().holds([blank.clone()]).licence_lines(),
        [format!("adopt #7 purchase_price 0→9.4, start_date 2024-03-18: {EQUAL}")],
        "what Halo fills in by itself says nothing against it; what the vendor knows is added"
    );
    let cases: Vec<(&str, Licence)> = vec![
        ("another count", Licence { count: Some(4.into()), ..blank.clone() }),
        ("no count", Licence { count: None, ..blank.clone() }),
        ("another price", Licence { purchase_price: Some(8.into()), ..blank.clone() }),
        ("another start", Licence { start_date: Some(jiff::civil::date(2023, 4, 1)), ..blank.clone() }),
        ("another cycle", Licence { billing_cycle: Some("Annual".to_owned()), ..blank.clone() }),
    ];
    for (case, held) in cases {
        let plan = base().holds([held]).plan();
        let change = &plan.changes[1];
        assert_eq!(change.action.as_str(), "create", "{case}: not the same licence");
        assert_eq!(change.namesakes, [LicenceId(7)], "{case}: but it is shown, so that nobody bills twice");
        assert!(
            change.remarks[0].contains("licence of the same name") && change.remarks[0].contains('7'),
            "{case}: {:?}",
            change.remarks
        );
    }
    let silent: Vec<(&str, Trade)> = vec![
        ("inactive", base().holds([Licence { is_active: Some(false), ..blank.clone() }])),
        ("of another client", base().holds([Licence { client: Some(ClientId(11)), ..blank.clone() }])),
        (
            "linked to another subscription",
            base()
                .sells([sold("a", "66", 1, 100)])
                .holds([blank.clone()])
                .linked([link(&sold("a", "66", 1, 100), 7)]),
        ),
        ("taken by another connection", base().holds([blank.clone()]).with(|t| t.taken = vec![LicenceId(7)])),
        (
            "made by Halyard for something else",
            base().holds([Licence { notes: note(&sold("a", "66", 1, 1)), ..blank }]),
        ),
    ];
    for (case, trade) in silent {
        let plan = trade.plan();
        let change = plan.changes.iter().find(|c| c.name == "Product 55").unwrap();
        assert_eq!((change.action.as_str(), change.namesakes.len()), ("create", 0), "{case}");
    }
}

#[test]
fn an_unattended_plan_makes_nothing_beside_a_namesake() {
    let namesake = Licence { count: Some(8.into()), ..licence(7, 10, &of()) };
    let attended = base().holds([namesake]);
    let plan = attended.plan();
    assert!(plan.remarks.iter().any(|r| r.contains("share their name")), "{:?}", plan.remarks);
    assert!(attended.licence_lines()[0].starts_with("create"), "a person sees the plan and decides");
    let unattended = attended.with(|t| t.options.hold_namesakes = true);
    let line = unattended.licence_lines().remove(0);
    assert!(line.starts_with("blocked: The client has a licence of the same name, 7."), "{line}");
}

#[test]
fn no_client_is_made_for_a_customer_whose_licence_stands_under_another() {
    let lost = base().holds([noted(7, 10)]).with(|t| {
        t.matches.clear();
        t.vendor.customers[0].name = "Its Legal Name".to_owned();
        t.options.create_clients = true;
    });
    let plan = lost.plan();
    assert_eq!(plan.changes[0].action, Action::Blocked, "{:?}", plan.changes[0]);
    assert!(plan.changes[0].why.contains("licence 7 stands under client 10"), "{}", plan.changes[0].why);
    assert!(plan.changes.iter().all(|c| !c.action.acts()), "and no licence is made either");
}

#[test]
fn a_customer_or_row_under_a_new_name_keeps_its_licence() {
    let former =
        Subscription { customer: CustomerId::new("former").unwrap(), ..sold("former", "55", 3, 940) };
    let plan = base().holds([licence(7, 10, &of())]).linked([link(&former, 7)]).plan();
    let lines: Vec<_> = plan.changes.iter().filter(|c| c.entity == Entity::Licence).collect();
    assert_eq!(lines.len(), 1, "the former name is not missing: {lines:?}");
    assert_eq!((lines[0].action, lines[0].licence), (Action::Adopt, Some(LicenceId(7))), "and none is made");
}

#[test]
fn several_equal_licences_need_a_person() {
    assert_eq!(
        base().holds([licence(9, 10, &of()), licence(7, 10, &of())]).licence_lines(),
        ["blocked: Several licences equal it: 7, 9. Link the right one."],
        "which is billed for it cannot be told"
    );
}

#[test]
fn two_equal_subscriptions_do_not_share_one_licence() {
    let twin = || Subscription {
        key: halyard_core::domain::SubscriptionKey("a/55b@9.4".into()),
        family: None,
        ..of()
    };
    let lines = base().sells([twin()]).holds([licence(7, 10, &of())]).licence_lines();
    let adopted = lines.iter().filter(|l| l.starts_with("adopt #7")).count();
    let created = lines.iter().filter(|l| l.starts_with("create")).count();
    assert_eq!((adopted, created), (1, 1), "one takes it, the other gets its own: {lines:?}");
}

#[test]
fn a_link_holds_whatever_the_licence_looks_like() {
    let other = |client| Licence { client, ..licence(7, 10, &of()) };
    let cases: Vec<(&str, Trade, &str)> = vec![
        (
            "gone in Halo",
            base(),
            "blocked #7: Its licence 7 is no longer in Halo. Clear the link to have a new one made.",
        ),
        (
            "moved to another client",
            base().holds([other(Some(ClientId(11)))]),
            "blocked #7: Its licence 7 belongs to client 11, but the customer is matched to client 10.",
        ),
        (
            "taken from every client",
            base().holds([other(None)]),
            "blocked #7: Its licence 7 belongs to no client, but the customer is matched to client 10.",
        ),
        (
            "set inactive by a person",
            base().holds([Licence { is_active: Some(false), ..other(Some(ClientId(10))) }]),
            "blocked #7: Its licence was set inactive in Halo by someone else; the vendor still lists it.",
        ),
        (
            "deleted",
            base().holds([Licence { deleted: true, ..other(Some(ClientId(10))) }]),
            "blocked #7: Its licence was set inactive in Halo by someone else; the vendor still lists it.",
        ),
        (
            "a copy of it bears the reference, too",
            base().holds([other(Some(ClientId(10))), noted(8, 10)]),
            "unchanged #7: Both sides agree.",
        ),
    ];
    for (case, trade, expected) in cases {
        assert_eq!(trade.linked([link(&of(), 7)]).licence_lines(), [expected], "{case}");
    }
}

#[test]
fn what_halyard_retired_it_wakes_again() {
    let retired = || Link { retired: true, ..link(&of(), 7) };
    let asleep = || Licence { is_active: Some(false), count: Some(0.into()), ..licence(7, 10, &of()) };
    assert_eq!(
        base().holds([asleep()]).linked([retired()]).licence_lines(),
        ["update #7 count 0→3, is_active false→true: Differs in count, is_active."],
        "the vendor lists it again"
    );
    let deleted = Licence { deleted: true, ..asleep() };
    assert!(
        base().holds([deleted]).linked([retired()]).licence_lines()[0].starts_with("blocked #7"),
        "what a person deleted is not brought back"
    );
}

#[test]
fn another_methods_links_keep_their_licences() {
    let other = Link { method: Method::known("subscriptions-management-report"), ..link(&of(), 7) };
    let lines = base().holds([licence(7, 10, &of())]).linked([other]).licence_lines();
    assert!(lines[0].starts_with("create"), "its licence is not free to be adopted: {lines:?}");
    assert_eq!(lines.len(), 1, "and it is not missing, either: only {} is read", METHOD.as_str());
}
