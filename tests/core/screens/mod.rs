//! What the window's screens are told, and what they can have done.

mod files;
mod home;
mod matching;
mod parts;
mod preview;
mod receipt;
mod retry;
mod run;
mod schedule;
mod support;
mod wizard;
