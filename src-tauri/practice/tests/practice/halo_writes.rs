//! Writes: what is refused, what is created, what must never be called.

use crate::caller::{begin, sent, small};
use serde_json::{Value, json};

#[tokio::test]
async fn only_json_arrays_are_taken() {
    let caller = begin(small("")).await;
    let client = caller.a_client();
    let bare = caller.post("SoftwareLicence", &json!({ "name": "x", "client_id": client })).await;
    assert_eq!(bare.status, 400, "a bare object is refused");
    let typed = caller.client.post(caller.halo_url("SoftwareLicence")).bearer_auth(&caller.token).body("[]");
    assert_eq!(sent(typed).await.expect("answers").status, 415, "without a JSON type nothing is read");
    assert_eq!(caller.post("SoftwareLicence", &json!([])).await.status, 400, "nothing to write");
    let float =
        caller.post("SoftwareLicence", &json!([{ "name": "x", "client_id": client, "count": 95.0 }])).await;
    assert_eq!(float.status, 400, "95.0 is no whole number");
    assert!(float.json().get("[0].count").is_some(), "the model state names the member: {}", float.text);
    let several = caller.post("SoftwareLicence", &json!([{ "count": "5", "price": "9" }])).await;
    assert_eq!(several.json().as_object().map(serde_json::Map::len), Some(1), "one fault per answer");
    for (body, why) in [
        (json!([{ "client_id": client }]), "a name is needed"),
        (json!([{ "name": " ", "client_id": client }]), "a blank name is none"),
        (json!([{ "name": "x" }]), "a client is needed"),
        (json!([{ "name": "x", "client_id": 999_999 }]), "the client must exist"),
        (json!([{ "name": "y".repeat(501), "client_id": client }]), "500 characters are the most"),
        (json!([{ "name": "x", "client_id": client, "status": "s".repeat(101) }]), "100 for a status"),
        (json!([{ "name": "x", "client_id": client, "end_date": "31/12/2025" }]), "dates are ISO"),
    ] {
        assert_eq!(caller.post("SoftwareLicence", &body).await.status, 400, "{why}");
    }
    assert_eq!(
        caller.post("SoftwareLicence", &json!([{ "id": 999_999, "count": 1 }])).await.status,
        404,
        "no such licence"
    );
    caller.set_faults("error-shape=result");
    let shaped = caller.post("SoftwareLicence", &json!([{}])).await;
    assert_eq!(shaped.json()["resultCode"], 400, "the other shapes can be had: {}", shaped.text);
}

#[tokio::test]
async fn licences_are_created_and_updated_in_part() {
    let caller = begin(small("")).await;
    let client = caller.a_client();
    let made = caller.post("SoftwareLicence", &json!([{ "id": null, "name": "New", "client_id": client, "nonsense": 1, "start_date": "2025-01-02T03:04:05Z" }])).await;
    assert_eq!(made.status, 201, "created: {}", made.text);
    let made = made.json();
    let id = made["id"].as_i64().expect("one element answers one object");
    assert_eq!(
        (&made["type"], &made["count"], &made["is_active"]),
        (&json!(0), &json!(0), &json!(true)),
        "database defaults"
    );
    assert_eq!(
        (&made["end_date"], &made["start_date"]),
        (&json!("1900-01-01T00:00:00"), &json!("2025-01-02T03:04:05")),
        "dates"
    );
    assert!(
        made.get("status").is_none() && made.get("nonsense").is_none(),
        "null is left out, the unknown ignored"
    );
    let name = caller.practice.halo().client(client).expect("exists")["name"].clone();
    assert_eq!(made["client_name"], name, "the server fills the client's name in");
    let changed =
        caller.post("SoftwareLicence", &json!([{ "id": id, "count": 7, "is_active": false }])).await;
    assert_eq!((changed.status, &changed.json()["name"]), (201, &json!("New")), "what was not sent stays");
    let shown = |rows: Vec<serde_json::Value>| rows.iter().any(|row| row["id"] == id);
    let path = format!("SoftwareLicence?client_id={client}&count=500");
    assert!(!shown(caller.get(&path).await.rows("licences")), "inactive licences are hidden");
    assert!(
        shown(caller.get(&format!("{path}&includeinactive=true")).await.rows("licences")),
        "and can be asked for"
    );
    let gone =
        caller.client.delete(caller.halo_url(&format!("SoftwareLicence/{id}"))).bearer_auth(&caller.token);
    assert_eq!(sent(gone).await.expect("answers").status, 200, "a licence can be deleted");
    assert_eq!(
        caller.practice.counts().by_path["DELETE /api/SoftwareLicence/{id}"],
        1,
        "which the log shows"
    );
    assert!(caller.practice.violations().is_empty(), "none of this is forbidden");
}

