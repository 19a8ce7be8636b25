//! The figures: printed as they come, kept for the file.

use serde_json::{Map, Value, json};
use std::path::Path;

/// Everything measured so far.
#[derive(Default)]
pub(crate) struct Figures(Map<String, Value>);

impl Figures {
    /// Prints and keeps one part's figures.
    pub(crate) fn note(&mut self, part: &str, figures: &[(&str, f64)], goal: &str) {
        println!("\n{part}");
        for (name, value) in figures {
            let whole = value.fract() == 0.0;
            println!(
                "  {name:<44} {:>12}",
                if whole { format!("{value:.0}") } else { format!("{value:.3}") }
            );
        }
        if !goal.is_empty() {
            println!("  goal: {goal}");
        }
        let members: Map<String, Value> =
            figures.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        self.0.insert(part.to_owned(), Value::Object(members));
    }

    /// Writes the file.
    pub(crate) fn save(&self, file: &Path) -> std::io::Result<()> {
        std::fs::write(file, serde_json::to_string_pretty(&self.0).unwrap_or_default() + "\n")
    }
}

/// One number over another; 0 where there is none to divide by.
pub(crate) fn over(number: f64, by: f64) -> f64 {
    if by == 0.0 { 0.0 } else { number / by }
}
