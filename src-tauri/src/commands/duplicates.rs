//! Licences that stand in Halo twice, and what Halyard wrote there before.

use super::{Answer, At};
use halyard_core::app::{DuplicateList, Found};

/// What looks twice there.
#[tauri::command]
#[specta::specta]
pub async fn duplicates(desk: At<'_>, connection: String) -> Answer<DuplicateList> {
    let work = desk.start_reading(&connection)?;
    Ok(work.app().duplicates(&connection).await?)
}

/// Plans to set licences inactive: the new plan's number.
#[tauri::command]
#[specta::specta]
pub async fn duplicates_plan(desk: At<'_>, connection: String, licences: Vec<i64>) -> Answer<String> {
    let work = desk.start_reading(&connection)?;
    Ok(work.app().duplicates_plan(&connection, &licences).await?.plan)
}

/// Matches customers by Halyard's references in Halo.
#[tauri::command]
#[specta::specta]
pub async fn find_written(desk: At<'_>, connection: String) -> Answer<Found> {
    let work = desk.start_reading(&connection)?;
    Ok(work.app().find_written_table(&connection).await?)
}
