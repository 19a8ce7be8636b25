//! Lists: wrappers, paging, filters, order.

use crate::caller::{begin, small};
use halyard_practice::{PracticeOptions, Size};
use std::time::{Duration, Instant};

fn medium() -> PracticeOptions {
    PracticeOptions { size: Size::Medium, ..small("") }
}

#[tokio::test]
async fn lists_are_wrapped_and_paged() {
    let caller = begin(medium()).await;
    let unasked = caller.get("Client").await;
    assert_eq!(unasked.rows("clients").len(), 50, "50 rows unless more are asked for");
    let total = unasked.json()["record_count"].as_u64().expect("a count");
    assert!(total > 200, "the medium company has more than 200 clients, not {total}");
    assert_eq!(
        caller.get("Client?count=100000").await.rows("clients").len() as u64,
        total,
        "count raises the limit"
    );
    let page = caller.get("Client?pageinate=true&page_size=90&page_no=3").await;
    let json = page.json();
    assert_eq!(
        (json["page_no"].as_u64(), json["page_size"].as_u64()),
        (Some(3), Some(90)),
        "pages say which they are"
    );
    assert_eq!(page.rows("clients").len() as u64, (total - 180).min(90), "the third page has the rest");
    let names: Vec<String> = caller
        .get("client?count=100000")
        .await
        .rows("clients")
        .iter()
        .map(|client| client["name"].as_str().unwrap_or_default().to_lowercase())
        .collect();
    assert!(names.is_sorted(), "clients come by name, and paths have no case");
    for (path, key) in
        [("Site", "sites"), ("Users", "users"), ("TopLevel", "tree"), ("RecurringInvoice", "invoices")]
    {
        assert!(!caller.get(path).await.rows(key).is_empty(), "{path} has its rows under {key}");
    }
    assert_eq!(caller.get("Agent").await.json().as_array().map(Vec::len), Some(5), "agents are a bare array");
}

#[tokio::test]
async fn filters_hide_and_show() {
    let caller = begin(small("")).await;
    let active = caller.get("Client?count=1000").await.rows("clients");
    let both = caller.get("Client?count=1000&includeactive=true&includeinactive=true").await.rows("clients");
    assert!(active.len() < both.len(), "inactive clients are hidden unless asked for");
    assert!(active.iter().all(|client| client.get("main_site_id").is_none()), "lists lack the details");
    let id = active[0]["id"].as_i64().expect("ids are numbers");
    let single = caller.get(&format!("Client/{id}")).await.json();
    assert!(
        single["main_site_id"].is_i64() && single["main_delivery_address"].is_object(),
        "single reads have them: {single}"
    );
    let sites = caller.get(&format!("Site?client_id={id}")).await;
    assert_eq!(sites.rows("sites").len(), 1, "a client has its main site");
    assert!(
        sites.text.contains(&format!("\"client_id\":{id}.0")),
        "a site's client_id is a double: {}",
        sites.text
    );
    let name = active[0]["name"].as_str().expect("a name").to_owned();
    let word = name.split(' ').next().unwrap_or_default();
    assert!(
        !caller.get(&format!("Client?search={word}")).await.rows("clients").is_empty(),
        "search finds by name"
    );
    assert_eq!(
        caller.get("Client?toplevel_id=9").await.rows("clients").len(),
        0,
        "suppliers have no clients"
    );
    assert_eq!(caller.get("Client/999999").await.status, 404, "an unknown id is not found");
    assert_eq!(caller.get("Client?client_id=abc").await.status, 400, "a number must be one");
    let wanted = "[{\"filter_name\":\"name\",\"filter_type\":2,\"filter_value\":\"x\"}]";
    assert_eq!(caller.get(&format!("Client?advanced_search={wanted}")).await.status, 200, "a known filter");
    let unknown = caller
        .get(&format!("Client?advanced_search={}", wanted.replace("name\",\"filter_t", "nom\",\"filter_t")))
        .await;
    assert_eq!(unknown.status, 400, "an unknown one is refused");
    let down = caller.get("SoftwareLicence?order=id&orderdesc=true").await.rows("licences");
    let ids: Vec<i64> = down.iter().filter_map(|row| row["id"].as_i64()).rev().collect();
    assert!(ids.len() > 2 && ids.is_sorted(), "order and orderdesc are heeded: {ids:?}");
}

