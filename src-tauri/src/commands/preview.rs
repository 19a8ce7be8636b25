//! Plans and their preview.

use super::{Answer, At};
use halyard_core::app::screens::preview::{PlanChoice, Preview, PreviewChange};

/// Reads both sides and saves a plan: its number.
#[tauri::command]
#[specta::specta]
pub async fn make_plan(desk: At<'_>, connection: String, choice: PlanChoice) -> Answer<String> {
    let work = desk.start_reading(&connection)?;
    Ok(work.app().plan_for_window(&connection, choice).await?)
}

/// Stops the reading for a plan.
#[tauri::command]
#[specta::specta]
pub async fn stop_reading(desk: At<'_>, connection: String) -> Answer<()> {
    desk.stop_reading(&connection);
    Ok(())
}

/// A saved plan.
#[tauri::command]
#[specta::specta]
pub async fn preview(desk: At<'_>, plan: String) -> Answer<Preview> {
    desk.ask(move |app| app.preview(&plan)).await
}

/// The unchanged of one customer.
#[tauri::command]
#[specta::specta]
pub async fn preview_unchanged(
    desk: At<'_>,
    plan: String,
    customer_id: String,
) -> Answer<Vec<PreviewChange>> {
    desk.ask(move |app| app.preview_unchanged(&plan, &customer_id)).await
}

/// The same plan without some of its changes, saved: its number.
#[tauri::command]
#[specta::specta]
pub async fn part_of_plan(desk: At<'_>, plan: String, leave_out: Vec<i64>) -> Answer<String> {
    desk.ask(move |app| app.part_of_plan(&plan, &leave_out)).await
}
