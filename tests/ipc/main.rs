//! The shell through Tauri's own door, without a screen.

mod bindings;
mod door;
mod stage;
