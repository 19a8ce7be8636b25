//! The schema's steps in order. A step that has been released is never changed; a new one is added.

use rusqlite_migration::{M, Migrations};

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

/// The newest schema's number (`PRAGMA user_version`).
pub const NEWEST: i64 = 2;

/// All steps.
pub fn steps() -> Migrations<'static> {
    Migrations::new(vec![M::up(FIRST_SQL.as_str()), M::up(WINDOW_SQL.as_str())])
}

static FIRST_SQL: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| FIRST.concat());
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
