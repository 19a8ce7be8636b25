//! What happens to several elements in one POST.
//!
//! Not known of the real Halo, so each possibility is a mode. May not write.

use super::refusal::Refusal;
use crate::{faults::Turn, seed};

/// Which elements are taken, and what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Portion {
    pub(super) taken: Vec<usize>,
    pub(super) then: Then,
}

/// What is answered after the taken elements are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// Every record, in the order of the elements.
    All,
    /// Every record, the last first.
    Shuffled,
    /// The last record alone.
    Last,
    /// A failure, though something was written.
    Fail(u16),
}

/// Decides for a POST of `count` elements.
pub(super) fn portion(count: usize, turn: &mut Turn) -> Result<Portion, Refusal> {
    let all: Vec<usize> = (0..count).collect();
    if count == 1 {
        return Ok(Portion { taken: all, then: Then::All });
    }
    let (taken, then) = match turn.setting("batch").as_deref() {
        Some("whole-single") => (all, Then::Last),
        Some("whole-shuffled") => (all, Then::Shuffled),
        Some("first") => (vec![0], Then::Last),
        Some("refuse") => return Err(Refusal::whole("Only one record can be posted at a time")),
        Some("half") => (all[..count / 2].to_vec(), Then::Fail(500)),
        Some("half-400") => (all[..count / 2].to_vec(), Then::Fail(400)),
        Some("drop-some") => (without_some(all, turn.seed()), Then::All),
        _ => (all, Then::All),
    };
    Ok(Portion { taken, then })
}

/// Leaves out about a quarter, and at least one.
fn without_some(all: Vec<usize>, chance: u64) -> Vec<usize> {
    let sure = usize::try_from(seed::mix(chance) % 1_000_003).unwrap_or(0) % all.len().max(1);
    let lost = |index: usize| {
        let number = u64::try_from(index).unwrap_or(u64::MAX);
        index == sure || seed::happens(chance, "batch-drop-some", number, 0.25)
    };
    all.into_iter().filter(|index| !lost(*index)).collect()
}
