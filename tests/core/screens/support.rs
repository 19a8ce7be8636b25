//! The support file tells no name, no address, no amount and no secret, whatever stands in the store: each
//! column of each table is filled with what must not come out, one after the other.

use crate::support::shop::Shop;
use halyard_core::app::App;
use halyard_core::secrets::Memory;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// Fits wherever a name, an e-mail address, a secret or an address could stand, names of connections included.
const PLANTED: &str = "planted-secret";

/// The support file of the store in `folder`, or none where the store cannot be read any more.
fn support(folder: &Path) -> Option<String> {
    let app = App::open(folder, Arc::new(Memory::default())).ok()?;
    let out = tempfile::tempdir().unwrap();
    let saved = app.save_support_file(out.path()).ok()?;
    Some(std::fs::read_to_string(out.path().join(saved.name)).unwrap())
}

async fn lived_in() -> Shop {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    shop.app.check(&halyard_core::app::connection_name("halo").unwrap()).await.unwrap();
    shop.faults("halo.writes.forbidden=licences");
    let giacom = shop.practice.giacom();
    let row = &giacom.rows()[0];
    giacom.set_quantity(row["customerId"].as_str().unwrap(), row["productId"].as_str().unwrap(), 77);
    shop.plan_and_apply().await;
    let note = "Ask jane.doe@example.net, PIN 4711";
    shop.app.store().save_setting("draft", Some(&note)).unwrap();
    shop
}

/// Text columns of all tables.
fn columns(db: &Connection) -> Vec<(String, String)> {
    db.prepare(
        "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'",
    )
    .unwrap()
    .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))
    .unwrap()
    .collect::<Result<_, _>>()
    .unwrap()
}

/// Every text in a JSON value, members' names aside.
fn leaves(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(out.insert(text.clone())),
        Value::Array(all) => all.iter().for_each(|v| leaves(v, out)),
        Value::Object(all) => all.values().for_each(|v| leaves(v, out)),
        _ => {}
    }
}

/// The value with one of its texts after the other replaced.
fn planted(value: &Value) -> Vec<Value> {
    let mut texts = BTreeSet::new();
    leaves(value, &mut texts);
    let replace = |text: &String| {
        let json = value
            .to_string()
            .replace(&Value::from(text.as_str()).to_string(), &Value::from(PLANTED).to_string());
        serde_json::from_str(&json).unwrap_or(Value::Null)
    };
    let mut all: Vec<Value> = texts.iter().take(40).map(replace).collect();
    // Numbers may be amounts.
    all.push(value.clone());
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_stands_in_the_store_stays_there() {
    let shop = lived_in().await;
    let source = Connection::open(shop.folder.path().join("halyard.db")).unwrap();
    let copy = tempfile::tempdir().unwrap();
    source.backup("main", copy.path().join("halyard.db"), None).unwrap();
    let db = Connection::open(copy.path().join("halyard.db")).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys=OFF; DROP TRIGGER journal_is_append_only; DROP TRIGGER journal_is_kept;",
    )
    .unwrap();
    let (mut filled, mut told) = (0, 0);
    for (table, column) in columns(&db) {
        let longest = format!(
            "SELECT {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY length({column}) DESC LIMIT 1"
        );
        let Ok(before) = db.query_row(&longest, [], |r| r.get::<_, String>(0)) else { continue };
        let values = match serde_json::from_str(&before) {
            Ok(json @ (Value::Object(_) | Value::Array(_))) => planted(&json),
            _ => vec![Value::from(PLANTED)],
        };
        // One value at a time, as often as it stands there: names are often the table's key.
        let set = format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2");
        for value in values {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let Ok(rows) = db.execute(&set, [&text, &before]) else { continue };
            filled += usize::from(rows > 0);
            let file = support(copy.path());
            db.execute(&set, [&before, &text]).unwrap();
            let Some(file) = file else { continue };
            told += 1;
            assert!(!file.contains(PLANTED), "{table}.{column} came out as {text:.300}:\n{file}");
        }
    }
    assert!(filled > 60 && told > 40, "the store was lived in: {filled} fillings, {told} files");
}

/// The file without its moments: a price of 16.5 stands in 08:51:16.5 by chance, and no one is named by a time.
fn without_moments(file: &str) -> String {
    let is_moment = |text: &&str| text.parse::<jiff::Timestamp>().is_ok();
    let moments: BTreeSet<&str> = file.split('"').filter(is_moment).collect();
    moments.into_iter().fold(file.to_owned(), |file, moment| file.replace(moment, ""))
}

/// Every text of the store as it really is, and everything the two sides know of people.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_name_no_address_no_secret() {
    let shop = lived_in().await;
    let text = without_moments(&support(shop.folder.path()).expect("the store is whole"));
    assert!(text.contains("\"runs\"") && text.contains("\"customers\": "), "it tells counts: {text}");
    let file: Value = serde_json::from_str(&text).unwrap();
    let mut said = BTreeSet::new();
    leaves(&file, &mut said);
    let source = Connection::open(shop.folder.path().join("halyard.db")).unwrap();
    let mut known = BTreeSet::new();
    for (table, column) in columns(&source) {
        let mut rows = source
            .prepare(&format!("SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"))
            .unwrap();
        for value in rows.query_map([], |r| r.get::<_, String>(0)).unwrap().map(Result::unwrap) {
            match serde_json::from_str(&value) {
                Ok(json @ (Value::Object(_) | Value::Array(_))) => leaves(&json, &mut known),
                _ => drop(known.insert(value)),
            }
        }
    }
    let at = shop.practice.addresses();
    known.extend([at.halo.client_secret.clone(), at.halo.client_id.clone(), at.giacom.api_key.clone()]);
    known.extend([at.halo.resource_url.clone(), at.giacom.base_url.clone()]);
    known.extend(shop.practice.pairings().into_iter().flat_map(|p| [p.customer_name, p.customer_id]));
    for record in shop.practice.halo().clients().iter().chain(&shop.practice.halo().licences()) {
        leaves(record, &mut known);
    }
    assert!(known.len() > 100, "there is much to be silent about: {}", known.len());
    // Words of Halyard's own, of which there are so many.
    let own = |word: &String| {
        word.len() < 4
            // Whole numbers are counts as well; what a licence counts is planted in the test above.
            || word.bytes().all(|b| b.is_ascii_digit())
            || word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
            || *word == env!("CARGO_PKG_VERSION")
            || halyard_core::ErrorCode::ALL.iter().any(|code| code.as_str() == word)
            || ["Stored", "GBP"].contains(&word.as_str())
    };
    for word in known.iter().filter(|w| !own(w)) {
        assert!(!text.contains(word.as_str()), "{word:?} must not be in the support file:\n{text}");
    }
    let names: BTreeSet<&String> = known.iter().filter(|w| w.contains(' ') || w.contains('@')).collect();
    assert!(said.iter().all(|word| !names.contains(word)), "{said:?}");
}
