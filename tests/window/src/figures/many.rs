//! A data folder with very many customers, as if a vendor had just been read.

use halyard_core::app::{App, ConnectGiacom, ConnectHalo, connection_name};
use halyard_core::domain::{
    Client, ClientId, Completeness, Customer, CustomerId, Gives, Method, VendorKind, VendorSnapshot,
};
use halyard_core::secrets::Memory;
use jiff::Timestamp;
use std::sync::Arc;
use tempfile::TempDir;

const FIRST: [&str; 12] = [
    "Arcadia",
    "Bramble",
    "Corvid",
    "Dovetail",
    "Elmwood",
    "Fenwick",
    "Garnet",
    "Hollin",
    "Islay",
    "Juniper",
    "Kestrel",
    "Larkfield",
];
const SECOND: [&str; 10] = [
    "Legal",
    "Logistics",
    "Dental Care",
    "Architects",
    "Foods",
    "Engineering",
    "Academy Trust",
    "Housing",
    "Solicitors",
    "Marketing",
];

/// A folder with Halo and Giacom connected (to nowhere) and `count` customers that were read; every second one
/// has a client of the same name.
pub fn folder_with(count: u32) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path(), Arc::new(Memory::default())).expect("a store");
    let nowhere = "http://127.0.0.1:9";
    let halo = ConnectHalo {
        name: "halo".to_owned(),
        resource_url: format!("{nowhere}/api"),
        auth_url: format!("{nowhere}/auth"),
        client_id: "practice".to_owned(),
        ..ConnectHalo::default()
    };
    app.connect_halo(&halo, None).expect("Halo is saved");
    let giacom = ConnectGiacom {
        name: "giacom".to_owned(),
        base_url: Some(format!("{nowhere}/Billing/v1")),
        ..ConnectGiacom::default()
    };
    app.connect_giacom(&giacom, None).expect("Giacom is saved");
    let name = |n: u32| {
        let (first, second) = (FIRST[n as usize % FIRST.len()], SECOND[n as usize / 12 % SECOND.len()]);
        format!("{first} {second} {n} Ltd")
    };
    let customers: Vec<Customer> = (0..count)
        .filter_map(|n| {
            Some(Customer { id: CustomerId::new(&format!("mex{n:08}"))?, name: name(n), address: None })
        })
        .collect();
    let clients: Vec<Client> = (0..count)
        .step_by(2)
        .map(|n| Client {
            id: ClientId(i64::from(n) + 10),
            name: name(n),
            top_level: None,
            top_level_name: Some("Customers".to_owned()),
            main_site: None,
            inactive: false,
        })
        .collect();
    let (halo, giacom) =
        (connection_name("halo").expect("a name"), connection_name("giacom").expect("a name"));
    let now = Timestamp::now();
    let store = app.store();
    store.see_clients(&halo, &clients).expect("clients are kept");
    store.see_customers(&giacom, &customers, now).expect("customers are kept");
    let snapshot = VendorSnapshot {
        vendor: VendorKind::Giacom,
        method: Method::known("subscriptions"),
        rows: customers.len(),
        customers,
        subscriptions: Vec::new(),
        rejected: Vec::new(),
        unread: Vec::new(),
        completeness: Completeness::Complete,
        gives: Gives { cost: true, price: false, end: false, term: false, status: false },
    };
    store.save_reading(&giacom, &snapshot, now).expect("the reading is kept");
    folder
}
