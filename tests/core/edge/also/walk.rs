//! The walk: what is asked in which order, what is kept, who is left unread, when it stops.

use super::*;
use halyard_core::ErrorCode;
use halyard_core::domain::{Completeness, Quantity};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

#[tokio::test]
async fn one_session_then_customer_by_customer() {
    let server = Server::start(|seen, _| usual(seen)).await;
    let told = Mutex::new(Vec::new());
    let shelf = Shelf::default();
    let ask = Ask {
        wanted: None,
        kept: &shelf,
        told: &|p| told.lock().unwrap().push((p.done, p.of, p.customer.clone())),
    };
    let snapshot = vendor(&server).fetch(&ask).await.unwrap();
    assert_eq!(
        calls(&server),
        [
            "GetSessionToken",
            "GetCompany",
            "GetCompanies 100",
            "GetSubscriptions 1",
            "GetSubscriptions 2",
            "GetSubscriptions 3"
        ],
        "one sign-in, and no call more than is needed"
    );
    let seen = server.seen();
    let sign_in: serde_json::Value = serde_json::from_str(&seen[0].body).unwrap();
    assert_eq!(sign_in, serde_json::json!({"username": "api@msp.example", "password": PASSWORD}));
    assert_eq!(seen[0].header("authenticate"), None, "nobody is signed in yet");
    for call in &seen[1..] {
        assert_eq!(
            call.header("authenticate"),
            Some(format!("CCPSessionId {TOKEN}").as_str()),
            "{}",
            call.path
        );
        assert_eq!(call.header("content-type"), Some("application/json"));
        assert!(!call.body.contains("resellerContext"), "left out when unused");
    }
    assert_eq!((snapshot.customers.len(), snapshot.subscriptions.len(), snapshot.rows), (3, 3, 3));
    assert_eq!((snapshot.completeness, snapshot.unread.len()), (Completeness::Complete, 0));
    let one = &snapshot.subscriptions[1];
    assert_eq!((one.key.0.as_str(), one.customer.as_str(), one.product.as_str()), ("20", "2", "P"));
    assert!(matches!(&one.quantity, Quantity::Known(q) if q.value == 2 && !q.assumed), "{one:?}");
    assert_eq!(one.unit_cost.as_ref().unwrap().value.to_string(), "9.4 GBP");
    assert_eq!(one.unit_price.as_ref().unwrap().value.to_string(), "12.5 GBP");
    assert_eq!(one.term.as_ref().unwrap().value, "Annual");
    assert_eq!(
        snapshot.customers[0].address.as_ref().unwrap().postcode,
        "BA1 1AA",
        "the address comes along"
    );
    assert_eq!(told.into_inner().unwrap()[2], (3, 3, "C3".to_owned()), "told after each");
    assert_eq!(shelf.account().unwrap().as_deref(), Some("100"), "the own account is learnt once");
    let kept = serde_json::to_string(&*shelf.readings.lock().unwrap()).unwrap();
    assert!(!kept.contains("SECRET") && kept.contains("\"20\""), "readings are kept, bank details never");
}

#[tokio::test]
async fn a_reading_that_was_stopped_goes_on_where_it_stopped() {
    let busy = Arc::new(AtomicBool::new(true));
    let still = busy.clone();
    let server = Server::start(move |seen, _| match number(seen, "parentAccountId") {
        Some(3) if still.load(Ordering::Relaxed) => json(429, ""),
        _ => usual(seen),
    })
    .await;
    let shelf = Shelf::default();
    let ask = Ask { kept: &shelf, ..Ask::everything() };
    let error = vendor(&server).fetch(&ask).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::AlsoThrottled, "{error:?}");
    assert_eq!(shelf.readings.lock().unwrap().len(), 2, "what was read is kept");
    busy.store(false, Ordering::Relaxed);
    let before = calls(&server).len();
    let snapshot = vendor(&server).fetch(&ask).await.unwrap();
    assert_eq!(snapshot.subscriptions.len(), 3, "nothing is missing in the end");
    assert_eq!(
        calls(&server)[before..],
        ["GetSessionToken", "GetCompanies 100", "GetSubscriptions 3"],
        "and nothing is asked twice, not even who we are"
    );
}

