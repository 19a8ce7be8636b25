//! The engine.

pub mod matching;
