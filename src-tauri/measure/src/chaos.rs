//! `chaos`: the real command line against a practice company that misbehaves, killed at any moment.
//!
//! Each seed is a scenario; each must end with the books of an undisturbed run. The exit code is 1 if any
//! does not. `--seed N` tells one of them step by step.

use clap::Parser;
use halyard_measure::{Mix, Scenario, Truths, Verdict, walk};
use std::{
    collections::BTreeMap,
    io::Write,
    path::PathBuf,
    process::ExitCode,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Instant,
};

/// Kills, faults and odd servers against the real command line, by seed.
#[derive(Parser)]
#[command(name = "chaos")]
struct Options {
    /// How many seeds
    #[arg(long, default_value_t = 1000)]
    seeds: u64,
    /// The first seed
    #[arg(long, default_value_t = 1, value_name = "N")]
    from: u64,
    /// This seed only, told step by step
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Scenarios at once (they mostly wait)
    #[arg(long, default_value_t = 12)]
    jobs: u64,
    /// The program (default: halyard-cli beside this one)
    #[arg(long, value_name = "PATH")]
    cli: Option<PathBuf>,
    /// The scenarios of the kill tests instead
    #[arg(long)]
    kills: bool,
}

#[derive(Default)]
struct Tally {
    done: u64,
    kills: u64,
    rivals: u64,
    faults: BTreeMap<String, u64>,
    failures: Vec<(u64, Verdict)>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    match run(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<bool, Box<dyn std::error::Error>> {
    let beside = || std::env::current_exe().map(|me| me.with_file_name("halyard-cli"));
    let program = options.cli.clone().map_or_else(beside, Ok)?;
    if !program.is_file() {
        return Err(
            format!("{} is not there; build halyard-cli, or name it with --cli", program.display()).into()
        );
    }
    let servers = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let truths = Truths::new(servers.handle().clone(), &program);
    let mix = if options.kills { Mix::Kills } else { Mix::Chaos };
    if let Some(seed) = options.seed {
        let verdict = walk(&Scenario::of(seed, mix), &truths);
        println!("{}", verdict.scenario);
        for step in &verdict.steps {
            println!("  {step}");
        }
        println!("  faults: {:?}", verdict.faults);
        report(seed, &verdict);
        return Ok(verdict.complaints.is_empty());
    }
    let began = Instant::now();
    let (next, tally) = (AtomicU64::new(options.from), Mutex::new(Tally::default()));
    thread::scope(|scope| {
        for _ in 0..options.jobs.clamp(1, 64) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= options.from + options.seeds {
                        return;
                    }
                    let verdict = walk(&Scenario::of(seed, mix), &truths);
                    enter(&tally, seed, verdict, options.seeds);
                }
            });
        }
    });
    let tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
    println!("{} seeds in {:.0} s, from {}", tally.done, began.elapsed().as_secs_f64(), options.from);
    println!("{} processes killed at work, {} rivals turned away", tally.kills, tally.rivals);
    println!("requests struck, by fault or habit:");
    for (fault, count) in &tally.faults {
        println!("  {fault:<20} {count:>8}");
    }
    println!("{} failures", tally.failures.len());
    for (seed, verdict) in &tally.failures {
        report(*seed, verdict);
    }
    Ok(tally.failures.is_empty())
}

fn enter(tally: &Mutex<Tally>, seed: u64, verdict: Verdict, of: u64) {
    let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
    tally.done += 1;
    tally.kills += verdict.kills;
    tally.rivals += verdict.rivals;
    for (fault, count) in &verdict.faults {
        *tally.faults.entry(fault.clone()).or_default() += count;
    }
    if !verdict.complaints.is_empty() {
        let first = verdict.complaints.first().map(String::as_str).unwrap_or_default();
        eprintln!("seed {seed} failed: {first:.300}");
        tally.failures.push((seed, verdict));
    }
    if tally.done.is_multiple_of(50) {
        eprintln!("{} of {of} seeds, {} failures", tally.done, tally.failures.len());
    }
    let _ = std::io::stderr().flush();
}

fn report(seed: u64, verdict: &Verdict) {
    if verdict.complaints.is_empty() {
        println!("seed {seed}: as it should be");
        return;
    }
    println!("seed {seed} FAILED (again with --seed {seed})\n  {}", verdict.scenario);
    for complaint in verdict.complaints.iter().take(8) {
        println!("  ✗ {complaint}");
    }
    if verdict.complaints.len() > 8 {
        println!("  … and {} more", verdict.complaints.len() - 8);
    }
}
