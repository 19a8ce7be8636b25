//! Addresses of main sites: every arm, what is a difference and what is none, and what holds for all of them.

use crate::support::trade::{Trade, client, customer, id, matched, told};
use halyard_core::domain::{
    Address, ClientId, Customer, Site, SiteAddress, SiteField, SiteId, TopLevel, TopLevelId, Value,
};
use halyard_core::plan::{Action, Change, Entity, Field};
use proptest::prelude::*;
use proptest::sample::select;

fn said(parts: [&str; 5]) -> Address {
    let [street, city, region, postcode, country] = parts.map(str::to_owned);
    Address { street, city, region, postcode, country }
}

fn held(lines: [&str; 5]) -> SiteAddress {
    let mut address = SiteAddress::default();
    SiteField::ALL.into_iter().zip(lines).for_each(|(field, line)| address.set(field, line));
    address
}

fn site(number: i64, client: i64, lines: [&str; 5]) -> Site {
    Site {
        id: SiteId(number),
        client: Some(ClientId(client)),
        name: "Main".to_owned(),
        inactive: false,
        address: Some(held(lines)),
    }
}

const MILL: [&str; 5] = ["4 Mill Road", "Orchgate", "Fellshire", "", "QV1 2ZZ"];
const TOLD: [&str; 5] = ["4 Mill Road", "Orchgate", "Fellshire", "QV1 2ZZ", ""];

/// Acme with this address at the vendor, and this one in Halo.
fn acme(vendor: [&str; 5], halo: [&str; 5]) -> Trade {
    Trade::acme().with(|t| {
        t.options.follow_addresses = true;
        t.vendor.customers[0].address = Some(said(vendor));
        t.sites = vec![site(20, 10, halo)];
    })
}

fn sites(trade: &Trade) -> Vec<Change> {
    trade.plan().changes.into_iter().filter(|c| c.entity == Entity::Site).collect()
}

