//! Halo: writes, and what each kind of answer means for the records. Shapes: array bodies and 200/201
//! (facts 2.4, 6.1) VERIFIED; what is answered to several elements is not known; error bodies (9.2)
//! VERIFIED.

use super::halo::{client, halo};
use super::server::{Reply, Server, json};
use halyard_core::ErrorCode;
use halyard_core::domain::{ClientWrite, LicenceField, LicenceId, LicenceWrite, TopLevelId, Value};
use halyard_core::halo::{Halo, WriteError};

fn seats(id: i64, count: i64) -> LicenceWrite {
    LicenceWrite { id: Some(LicenceId(id)), fields: vec![(LicenceField::Count, Value::Number(count.into()))] }
}

const PATH: &str = "/api/SoftwareLicence";

#[tokio::test]
async fn writes_go_out_as_one_array() {
    let server = halo(|_, _| json(201, r#"{"id":41,"count":12.0}"#)).await;
    let answer = client(&server).write_licences(&[seats(41, 12), seats(42, 0)]).await.unwrap();
    let sent = server.seen_at(PATH);
    assert_eq!((sent.len(), sent[0].method.as_str()), (1, "POST"), "one request for all");
    assert_eq!(
        sent[0].body, r#"[{"id":41,"count":12},{"id":42,"count":0}]"#,
        "an array, sparse, plain integers"
    );
    assert_eq!(sent[0].header("content-type"), Some("application/json"), "or Halo answers 415");
    assert!(sent[0].query.is_empty(), "a write has no query");
    assert_eq!(
        (answer.status, answer.records.len()),
        (201, 1),
        "one record shown for two sent is what it is"
    );
}

#[tokio::test]
async fn every_form_of_a_good_answer_is_taken() {
    for (body, shown) in [
        (r#"[{"id":41},{"id":42}]"#, 2),
        (r#"{"licences":[{"id":41}]}"#, 1),
        ("", 0),
        ("true", 0),
        ("{\"id\":", 0),
        ("<html>done</html>", 0),
    ] {
        let server = halo(move |_, _| json(200, body)).await;
        let answer = client(&server).write_licences(&[seats(41, 12)]).await;
        assert_eq!(answer.unwrap().records.len(), shown, "{body:?} is an answer to a write that was taken");
        assert_eq!(server.seen_at(PATH).len(), 1, "{body:?} is no reason to write again");
    }
}

#[tokio::test]
async fn failures_are_told_by_what_they_mean_for_the_records() {
    #[derive(Debug, PartialEq)]
    enum Means {
        NotLanded,
        Refused,
        Unknown,
    }
    let cases: [(fn() -> Reply, Means); 10] = [
        (|| json(403, ""), Means::NotLanded),
        (|| json(401, ""), Means::NotLanded),
        (|| json(415, ""), Means::NotLanded),
        (|| json(400, "\"no\""), Means::Refused),
        (|| json(404, ""), Means::Refused),
        (|| json(409, ""), Means::Refused),
        (|| json(500, ""), Means::Unknown),
        (|| json(504, "<html>Gateway</html>"), Means::Unknown),
        (|| Reply::Drop, Means::Unknown),
        (|| Reply::Raw("HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{".into()), Means::Unknown),
    ];
    for (number, (reply, expected)) in cases.into_iter().enumerate() {
        let server = halo(move |_, _| reply()).await;
        let means = match client(&server).write_licences(&[seats(41, 12)]).await.unwrap_err() {
            WriteError::NotLanded(_) => Means::NotLanded,
            WriteError::Refused(_) => Means::Refused,
            WriteError::Unknown(_) => Means::Unknown,
        };
        assert_eq!(means, expected, "case {number}");
        let sent = server.seen_at(PATH).len();
        assert!(
            sent == 1 || (number == 1 && sent == 2),
            "case {number}: sent {sent} times, 401 alone once more"
        );
    }
}

#[tokio::test]
async fn nothing_that_never_left_is_in_doubt() {
    let server = Server::start(|_, _| json(401, r#"{"error":"invalid_client"}"#)).await;
    let refused = client(&server).write_licences(&[seats(41, 12)]).await.unwrap_err();
    assert!(matches!(refused, WriteError::NotLanded(error) if error.code == ErrorCode::HaloSignInRefused));
    assert!(server.seen_at(PATH).is_empty(), "without a token nothing is written");
}

#[tokio::test]
async fn an_expired_token_does_not_lose_a_write() {
    let server = halo(|_, n| if n == 0 { json(401, "") } else { json(201, r#"[{"id":41}]"#) }).await;
    let answer = client(&server).write_licences(&[seats(41, 12)]).await.unwrap();
    assert_eq!(answer.records[0].id, LicenceId(41), "401 wrote nothing, so it is written with a fresh token");
}

#[tokio::test]
async fn halos_reasons_are_passed_on_in_all_their_forms() {
    for (body, reason) in [
        (
            r#"{"[0].count":["The value is too large.","And odd."]}"#,
            "[0].count: The value is too large. And odd.",
        ),
        (r#"{"id":"must be a number"}"#, "id: must be a number"),
        (r#"{"resultCode":3,"errorMessage":"A name must be entered"}"#, "A name must be entered"),
        (r#"{"ClassName":"System.Exception","Message":"Not valid"}"#, "Not valid"),
        (r#"{"error":"nope"}"#, "nope"),
        (r#"{"title":"One or more","errors":{"x":["bad"]}}"#, "x: bad"),
        ("\"Please select a client\"", "Please select a client"),
        ("Please select a site", "Please select a site"),
    ] {
        let server = halo(move |_, _| json(400, body)).await;
        let WriteError::Refused(error) = client(&server).write_licences(&[seats(1, 1)]).await.unwrap_err()
        else {
            panic!("400 is a refusal: {body}");
        };
        assert_eq!((error.code, error.why.as_str()), (ErrorCode::HaloRecordRefused, reason), "{body}");
    }
}

#[tokio::test]
async fn a_new_client_is_sent_with_what_halo_demands() {
    let server = halo(|_, _| json(201, r#"{"id":77,"name":"Acme & Söhne"}"#)).await;
    let record = ClientWrite {
        name: Some("Acme & Söhne".into()),
        top_level: Some(TopLevelId(3)),
        ..ClientWrite::default()
    };
    let answer = client(&server).write_client(&record).await.unwrap();
    let sent = &server.seen_at("/api/Client")[0];
    assert_eq!(
        sent.body, r#"[{"name":"Acme & Söhne","toplevel_id":3,"newclient_sitename":"Main"}]"#,
        "all three"
    );
    assert_eq!(answer.records[0].id.0, 77, "and its number is read from the answer");
}
