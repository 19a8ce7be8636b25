//! A store that was used for years: a million rows of the journal and a million of the audit. How long it
//! takes to open, to show Home, and to walk the audit.
//!
//! The rows are put in by SQL, the audit's with true hashes, because a million real changes would take hours.

use crate::{Outcome, figures::Figures};
use halyard_core::app::{App, ConnectHalo, GiacomForm};
use halyard_core::secrets::Memory;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use std::{fmt::Write, path::Path, sync::Arc, time::Instant};

const ROWS: i64 = 1_000_000;
/// Runs they belong to, each of 2,000 changes with an intent and an outcome.
const RUNS: i64 = ROWS / 4_000;

/// Makes the store and measures it.
pub(crate) fn run(figures: &mut Figures) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let began = Instant::now();
    fill(folder.path())?;
    let made = began.elapsed().as_secs_f64();

    let began = Instant::now();
    let app = App::open(folder.path(), Arc::new(Memory::default()))?;
    let opened = began.elapsed().as_secs_f64();
    let home = app.home()?;
    let shown = began.elapsed().as_secs_f64();
    if home.runs.is_empty() {
        return Err("Home shows no run".into());
    }
    let began = Instant::now();
    app.history()?;
    let history = began.elapsed().as_secs_f64();
    let began = Instant::now();
    let verdict = app.audit_verify()?;
    let verified = began.elapsed().as_secs_f64();
    if !verdict.intact {
        return Err(format!("the audit made here is broken: {verdict:?}").into());
    }
    let began = Instant::now();
    let backup = app.make_backup()?;
    let backed_up = began.elapsed().as_secs_f64();
    figures.note(
        "a store of a million journal rows and a million audit rows",
        &[
            ("making it, seconds", made),
            ("opening, seconds", opened),
            ("opening and Home, seconds", shown),
            ("the whole history, seconds", history),
            ("verifying the audit, seconds", verified),
            ("a backup, seconds", backed_up),
            ("a backup, megabytes", backup.bytes as f64 / 1e6),
        ],
        "opening and Home below 1 s",
    );
    Ok(())
}

fn fill(folder: &Path) -> Outcome<()> {
    let app = App::open(folder, Arc::new(Memory::default()))?;
    let text = str::to_owned;
    let (resource_url, client_id) = (text("http://127.0.0.1:9/api"), text("id"));
    app.connect_halo(
        &ConnectHalo { name: text("halo"), resource_url, client_id, ..ConnectHalo::default() },
        None,
    )?;
    app.connect_vendor(&GiacomForm::default().named("giacom"), None)?;
    drop(app);
    let mut db = Connection::open(folder.join("halyard.db"))?;
    let tx = db.transaction()?;
    tx.execute_batch(&format!(
        "CREATE TEMP TABLE n AS WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {ROWS})
             SELECT n FROM n;
         INSERT INTO plans (id, connection, kind, created, fingerprint, options, counts, remarks,
             vendor_requests, halo_requests)
         SELECT n, 'giacom', 'import', n, '', '{{}}',
             '{{\"all\":{{}},\"clients\":{{}},\"licences\":{{}}}}', '[]', 0, 0 FROM n WHERE n <= {RUNS};
         INSERT INTO runs (id, plan, connection, status, started, ended, who, version)
         SELECT n, n, 'giacom', 'done', n, n, 'somebody', '0.1.0' FROM n WHERE n <= {RUNS};
         INSERT INTO run_changes (run, seq, state, attempts, record)
         SELECT (n - 1) / 2000 + 1, (n - 1) % 2000, 'applied', 1, n FROM n WHERE n <= {RUNS} * 2000;
         INSERT INTO journal (id, run, seq, at, kind, text)
         SELECT n, (n - 1) / 4000 + 1, (n - 1) / 2 % 2000, n, iif(n % 2, 'intent', 'outcome'),
             iif(n % 2, 'POST /SoftwareLicence, 50 record(s)', 'applied: answered 201') FROM n;"
    ))?;
    chain(&tx)?;
    tx.commit()?;
    Ok(())
}

/// Rows of the usual size, each with the hash it must have, and each run with its head.
fn chain(db: &Connection) -> Outcome<()> {
    let (last, mut hash): (i64, String) =
        db.query_row("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1", [], |r| {
            Ok((r.get(0)?, r.get(1)?))
        })?;
    let mut save = db.prepare("INSERT INTO audit (id, run, content, hash) VALUES (?1, ?2, ?3, ?4)")?;
    let mut ends = db.prepare("UPDATE runs SET audit_rows = ?2, audit_hash = ?3 WHERE id = ?1")?;
    for n in 1..=ROWS {
        let (id, run) = (last + n, (n - 1) / 4_000 + 1);
        let content = format!(
            "{{\"at\":\"2026-03-18T02:15:00Z\",\"user\":\"somebody\",\"version\":\"0.1.0\",\"kind\":\"change-settled\",\
             \"connection\":\"giacom\",\"plan\":\"P{run}\",\"run\":\"R{run}\",\"change\":{{\"number\":{n},\
             \"entity\":\"licence\",\"action\":\"update\",\"name\":\"Microsoft 365 Business Premium\"}},\
             \"customer_id\":\"10{n}\",\"customer\":\"A customer of the usual length Ltd\",\"record\":{n},\
             \"fields\":[{{\"field\":\"count\",\"before\":\"10\",\"after\":\"12\"}}],\
             \"request\":\"POST /SoftwareLicence, 50 record(s)\",\"status\":201,\"outcome\":\"applied\",\
             \"why\":\"answered 201\"}}"
        );
        let mut sum = Sha256::new();
        sum.update(format!("{hash}\n{id}\n{run}\n{content}"));
        hash.clear();
        sum.finalize().iter().try_for_each(|byte| write!(hash, "{byte:02x}"))?;
        save.execute(params![id, run, content, hash])?;
        if n % 4_000 == 0 {
            ends.execute(params![run, id, hash])?;
        }
    }
    Ok(())
}
