//! Backups before runs; restoring and moving: shown first, safe, and never a secret in a file.

use crate::support::shop::{Shop, run_id};
use halyard_core::ErrorCode;
use halyard_core::app::{App, BackupReason, PlanRequest, StorePart};
use halyard_core::secrets::{Memory, Secret};
use halyard_core::store::{AuditKind, FileKind, Foreign, RunStatus, Store};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn elsewhere(folder: &Path) -> App {
    App::open(folder, Arc::new(Memory::default())).unwrap()
}

/// What differs, by part: added, removed, changed.
fn figures(diff: &halyard_core::app::StoreDiff) -> Vec<(StorePart, u64, u64, u64)> {
    diff.parts.iter().map(|p| (p.part, p.added.count, p.removed.count, p.changed.count)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_is_made_before_each_run_that_writes_and_brings_back_what_was() {
    let shop = Shop::matched("").await;
    assert!(shop.app.backups().is_empty(), "nothing was written yet");
    let first = shop.plan_and_apply().await;
    let backups = shop.app.backups();
    assert_eq!(
        backups.iter().map(|b| b.reason).collect::<Vec<_>>(),
        [BackupReason::Run],
        "one before the run"
    );
    shop.plan_and_apply().await;
    assert_eq!(shop.app.backups().len(), 1, "a run that writes nothing needs none");

    let links = shop.app.store().links(&shop.giacom).unwrap().len() as u64;
    let head = shop.app.store().audit_head().unwrap();
    let file = PathBuf::from(&backups[0].name);
    let preview = shop.app.preview_restore(&file).unwrap();
    let part = |of| preview.diff.parts.iter().find(|p| p.part == of).unwrap();
    assert_eq!(part(StorePart::Links).removed.count, links, "the links of the run would go");
    assert_eq!(part(StorePart::Runs).removed.names, ["R1 (giacom)", "R2 (giacom)"], "and both runs, by name");
    assert!(part(StorePart::Seats).removed.count > 0, "what the second plan saw would not be known");
    assert_eq!(part(StorePart::Audit).added.count, 0, "the audit is a beginning of the present one");
    assert!(preview.audit.intact && part(StorePart::Audit).removed.count > 0, "{preview:?}");
    assert_eq!(shop.app.store().audit_head().unwrap(), head, "looking changes nothing");

    shop.app.store().save_setting("window", Some(&"dark")).unwrap();
    let wrong = shop.app.restore(&file, Some("another digest")).unwrap_err();
    assert_eq!(wrong.code, ErrorCode::FileDamaged, "what is not what was shown is not taken");
    let done = shop.app.restore(&file, Some(&preview.sha256)).unwrap();
    assert!(shop.app.store().links(&shop.giacom).unwrap().is_empty(), "as it was before the run");
    assert!(shop.app.store().runs().unwrap().is_empty(), "which is not known any more");
    let setting: Option<String> = shop.app.store().setting("window").unwrap();
    assert_eq!(setting.as_deref(), Some("dark"), "what belongs to this machine stays");
    let newest = &shop.app.audit_list(None, 1).unwrap()[0];
    assert_eq!(newest.kind, Some(AuditKind::BackupRestored), "the audit says so");
    let replaced = newest.fields.iter().find(|f| f.field == "audit head").unwrap();
    assert_eq!(replaced.before.as_deref(), Some(&*head.hash), "and which audit it took the place of");
    assert!(shop.app.audit_verify().unwrap().intact, "the chain goes on");

    let back = shop.app.restore(Path::new(&done.backup.name), None).unwrap();
    assert_eq!(shop.app.store().links(&shop.giacom).unwrap().len() as u64, links, "and back again");
    assert_eq!(shop.app.store().run(run_id(&first)).unwrap().unwrap().status, RunStatus::Done);
    assert!(back.secrets_missing.is_empty(), "secrets were never touched");
    shop.settled("restored to the present").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_restored_plans_and_runs_like_any_other() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let stock = shop.stock();
    let backup = shop.app.backups().remove(0);
    shop.app.restore(Path::new(&backup.name), None).unwrap();
    // Clients that the forgotten run has made are matched by their names, as any others.
    shop.app.match_suggest(&shop.giacom, false).await.unwrap();
    shop.plan_and_apply().await;
    assert_eq!(shop.stock(), stock, "licences are found again by their references, none is made twice");
    shop.settled("an older store").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_export_moves_everything_but_secrets_to_another_workstation() {
    let shop = Shop::matched("").await;
    let planted = "PLANTED-key-of-the-move-51c7";
    shop.app.store().save_setting("window", Some(&"dark")).unwrap();
    shop.plan_and_apply().await;
    let at = shop.practice.addresses();
    let held = [at.halo.client_secret.as_str(), at.giacom.api_key.as_str(), planted];
    let second = halyard_core::app::GiacomForm::default().named("second");
    shop.app.connect_vendor(&second, Some(Secret::new(planted))).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("halyard.export");
    shop.app.export(&file).unwrap();
    let bytes = std::fs::read(&file).unwrap();
    for secret in held {
        assert!(!bytes.windows(secret.len()).any(|w| w == secret.as_bytes()), "no secret is in the file");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "it names customers: nobody else may read it");
    }
    shop.app.export(&file).expect("an older export gives way to a newer one");
    let other = folder.path().join("letter.txt");
    std::fs::write(&other, "Dear all").unwrap();
    assert_eq!(shop.app.export(&other).unwrap_err().code, ErrorCode::FileUnusable, "a letter does not");

    let new = elsewhere(&folder.path().join("new"));
    let preview = new.preview_import(&file).unwrap();
    assert!(figures(&preview.diff).iter().all(|(_, _, removed, _)| *removed <= 1), "{:?}", preview.diff);
    let done = new.import(&file, Some(&preview.sha256)).unwrap();
    assert_eq!(done.secrets_missing, ["giacom", "halo", "second"], "and says which secrets are missing");
    let setting: Option<String> = new.store().setting("window").unwrap();
    assert_eq!(setting, None, "what belongs to the other machine did not come along");
    let (here, there) = (new.store(), shop.app.store());
    assert_eq!(here.links(&shop.giacom).unwrap(), there.links(&shop.giacom).unwrap(), "all links");
    assert_eq!(here.matches(&shop.giacom).unwrap(), there.matches(&shop.giacom).unwrap(), "all matches");
    assert_eq!(here.runs().unwrap(), there.runs().unwrap(), "all runs");
    let seats = (here.all_seats(&shop.giacom).unwrap(), there.all_seats(&shop.giacom).unwrap());
    assert!(!seats.0.is_empty() && seats.0 == seats.1, "what both sides counted, all of it");
    assert!(new.audit_verify().unwrap().intact, "and the audit, intact");
    let told = new.check(&shop.giacom).await.unwrap();
    assert_eq!(told.tests[0].code, ErrorCode::SecretMissing.as_str(), "check tells it as well");
    drop(new);
    let moved = shop.another_app(&folder.path().join("new"));
    let again = moved.plan(&shop.giacom, &PlanRequest::default()).await.unwrap();
    assert_eq!(again.counts.acting(), 0, "with its secrets entered, everything is unchanged there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_that_are_not_what_they_should_be_are_refused_and_change_nothing() {
    let shop = Shop::matched("").await;
    shop.plan_and_apply().await;
    let folder = tempfile::tempdir().unwrap();
    let export = folder.path().join("good");
    shop.app.export(&export).unwrap();
    let good = std::fs::read(&export).unwrap();
    let backup = std::fs::read(&shop.app.backups()[0].path).unwrap();
    let app = elsewhere(&folder.path().join("data"));
    let before = app.store().audit_head().unwrap();
    let file = folder.path().join("bad");
    let code = |bytes: &[u8], kind| {
        std::fs::write(&file, bytes).unwrap();
        let met = match kind {
            FileKind::Export => app.import(&file, None),
            FileKind::Backup => app.restore(&file, None),
        };
        met.expect_err("it must be refused").code
    };
    use ErrorCode::{FileDamaged, FileForeign};
    for cut in [0, 1, 47, 48, 49, 4_096, good.len() / 2] {
        assert_eq!(code(&good[..good.len() - cut - 1], FileKind::Export), FileDamaged, "cut short by {cut}");
    }
    assert_eq!(code(&good[..50], FileKind::Export), FileDamaged, "only its first bytes");
    assert_eq!(code(b"", FileKind::Export), FileForeign, "empty");
    assert_eq!(code(b"PK\x03\x04 a zip file", FileKind::Export), FileForeign, "something else");
    for at in [120, 5_000, good.len() - 60, good.len() - 10] {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        assert_eq!(code(&bytes, FileKind::Export), FileDamaged, "one bit at {at}");
    }
    let longer = [good.clone(), b"more".to_vec()].concat();
    assert_eq!(code(&longer, FileKind::Export), FileDamaged, "added to");
    assert_eq!(code(&backup, FileKind::Export), FileForeign, "a backup is no export");
    assert_eq!(code(&good, FileKind::Backup), FileForeign, "nor an export a backup");
    assert_eq!(code(&backup[..backup.len() / 2], FileKind::Backup), FileDamaged, "half a backup");
    assert_eq!(app.store().audit_head().unwrap(), before, "nothing was changed");
    assert!(app.backups().is_empty(), "not even a backup was needed");
    let left: Vec<_> = std::fs::read_dir(folder.path().join("data/backups")).unwrap().collect();
    assert!(left.is_empty(), "and nothing lies about: {left:?}");
}

/// A stranger's database, made from a good backup.
fn made(backup: &Path, folder: &Path, change: &str) -> PathBuf {
    let file = folder.join("made.db");
    std::fs::copy(backup, &file).unwrap();
    let raw = Connection::open(&file).unwrap();
    raw.execute_batch(&format!("PRAGMA foreign_keys=OFF; PRAGMA writable_schema=ON; {change}")).unwrap();
    drop(raw);
    file
}

#[test]
fn nothing_of_a_strangers_file_is_run() {
    let folder = tempfile::tempdir().unwrap();
    let app = elsewhere(&folder.path().join("data"));
    let backup = PathBuf::from(app.make_backup().unwrap().path);
    let code = |change: &str| {
        let file = made(&backup, folder.path(), change);
        let met = Foreign::open(&file, FileKind::Backup, &folder.path().join("data"));
        met.err().map(|e| e.code)
    };
    assert_eq!(code(""), None, "as it is, it is taken");
    let reworded = "UPDATE sqlite_schema SET sql = replace(replace(sql, '-- ', '--said otherwise: '),
                    ' NOT NULL', ' /* ever */NOT' || char(10) || '  NULL') || ' -- and a remark' WHERE sql IS NOT NULL;";
    assert_eq!(code(reworded), None, "comments and white space mean nothing to SQLite");
    for (change, why) in [
        ("CREATE TRIGGER evil AFTER INSERT ON audit BEGIN DELETE FROM matches; END;", "a trigger"),
        ("CREATE VIEW evil AS SELECT * FROM matches;", "a view"),
        ("CREATE TABLE more (x);", "a further table"),
        ("DROP TRIGGER audit_is_kept;", "a trigger that is missing"),
        ("ALTER TABLE customers ADD COLUMN evil TEXT DEFAULT (randomblob(9));", "a further column"),
        ("CREATE INDEX evil ON customers (abs(name));", "an index that computes"),
        (
            "UPDATE sqlite_schema SET sql = replace(sql, 'hash    TEXT NOT NULL', 'hash    BLOB NOT NULL') WHERE name = 'audit';",
            "a column of another type",
        ),
        (
            "UPDATE sqlite_schema SET sql = replace(sql, 'content TEXT NOT NULL', 'content TEXT /* NOT NULL */') WHERE name = 'audit';",
            "a rule that has become a comment",
        ),
        (
            "UPDATE sqlite_schema SET sql = replace(sql, 'is append-only', 'is append -only') WHERE type = 'trigger';",
            "other words in a text",
        ),
        ("PRAGMA user_version = 2;", "the tables of another schema"),
        ("PRAGMA user_version = 0;", "no version"),
    ] {
        assert_eq!(code(change), Some(ErrorCode::FileForeign), "{why}");
    }
    assert_eq!(code("PRAGMA user_version = 99;"), Some(ErrorCode::FileNewer), "of a newer Halyard");
    let stray = "INSERT INTO run_changes (run, seq, state) VALUES (77, 1, 'waiting');";
    assert_eq!(code(stray), Some(ErrorCode::FileDamaged), "rows without their run");
    let huge = folder.path().join("huge.db");
    std::fs::File::create(&huge).unwrap().set_len(halyard_core::store::MOST_BYTES + 1).unwrap();
    let met = app.preview_restore(&huge).unwrap_err();
    assert_eq!(met.code, ErrorCode::FileTooLarge, "without reading it");
    assert_eq!(app.preview_restore(folder.path()).unwrap_err().code, ErrorCode::FileUnusable, "a folder");
}

#[test]
fn an_earlier_schema_is_taken_and_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.db");
    let raw = Connection::open(&old).unwrap();
    let sql = include_str!("../store/schema2.sql");
    raw.execute_batch(sql).unwrap();
    drop(raw);
    let app = elsewhere(&folder.path().join("data"));
    let preview = app.preview_restore(&old).unwrap();
    assert!(preview.audit.intact, "its audit begins now: {preview:?}");
    app.restore(&old, None).unwrap();
    assert!(app.audit_verify().unwrap().intact, "and goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_takes_the_place_of_a_store_at_work() {
    let shop = Shop::matched("").await;
    let backup = shop.app.make_backup().unwrap();
    let lock = shop.folder.path().join("locks/giacom.lock");
    std::fs::create_dir_all(lock.parent().unwrap()).unwrap();
    let held = std::fs::File::options().create(true).write(true).truncate(false).open(lock).unwrap();
    held.lock().unwrap();
    let export = shop.folder.path().join("export");
    assert_eq!(shop.app.export(&export).unwrap_err().code, ErrorCode::ConnectionHeld, "it would run twice");
    let met = shop.app.restore(Path::new(&backup.name), None).unwrap_err();
    assert_eq!(met.code, ErrorCode::ConnectionHeld, "a run is at work");
    assert!(!export.exists() && shop.app.make_backup().is_ok(), "a backup may be made all the same");
    assert!(shop.app.preview_restore(Path::new(&backup.name)).is_ok(), "and looking is free");
}

#[test]
fn another_process_sees_what_was_restored() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (elsewhere(folder.path()), Store::open(folder.path()).unwrap());
    let backup = one.make_backup().unwrap();
    let name = halyard_core::app::connection_name("giacom").unwrap();
    crate::support::books::connected(one.store());
    assert!(two.connection(&name).unwrap().is_some(), "both see it");
    one.restore(Path::new(&backup.name), None).unwrap();
    assert!(two.connection(&name).unwrap().is_none(), "both see it gone");
    crate::support::books::connected(&two);
    assert!(
        one.store().connection(&name).unwrap().is_some() && one.audit_verify().unwrap().intact,
        "and go on together"
    );
}
