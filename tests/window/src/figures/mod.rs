//! Figures of the window: how long until it can be used, what it takes of memory, how fast the table is.

mod many;
mod memory;
mod start;
mod table;

pub use many::folder_with;
pub use memory::Peak;
pub use start::{Started, starts};
pub use table::{Frames, table};

/// The value below which `percent` of the sorted values lie.
pub fn percentile(values: &mut [f64], percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values.get((values.len() * percent / 100).min(last)).copied().unwrap_or(f64::NAN)
}
