//! Measures matching.
fn main() {}
