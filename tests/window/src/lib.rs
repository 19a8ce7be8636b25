//! Halyard's real window, driven through WebKit's own WebDriver: for tests, for pictures, for figures.
//!
//! It starts the built program with its own data folder and finds things as a person does: by what they are
//! called. It needs a screen (Xvfb does) and, where a secret is saved, an unlocked keychain.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::missing_panics_doc)]

mod axe;
pub mod figures;
mod find;
mod office;
mod pictures;
mod program;

pub use office::Office;
pub use pictures::{SIZES, Theme};
pub use program::{Halyard, Launch};
