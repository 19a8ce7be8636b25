//! The history of seats against the practice company: what the vendor counts, what runs write, what people
//! change in Halo, and what was not told.

use crate::support::shop::{Shop, number, request, run_id, text};
use halyard_core::app::{
    ChangeView, PlanRequest, SeatBy, SeatHalo, SeatHaloState, SeatHistory, SeatOf, SeatVendorState, SeatWhat,
};
use halyard_core::plan::{Action, Entities};
use halyard_core::store::user;
use serde_json::{Value, json};

async fn imported() -> Shop {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    shop
}

/// A row of the vendor and the licence that the first import made for it.
fn followed(shop: &Shop) -> (Value, ChangeView) {
    let made = shop.app.show("R1").unwrap().changes;
    let rows = shop.practice.giacom().rows();
    let alone = |row: &Value| {
        let same = |r: &&Value| r["customerId"] == row["customerId"] && r["productId"] == row["productId"];
        rows.iter().filter(same).count() == 1 && !row["costPerSeat"].is_null() && number(&row["quantity"]) > 5
    };
    rows.iter()
        .filter(|row| alone(row))
        .find_map(|row| {
            let of = |c: &&ChangeView| {
                c.action == Action::Create
                    && c.subscription.is_some()
                    && c.customer_id.eq_ignore_ascii_case(&text(&row["customerId"]))
                    && c.name == text(&row["productReference"])
            };
            Some((row.clone(), made.iter().find(of)?.clone()))
        })
        .expect("the import made a licence for a row")
}

fn counts(shop: &Shop, row: &Value, seats: i64) {
    let of = (text(&row["customerId"]), text(&row["productId"]));
    assert_eq!(shop.practice.giacom().set_quantity(&of.0, &of.1, seats), 1, "the vendor has that row");
}

fn history(shop: &Shop, change: &ChangeView) -> SeatHistory {
    let of = SeatOf { subscription: change.subscription.clone(), licence: None };
    shop.app.seat_history("giacom", &of).unwrap().expect("it was noted")
}

