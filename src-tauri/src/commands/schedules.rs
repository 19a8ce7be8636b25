//! Schedules.

use super::{Answer, At};
use halyard_core::app::AsScheduled;
use halyard_core::app::screens::schedule::{NextRun, ScheduleForm, ScheduleLine, ScheduleScreen};

/// All connections with their schedules.
#[tauri::command]
#[specta::specta]
pub async fn schedule_lines(desk: At<'_>) -> Answer<Vec<ScheduleLine>> {
    desk.ask(|app| app.schedule_lines()).await
}

/// A connection's schedule as it is edited.
#[tauri::command]
#[specta::specta]
pub async fn schedule_screen(desk: At<'_>, connection: String) -> Answer<ScheduleScreen> {
    desk.ask(move |app| app.schedule_screen(&connection)).await
}

/// The next times a schedule as chosen would be due.
#[tauri::command]
#[specta::specta]
pub async fn schedule_times(
    desk: At<'_>,
    connection: String,
    schedule: ScheduleForm,
) -> Answer<Vec<NextRun>> {
    desk.ask(move |app| app.schedule_times(&connection, &schedule)).await
}

/// Gives a connection a schedule.
#[tauri::command]
#[specta::specta]
pub async fn save_schedule(
    desk: At<'_>,
    connection: String,
    schedule: ScheduleForm,
) -> Answer<ScheduleScreen> {
    desk.ask(move |app| app.save_schedule(&connection, &schedule)).await
}

/// Has a connection run by hand.
#[tauri::command]
#[specta::specta]
pub async fn run_by_hand(desk: At<'_>, connection: String) -> Answer<ScheduleScreen> {
    desk.ask(move |app| app.run_by_hand(&connection)).await
}

/// Plans as a run that is due would; the plan is then applied like any other.
#[tauri::command]
#[specta::specta]
pub async fn plan_as_scheduled(desk: At<'_>, connection: String) -> Answer<AsScheduled> {
    let work = desk.start_reading(&connection)?;
    Ok(work.app().plan_as_scheduled(&connection).await?)
}
