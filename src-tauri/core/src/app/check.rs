//! Checking a connection: named tests in order. Never writes.

use super::App;
use super::connections::VendorConnection;
use super::edge::unknown;
use crate::Result;
use crate::domain::ConnectionName;
use crate::store::{CheckFigures, ConnectionKind, TestFailed};
use crate::vendors::{CheckRow, TestKey, Verdict};
use jiff::Timestamp;
use serde::Serialize;

/// The tests of a connection.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct CheckReport {
    /// The connection.
    pub connection: ConnectionName,
    /// True where no test failed.
    pub ok: bool,
    /// The tests, in order.
    pub tests: Vec<CheckRow>,
}

impl App {
    /// Runs the tests of a connection. What keeps them from running at all is a failed test, too.
    pub async fn check(&self, name: &ConnectionName) -> Result<CheckReport> {
        let connection = self.store.connection(name)?.ok_or_else(|| unknown(name))?;
        let tests = match connection.kind {
            ConnectionKind::Halo => match self.halo(name).await {
                Ok((halo, _)) => {
                    let mut tests = halo.check().await;
                    if self.writes_sites(name)? {
                        tests.push(halo.check_site_writing().await);
                    }
                    tests
                }
                Err(e) => vec![CheckRow::from_error(TestKey::Secret, Verdict::Fail, &e)],
            },
            ConnectionKind::Vendor(_) => match self.vendor(name, &connection.settings()?).await {
                Ok(vendor) => vendor.check().await,
                Err(e) => vec![CheckRow::from_error(TestKey::Secret, Verdict::Fail, &e)],
            },
        };
        let report = CheckReport::of(name.clone(), tests);
        self.store.save_check(name, &report.figures())?;
        Ok(report)
    }

    /// Whether an import into this Halo is to follow addresses.
    fn writes_sites(&self, halo: &ConnectionName) -> Result<bool> {
        for connection in self.store.connections()? {
            if connection.kind != ConnectionKind::Halo {
                let vendor: VendorConnection = connection.settings()?;
                if vendor.into == *halo && vendor.options.follow_addresses {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

impl CheckReport {
    /// A report of these tests.
    pub(super) fn of(connection: ConnectionName, tests: Vec<CheckRow>) -> Self {
        let ok = tests.iter().all(|t| t.result != Verdict::Fail);
        Self { connection, ok, tests }
    }

    fn figures(&self) -> CheckFigures {
        let of = |verdict| self.tests.iter().filter(move |t| t.result == verdict);
        let failed = |t: &CheckRow| TestFailed { test: t.key, code: t.code.clone() };
        CheckFigures {
            at: Timestamp::now(),
            failed: of(Verdict::Fail).count() as u64,
            warned: of(Verdict::Warn).count() as u64,
            tests: of(Verdict::Fail).map(failed).collect(),
            passed: of(Verdict::Pass).map(|t| t.key).collect(),
        }
    }
}
