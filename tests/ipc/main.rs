//! The shell through Tauri's own door, without a screen.

mod bindings;
