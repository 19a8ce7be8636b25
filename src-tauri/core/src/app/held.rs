//! One piece of work per connection at a time, across processes: a lock the system takes back when its
//! process ends, however it ends.

use super::App;
use crate::domain::ConnectionName;
use crate::store::RunStatus;
use crate::{Error, ErrorCode, Result};
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::fs::{File, TryLockError};

/// Holds a connection until dropped.
pub(super) struct Held {
    _file: File,
}

impl App {
    /// Takes hold of several connections, or says which another process has.
    pub(super) fn hold_all(&self, connections: &BTreeSet<ConnectionName>) -> Result<Vec<Held>> {
        connections.iter().map(|name| self.hold(name)).collect()
    }

    /// Takes hold of a connection, or says that another process has it.
    pub(super) fn hold(&self, connection: &ConnectionName) -> Result<Held> {
        let folder = self.folder.join("locks");
        let unusable = |e: std::io::Error| {
            Error::new(
                ErrorCode::StoreUnusable,
                format!("Halyard cannot use its data folder {}.", folder.display()),
                e.to_string(),
                "Check that the folder is on a local disk and belongs to you.",
            )
        };
        std::fs::create_dir_all(&folder).map_err(unusable)?;
        let path = folder.join(format!("{connection}.lock"));
        let file = File::options().create(true).truncate(false).write(true).open(path).map_err(unusable)?;
        match file.try_lock() {
            Ok(()) => Ok(Held { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::new(
                ErrorCode::ConnectionHeld,
                format!("Another Halyard is at work on the connection {connection}."),
                "One run at a time keeps a licence from being made twice.",
                "Wait until it is done (see: runs), then try again.",
            )),
            Err(TryLockError::Error(e)) => Err(unusable(e)),
        }
    }

    /// Marks runs that say they are running, but whose process is gone, as interrupted.
    pub(super) fn find_interrupted(&self) -> Result<()> {
        for run in self.store.running()? {
            if let Ok(_held) = self.hold(&run.connection) {
                let (from, to) = ([RunStatus::Running], RunStatus::Interrupted);
                self.store.move_run(run.id, &from, to, Some(&killed()), Timestamp::now())?;
            }
        }
        Ok(())
    }
}

/// What ended a run whose process is gone.
fn killed() -> Error {
    Error::new(
        ErrorCode::Interrupted,
        "Halyard ended while it was at work.",
        "It was closed or stopped by the system, or the machine went down.",
        "Go on with the run: what reached Halo is found by reading, and nothing is written twice.",
    )
}
