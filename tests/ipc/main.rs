//! The shell through Tauri's own door, without a screen.

mod bindings;
mod desk;
mod door;
mod matching;
mod runs;
mod secrets;
mod stage;
mod wizard;
