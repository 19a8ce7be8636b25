//! `bench`: what Halyard costs, in requests, time and memory, with figures and ratios taken in one run.
//!
//! Build it with `--release`. It never fails on time: it prints what it measured beside the goal.

#![allow(clippy::cast_precision_loss, reason = "counts far below 2^52")]

mod by_customer;
mod figures;
mod first_import;
mod keeping;
mod names;
mod office;
mod plain;
mod planning;
mod requests;
mod undo;

use clap::Parser;
use figures::Figures;
use halyard_practice::Size;
use std::{error::Error, path::PathBuf};

pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// Measures requests, planning, a first import and name matching.
#[derive(Parser)]
#[command(name = "bench")]
struct Options {
    /// Write the figures to this file as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Only these parts: requests, customers, planning, import, names, keeping, undo
    #[arg(long, value_delimiter = ',', default_values_t = ["requests", "customers", "planning", "import", "names", "keeping", "undo"].map(String::from))]
    only: Vec<String>,
    /// Leave out the large company
    #[arg(long)]
    quick: bool,
    /// (for the bench itself) plan what this file describes and print the figures
    #[arg(long, hide = true, value_name = "FILE")]
    plan: Option<PathBuf>,
}

fn main() -> Outcome<()> {
    let options = Options::parse();
    if let Some(order) = &options.plan {
        return planning::child(order);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut figures = Figures::default();
    let wants = |part: &str| options.only.iter().any(|o| o == part);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    figures.note("machine", &[("cores", cores as f64)], "");
    if cfg!(debug_assertions) {
        println!("(a debug build: times mean little)");
    }
    runtime.block_on(async {
        let large = if options.quick { Size::Medium } else { Size::Large };
        if wants("requests") {
            for habit in ["first", "refuse"] {
                requests::one_at_a_time(&mut figures, habit).await?;
            }
            requests::whole(&mut figures, Size::Medium).await?;
        }
        if wants("requests") || wants("planning") {
            let office = requests::whole(&mut figures, large).await?;
            if wants("planning") {
                planning::parent(&mut figures, &office).await?;
            }
        }
        if wants("customers") {
            by_customer::read(&mut figures, large).await?;
        }
        if wants("import") {
            first_import::run(&mut figures).await?;
        }
        if wants("names") {
            names::run(&mut figures);
        }
        if wants("undo") {
            undo::run(&mut figures).await?;
        }
        if wants("keeping") {
            keeping::run(&mut figures)?;
        }
        Outcome::Ok(())
    })?;
    if let Some(file) = &options.json {
        figures.save(file)?;
    }
    Ok(())
}
