//! Runs against the practice company over real HTTP.

mod batches;
mod broken_writes;
mod life;
mod stale;
mod undo;
mod workstations;
