//! Prints the window's figures: `window-bench HALYARD EMPTY CLI UI-DIST`, the two programs built for release and
//! for being driven.
#![allow(clippy::expect_used, clippy::panic)]

use halyard_window::figures::{Started, folder_with, percentile, starts, table};
use halyard_window::{Halyard, Launch};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const STARTS: usize = 7;
const ROWS: u32 = 10_000;

#[tokio::main]
async fn main() {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [halyard, empty, cli, dist] = args.as_slice() else {
        panic!("window-bench HALYARD EMPTY CLI UI-DIST");
    };
    println!("The window ({STARTS} starts each, one after the other, through WebDriver)");
    let ours = starts(halyard, "[data-testid='welcome'], h1", STARTS).await;
    let bare = starts(empty, "body", STARTS).await;
    let (start, floor) = (median(&ours, |s| s.usable_ms), median(&bare, |s| s.usable_ms));
    let (memory, least) = (median(&ours, |s| s.peak_mib), median(&bare, |s| s.peak_mib));
    println!(
        "  launch to usable     {start:.0} ms; an empty window {floor:.0} ms; ratio {:.2} (goal 1.3)",
        start / floor
    );
    println!(
        "  peak of all processes {memory:.0} MiB; an empty window {least:.0} MiB; above it {:.0} MiB (goal 200)",
        memory - least
    );
    // Drawn as for a person without a graphics device; a driven Halyard leaves that to WebKit.
    let env = vec![("WEBKIT_DISABLE_DMABUF_RENDERER".to_owned(), "1".to_owned())];
    let launch = Launch { program: Some(halyard.clone()), env };
    let window = Halyard::start_on(folder_with(ROWS), &launch).await;
    window.resize((1600, 1000)).await;
    window.go("/matching/giacom").await;
    window.reads("10,000 left").await;
    let f = table(&window, ROWS as usize).await;
    println!(
        "  table of {} rows: key press to painted filter p95 {:.1} ms, scroll frame p95 {:.1} ms; an idle frame p95 {:.1} ms (goal 16.7)",
        f.rows, f.key_p95, f.scroll_p95, f.idle_p95
    );
    window.quit().await;
    println!(
        "  installed: window {:.1} MB + command line {:.1} MB = {:.1} MB (goal 25); pages {:.0} kB, gzipped {:.0} kB",
        size(halyard) / 1e6,
        size(cli) / 1e6,
        (size(halyard) + size(cli)) / 1e6,
        files(dist).iter().map(|f| size(f)).sum::<f64>() / 1e3,
        files(dist).iter().map(|f| gzipped(f)).sum::<f64>() / 1e3
    );
}

fn median(of: &[Started], figure: impl Fn(&Started) -> f64) -> f64 {
    let mut values: Vec<f64> = of.iter().map(figure).collect();
    percentile(&mut values, 50)
}

fn size(file: &Path) -> f64 {
    std::fs::metadata(file).map_or(0.0, |m| f64::from(u32::try_from(m.len()).unwrap_or(u32::MAX)))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the pages are built").flatten() {
        let path = entry.path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out
}

fn gzipped(file: &Path) -> f64 {
    let mut gzip = Command::new("gzip").arg("-9c").arg(file).stdout(Stdio::piped()).spawn().expect("gzip");
    let mut bytes = Vec::new();
    gzip.stdout.take().expect("its output").read_to_end(&mut bytes).expect("read");
    let _ = gzip.wait();
    f64::from(u32::try_from(bytes.len()).unwrap_or(u32::MAX))
}
