//! The matching table with ten thousand rows: from a key press to the painted result, and scrolling.

use super::percentile;
use crate::Halyard;
use serde_json::{Value, json};
use std::time::Duration;

/// What was measured, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Frames {
    /// Rows in the table.
    pub rows: usize,
    /// Key press to painted result, the 95th of 100.
    pub key_p95: f64,
    /// Time between painted frames while scrolling, the 95th of 100.
    pub scroll_p95: f64,
    /// Frames of an idle page, the 95th of 100: what the screen itself gives.
    pub idle_p95: f64,
}

/// Time between frames while something is done in each; as a list in milliseconds.
const FRAMES: &str = "const [what, done] = [arguments[0], arguments[arguments.length - 1]];
    const box = document.querySelector(\"[data-testid='matching-table'] [data-scroll]\")
        ?? [...document.querySelectorAll('*')].find(e => e.scrollHeight > 20000 && getComputedStyle(e).overflowY !== 'visible');
    const times = []; let last = performance.now(); let n = 0;
    const step = now => {
        times.push(now - last); last = now;
        if (what === 'scroll') box.scrollTop += 240;
        if (++n < 150) requestAnimationFrame(step); else done(times.slice(5));
    };
    requestAnimationFrame(step);";

/// Measures the open matching table.
pub async fn table(halyard: &Halyard, rows: usize) -> Frames {
    halyard.script("window.__halyardMeasure = { keys: [], frames: [] }", vec![]).await;
    let search = halyard.see("input[type='search'], [role='searchbox']").await;
    for text in ["a", "ar", "arc", "s", "so", "sol", "m", "mi", "k", "ke"] {
        search.clear().await.expect("the search can be cleared");
        search.send_keys(text).await.expect("and typed in");
        tokio::time::sleep(Duration::from_millis(120)).await;
    }
    search.clear().await.expect("the search can be cleared");
    tokio::time::sleep(Duration::from_millis(300)).await;
    let keys = halyard.script("return window.__halyardMeasure.keys", vec![]).await;
    let scroll = halyard.script_async(FRAMES, vec![json!("scroll")]).await;
    let idle = halyard.script_async(FRAMES, vec![json!("idle")]).await;
    let p95 = |list: &Value| {
        let mut values: Vec<f64> = list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        percentile(&mut values, 95)
    };
    Frames { rows, key_p95: p95(&keys), scroll_p95: p95(&scroll), idle_p95: p95(&idle) }
}
