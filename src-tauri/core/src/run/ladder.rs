//! How many records go into one request. Halo's POST takes an array, but whether it takes all of it, and
//! what it answers, is not known. So batches prove themselves: the first is small, is found again by
//! reading, and only then do they grow. A Halo that takes less than it was given is served one by one.

/// The first batch.
const FIRST: usize = 2;
/// By how much a proven batch grows.
const GROWTH: usize = 5;
/// Refusals of batches, before any has held, that are put down to single records.
const PARDONED: u32 = 2;
/// Records that may wait for proof once batches have proven themselves but answers do not show them all.
const WINDOW: usize = 400;

/// What is known of this Halo's way with arrays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ladder {
    most: usize,
    size: usize,
    window: usize,
    /// The largest batch that held.
    held: usize,
    refusals: u32,
}

impl Ladder {
    /// A ladder up to `most` records in one request.
    pub(super) fn new(most: usize) -> Self {
        let most = most.max(1);
        Self { most, size: FIRST.min(most), window: WINDOW, held: 0, refusals: 0 }
    }

    /// Records for the next request.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// True while each batch is proven before the next.
    pub(super) fn climbing(&self) -> bool {
        self.size > 1 && self.held < self.size
    }

    /// Records that may be sent without proof before the next reading.
    pub(super) fn window(&self) -> usize {
        self.window
    }

    /// A batch was found again, whole.
    pub(super) fn held(&mut self, batch: usize) {
        if batch > 1 {
            self.held = self.held.max(batch);
            if batch >= self.size {
                self.size = (self.size * GROWTH).min(self.most);
            }
        }
    }

    /// Proof of a whole window was found: the next may be longer, so that readings stay few.
    pub(super) fn lengthen(&mut self) {
        self.window = self.window.saturating_mul(2);
    }

    /// Another workstation makes the same: small batches again, each proven before the next, so that meeting it
    /// once more doubles a handful and not a window.
    pub(super) fn restart(&mut self) {
        *self = Self { size: FIRST.min(self.size), window: FIRST, held: 0, ..*self };
    }

    /// Halo took a request of several and did not write them all: one by one from now on.
    pub(super) fn fall(&mut self) {
        self.size = 1;
        self.most = 1;
    }

    /// Halo refused a request of several. Where none has ever held, that soon is its way; otherwise it is
    /// one record's fault.
    pub(super) fn refused(&mut self) {
        self.refusals += 1;
        if self.held == 0 && self.refusals > PARDONED {
            self.fall();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_grow_only_when_they_held() {
        let mut ladder = Ladder::new(50);
        assert_eq!(ladder.size(), 2, "the first batch risks little");
        let mut sizes = Vec::new();
        while ladder.climbing() {
            sizes.push(ladder.size());
            ladder.held(ladder.size());
        }
        assert_eq!(sizes, [2, 10, 50], "each step is proven before the next");
        assert_eq!(ladder.size(), 50, "and then it stays at the top");
    }

    #[test]
    fn a_small_batch_at_the_end_does_not_raise_the_step() {
        let mut ladder = Ladder::new(50);
        ladder.held(2);
        ladder.held(3);
        assert_eq!(ladder.size(), 10, "three records prove nothing about fifty");
    }

    #[test]
    fn dropped_elements_mean_one_by_one_for_good() {
        let mut ladder = Ladder::new(50);
        ladder.held(2);
        ladder.fall();
        ladder.held(1);
        assert_eq!((ladder.size(), ladder.climbing()), (1, false), "it never grows again");
    }

    #[test]
    fn a_refusal_counts_against_batches_only_before_one_held() {
        let mut fresh = Ladder::new(50);
        fresh.refused();
        assert_eq!(fresh.size(), 2, "the first refusal may be one record's fault");
        (0..PARDONED).for_each(|_| fresh.refused());
        assert_eq!(fresh.size(), 1, "this Halo wants one at a time");
        let mut proven = Ladder::new(50);
        proven.held(2);
        proven.refused();
        assert_eq!(proven.size(), 10, "one bad record does not slow all others down");
    }

    #[test]
    fn a_limit_of_one_is_kept() {
        let ladder = Ladder::new(1);
        assert_eq!((ladder.size(), ladder.climbing()), (1, false), "no batches were asked for");
    }
}
