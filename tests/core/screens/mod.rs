//! What the window's screens show, asked of the real engine.

mod parts;
mod preview;
mod receipt;
mod retry;
mod run;