#[tokio::test]
async fn only_who_is_wanted_is_asked() {
    let server = Server::start(|seen, _| usual(seen)).await;
    let wanted = ids(&[2]);
    let snapshot = vendor(&server).fetch(&Ask { wanted: Some(&wanted), ..Ask::everything() }).await.unwrap();
    assert_eq!(snapshot.customers.len(), 3, "all are listed");
    assert_eq!(calls(&server)[3..], ["GetSubscriptions 2"], "one is asked");
    let unread: Vec<_> = snapshot.unread.iter().map(|u| (u.customer.as_str(), u.failed)).collect();
    assert_eq!(unread, [("1", false), ("3", false)], "what the others have is not known");
    assert_eq!(snapshot.completeness, Completeness::Complete, "that they were not asked is no gap");
    let nobody = ids(&[]);
    let snapshot = vendor(&server).fetch(&Ask { wanted: Some(&nobody), ..Ask::everything() }).await.unwrap();
    assert_eq!((snapshot.customers.len(), snapshot.subscriptions.len()), (3, 0), "customers alone");
}

#[tokio::test]
async fn a_customer_that_fails_is_left_as_it_is() {
    for (status, body) in [
        (500, fault(false, "No such account")),
        (200, r#"{"hello":1}"#.to_owned()),
        (200, r#"[{"AccountId":1"#.to_owned()),
        (200, subscription(3)),
    ] {
        let answer = body.clone();
        let server = Server::start(move |seen, _| match (operation(seen), number(seen, "parentAccountId")) {
            ("GetSubscriptions", Some(2)) => json(status, answer.clone()),
            _ => usual(seen),
        })
        .await;
        let snapshot = fetch(&server).await.unwrap();
        let keys: Vec<_> = snapshot.subscriptions.iter().map(|s| s.key.0.as_str()).collect();
        assert_eq!(keys, ["10", "30"], "{status} {body}: the others are read");
        assert!(
            matches!(snapshot.unread.as_slice(), [u] if u.failed && u.customer.as_str() == "2" && !u.why.is_empty()),
            "{status} {body}: {:?}",
            snapshot.unread
        );
        let tries = calls(&server).iter().filter(|call| *call == "GetSubscriptions 2").count();
        let most = if body.ends_with("\"AccountId\":1") { 5 } else { 1 };
        assert_eq!(tries, most, "{status} {body}: only what was cut off is asked again");
    }
}

#[tokio::test]
async fn many_that_fail_alike_stop_it() {
    let server = Server::start(|seen, _| match operation(seen) {
        "GetCompanies" => json(200, active(1..20)),
        "GetSubscriptions" if number(seen, "parentAccountId") != Some(1) => {
            xml(500, fault(false, "No right"))
        }
        _ => usual(seen),
    })
    .await;
    let error = fetch(&server).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::AlsoRefused, "{error:?}");
    assert!(
        error.why.contains("No right") && error.why.contains("ISSUE-42"),
        "what ALSO says: {}",
        error.why
    );
    assert_eq!(count(&server, "GetSubscriptions"), 6, "one that was read, and five");

    // Terminated companies may be beyond asking, one and all.
    let server = Server::start(|seen, _| match operation(seen) {
        "GetCompanies" => {
            let gone: Vec<_> = (11..20).map(|id| company(id, "Company", "Terminated")).collect();
            json(200, format!("[{},{}]", company(1, "", "Active"), gone.join(",")))
        }
        "GetSubscriptions" if number(seen, "parentAccountId") != Some(1) => xml(500, fault(false, "Gone")),
        _ => usual(seen),
    })
    .await;
    let snapshot = fetch(&server).await.unwrap();
    assert_eq!((snapshot.subscriptions.len(), snapshot.unread.len()), (1, 9), "they do not stop it");

    let server = Server::start(|seen, _| match operation(seen) {
        "GetSubscriptions" => xml(500, fault(false, "No right")),
        _ => usual(seen),
    })
    .await;
    let error = fetch(&server).await.unwrap_err();
    assert_eq!(
        error.code,
        ErrorCode::AlsoRefused,
        "where nobody could be read, it is no snapshot: {error:?}"
    );
}

#[tokio::test]
async fn nothing_at_all_is_not_believed() {
    for (operation_name, some) in
        [("GetCompanies", false), ("GetSubscriptions", false), ("GetSubscriptions", true)]
    {
        let server = Server::start(move |seen, _| {
            let spared = some && number(seen, "parentAccountId") == Some(2);
            if operation(seen) == operation_name && !spared { json(200, "[]") } else { usual(seen) }
        })
        .await;
        let found = fetch(&server).await;
        if some {
            let snapshot = found.unwrap();
            assert_eq!(snapshot.subscriptions.len(), 1, "a customer without any is possible");
            assert!(snapshot.unread.is_empty(), "it was read");
        } else {
            assert_eq!(found.unwrap_err().code, ErrorCode::VendorEmpty, "all of {operation_name} empty");
        }
    }
}

#[tokio::test]
async fn the_own_account_is_learnt_entered_or_done_without() {
    let server = Server::start(|seen, _| match operation(seen) {
        "GetCompany" => json(200, company(100, "", "Active")),
        _ => usual(seen),
    })
    .await;
    fetch(&server).await.unwrap();
    assert_eq!(calls(&server)[2], "GetCompanies 100", "one object will do");

    let server = Server::start(|seen, _| usual(seen)).await;
    let entered = AlsoSettings { account: Some(77), ..settings(&server) };
    build(entered.clone(), Sender::new(policy())).fetch(&Ask::everything()).await.unwrap();
    assert_eq!(calls(&server)[1], "GetCompanies 77", "as entered, without asking");

    let refusing = |seen: &Seen, _| match (operation(seen), number(seen, "parentAccountId")) {
        ("GetCompanies", Some(_)) => xml(500, fault(false, "Not yours")),
        _ => usual(seen),
    };
    let server = Server::start(refusing).await;
    assert_eq!(fetch(&server).await.unwrap().customers.len(), 3);
    assert_eq!(calls(&server)[2..4], ["GetCompanies 100", "GetCompanies"], "without a number, once");

    let server = Server::start(refusing).await;
    let entered = AlsoSettings { account: Some(77), ..settings(&server) };
    let error = build(entered, Sender::new(policy())).fetch(&Ask::everything()).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::AlsoRefused, "a person's account is not quietly another: {error:?}");
}