#[tokio::test]
async fn a_client_comes_with_site_and_user() {
    let caller = begin(small("")).await;
    assert_eq!(
        caller.post("Client", &json!([{ "name": "Lone Ltd" }])).await.status,
        400,
        "a top level is needed"
    );
    assert_eq!(
        caller.post("Client", &json!([{ "name": "Lone Ltd", "toplevel_id": 1 }])).await.status,
        400,
        "one that exists"
    );
    let made = caller
        .post("Client", &json!([{ "name": "Lone Ltd", "toplevel_id": 5, "newclient_sitename": "Barn" }]))
        .await;
    assert_eq!(made.status, 201, "created: {}", made.text);
    let id = made.json()["id"].as_i64().expect("a single object");
    let sites = caller.get(&format!("Site?client_id={id}")).await.rows("sites");
    assert_eq!(sites[0]["name"], "Barn", "its main site is called as wished");
    assert_eq!(made.json()["main_site_id"], sites[0]["id"], "and the client names it");
    let users = caller.get(&format!("Users?client_id={id}")).await.rows("users");
    assert_eq!(users[0]["name"], "General User", "every client has one");
    let address =
        json!([{ "id": sites[0]["id"], "delivery_address": { "line1": "1 Lane", "postcode": "QV1 1ZZ" } }]);
    assert_eq!(caller.post("Site", &address).await.status, 201, "a site's address can be written");
    let client = caller.get(&format!("Client/{id}")).await.json();
    assert_eq!(client["main_delivery_address"]["line1"], "1 Lane", "the client shows it");
    caller.post("Client", &json!([{ "id": id, "name": "Lonely Ltd" }])).await;
    let site = caller.get(&format!("Site?client_id={id}&includeaddress=true")).await.rows("sites");
    assert_eq!(site[0]["client_name"], "Lonely Ltd", "a new name shows everywhere");
    assert_eq!(site[0]["delivery_address_line5"], "QV1 1ZZ", "line 5 is the post code");
}

#[tokio::test]
async fn an_address_is_shown_and_taken_as_each_halo_does() {
    let caller = begin(small("")).await;
    let client = caller.practice.halo().clients().into_iter().find(|c| c["inactive"] == false).expect("one");
    let (id, site) = (client["id"].clone(), client["main_site_id"].clone());
    let list = format!("Site?client_id={id}");
    let asked = format!("{list}&includeaddress=true");
    let lines = |rows: &[Value]| {
        (1..=5).map(|n| rows[0][format!("delivery_address_line{n}")].clone()).collect::<Vec<_>>()
    };
    let nothing = vec![Value::Null; 5];
    assert_eq!(lines(&caller.get(&list).await.rows("sites")), nothing, "not asked for, not shown");
    let before = lines(&caller.get(&asked).await.rows("sites"));
    assert!(before.iter().all(Value::is_string), "asked for, shown: {before:?}");
    caller.set_faults("addresses-missing");
    assert_eq!(lines(&caller.get(&asked).await.rows("sites")), nothing, "or never shown in lists");
    let detail = caller.get(&format!("Site/{site}")).await.json();
    assert_eq!(detail["delivery_address"]["line1"], before[0], "single reads have it");

    let one = json!([{ "id": site, "delivery_address": { "line1": "1 Lane" } }]);
    for (faults, second) in [("", before[1].clone()), ("address-write=replace", json!(""))] {
        caller.set_faults(faults);
        assert_eq!(caller.post("Site", &one).await.status, 201, "{faults}: a part of an address is taken");
        let rows = caller.get(&asked).await.rows("sites");
        assert_eq!(lines(&rows)[..2], [json!("1 Lane"), second], "{faults}: what was left out");
    }
    let named = |rows: &[Value]| rows.iter().filter(|c| c["main_site_id"].is_i64()).count();
    caller.set_faults("");
    assert_eq!(
        named(&caller.get("Client?count=999").await.rows("clients")),
        0,
        "older lists name no main site"
    );
    caller.set_faults("main-site-listed");
    let rows = caller.get("Client?count=999").await.rows("clients");
    assert_eq!(named(&rows), rows.len(), "newer ones do");
    assert!(caller.practice.halo().edit_address(site.as_i64().expect("an id"), &json!({ "line2": "Barn" })));
    let rows = caller.get(&asked).await.rows("sites");
    assert_eq!(lines(&rows)[1], "Barn", "what a person changes shows in both forms");
}

