//! Several elements in one POST: every mode does what its name says.

use crate::caller::{Answer, Caller, begin, small};
use serde_json::{Value, json};

const SENT: usize = 8;

async fn written(mode: &str) -> (Caller, Answer, Vec<String>) {
    let caller = begin(small(mode)).await;
    let client = caller.a_client();
    let elements: Vec<Value> = (0..SENT)
        .map(|number| json!({ "name": format!("Batch {number}"), "client_id": client, "count": number }))
        .collect();
    let answer = caller.post("SoftwareLicence", &Value::Array(elements)).await;
    let landed =
        (0..SENT).map(|number| format!("Batch {number}")).filter(|name| caller.licences_named(name) == 1);
    let landed = landed.collect();
    (caller, answer, landed)
}

fn names(answer: &Answer) -> Vec<String> {
    let rows = answer.json().as_array().cloned().unwrap_or_default();
    rows.iter().map(|row| row["name"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn whole_modes_take_all() {
    let (_caller, answer, landed) = written("").await;
    assert_eq!((answer.status, landed.len()), (201, SENT), "all are taken by default");
    assert_eq!(names(&answer), landed, "and answered in order");
    let (_caller, answer, landed) = written("batch=whole-single").await;
    assert_eq!(
        (landed.len(), &answer.json()["name"]),
        (SENT, &json!("Batch 7")),
        "only the last is answered"
    );
    let (_caller, answer, landed) = written("batch=whole-shuffled").await;
    let mut answered = names(&answer);
    assert_ne!(answered, landed, "the order is another");
    answered.sort();
    assert_eq!(answered, landed, "but all are there");
}

#[tokio::test]
async fn other_modes_take_some() {
    let (_caller, answer, landed) = written("batch=first").await;
    assert_eq!(
        (answer.status, landed.len(), &answer.json()["name"]),
        (201, 1, &json!("Batch 0")),
        "only the first"
    );
    let (_caller, answer, landed) = written("batch=refuse").await;
    assert_eq!((answer.status, landed.len()), (400, 0), "none at all");
    let (_caller, answer, landed) = written("batch=half").await;
    assert_eq!((answer.status, landed.len()), (500, SENT / 2), "half, then a failure");
    let (_caller, answer, landed) = written("batch=half-400").await;
    assert_eq!((answer.status, landed.len()), (400, SENT / 2), "half, then a refusal");
    let (_caller, answer, landed) = written("batch=drop-some").await;
    assert_eq!(answer.status, 201, "as if all were well");
    assert!(!landed.is_empty() && landed.len() < SENT, "some are dropped: {landed:?}");
    assert_eq!(names(&answer), landed, "the answer has what was written");
}

#[tokio::test]
async fn single_elements_have_shapes() {
    for (faults, status, shape) in [
        ("", 201, "object"),
        ("answer=array", 201, "array"),
        ("answer=nothing", 201, "nothing"),
        ("answer=id,post-200", 200, "id"),
        ("batch=refuse", 201, "object"),
    ] {
        let caller = begin(small(faults)).await;
        let answer =
            caller.post("SoftwareLicence", &json!([{ "name": "One", "client_id": caller.a_client() }])).await;
        assert_eq!(answer.status, status, "status with `{faults}`");
        let seen = match answer.json() {
            Value::Array(rows) if rows.len() == 1 => "array",
            Value::Object(members) if members.len() == 1 => "id",
            Value::Object(_) => "object",
            _ => "nothing",
        };
        assert_eq!(seen, shape, "shape with `{faults}`");
        assert_eq!(caller.licences_named("One"), 1, "written with `{faults}`");
    }
}

#[tokio::test]
async fn elements_before_a_refused_one_have_landed() {
    let caller = begin(small("")).await;
    let client = caller.a_client();
    let answer = caller.post("SoftwareLicence", &json!([{ "name": "Before", "client_id": client }, { "name": "", "client_id": client }, { "name": "After", "client_id": client }])).await;
    assert_eq!(answer.status, 400, "the second is refused");
    assert_eq!(
        (caller.licences_named("Before"), caller.licences_named("After")),
        (1, 0),
        "the first is there, the third not"
    );
}
