//! Everything the servers share: their data, the faults in force, the ledger.
//!
//! May not answer requests.

use crate::{
    also,
    faults::{Faults, Play},
    giacom, halo,
    ledger::Ledger,
    options::{PracticeOptions, Size},
};
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::{
    sync::{Notify, watch},
    time::Instant,
};

/// The practice company while it runs.
pub(crate) struct World {
    pub(crate) size: Size,
    pub(crate) seed: u64,
    fault_seed: u64,
    pub(crate) latency_ms: u64,
    /// `http://127.0.0.1:PORT`.
    pub(crate) origin: String,
    pub(crate) halo: Mutex<halo::Store>,
    pub(crate) giacom: Mutex<giacom::Store>,
    pub(crate) also: Mutex<also::Store>,
    pub(crate) tokens: halo::Tokens,
    pub(crate) sessions: also::Sessions,
    pub(crate) ledger: Ledger,
    /// When the requests of the rolling window came in.
    pub(crate) window: Mutex<VecDeque<Instant>>,
    /// Told whenever something was written.
    pub(crate) written: Notify,
    /// How many writes there were.
    pub(crate) generation: AtomicU64,
    /// How many of them are in the state file.
    pub(crate) saved: watch::Sender<u64>,
    /// Whether there is a state file.
    keeps_state: bool,
    play: RwLock<Arc<Play>>,
}

/// Takes a lock; a panic elsewhere does not make the data unusable here.
pub(crate) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl World {
    pub(crate) fn new(
        options: &PracticeOptions,
        (size, seed): (Size, u64),
        origin: String,
        halo: halo::Store,
        giacom: giacom::Store,
        also: also::Store,
    ) -> Self {
        Self {
            size,
            seed,
            fault_seed: options.seed,
            latency_ms: options.latency_ms,
            origin,
            halo: Mutex::new(halo),
            giacom: Mutex::new(giacom),
            also: Mutex::new(also),
            tokens: halo::Tokens::default(),
            sessions: also::Sessions::default(),
            ledger: Ledger::default(),
            window: Mutex::default(),
            written: Notify::new(),
            generation: AtomicU64::new(0),
            saved: watch::Sender::new(0),
            keeps_state: options.state.is_some(),
            play: RwLock::new(Play::new(options.seed, options.faults.clone())),
        }
    }

    pub(crate) fn play(&self) -> Arc<Play> {
        Arc::clone(&self.play.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn set_faults(&self, faults: Faults) {
        *self.play.write().unwrap_or_else(PoisonError::into_inner) = Play::new(self.fault_seed, faults);
        self.sessions.forget_tries();
    }

    /// Says that something was written, so that it is saved; gives the number of the write.
    pub(crate) fn touched(&self) -> u64 {
        let number = self.generation.fetch_add(1, Ordering::AcqRel) + 1;
        self.written.notify_one();
        number
    }

    /// Waits until a write is in the state file, if there is one: what was answered outlives a kill.
    pub(crate) async fn settled(&self, number: u64) {
        if self.keeps_state {
            let _ = self.saved.subscribe().wait_for(|saved| *saved >= number).await;
        }
    }
}