#[tokio::test]
async fn invoice_lines_are_replaced_as_a_whole() {
    let caller = begin(small("")).await;
    let invoice = caller.practice.halo().recurring_invoices().into_iter().find(|invoice| {
        invoice["lines"]
            .as_array()
            .is_some_and(|lines| lines.iter().any(|line| line["recurring_invoice_quantity_type"] == 4))
    });
    let invoice = invoice.expect("an invoice with a counted line");
    let mut lines = invoice["lines"].as_array().expect("lines").clone();
    let counted =
        lines.iter().position(|line| line["recurring_invoice_quantity_type"] == 4).expect("a counted line");
    let other = caller
        .practice
        .halo()
        .add_licence(&json!({ "name": "Other", "client_id": invoice["client_id"], "count": 30 }));
    lines[counted]["quantity_subscriptions"][0]["licence_id"] = other.into();
    lines[counted]["quantity_subscriptions"][0]["qty_free"] = 2.into();
    let kept: Vec<_> = lines[counted..].to_vec();
    let answer = caller.post("RecurringInvoice", &json!([{ "id": invoice["id"], "lines": kept }])).await;
    assert_eq!(answer.status, 201, "written: {}", answer.text);
    let after = caller.get(&format!("RecurringInvoice/{}", invoice["id"])).await.json();
    let after_lines = after["lines"].as_array().expect("lines");
    assert_eq!(after_lines.len(), kept.len(), "lines left out are gone");
    assert_eq!(after_lines[0]["id"], kept[0]["id"], "a line keeps its id");
    assert_eq!(
        (&after_lines[0]["qty_order"], &after_lines[0]["quantity_subscriptions"][0]["licence_name"]),
        (&json!(28.0), &json!("Other")),
        "the new licence counts"
    );
    let foreign = caller
        .post("RecurringInvoice", &json!([{ "id": invoice["id"], "lines": [{ "id": 999_999 }] }]))
        .await;
    assert_eq!(foreign.status, 400, "a line of another invoice is refused");
}

#[tokio::test]
async fn forbidden_operations_are_written_down() {
    let caller = begin(small("")).await;
    let process = caller.post("RecurringInvoice/process", &json!([-1])).await;
    assert_eq!(process.status, 500, "raising invoices fails");
    let delete = caller.client.delete(caller.halo_url("Client/12")).bearer_auth(&caller.token);
    assert_eq!(sent(delete).await.expect("answers").status, 500, "deleting a client fails");
    let pay = caller.giacom("CreatePayment").await;
    assert_eq!(pay.status, 500, "payments fail, whatever the method");
    let base = caller.practice.addresses().giacom.base_url.clone();
    let post = sent(caller.client.post(format!("{base}/AccountTotals"))).await.expect("answers");
    assert_eq!(post.status, 500, "nothing is written to a vendor");
    let violations = caller.practice.violations();
    assert_eq!(violations.len(), 4, "each was written down: {violations:?}");
    assert!(caller.practice.halo().client(12).is_some(), "the client is still there");
}
