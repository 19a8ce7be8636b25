//! The wizard's commands: tested as typed, saved, edited, forgotten.

use crate::stage::Stage;
use serde_json::{Value, json};

#[test]
fn addresses_are_offered_repaired() {
    let stage = Stage::new();
    let form = |url: &str| json!({ "form": { "name": "halo", "resourceUrl": url } });
    let offer = stage.must("address_offer", form("https://acme.halopsa.com/portal/"));
    assert_eq!(offer["resourceUrl"], "https://acme.halopsa.com/api");
    stage.refused("address_offer", form("https://acme.haloitsm.com/api"), "ADDRESS-OTHER-HALO");
}

#[test]
fn a_marketplaces_address_is_offered_as_scheme_and_host() {
    let stage = Stage::new();
    let form = |url: &str| json!({ "form": { "marketplace": "also", "marketplaceUrl": url } });
    let offer = stage.must("marketplace_offer", form("https://marketplace.also.ch/#/Account/View/1"));
    assert_eq!(offer["url"], "https://marketplace.also.ch", "{offer:#}");
    let usual = stage.must("marketplace_offer", form(""));
    assert_eq!(usual["url"], "https://cloud.also.com", "empty stands for the usual one");
    stage.refused("marketplace_offer", form("http://marketplace.also.ch"), "ADDRESS-NOT-HTTPS");
}

#[test]
fn both_sides_are_tested_as_typed() {
    let stage = Stage::new();
    let at = stage.practice.addresses().clone();
    let halo = |secret: Option<&str>| json!({ "form": stage.halo_form(), "secret": secret });
    let giacom = |key: Option<&str>| json!({ "form": stage.giacom_form(), "secret": key });

    let tested = stage.must("check_halo", halo(Some(&at.halo.client_secret)));
    assert_eq!(tested["ok"], true, "{tested:#}");
    let wrong = stage.must("check_halo", halo(Some("wrong")));
    assert_eq!(wrong["ok"], false, "a wrong secret is a failed test, not an error: {wrong:#}");
    stage.refused("check_halo", halo(None), "SECRET-MISSING");

    stage.must("save_halo", halo(Some(&at.halo.client_secret)));
    let tested = stage.must("check_vendor", giacom(Some(&at.giacom.api_key)));
    assert_eq!(tested["ok"], true, "{tested:#}");
    stage.refused("check_vendor", giacom(None), "SECRET-MISSING");

    let probe = stage.must("probe_giacom", giacom(Some(&at.giacom.api_key)));
    assert_eq!(probe["preselect"], "v1", "{probe:#}");
    stage.refused("probe_giacom", giacom(None), "SECRET-MISSING");
}

#[test]
fn what_is_saved_comes_back_without_its_secret() {
    let stage = Stage::connected();
    for name in ["halo", "giacom"] {
        let form = stage.must("connection_form", json!({ "name": name }));
        assert_eq!(form["secret"], "saved", "{form:#}");
        let side = if name == "halo" { "halo" } else { "vendor" };
        assert!(form[side].is_object(), "{form:#}");
        let report = stage.must("check", json!({ "name": name }));
        assert_eq!(report["ok"], true, "{report:#}");
        assert_eq!(stage.must("forget_secret", json!({ "name": name })), Value::Null);
        let form = stage.must("connection_form", json!({ "name": name }));
        assert_eq!(form["secret"], "missing", "{form:#}");
        let report = stage.must("check", json!({ "name": name }));
        assert_eq!(report["tests"][0]["code"], "SECRET-MISSING", "{report:#}");
    }
    stage.refused("check", json!({ "name": "nobody" }), "CONNECTION-UNKNOWN");
    stage.refused("check", json!({ "name": "not a name!" }), "USAGE");
    stage.refused("connection_form", json!({ "name": "not a name!" }), "USAGE");
    stage.refused("forget_secret", json!({ "name": "not a name!" }), "USAGE");
}

#[test]
fn forms_that_do_not_fit_are_not_saved() {
    let stage = Stage::connected();
    let mut halo = stage.halo_form();
    halo["resourceUrl"] = json!("http://acme.example.com/api");
    stage.refused("save_halo", json!({ "form": halo, "secret": "s" }), "ADDRESS-NOT-HTTPS");
    let mut giacom = stage.giacom_form();
    giacom["source"]["baseUrl"] = json!("http://vendor.example.com/Billing/v1");
    stage.refused("save_vendor", json!({ "form": giacom, "secret": "s" }), "ADDRESS-NOT-HTTPS");
}

#[test]
fn also_is_tested_and_saved_as_any_vendor() {
    let stage = Stage::connected();
    let at = stage.practice.addresses().also.clone();
    let form = stage.also_form();
    stage.refused("check_vendor", json!({ "form": form, "secret": null }), "SECRET-MISSING");
    let tested = stage.must("check_vendor", json!({ "form": form, "secret": at.password }));
    assert_eq!(tested["ok"], true, "{tested:#}");
    let wrong = stage.must("check_vendor", json!({ "form": form, "secret": "wrong" }));
    assert_eq!(wrong["ok"], false, "a wrong password is a failed test: {wrong:#}");
    stage.must("save_vendor", json!({ "form": form, "secret": at.password }));
    let saved = stage.must("connection_form", json!({ "name": "also" }));
    assert_eq!((&saved["secret"], &saved["vendor"]["source"]["vendor"]), (&json!("saved"), &json!("also")));
    assert_eq!(saved["vendor"]["import"]["money"], "untouched", "prices are touched only where switched on");
    let mut nobody = form.clone();
    nobody["name"] = json!("also-2");
    nobody["source"]["username"] = json!(" ");
    stage.refused("save_vendor", json!({ "form": nobody, "secret": "s" }), "USAGE");
}

#[test]
fn top_levels_are_asked_of_halo() {
    let stage = Stage::connected();
    let levels = stage.must("top_levels", json!({ "halo": "halo" }));
    assert!(!levels.as_array().unwrap().is_empty(), "{levels:#}");
    stage.refused("top_levels", json!({ "halo": "nobody" }), "CONNECTION-UNKNOWN");
}

#[test]
fn drafts_are_kept_until_forgotten() {
    let stage = Stage::new();
    let ask = || stage.must("draft", json!({ "kind": "halo" }));
    assert_eq!(ask(), Value::Null);
    let draft = json!({ "step": "address", "done": ["welcome"], "halo": stage.halo_form(), "vendor": null });
    stage.must("keep_draft", json!({ "kind": "halo", "draft": draft }));
    assert_eq!(ask()["halo"], stage.halo_form());
    stage.must("keep_draft", json!({ "kind": "halo", "draft": null }));
    assert_eq!(ask(), Value::Null);
}
