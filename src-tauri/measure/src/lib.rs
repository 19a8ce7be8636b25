//! What measuring Halyard from outside takes: the real command line at work on a practice company, and
//! judging what it left behind.
//!
//! `chaos` and the kill tests of the command line share [`Scenario`] and [`walk`], so that a seed means the
//! same in both. May not call the engine: it is seen only through its processes, its database file and
//! what stands in Halo.

mod dice;
mod evidence;
mod halyard;
mod harm;
mod office;
mod scenario;
mod truth;
mod walk;

pub use dice::Dice;
pub use halyard::{Halyard, Said, Working};
pub use harm::Loss;
pub use office::Office;
pub use scenario::{Kill, Mix, Scenario, Then};
pub use truth::{Books, Truths};
pub use walk::{Verdict, walk};