#[tokio::test]
async fn resellers_below_are_read_where_that_is_wanted() {
    let answers = |seen: &Seen, _| match (operation(seen), number(seen, "parentAccountId")) {
        ("GetCompanies", Some(100)) => {
            json(200, format!("[{},{}]", company(1, "Company", "Active"), company(50, "Reseller", "Active")))
        }
        ("GetCompanies", Some(50)) => json(200, active(51..53)),
        _ => usual(seen),
    };
    let server = Server::start(answers).await;
    let wanted = ids(&[1, 51]);
    let snapshot = vendor(&server).fetch(&Ask { wanted: Some(&wanted), ..Ask::everything() }).await.unwrap();
    let unread: Vec<_> = snapshot.unread.iter().map(|u| (u.customer.as_str(), u.failed)).collect();
    assert_eq!(unread, [("50", false), ("51", false)], "whose customers were read before are not gone now");
    assert_eq!(count(&server, "GetCompanies"), 1, "one level");

    let server = Server::start(answers).await;
    let down = AlsoSettings { descend: true, ..settings(&server) };
    let snapshot = build(down, Sender::new(policy())).fetch(&Ask::everything()).await.unwrap();
    let found: Vec<_> = snapshot.subscriptions.iter().map(|s| s.customer.as_str()).collect();
    assert_eq!(found, ["1", "51", "52"], "and one more");
    assert_eq!(snapshot.completeness, Completeness::Complete);

    let server = Server::start(move |seen, n| match (operation(seen), number(seen, "parentAccountId")) {
        ("GetCompanies", Some(50)) => xml(500, fault(false, "No")),
        _ => answers(seen, n),
    })
    .await;
    let down = AlsoSettings { descend: true, ..settings(&server) };
    let snapshot = build(down, Sender::new(policy())).fetch(&Ask::everything()).await.unwrap();
    assert!(matches!(snapshot.completeness, Completeness::Partial(_)), "who is below is not known");
}

#[tokio::test]
async fn calls_keep_their_distance_and_can_be_stopped() {
    let server = Server::start(|seen, _| usual(seen)).await;
    let slow = AlsoSettings { pause_ms: 60, ..settings(&server) };
    let began = Instant::now();
    build(slow, Sender::new(policy())).fetch(&Ask::everything()).await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(300), "five pauses: {:?}", began.elapsed());

    let server = Server::start(|seen, _| usual(seen)).await;
    let (cancel, shelf) = (CancellationToken::new(), Shelf::default());
    let slow = AlsoSettings { pause_ms: 60_000, ..settings(&server) };
    let vendor = build(slow, Sender::new(policy()).with_cancel(cancel.clone()));
    let began = Instant::now();
    let ask = Ask { kept: &shelf, ..Ask::everything() };
    let (found, ()) = tokio::join!(vendor.fetch(&ask), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        cancel.cancel();
    });
    assert_eq!(found.unwrap_err().code, ErrorCode::Interrupted);
    assert!(began.elapsed() < Duration::from_secs(20), "a pause ends at once: {:?}", began.elapsed());
}

