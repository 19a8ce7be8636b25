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
        "Close Halyard, set halyard.db aside, and put the newest file from the folder \"backups\" in its place.",
    )
}