/// What happened, newest first: `what before→after by run`.
fn told(history: &SeatHistory) -> Vec<String> {
    let events = history.points.iter().flat_map(|p| &p.events);
    events
        .map(|e| {
            let part = |t: &Option<String>| t.clone().unwrap_or_default();
            let run = e.run.as_ref().map(|r| format!(" {r}")).unwrap_or_default();
            format!("{:?} {}→{} {:?}{run}", e.what, part(&e.before), part(&e.after), e.by)
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_at_the_vendor_a_run_and_a_hand_edit_are_told_apart() {
    let shop = imported().await;
    let (row, made) = followed(&shop);
    let (id, seats) = (made.record.unwrap(), number(&row["quantity"]));
    counts(&shop, &row, seats + 7);
    shop.plan_and_apply().await;
    assert!(shop.practice.halo().edit_licence(id, &json!({ "count": 3 })), "a person edits it in Halo");
    shop.plan().await;

    let history = history(&shop, &made);
    let (old, new) = (seats.to_string(), (seats + 7).to_string());
    assert_eq!(
        told(&history),
        [
            format!("HaloCount {new}→3 Halo"),
            format!("HaloCount {old}→{new} Run R2"),
            format!("VendorCount {old}→{new} Vendor"),
            format!("Made →{old} Run R1"),
            "FirstSeen → Seen".to_owned(),
        ],
        "each change by whoever made it; what was only read again tells nothing new"
    );
    let [edit, written, counted, first, seen] = &history.points[..] else { panic!("five points") };
    assert_eq!(first.events[0].who.as_deref(), Some(&*user()), "a run was started by somebody");
    let since = edit.events[0].since.as_deref().expect("it was seen before");
    assert!(*written.at <= *since && *since < *edit.at, "after the run settled, before it was read again");
    let since = counted.events[0].since.as_deref().expect("it was read before");
    assert!(*since <= *seen.at && *since < *counted.at, "since the last reading that told of the vendor");
    assert_eq!(seen.halo.state, SeatHaloState::None, "before the import there was no licence");
    assert_eq!((counted.vendor.count, counted.halo.count.as_deref()), (Some(seats + 7), Some(&*old)));
    assert_eq!(
        history.halo,
        SeatHalo { state: SeatHaloState::Live, count: Some("3".into()), licence: Some(id) }
    );
    assert_eq!((history.vendor.count, history.customer.as_str()), (Some(seats + 7), made.customer.as_str()));
    assert!(history.client.is_some(), "and which client it is");

    let of = SeatOf { subscription: None, licence: Some(id) };
    let same = shop.app.seat_history("giacom", &of).unwrap().unwrap();
    assert_eq!(same, history, "asked for by its licence it is the same");
    let line = |search: Option<&str>| {
        let lines = shop.app.seat_list("giacom", search).unwrap().lines;
        lines.into_iter().find(|l| l.licence == Some(id))
    };
    let listed = line(Some(&made.customer)).expect("it is found by its customer");
    assert_eq!((&listed.changed, &listed.last), (&edit.at, &edit.events), "with its last change");
    assert_eq!((listed.vendor, &listed.halo), (history.vendor, &history.halo), "and what is so now");
    assert!(line(Some("no such customer")).is_none(), "and only where it is asked for");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_run_wrote_is_told_before_the_next_reading() {
    let shop = imported().await;
    let (_, made) = followed(&shop);
    let history = history(&shop, &made);
    assert_eq!(history.licence, made.record, "the licence that the run made");
    assert_eq!(history.points[0].events[0].what, SeatWhat::Made);
    let lines = shop.app.seat_list("giacom", None).unwrap().lines;
    let line = lines.iter().find(|l| Some(&l.subscription) == made.subscription.as_ref()).unwrap();
    assert_eq!((line.licence, &line.halo), (made.record, &history.halo), "in the list, too");
    assert_eq!(line.last[0].run.as_deref(), Some("R1"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_back_to_what_was_read_before_the_run_is_not_hidden() {
    let shop = imported().await;
    let (row, made) = followed(&shop);
    shop.plan().await;
    let (id, seats) = (made.record.unwrap(), number(&row["quantity"]));
    counts(&shop, &row, seats + 1);
    shop.plan_and_apply().await;
    shop.practice.halo().edit_licence(id, &json!({ "count": seats }));
    shop.plan().await;
    let told = told(&history(&shop, &made));
    assert_eq!(told[0], format!("HaloCount {}→{seats} Halo", seats + 1), "somebody took it back: {told:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_undo_is_told_as_one() {
    let shop = imported().await;
    let (_, made) = followed(&shop);
    let run = shop.app.runs().unwrap().pop().unwrap();
    let plan = shop.app.undo(halyard_core::store::RunId::parse(&run.run).unwrap()).await.unwrap();
    let undone = shop.app.apply(&request(&plan)).await.unwrap();
    let history = history(&shop, &made);
    assert_eq!(told(&history)[0], format!("Inactive → Run {}", run_id(&undone)));
    assert_eq!(history.points[0].events[0].undoes.as_deref(), Some("R1"), "and what it took back");
    assert_eq!(history.halo.state, SeatHaloState::Inactive, "it is there, and counts for nothing");
    shop.plan_and_apply().await;
    assert_eq!(told(&self::history(&shop, &made))[0], "Active → Run R3", "the next import wakes it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_answer_does_not_tell_is_no_change() {
    let shop = imported().await;
    let (row, made) = followed(&shop);
    shop.plan().await;
    let before = history(&shop, &made);
    for faults in ["giacom.page-cap=3,paged=count", "giacom.missing-customer-id"] {
        shop.faults(faults);
        shop.plan().await;
        let now = history(&shop, &made);
        assert_eq!(now.points, before.points, "{faults}: nothing was seen to change");
        assert_eq!(now.vendor_seen, before.vendor_seen, "{faults}: nor was it seen to be as before");
        assert!(now.halo_seen > before.halo_seen, "{faults}: Halo was read all the same");
    }
    shop.faults("giacom.missing-quantity");
    shop.plan().await;
    let unknown = history(&shop, &made);
    assert_eq!(unknown.vendor.state, SeatVendorState::Unknown, "not known is not 0");
    assert_eq!((told(&unknown)[0].as_str(), unknown.vendor.count), ("VendorUnknown → Vendor", None));
    shop.faults("");
    shop.plan().await;
    let again = history(&shop, &made);
    assert_eq!(told(&again)[0], format!("VendorCount →{} Vendor", number(&row["quantity"])));
    let of = (text(&row["customerId"]), text(&row["productId"]));
    shop.practice.giacom().remove_product(&of.0, &of.1);
    shop.plan().await;
    let gone = history(&shop, &made);
    assert_eq!(told(&gone)[0], "VendorGone → Vendor", "a whole answer without it is a change");
    assert_eq!((gone.vendor.state, gone.vendor.count), (SeatVendorState::Gone, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_licence_that_is_no_longer_in_halo_is_told() {
    let shop = imported().await;
    let (_, made) = followed(&shop);
    let id = made.record.unwrap();
    assert!(shop.practice.halo().delete_licence(id), "somebody deletes it");
    shop.plan().await;
    let history = history(&shop, &made);
    assert_eq!(told(&history)[0], "HaloGone → Halo", "not by Halyard");
    assert_eq!((history.halo.state, history.licence), (SeatHaloState::Gone, Some(id)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_price_does_not_break_the_history_off() {
    let shop = imported().await;
    let (row, made) = followed(&shop);
    shop.practice.giacom().set_cost(&text(&row["customerId"]), &text(&row["productId"]), 12_345);
    counts(&shop, &row, 99);
    shop.plan_and_apply().await;
    let of = SeatOf { subscription: None, licence: made.record };
    let now = shop.app.seat_history("giacom", &of).unwrap().unwrap();
    let told = told(&now);
    let seats = number(&row["quantity"]);
    assert_eq!(
        told[..3],
        [
            format!("HaloCount {seats}→99 Run R2"),
            "Renamed → Vendor".to_owned(),
            format!("VendorCount {seats}→99 Vendor"),
        ],
        "one history, under two names of the vendor's: {told:#?}"
    );
    assert_eq!(told.last().unwrap(), "FirstSeen → Seen");
    assert_eq!(history(&shop, &made), now, "by its former name it is the same");
    let lines = shop.app.seat_list("giacom", None).unwrap().lines;
    assert_eq!(lines.iter().filter(|l| l.licence == made.record).count(), 1, "and one line in the list");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_not_read_is_not_noted() {
    let shop = Shop::matched("").await;
    let entities = Entities { customers: true, subscriptions: false };
    shop.app.plan(&shop.giacom, &PlanRequest { entities, ..PlanRequest::default() }).await.unwrap();
    assert!(shop.app.seat_list("giacom", None).unwrap().lines.is_empty(), "no licence was read for it");
    let of = SeatOf { subscription: None, licence: Some(1) };
    assert_eq!(shop.app.seat_history("giacom", &of).unwrap(), None);
    let wrong = shop.app.seat_list("halo", None).unwrap_err();
    assert_eq!(wrong.code.as_str(), "USAGE", "Halo itself has no vendor's counts");
    shop.plan().await;
    let lines = shop.app.seat_list("giacom", None).unwrap().lines;
    assert_eq!(lines.len(), 40, "every subscription the vendor lists");
    assert!(lines.iter().all(|l| l.last.iter().all(|e| e.by == SeatBy::Seen)), "only seen as yet");
}
