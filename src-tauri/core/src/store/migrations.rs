//! The schema's steps in order. A step that has been released is never changed; a new one is added.

use super::audit_entry::{AuditEntry, AuditField, AuditKind};
use super::{RunId, audit};
use jiff::Timestamp;
use rusqlite::Transaction;
use rusqlite_migration::{HookResult, M, Migrations};

/// The tables of the first schema, each written beside its queries.
const FIRST: &[&str] = &[
    super::connections::SCHEMA,
    super::customers::SCHEMA,
    super::matches::SCHEMA,
    super::links::SCHEMA,
    super::readings::SCHEMA,
    super::plans::SCHEMA,
    super::runs::SCHEMA,
    super::run_changes::SCHEMA,
    super::journal::SCHEMA,
    super::budget::SCHEMA,
];

/// What the window brought: its settings, the last checks, Halo's clients as read, wishes for new clients.
const WINDOW: &[&str] =
    &[super::settings::SCHEMA, super::checks::SCHEMA, super::clients::SCHEMA, super::newcomers::SCHEMA];

/// The audit.
const AUDIT: &str = audit::SCHEMA;

/// The history of seats.
const SEATS: &str = super::seats::SCHEMA;
/// Vendors that are asked customer by customer.
const BY_CUSTOMER: &str = super::customer_readings::SCHEMA;

/// What is done unattended.
const SCHEDULES: &str = super::schedules::SCHEMA;

/// What vendors last said: their subscriptions, and the names their customers had before.
const LAST_SAID: &[&str] = &[super::subscriptions::SCHEMA, super::customers::FORMER_NAMES];

/// What needs a person: what was answered, and what had to be known besides.
const ATTENTION: &[&str] = &[
    super::attention::SCHEMA,
    super::checks::TESTS,
    super::clients::READINGS,
    super::connections::WATCH,
    super::matches::CHANGED,
    super::subscriptions::LOOKUPS,
];

/// The newest schema's number (`PRAGMA user_version`).
pub const NEWEST: i64 = 8;

/// All steps.
pub fn steps() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(FIRST_SQL.as_str()),
        M::up(WINDOW_SQL.as_str()),
        M::up_with_hook(AUDIT, begin_audit),
        M::up(SEATS),
        M::up(BY_CUSTOMER),
        M::up(SCHEDULES),
        M::up(LAST_SAID_SQL.as_str()),
        M::up(ATTENTION_SQL.as_str()),
    ])
}

/// The first row of the audit: it says what is older, and so cannot be vouched for.
fn begin_audit(tx: &Transaction<'_>) -> HookResult {
    let (journal, run): (i64, Option<i64>) =
        tx.query_row("SELECT (SELECT count(*) FROM journal), (SELECT max(id) FROM runs)", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })?;
    let why = match journal {
        0 => "The audit begins.".to_owned(),
        n => {
            format!("The audit begins. {n} rows of the journal are older; they stay as they are, unchained.")
        }
    };
    let entry = AuditEntry {
        run: run.map(|run| RunId(run).to_string()),
        fields: vec![AuditField::new("journal rows", None, Some(journal.to_string()))],
        ..AuditEntry::new(AuditKind::Begun, Timestamp::now()).because(Some(&why))
    };
    Ok(audit::add(tx, None, &entry)?)
}

static FIRST_SQL: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| FIRST.concat());
static ATTENTION_SQL: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| ATTENTION.concat());
static LAST_SAID_SQL: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| LAST_SAID.concat());
static WINDOW_SQL: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| WINDOW.concat());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_earlier_schema_comes_up_to_the_newest() {
        for from in 0..=usize::try_from(NEWEST).unwrap() {
            let mut db = rusqlite::Connection::open_in_memory().unwrap();
            steps().to_version(&mut db, from).unwrap();
            steps().to_latest(&mut db).unwrap();
            let version: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
            assert_eq!(version, NEWEST, "schema {from} must come up to the newest");
        }
        steps().validate().expect("the steps are sound by themselves");
    }

    #[test]
    fn the_audit_says_what_is_older_than_it() {
        let mut db = rusqlite::Connection::open_in_memory().unwrap();
        steps().to_version(&mut db, 2).unwrap();
        db.execute_batch(
            "PRAGMA foreign_keys=OFF;
             INSERT INTO runs (id, plan, connection, status, started, who, version)
             VALUES (4, 1, 'giacom', 'done', 0, 'somebody', '0.1.0');
             INSERT INTO journal (run, seq, at, kind, text) VALUES (4, 0, 0, 'intent', 'POST'), (4, 0, 1, 'outcome', '');",
        )
        .unwrap();
        steps().to_latest(&mut db).unwrap();
        let content: String =
            db.query_row("SELECT content FROM audit WHERE id = 1", [], |r| r.get(0)).unwrap();
        let entry: AuditEntry = serde_json::from_str(&content).unwrap();
        assert_eq!((entry.kind, entry.run.as_deref()), (AuditKind::Begun, Some("R4")), "the last run before");
        assert_eq!(entry.fields[0].after.as_deref(), Some("2"), "and how much of the journal is older");
        let journal: i64 = db.query_row("SELECT count(*) FROM journal", [], |r| r.get(0)).unwrap();
        assert_eq!(journal, 2, "which stays as it is");
    }

    #[test]
    fn every_table_is_strict() {
        let mut db = rusqlite::Connection::open_in_memory().unwrap();
        steps().to_latest(&mut db).unwrap();
        let loose: i64 = db
            .query_row(
                "SELECT count(*) FROM pragma_table_list WHERE schema='main' AND type='table' \
                 AND strict=0 AND name NOT LIKE 'sqlite_%'",
                [],
                |r| r.get(0),
            )
            .unwrap();
        assert_eq!(loose, 0, "a table that is not STRICT takes text for numbers");
    }
}
