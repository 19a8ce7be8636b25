//! `backup …`, `export`, `import`: copies of the store, and moving to another workstation.

use crate::args::BackupCommand;
use crate::output::{heading, json as print_json, line, quiet, table};
use halyard_core::Result;
use halyard_core::app::{App, BackupLine, BackupReason, DiffNames, ReplacePreview, Replaced};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

/// Runs one command of the backups.
pub fn run(app: &App, command: BackupCommand, as_json: bool) -> Result<ExitCode> {
    match command {
        BackupCommand::List => {
            let backups = app.backups();
            if as_json {
                print_json(&json!({ "backups": backups }));
            } else if backups.is_empty() {
                line("There are no backups yet. One is made before each run.");
            } else {
                line(&table(&["backup", "made (UTC)", "for", "size"], backups.into_iter().map(row)));
            }
        }
        BackupCommand::Make => {
            let made = app.make_backup()?;
            if as_json {
                print_json(&json!({ "backup": made }));
            } else {
                line(&format!("Backed up to {}.", made.path));
            }
        }
        BackupCommand::Restore { file, yes: false } => {
            let preview = app.preview_restore(&file)?;
            previewed(&preview, &format!("backup restore {} --yes", file.display()), as_json);
        }
        BackupCommand::Restore { file, yes: true } => replaced(&app.restore(&file, None)?, as_json),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes an export.
pub fn export(app: &App, file: &Path, as_json: bool) -> Result<ExitCode> {
    let exported = app.export(file)?;
    if as_json {
        print_json(&exported);
    } else {
        line(&format!("Everything but the secrets written to {}.", exported.file));
        line(&quiet(&format!("On the other workstation: import {}", file.display())));
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows what an export would change, or takes it.
pub fn import(app: &App, file: &Path, yes: bool, as_json: bool) -> Result<ExitCode> {
    if yes {
        replaced(&app.import(file, None)?, as_json);
    } else {
        let preview = app.preview_import(file)?;
        previewed(&preview, &format!("import {} --yes", file.display()), as_json);
    }
    Ok(ExitCode::SUCCESS)
}

fn row(b: BackupLine) -> Vec<String> {
    let reason = match b.reason {
        BackupReason::Run => "before a run",
        BackupReason::Upgrade => "before an upgrade",
        BackupReason::Replaced => "before a restore or an import",
        BackupReason::Made => "asked for",
    };
    let size = format!("{:.1} MB", f64::from(u32::try_from(b.bytes / 1024).unwrap_or(u32::MAX)) / 1024.0);
    vec![b.name, b.at.replace('T', " ").trim_end_matches('Z').to_owned(), reason.to_owned(), size]
}

fn previewed(preview: &ReplacePreview, command: &str, as_json: bool) {
    if as_json {
        print_json(&json!({ "done": false, "preview": preview }));
        return;
    }
    differs(preview);
    line(&quiet(&format!("Nothing was changed. Do it: {command}")));
}

fn replaced(done: &Replaced, as_json: bool) {
    if as_json {
        let Replaced { preview, backup, secrets_missing } = done;
        let members = json!({
            "done": true, "preview": preview, "backup": backup, "secrets_missing": secrets_missing,
        });
        print_json(&members);
        return;
    }
    differs(&done.preview);
    line(&format!("Done. The store as it was: {}", done.backup.name));
    for name in &done.secrets_missing {
        line(&format!("! The secret of {name} is not stored here: enter it again with connect."));
    }
}

/// Prints what differs for people.
fn differs(preview: &ReplacePreview) {
    line(&heading(&format!("In place of the store: {}", preview.file)));
    let rows = preview.diff.parts.iter().map(|p| {
        let mut row = vec![p.part.as_str().to_owned(), p.here.to_string(), p.there.to_string()];
        row.extend([&p.added, &p.removed, &p.changed].map(|names| names.count.to_string()));
        row
    });
    line(&table(&["", "here", "in the file", "added", "removed", "changed"], rows));
    for part in &preview.diff.parts {
        for (word, names) in [("added", &part.added), ("removed", &part.removed), ("changed", &part.changed)]
        {
            concerned(&format!("{} {word}", part.part.as_str()), names);
        }
    }
    if preview.diff.is_same() {
        line("Both are the same.");
    }
    if let Some(error) = preview.audit.error() {
        line(&format!("! The file's audit is broken. {} {}", error.what, error.why));
    }
}

fn concerned(what: &str, names: &DiffNames) {
    if names.count == 0 {
        return;
    }
    let more = names.count - (names.names.len() as u64).min(names.count);
    let listed = names.names.join(", ");
    // Rows of the audit are named by their range.
    let more = if more > 0 && !listed.starts_with("rows ") {
        format!(" … and {more} more")
    } else {
        String::new()
    };
    line(&format!("  {what}: {listed}{more}"));
}
