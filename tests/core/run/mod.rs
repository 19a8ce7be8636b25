//! Runs against the practice company over real HTTP.

mod addresses;
mod batches;
mod broken_writes;
mod duplicates;
mod life;
mod stale;
mod undo;
mod workstations;
