//! The practice company: loopback servers that imitate HaloPSA, Giacom and ALSO, with a seeded, believable MSP.
//!
//! For trying the product without credentials, and for testing it: faults on demand, counts and a log of
//! requests, and a record of every operation that must never be called. It is built from the written facts
//! about the real servers and shares no code with the engine, so that a misunderstanding cannot hide in both.
//! It may listen on loopback only, and may import nothing from the engine.

mod also;
mod calendar;
mod company;
mod faults;
mod front;
mod giacom;
mod halo;
mod ledger;
mod net;
mod options;
mod practice;
mod redaction;
mod seed;
mod state;
mod world;

pub use also::{AlsoSide, AlsoUser};
pub use company::{Likeness, Pairing};
pub use faults::{Faults, FaultsError};
pub use giacom::GiacomSide;
pub use halo::HaloSide;
pub use ledger::{Counts, Seen};
pub use options::{PracticeOptions, Size, UnknownSize};
pub use practice::{Addresses, AlsoAddress, GiacomAddress, HaloAddress, Practice, start};