#[tokio::test]
async fn a_large_answer_is_an_answer() {
    let server = Server::start(|seen, _| match operation(seen) {
        "GetSubscriptions" if number(seen, "parentAccountId") == Some(1) => {
            let row = |n| {
                format!(r#"{{"AccountId":{n},"ServiceDisplayName":"{}","Fields":[{{"Name":"Quantity","Value":{n}}}]}}"#, "p".repeat(500))
            };
            let rows: Vec<String> = (1000..10_000).map(row).collect();
            json(200, format!("[{}]", rows.join(",")))
        }
        _ => usual(seen),
    })
    .await;
    assert_eq!(fetch(&server).await.unwrap().subscriptions.len(), 9002, "5 MB in one answer");
}

#[tokio::test]
async fn one_subscription_under_two_customers_is_not_counted_twice() {
    let server = Server::start(|seen, _| match operation(seen) {
        "GetSubscriptions" => json(200, subscription(9)),
        _ => usual(seen),
    })
    .await;
    let snapshot = fetch(&server).await.unwrap();
    assert!(
        matches!(snapshot.subscriptions.as_slice(), [s] if matches!(&s.quantity, Quantity::Unknown(_))),
        "whose it is, is not known: {:?}",
        snapshot.subscriptions
    );
}

#[tokio::test]
async fn rows_that_cannot_be_used_are_told() {
    let server = Server::start(|seen, _| match (operation(seen), number(seen, "parentAccountId")) {
        ("GetSubscriptions", Some(2)) => json(
            200,
            r#"[{"AccountId":21,"ServiceName":"7_MicrosoftOrganizationtenant_8"},7,
                {"AccountId":22,"AccountState":"Terminated","ServiceDisplayName":"Old","ProvisioningStatus":"Pending",
                 "ErrorDetails":"No seat","Addons":{"AccountId":23,"ServiceName":"Extra"}},
                {"AccountId":24,"Fields":[{"Name":"Quantity","Value":1}]},
                {"AccountId":24,"Fields":[{"Name":"Quantity","Value":2}]}]"#,
        ),
        _ => usual(seen),
    })
    .await;
    let snapshot = fetch(&server).await.unwrap();
    let keys: Vec<_> = snapshot.subscriptions.iter().map(|s| s.key.0.as_str()).collect();
    assert_eq!(keys, ["10", "22", "24", "30"], "a container is nothing that is sold");
    let old = &snapshot.subscriptions[1];
    assert_eq!(old.life, halyard_core::domain::Life::Ended, "the vendor says so");
    assert!(matches!(&old.quantity, Quantity::Unknown(_)), "no count is not 0");
    for said in ["Pending", "No seat", "Extra"] {
        assert!(old.remarks.iter().any(|r| r.contains(said)), "{said} is shown: {:?}", old.remarks);
    }
    assert!(matches!(&snapshot.subscriptions[2].quantity, Quantity::Unknown(_)), "1 or 2 is not known");
    assert!(
        matches!(snapshot.rejected.as_slice(), [r] if r.row == 3 && r.customer.as_ref().unwrap().as_str() == "2"),
        "numbered on from customer to customer: {:?}",
        snapshot.rejected
    );
    assert_eq!(snapshot.rows, 7, "all rows are counted");
}

#[tokio::test]
async fn a_session_that_cannot_be_renewed_stops_it() {
    for status in [500, 200] {
        let server = Server::start(move |seen, n| match operation(seen) {
            "GetSessionToken" if n > 0 => json(status, "<html>Oops</html>"),
            "GetSubscriptions" if n > 0 => json(401, ""),
            _ => usual(seen),
        })
        .await;
        let error = fetch(&server).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::AnswerHtml, "{error:?}");
        assert_eq!(count(&server, "GetSubscriptions"), 2, "the others cannot be asked");
        assert_eq!(count(&server, "GetSessionToken"), 2, "and nobody signs in again and again");
    }
}

#[tokio::test]
async fn a_failure_is_told_before_emptiness() {
    let server = Server::start(|seen, _| match (operation(seen), number(seen, "parentAccountId")) {
        ("GetSubscriptions", Some(2)) => xml(500, fault(false, "No right")),
        ("GetSubscriptions", _) => json(200, "[]"),
        _ => usual(seen),
    })
    .await;
    let error = fetch(&server).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::AlsoRefused, "where the one that may have some failed: {error:?}");
}
