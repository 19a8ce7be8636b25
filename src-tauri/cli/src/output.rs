//! How results are printed: JSON, tables that fit the width, short text. Colours keep to NO_COLOR and to
//! terminals.

use comfy_table::{ContentArrangement, Table, presets};
use console::{Style, Term};
use halyard_core::{Error, ErrorCode};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write as _;

/// Prints one JSON object on one line.
pub fn json(value: &impl Serialize) {
    match serde_json::to_string(value) {
        Ok(text) => line(&text),
        Err(e) => line(&format!("{{\"error\":{{\"code\":\"INTERNAL\",\"what\":{:?}}}}}", e.to_string())),
    }
}

/// Prints one line; a reader that went away is no error.
pub fn line(text: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// An error as a person reads it.
pub fn told(e: &Error) -> String {
    let red = Style::new().for_stderr().red().bold();
    let dim = Style::new().for_stderr().dim();
    let mut out = format!("{} {}\n", red.apply_to("✗"), e.what);
    if !e.why.is_empty() {
        let _ = writeln!(out, "  {}", e.why);
    }
    if !e.fix.is_empty() {
        let _ = writeln!(out, "  → {}", e.fix);
    }
    let _ = writeln!(out, "  {}", dim.apply_to(e.code.as_str()));
    out
}

/// An error of the machine rather than of the trade.
pub fn internal(e: &dyn std::error::Error) -> Error {
    Error::new(ErrorCode::Internal, "Halyard could not work on this machine.", e.to_string(), "Try again.")
}

/// How wide a table is where nothing tells the width.
const PAPER: u16 = 120;

/// A table that fits the terminal.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    let asked = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    table.set_width(Term::stdout().size_checked().map(|(_, width)| width).or(asked).unwrap_or(PAPER));
    let strong = Style::new().bold();
    table.set_header(head.iter().map(|h| strong.apply_to(h).to_string()));
    for row in rows {
        table.add_row(row);
    }
    table.lines().map(|l| l.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// A word in the colour of its state, with the word itself always there.
pub fn state(word: &str) -> String {
    let style = match word {
        "pass" | "done" | "applied" | "already" | "exact" | "manual" | "identifier" | "unchanged" => {
            Style::new().green()
        }
        "warn" | "soon" | "suggested" | "partly" | "skip" | "stale" | "interrupted" | "blocked" => {
            Style::new().yellow()
        }
        "fail" | "now" | "failed" | "person" | "delete" => Style::new().red(),
        _ => Style::new(),
    };
    style.apply_to(word).to_string()
}

/// A heading.
pub fn heading(text: &str) -> String {
    Style::new().bold().apply_to(text).to_string()
}

/// Quiet text.
pub fn quiet(text: &str) -> String {
    Style::new().dim().apply_to(text).to_string()
}

/// A moment in UTC to the minute: `2026-11-28 05:48`.
pub fn minute(at: &str) -> String {
    at.chars().take(16).collect::<String>().replace('T', " ")
}
