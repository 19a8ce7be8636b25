//! Every command and event once: for the window's handler, and for the generated `ui/src/bindings.ts`, which
//! a test keeps from drifting.

use crate::commands::{
    duplicates, home, inbox, keeping, matching, notify, practice, preview, receipts, removals, renewals,
    runner, runs, schedules, seats, settings, wizard,
};
use crate::events::{CloseAsked, DueRan, ReadingMoved, ReadingWaits, RunEnded, RunMoved, TrayAsked};
use std::sync::atomic::{AtomicU32, Ordering};
use tauri::Runtime;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

/// The list.
#[expect(clippy::too_many_lines, reason = "it is a list")]
pub fn builder<R: Runtime>() -> Builder<R> {
    Builder::<R>::new()
        .commands(collect_commands![
            home::desk,
            home::home,
            inbox::inbox,
            inbox::recheck_attention,
            inbox::resolve_attention,
            inbox::snooze_attention,
            inbox::reopen_attention,
            inbox::forget_lost_link,
            inbox::attention_limits,
            inbox::save_attention_limits,
            practice::practice_open,
            practice::practice_leave,
            wizard::address_offer,
            wizard::marketplace_offer,
            wizard::check_halo,
            wizard::check_vendor,
            wizard::probe_giacom,
            wizard::save_halo,
            wizard::save_vendor,
            wizard::connection_form,
            wizard::check,
            wizard::top_levels,
            wizard::forget_secret,
            wizard::draft,
            wizard::keep_draft,
            matching::matching,
            matching::refresh_matching,
            matching::client_choices,
            matching::save_matches,
            matching::undo_matches,
            matching::redo_matches,
            matching::export_matches,
            matching::import_matches,
            duplicates::duplicates,
            duplicates::duplicates_plan,
            duplicates::find_written,
            preview::make_plan,
            preview::stop_reading,
            preview::preview,
            preview::preview_unchanged,
            preview::part_of_plan,
            runs::apply,
            runs::resume,
            runs::cancel,
            runs::run_state,
            runs::close_window::<tauri::Wry>,
            receipts::history,
            receipts::receipt,
            receipts::save_receipt,
            receipts::retry_failed,
            receipts::undo_run,
            receipts::undo_deletions,
            receipts::print_page::<tauri::Wry>,
            renewals::renewals,
            renewals::save_renewals,
            seats::seat_list,
            seats::seat_history,
            schedules::schedule_lines,
            schedules::schedule_screen,
            schedules::schedule_times,
            schedules::save_schedule,
            schedules::run_by_hand,
            schedules::plan_as_scheduled,
            removals::removals,
            removals::choose_removals,
            keeping::verify_audit,
            keeping::audit_index,
            keeping::audit_lines,
            keeping::save_audit,
            keeping::backups,
            keeping::make_backup,
            keeping::preview_backup,
            keeping::restore_backup,
            keeping::save_everything,
            keeping::choose_import,
            keeping::import_chosen,
            notify::notifications,
            notify::set_tell_when,
            notify::switch_way,
            notify::webhook_offer,
            notify::set_webhook,
            notify::clear_webhook,
            notify::set_mail,
            notify::clear_mail,
            notify::test_notification,
            runner::runner,
            runner::save_runner_settings::<tauri::Wry>,
            runner::install_timer,
            runner::remove_timer,
            runner::run_due,
            runner::presence::<tauri::Wry>,
            runner::start_at_login,
            runner::keep_in_tray::<tauri::Wry>,
            settings::settings,
            settings::save_settings,
            settings::about,
            settings::save_support_file,
            settings::show_file,
            settings::open_data_folder,
        ])
        .events(collect_events![
            RunMoved,
            RunEnded,
            ReadingWaits,
            ReadingMoved,
            CloseAsked,
            DueRan,
            TrayAsked
        ])
        .error_handling(ErrorHandlingMode::Throw)
        .dangerously_cast_bigints_to_number()
        .disable_serde_phases()
}

/// The TypeScript of it. It is only ever written to a file, so it goes through one.
pub fn typescript() -> Result<String, String> {
    static WRITTEN: AtomicU32 = AtomicU32::new(0);
    let (process, nth) = (std::process::id(), WRITTEN.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(format!("halyard-bindings-{process}-{nth}"));
    let file = folder.join("bindings.ts");
    let written = builder::<tauri::Wry>()
        .export(specta_typescript::Typescript::default(), &file)
        .map_err(|e| e.to_string())
        .and_then(|()| std::fs::read_to_string(&file).map_err(|e| e.to_string()));
    let _ = std::fs::remove_dir_all(&folder);
    written
}