#[tokio::test]
async fn invoices_compute_their_quantities() {
    let caller = begin(small("")).await;
    let list = caller.get("RecurringInvoice?count=100").await.rows("invoices");
    assert!(list.iter().all(|invoice| invoice.get("lines").is_none()), "lines come only when asked for");
    let with_lines = caller.get("RecurringInvoice?includelines=true").await.rows("invoices");
    let lines: Vec<_> = with_lines
        .iter()
        .flat_map(|invoice| invoice["lines"].as_array().cloned().unwrap_or_default())
        .collect();
    let linked: Vec<_> = lines.iter().filter(|line| line["recurring_invoice_quantity_type"] == 4).collect();
    assert!(!linked.is_empty(), "some lines are counted from subscriptions");
    for line in linked {
        let link = &line["quantity_subscriptions"][0];
        let licence = caller.practice.halo().licence(link["licence_id"].as_i64().expect("a licence"));
        let count = licence.expect("it exists")["count"].as_f64().expect("a count");
        let free = link["qty_free"].as_f64().expect("free ones");
        assert_eq!(line["qty_order"].as_f64(), Some((count - free).max(0.0)), "count less the free ones");
    }
}

#[tokio::test]
async fn caps_and_gaps() {
    let caller = begin(PracticeOptions { size: Size::Medium, ..small("page-cap=100") }).await;
    let capped = caller.get("Client?pageinate=true&page_size=1000&page_no=1").await;
    assert_eq!(capped.rows("clients").len(), 100, "never more than the cap");
    assert_eq!(capped.json()["page_size"], 1000, "though it claims what was asked");
    let first = capped.rows("clients")[0]["id"].clone();
    let second = caller.get("Client?pageinate=true&page_size=1000&page_no=2").await.rows("clients");
    assert_ne!(second[0]["id"], first, "the second page goes on after the cap");
    caller.set_faults("page-cap=100,page-size-echo=given");
    assert_eq!(
        caller.get("Client?pageinate=true&page_size=1000").await.json()["page_size"],
        100,
        "or says so"
    );
    caller.set_faults("count-missing,notes-missing,nulls,ids-double");
    let bare = caller.get("Client?count=3").await;
    assert!(bare.json().get("record_count").is_none(), "no record_count");
    assert!(
        bare.text.contains("\"xeroid\":null") && bare.text.contains(".0,"),
        "nulls and doubles: {}",
        bare.text
    );
    assert!(bare.rows("clients").iter().all(|client| client["notes"].is_null()), "no notes in lists");
    caller.set_faults("short=2");
    let short = caller.get("Client?count=10").await;
    assert_eq!(short.rows("clients").len(), 8, "two rows are lacking");
    assert!(short.json()["record_count"].as_u64() > Some(100), "the count still tells of all");
    caller.set_faults("");
    let page = |number: u32| format!("Client?pageinate=true&page_size=20&page_no={number}");
    let last = caller.get(&page(1)).await.rows("clients")[19]["id"].clone();
    let next = caller.get(&page(2)).await.rows("clients")[0]["id"].clone();
    caller.set_faults("page-shift=repeat");
    assert_eq!(caller.get(&page(2)).await.rows("clients")[0]["id"], last, "the last row comes again");
    caller.set_faults("page-shift=lose");
    assert_ne!(caller.get(&page(2)).await.rows("clients")[0]["id"], next, "a row is lost between pages");
}

#[tokio::test]
async fn large_lists_are_quick() {
    let caller = begin(PracticeOptions { size: Size::Large, ..small("rate-limit=0") }).await;
    let client = caller.a_client();
    let template = caller.practice.halo().licences()[0].clone();
    for number in 0..5_000 {
        let mut licence = template.clone();
        licence["id"] = serde_json::Value::Null;
        licence["name"] = format!("Bulk {number}").into();
        licence["client_id"] = client.into();
        caller.practice.halo().add_licence(&licence);
    }
    let _first = caller.get("SoftwareLicence?pageinate=true&page_size=1000&page_no=1").await;
    let begun = Instant::now();
    for page in 1..=5 {
        let rows = caller.get(&format!("SoftwareLicence?pageinate=true&page_size=1000&page_no={page}")).await;
        assert_eq!(rows.rows("licences").len(), 1000, "a full page");
    }
    assert!(begun.elapsed() < Duration::from_secs(4), "five pages of a thousand took {:?}", begun.elapsed());
}
