//! Progress on standard error: a bar on a terminal, a line per wait elsewhere.

use halyard_core::http::{WaitReason, Waiting};
use halyard_core::run::{Report, Watcher};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Waits shorter than this are not worth a word.
const SHORT: i64 = 2;

/// A watcher that shows reports.
pub fn watcher(json: bool) -> Watcher {
    let shown = !json && std::io::stderr().is_terminal();
    let bar: Arc<Mutex<Option<ProgressBar>>> = Arc::default();
    Arc::new(move |report| {
        let mut slot = bar.lock().unwrap_or_else(PoisonError::into_inner);
        match (report, shown) {
            (Report::Moved(p), true) => {
                let total = p.done + p.failed + p.left;
                if total == 0 {
                    return;
                }
                let bar = slot.get_or_insert_with(new_bar);
                bar.set_length(total);
                bar.set_position(p.done + p.failed);
                let failed = if p.failed > 0 { format!("{} failed  ", p.failed) } else { String::new() };
                bar.set_message(format!("{failed}{}", p.customer));
                if p.left == 0 {
                    done(&mut slot);
                }
            }
            (Report::Reads(p), true) => {
                let bar = slot.get_or_insert_with(new_bar);
                bar.set_length(p.of as u64);
                bar.set_position(p.done as u64);
                bar.set_message(p.customer);
                if p.done == p.of {
                    done(&mut slot);
                }
            }
            (Report::Waits(w), true) => {
                if let Some(bar) = slot.as_ref() {
                    bar.set_message(said(&w));
                } else if seconds(&w) >= SHORT {
                    eprintln!("{}", said(&w));
                }
            }
            (Report::Waits(w), false) if seconds(&w) >= SHORT => eprintln!("{}", said(&w)),
            _ => {}
        }
    })
}

/// One that is full is taken away: after reading, writing begins with a bar of its own.
fn done(slot: &mut Option<ProgressBar>) {
    if let Some(bar) = slot.take() {
        bar.finish_and_clear();
    }
}

fn new_bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len}  {eta}  {wide_msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}

fn seconds(w: &Waiting) -> i64 {
    w.seconds_left()
}

fn said(w: &Waiting) -> String {
    let left = seconds(w);
    let when = format!("Going on in {}:{:02}.", left / 60, left % 60);
    match w.reason {
        WaitReason::Budget(n) => format!("The budget of {n} requests in 5 minutes is used up. {when}"),
        WaitReason::AskedTo => format!("{} asks to slow down. {when}", w.host),
        WaitReason::Retry => format!("{} did not answer as it should; trying again. {when}", w.host),
    }
}