fn line(trade: &Trade) -> String {
    sites(trade).iter().map(told).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_arm_says_what_it_does_and_why() {
    let moved = || acme(["9 New Street", "Orchgate", "Fellshire", "QV3 4ZZ", ""], MILL);
    let left = |why: &str| format!("skip: Its address is left as it is: {why}");
    let cases: Vec<(&str, Trade, String)> = vec![
        ("not asked for", moved().with(|t| t.options.follow_addresses = false), String::new()),
        ("customers not covered", moved().with(|t| t.options.entities.customers = false), String::new()),
        ("the vendor tells none", moved().with(|t| t.vendor.customers[0].address = None), String::new()),
        ("the vendor tells nothing in it", acme(["", " ", ",", "", ""], MILL), String::new()),
        ("not matched", moved().with(|t| t.matches.clear()), String::new()),
        ("inactive", moved().with(|t| t.clients[0].inactive = true), String::new()),
        (
            "it moved",
            moved(),
            "update line1 4 Mill Road→9 New Street, postcode QV1 2ZZ→QV3 4ZZ: The vendor's address differs, and \
             addresses are followed."
                .to_owned(),
        ),
        (
            "nothing there yet",
            acme(["4 Mill Road", "Orchgate", "", "QV1 2ZZ", "United Kingdom"], ["", "", "", "", ""]),
            "update line1 4 Mill Road, line2 Orchgate, line4 United Kingdom, postcode QV1 2ZZ: The vendor's address \
             differs, and addresses are followed."
                .to_owned(),
        ),
        ("the same", acme(TOLD, MILL), "unchanged: The main site's address agrees with the vendor's.".to_owned()),
        (
            "Halo does not show it",
            moved().with(|t| t.sites[0].address = None),
            left("Halo does not show the address of the main site."),
        ),
        ("no site", moved().with(|t| t.sites.clear()), left("Halo lists no active site of the client.")),
        (
            "several sites, none named",
            moved().with(|t| t.sites.push(site(21, 10, MILL))),
            left("the client has several sites, and Halo does not say which is the main one."),
        ),
        (
            "the main one is not listed",
            moved().with(|t| t.clients[0].main_site = Some(SiteId(99))),
            left("Halo does not list the client's main site."),
        ),
        (
            "the main one is another client's",
            moved().with(|t| {
                t.clients[0].main_site = Some(SiteId(30));
                t.sites.push(site(30, 11, MILL));
            }),
            left("Halo does not list the client's main site."),
        ),
        (
            "two customers of one client disagree",
            moved().with(|t| {
                t.vendor.customers.push(Customer { address: Some(said(TOLD)), ..customer("b", "Acme Two") });
                t.matches.push(matched("b", 10));
            }),
            vec![left("several customers with different addresses are matched to this client."); 2].join("\n"),
        ),
    ];
    for (case, trade, expected) in cases {
        assert_eq!(line(&trade), expected, "{case}");
    }
}

#[test]
fn the_main_site_is_the_one_halo_names_else_the_only_active_one() {
    let moved = acme(["9 New Street", "", "", "", ""], MILL).with(|t| t.sites.push(site(21, 10, MILL)));
    let named = moved.clone().with(|t| t.clients[0].main_site = Some(SiteId(21)));
    assert_eq!(sites(&named)[0].site, Some(SiteId(21)), "named by Halo");
    let only = moved.with(|t| t.sites[0].inactive = true);
    assert_eq!(sites(&only)[0].site, Some(SiteId(21)), "the other one is closed");
}

#[test]
fn only_a_real_difference_is_written() {
    let cases: Vec<(&str, [&str; 5], [&str; 5])> = vec![
        ("case and spaces", ["4 mill  road", "ORCHGATE", "", "qv12zz", ""], MILL),
        ("punctuation", ["4, Mill Road.", "Orchgate", "", "", ""], MILL),
        ("city and region change places", ["4 Mill Road", "Fellshire", "Orchgate", "QV1 2ZZ", ""], MILL),
        ("all in one line", TOLD, ["4 Mill Road, Orchgate, Fellshire, QV1 2ZZ", "", "", "", ""]),
        ("a person added a line", TOLD, ["Unit 7", "4 Mill Road", "Orchgate", "Fellshire", "QV1 2ZZ"]),
        ("a person added the house", ["Mill Road", "Orchgate", "", "", ""], MILL),
        (
            "post code in the city's line",
            ["Seestrasse 3", "Bergdorf", "", "8001", ""],
            ["Seestrasse 3", "8001 Bergdorf", "", "", ""],
        ),
        (
            "a country by another name",
            ["4 Mill Road", "", "", "", "GB"],
            ["4 Mill Road", "", "", "United Kingdom", ""],
        ),
        ("a country people leave out", ["4 Mill Road", "", "", "", "United Kingdom"], MILL),
        ("the vendor tells less", ["", "Orchgate", "", "", ""], MILL),
    ];
    for (case, vendor, halo) in cases {
        let plan = sites(&acme(vendor, halo));
        assert_eq!(plan[0].action, Action::Unchanged, "{case}: {}", told(&plan[0]));
    }
    let different: Vec<(&str, [&str; 5], [&str; 5], &str)> = vec![
        ("another house", ["14 Mill Road", "Orchgate", "", "", ""], MILL, "line1 4 Mill Road→14 Mill Road"),
        (
            "the house without its one",
            ["4 Mill Road", "", "", "", ""],
            ["14 Mill Road", "", "", "", ""],
            "line1 14 Mill Road→4 Mill Road",
        ),
        (
            "a code takes no name's place",
            ["9 New Street", "", "", "", "CH"],
            ["4 Mill Road", "", "", "Switzerland", ""],
            "line1 4 Mill Road→9 New Street",
        ),
        (
            "into another country",
            ["9 New Street", "", "", "", "Austria"],
            ["4 Mill Road", "", "", "Switzerland", ""],
            "line1 4 Mill Road→9 New Street, line4 Switzerland→Austria",
        ),
        (
            "what stood in another's line goes to its own",
            ["4 Mill Road", "Newham", "Fellshire", "", ""],
            ["4 Mill Road", "Fellshire", "Orchgate", "", ""],
            "line2 Fellshire→Newham, line3 Orchgate→Fellshire",
        ),
    ];
    for (case, vendor, halo, fields) in different {
        let written = line(&acme(vendor, halo));
        assert!(written.starts_with(&format!("update {fields}: ")), "{case}: {written}");
    }
}

#[test]
fn a_line_that_may_no_longer_fit_is_pointed_out() {
    let moved = acme(["9 New Street", "", "", "", ""], ["4 Mill Road", "Unit 7", "", "", "QV1 2ZZ"]);
    let change = &sites(&moved)[0];
    assert_eq!(
        change.remarks,
        ["Stays, as the vendor does not tell it: Unit 7, QV1 2ZZ. Look whether it still fits."],
        "a person reads it in the preview"
    );
}

#[test]
fn two_customers_of_one_client_with_one_address_write_it_once() {
    let trade = acme(["9 New Street", "", "", "", ""], MILL).with(|t| {
        t.vendor
            .customers
            .push(Customer { address: t.vendor.customers[0].address.clone(), ..customer("b", "Two") });
        t.matches.push(matched("b", 10));
    });
    let actions: Vec<Action> = sites(&trade).iter().map(|c| c.action).collect();
    assert_eq!(actions, [Action::Update, Action::Skip], "the first speaks for both");
}

#[test]
fn a_new_client_is_made_with_the_vendors_address() {
    let trade = Trade::empty().with(|t| {
        t.options.create_clients = true;
        t.top_levels = vec![TopLevel { id: TopLevelId(5), name: "Customers".to_owned() }];
        t.vendor.customers = vec![Customer {
            address: Some(said(["9 New Street", "Orchgate", "", "QV3 4ZZ", "CH"])),
            ..customer("b", "Bell")
        }];
    });
    assert_eq!(
        trade.client_lines(),
        [
            "create name Bell, toplevel_id 5, line1 9 New Street, line2 Orchgate, line4 CH, postcode QV3 4ZZ: No client in \
          Halo; a new one was asked for."
        ],
        "whether or not addresses of existing ones are followed"
    );
    assert!(sites(&trade).is_empty(), "its site is made with it");
}

#[test]
fn an_address_changes_the_fingerprint() {
    let trade = acme(TOLD, MILL);
    let print = trade.plan().fingerprint;
    let others = [
        trade.clone().with(|t| t.sites[0].address = None),
        trade.clone().with(|t| t.sites[0].address = Some(held(["5 Mill Road", "", "", "", ""]))),
        trade.clone().with(|t| t.clients[0].main_site = Some(SiteId(20))),
        trade.clone().with(|t| t.vendor.customers[0].address = None),
    ];
    for other in others {
        assert_ne!(other.plan().fingerprint, print, "{:?} {:?}", other.sites, other.vendor.customers);
    }
}

/// Words few enough to meet each other in any line.
fn text() -> impl Strategy<Value = String> {
    let word = select(vec![
        "4",
        "14",
        "Mill",
        "ROAD",
        "road",
        "Orchgate",
        "QV1",
        "2ZZ",
        "qv12zz",
        "CH",
        "Switzerland",
        ",",
        "King's",
    ]);
    prop::collection::vec(word, 0..4).prop_map(|words| words.join(" "))
}

fn any_trade() -> impl Strategy<Value = Trade> {
    let lines = || prop::collection::vec(text(), 5);
    let customers = prop::collection::vec((prop::option::weighted(0.9, lines()), 0..3i64), 1..4);
    let sites_of = prop::collection::vec(
        (prop::option::weighted(0.9, lines()), 10..13i64, prop::bool::weighted(0.1)),
        0..5,
    );
    (customers, sites_of, prop::bool::ANY).prop_map(|(customers, of, named)| {
        let five = |v: &[String]| -> [String; 5] { v.to_vec().try_into().expect("five") };
        let mut t = Trade::empty();
        t.options.follow_addresses = true;
        t.clients = (10..13).map(|n| client(n, &format!("Client {n}"))).collect();
        for (n, (parts, to)) in customers.into_iter().enumerate() {
            let key = format!("c{n}");
            let address = parts.map(|p| said(five(&p).each_ref().map(String::as_str)));
            t.vendor.customers.push(Customer { id: id(&key), name: key.clone(), address });
            t.matches.push(matched(&key, 10 + to));
        }
        for (n, (lines, owner, inactive)) in (20..).zip(of) {
            let address = lines.map(|l| held(five(&l).each_ref().map(String::as_str)));
            t.sites.push(Site { address, inactive, ..site(n, owner, MILL) });
            if named {
                t.clients.iter_mut().filter(|c| c.id.0 == owner).for_each(|c| c.main_site = Some(SiteId(n)));
            }
        }
        t
    })
}

proptest! {
    #[test]
    fn nothing_is_emptied_nothing_is_written_twice_and_no_site_has_two_masters(trade in any_trade()) {
        let changes = sites(&trade);
        let mut after = trade.clone();
        let mut written = std::collections::HashSet::new();
        for change in changes.iter().filter(|c| c.action.acts()) {
            prop_assert_eq!(change.action, Action::Update);
            prop_assert!(written.insert(change.site), "a site is written by one change");
            prop_assert!(!change.fields.is_empty(), "an update changes something");
            let site = after.sites.iter_mut().find(|s| Some(s.id) == change.site).expect("it is listed");
            let address = site.address.as_mut().expect("it is known");
            for f in &change.fields {
                let (Field::Site(field), Value::Text(text)) = (f.field, &f.after) else { panic!("{f:?}") };
                let before = address.line(field).to_owned();
                prop_assert!(text.chars().any(char::is_alphanumeric), "no line is emptied: {:?}", f);
                prop_assert!(text.to_lowercase() != before.to_lowercase(), "what stands there is not written");
                let seen = f.before.clone().unwrap_or(Value::Text(String::new()));
                prop_assert_eq!(seen, Value::Text(before), "the preview shows what Halo has");
                address.set(field, text);
            }
        }
        for change in sites(&after) {
            prop_assert!(!change.action.acts(), "applied once, nothing is left: {}", told(&change));
        }
        let mut turned = trade.clone();
        turned.vendor.customers.reverse();
        turned.sites.reverse();
        turned.matches.reverse();
        prop_assert_eq!(sites(&turned), changes, "the order of inputs does not show");
    }
}
