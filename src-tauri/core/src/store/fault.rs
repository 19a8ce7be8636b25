//! Turns SQLite's failures into errors a person can act on.

use crate::{Error, ErrorCode};
use rusqlite::ErrorCode as Sqlite;

/// What a database error means to the user.
pub fn told(error: &rusqlite::Error) -> Error {
    let detail = error.to_string();
    match error.sqlite_error_code() {
        Some(Sqlite::DatabaseBusy | Sqlite::DatabaseLocked) => Error::new(
            ErrorCode::StoreLocked,
            "Halyard's database is in use and did not become free.",
            "Another program, perhaps a backup or a second Halyard, holds it.",
            "Close it or wait a minute, then try again. Nothing was lost.",
        ),
        Some(Sqlite::DatabaseCorrupt | Sqlite::NotADatabase) => damaged(&detail),
        Some(Sqlite::DiskFull) => Error::new(
            ErrorCode::StoreDiskFull,
            "The disk is full; Halyard could not save.",
            "Nothing is written to Halo that cannot be recorded first.",
            "Free some space on the disk that holds Halyard's data folder, then go on where it stopped.",
        ),
        Some(Sqlite::CannotOpen | Sqlite::ReadOnly | Sqlite::PermissionDenied | Sqlite::SystemIoFailure) => {
            Error::new(
                ErrorCode::StoreUnusable,
                "Halyard's database cannot be opened or written.",
                detail,
                "Check that the data folder exists, is on a local disk, and belongs to you.",
            )
        }
        _ => match error {
            rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => {
                damaged(&detail)
            }
            _ => Error::internal(format!("Halyard's database refused a statement: {detail}.")),
        },
    }
}

fn damaged(detail: &str) -> Error {
    Error::new(
        ErrorCode::StoreDamaged,
        "Halyard's database is damaged.",
        format!("SQLite says: {detail}."),
        "Close Halyard and set halyard.db aside, with halyard.db-wal and halyard.db-shm. If there is a folder \
         \"backups\", put a copy of its newest file in its place; else begin anew: licences Halyard made are found \
         again by the reference in their notes.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClientId, ConnectionName, CustomerId, Match, MatchKind, VendorKind};
    use crate::store::{ConnectionKind, MatchEdit, Store};
    use jiff::Timestamp;
    use std::sync::PoisonError;

    fn edit(n: usize) -> MatchEdit {
        MatchEdit::Set(Match {
            customer: CustomerId::new(&format!("c{n}")).unwrap(),
            customer_name: "a long name ".repeat(20),
            kind: MatchKind::Manual,
            client: Some(ClientId(1)),
            client_name: None,
            score: None,
            why: "set by hand".to_owned(),
        })
    }

    fn limit(store: &Store, pages: i64) {
        let db = store.db.lock().unwrap_or_else(PoisonError::into_inner);
        db.pragma_update(None, "max_page_count", pages).unwrap();
    }

    #[test]
    fn a_full_disk_is_named_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (store, name) = (Store::open(folder.path()).unwrap(), ConnectionName::new("giacom").unwrap());
        let kind = ConnectionKind::Vendor(VendorKind::Giacom);
        store.save_connection(&name, kind, &"{}", Timestamp::now()).unwrap();
        store.save_matches(&name, "one", &[edit(0)], Timestamp::now()).unwrap();
        limit(&store, 1); // SQLite takes it as "no more pages than there are"
        let many: Vec<MatchEdit> = (1..2_000).map(edit).collect();
        let error = store.save_matches(&name, "many", &many, Timestamp::now()).unwrap_err();
        assert_eq!(error.code, ErrorCode::StoreDiskFull, "the reason is named: {error:?}");
        assert_eq!(store.matches(&name).unwrap().len(), 1, "what was saved stays, and nothing by halves");
        limit(&store, 1_000_000);
        assert_eq!(
            store.save_matches(&name, "many", &many, Timestamp::now()).unwrap(),
            1_999,
            "with room it goes on"
        );
        let other = Store::open(folder.path()).unwrap();
        assert_eq!(other.matches(&name).unwrap().len(), 2_000, "for everybody");
    }
}
