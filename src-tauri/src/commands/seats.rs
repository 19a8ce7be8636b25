//! The history of seats.

use super::{Answer, At};
use halyard_core::app::{SeatHistory, SeatList, SeatOf};

/// The subscriptions of a connection with a history.
#[tauri::command]
#[specta::specta]
pub async fn seat_list(desk: At<'_>, connection: String) -> Answer<SeatList> {
    desk.ask(move |app| app.seat_list(&connection, None)).await
}

/// One history; none where nothing of it was noted yet.
#[tauri::command]
#[specta::specta]
pub async fn seat_history(desk: At<'_>, connection: String, of: SeatOf) -> Answer<Option<SeatHistory>> {
    desk.ask(move |app| app.seat_history(&connection, &of)).await
}
