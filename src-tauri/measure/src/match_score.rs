//! `match-score DIR`: how well and how fast names are matched.
//!
//! Reads company names with known identities from DIR and prints, for each task, how many automatic
//! matches are right, how many true links they find, and the same for suggestions; then the time for
//! ten thousand made-up customers against ten thousand made-up clients. The exit code is 1 if a floor
//! is missed.
//!
//! * UK: the names employers gave in 2017-18 against those of 2021-22, by company number.
//! * US: everyday names against all registered names, by register number.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use halyard_core::matching::{ClientIndex, Party, Roll, Verdict, match_names};
use serde::Serialize;

/// Measures name matching against company names with known identities.
#[derive(Parser)]
#[command(name = "match-score")]
struct Options {
    /// The folder with the name lists.
    dir: PathBuf,
    /// Print the figures as JSON.
    #[arg(long)]
    json: bool,
    /// Print this many wrong and missed matches of each task.
    #[arg(long, default_value_t = 0, value_name = "N", conflicts_with = "json")]
    errors: usize,
    /// How many made-up names to take the time with; 0 leaves it out.
    #[arg(long, default_value_t = 10_000, value_name = "N")]
    names: usize,
}

/// A name and the number of the company that bears it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Known {
    company: String,
    name: String,
}

struct Task {
    name: &'static str,
    customers: Vec<Known>,
    clients: Vec<Known>,
    least_precision: f64,
    least_recall: f64,
}

#[derive(Serialize)]
struct Report {
    tasks: Vec<Score>,
    speed: Option<Speed>,
    floors_met: bool,
}

#[derive(Serialize)]
struct Score {
    task: &'static str,
    customers: usize,
    clients: usize,
    true_links: usize,
    automatic: Rate,
    least_precision: f64,
    least_recall: f64,
    floors_met: bool,
    /// Recall is of the true links of customers without an automatic match.
    suggested: Rate,
    ambiguous: usize,
    combined_recall: f64,
}

#[derive(Serialize)]
struct Rate {
    made: usize,
    right: usize,
    wrong: usize,
    precision: f64,
    recall: f64,
}

#[derive(Serialize)]
struct Speed {
    names: usize,
    processors: usize,
    normalise_ms: f64,
    index_ms: f64,
    verdicts_ms: f64,
    total_ms: f64,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let options = Options::parse();
    let tasks = [uk(&options.dir)?, us(&options.dir)?];
    let scores: Vec<Score> = tasks.iter().map(|task| score(task, options.errors)).collect();
    let speed = (options.names > 0).then(|| speed(options.names));
    let report = Report { floors_met: scores.iter().all(|score| score.floors_met), tasks: scores, speed };
    if options.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print(&report);
    }
    Ok(if report.floors_met { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn uk(dir: &Path) -> Result<Task, Box<dyn Error>> {
    let file = dir.join("uk_company_names.csv");
    let year = |year: &str| -> Result<Vec<Known>, Box<dyn Error>> {
        names(&file, "company_number", "name", &[("field", "EmployerName"), ("reporting_year", year)])
    };
    let (customers, clients) = (year("2017-18")?, year("2021-22")?);
    Ok(Task { name: "UK", customers, clients, least_precision: 0.996, least_recall: 0.92 })
}

fn us(dir: &Path) -> Result<Task, Box<dyn Error>> {
    let customers = names(&dir.join("us_common_vs_registered_names.csv"), "cik", "common_name", &[])?;
    let clients = names(&dir.join("us_registered_names.csv"), "cik", "name", &[])?;
    Ok(Task { name: "US", customers, clients, least_precision: 1.0, least_recall: 0.85 })
}

/// Reads the rows of a list that have all of `wanted`, each once.
fn names(
    file: &Path,
    company: &str,
    name: &str,
    wanted: &[(&str, &str)],
) -> Result<Vec<Known>, Box<dyn Error>> {
    let mut reader =
        csv::Reader::from_reader(File::open(file).map_err(|e| format!("{}: {e}", file.display()))?);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for row in reader.deserialize::<HashMap<String, String>>() {
        let row = row?;
        let cell = |column: &str| row.get(column).map_or("", String::as_str);
        let known = Known { company: cell(company).to_owned(), name: cell(name).to_owned() };
        if wanted.iter().all(|(column, value)| cell(column) == *value) && seen.insert(known.clone()) {
            found.push(known);
        }
    }
    Ok(found)
}

fn score(task: &Task, errors: usize) -> Score {
    let (here, there) = (ids(task.customers.len()), ids(task.clients.len()));
    let (customers, clients) = (parties(&here, &task.customers), parties(&there, &task.clients));
    let verdicts = match_names(&customers, &clients);
    let company: HashMap<&str, &str> =
        there.iter().zip(&task.clients).map(|(id, known)| (id.as_str(), known.company.as_str())).collect();
    let known: HashSet<&str> = company.values().copied().collect();
    let right =
        |customer: &Known, client: &Party<'_>| company.get(client.id) == Some(&customer.company.as_str());

    let true_links =
        task.customers.iter().filter(|customer| known.contains(customer.company.as_str())).count();
    let (mut automatic, mut suggested) = ([0, 0], [0, 0]);
    let (mut ambiguous, mut linked_left) = (0, 0);
    let mut errors_left = [errors; 3];
    let mut show = |kind: usize, text: String| {
        if errors_left[kind] > 0 {
            errors_left[kind] -= 1;
            println!("{} {text}", task.name);
        }
    };
    for (customer, verdict) in task.customers.iter().zip(&verdicts) {
        let linked = known.contains(customer.company.as_str());
        linked_left += usize::from(linked && !matches!(verdict, Verdict::Exact { .. }));
        match verdict {
            Verdict::Exact { client, why } => {
                automatic[usize::from(right(customer, client))] += 1;
                if !right(customer, client) {
                    show(0, format!("wrong      {} -> {} ({why})", customer.name, client.name));
                }
            }
            Verdict::Suggested { client, score, why, .. } => {
                suggested[usize::from(right(customer, client))] += 1;
                let word = if right(customer, client) { "suggested right" } else { "suggested wrong" };
                show(1, format!("{word} {score:.2} {} -> {} ({why})", customer.name, client.name));
            }
            Verdict::Ambiguous { why, .. } => {
                ambiguous += 1;
                show(2, format!("ambiguous  {} ({why})", customer.name));
            }
            Verdict::None { .. } if linked => {
                let name = task.clients.iter().find(|client| client.company == customer.company);
                show(
                    2,
                    format!("missed     {} -> {}", customer.name, name.map_or("", |client| &client.name)),
                );
            }
            Verdict::None { .. } => {}
        }
    }
    let (automatic, suggested) = (rate(automatic, true_links), rate(suggested, linked_left));
    Score {
        task: task.name,
        customers: customers.len(),
        clients: clients.len(),
        true_links,
        floors_met: automatic.precision >= task.least_precision && automatic.recall >= task.least_recall,
        least_precision: task.least_precision,
        least_recall: task.least_recall,
        combined_recall: share(automatic.right + suggested.right, true_links),
        automatic,
        suggested,
        ambiguous,
    }
}

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{number:06}")).collect()
}

fn parties<'a>(ids: &'a [String], known: &'a [Known]) -> Vec<Party<'a>> {
    ids.iter().zip(known).map(|(id, known)| Party { id, name: &known.name }).collect()
}

fn rate([wrong, right]: [usize; 2], all: usize) -> Rate {
    Rate {
        made: wrong + right,
        right,
        wrong,
        precision: share(right, wrong + right),
        recall: share(right, all),
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of names")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Takes the time, five times, and reports the run in the middle.
fn speed(count: usize) -> Speed {
    let (customers, clients) = made_up(count);
    let (here, there) = (ids(count), ids(count));
    let (customers, clients) = (parties(&here, &customers), parties(&there, &clients));
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    let mut runs: Vec<Speed> = (0..5)
        .map(|_| {
            let start = Instant::now();
            let (customers, clients) = (Roll::prepare(&customers), Roll::prepare(&clients));
            let normalised = start.elapsed();
            let index = ClientIndex::build(&clients);
            let indexed = start.elapsed();
            std::hint::black_box(index.verdicts(&customers));
            let total = start.elapsed();
            Speed {
                names: count,
                processors: std::thread::available_parallelism().map_or(1, usize::from),
                normalise_ms: ms(normalised),
                index_ms: ms(indexed.saturating_sub(normalised)),
                verdicts_ms: ms(total.saturating_sub(indexed)),
                total_ms: ms(total),
            }
        })
        .collect();
    runs.sort_by(|a, b| a.total_ms.total_cmp(&b.total_ms));
    runs.swap_remove(runs.len() / 2)
}

/// Clients, and customers of whom a third has the same name written otherwise, a third the name with a
/// slip or a word more, and a third a name of its own. The same names on every run.
fn made_up(count: usize) -> (Vec<Known>, Vec<Known>) {
    const STARTS: [&str; 20] = [
        "bra", "cor", "den", "fal", "gre", "har", "kin", "lan", "mar", "nor", "pel", "ros", "sta", "tre",
        "ver", "wes", "al", "be", "car", "ox",
    ];
    const ENDS: [&str; 16] = [
        "ton", "ley", "field", "ster", "mont", "well", "dale", "ford", "by", "co", "ra", "nix", "tek",
        "wood", "ham", "is",
    ];
    const TRADES: [&str; 16] = [
        "Engineering",
        "Services",
        "Care",
        "Logistics",
        "Group",
        "Holdings",
        "Solutions",
        "Foods",
        "Homes",
        "Systems",
        "Legal",
        "Dental",
        "Trust",
        "Partners",
        "UK",
        "International",
    ];
    const FORMS: [&str; 8] = ["Ltd", "Limited", "LIMITED", "plc", "LLP", "Inc.", "", "GmbH"];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut pick = move |among: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % among
    };
    let name = |pick: &mut dyn FnMut(usize) -> usize| {
        let mut word = || format!("{}{}{}", STARTS[pick(20)], STARTS[pick(20)], ENDS[pick(16)]);
        let (first, second) = (word(), word());
        format!("{first} {second} {} {}", TRADES[pick(16)], FORMS[pick(8)])
    };
    let clients: Vec<String> = (0..count).map(|_| name(&mut pick)).collect();
    let customers = clients.iter().enumerate().map(|(at, client)| match at % 3 {
        0 => client.to_uppercase().replace(" LTD", " Limited"),
        1 if pick(2) == 0 => format!("{client} {}", TRADES[pick(16)]),
        1 => client.replacen(['a', 'e'], "o", 1),
        _ => name(&mut pick),
    });
    let known = |name: String| Known { company: String::new(), name };
    (customers.map(known).collect(), clients.iter().cloned().map(known).collect())
}

fn print(report: &Report) {
    for score in &report.tasks {
        let Score { task, customers, clients, true_links, automatic, suggested, .. } = score;
        println!("{task}: {customers} customers, {clients} clients, {true_links} true links");
        let line = |name: &str, rate: &Rate| {
            let Rate { made, right, wrong, precision, recall } = rate;
            println!(
                "  {name:<10} {made:>5} made, {right:>5} right, {wrong:>4} wrong; precision {precision:.4}, recall {recall:.4}"
            );
        };
        line("automatic", automatic);
        line("suggested", suggested);
        println!("  ambiguous  {:>5}; combined recall {:.4}", score.ambiguous, score.combined_recall);
        let word = if score.floors_met { "met" } else { "MISSED" };
        println!(
            "  floors (precision {:.3}, recall {:.2}) {word}",
            score.least_precision, score.least_recall
        );
    }
    if let Some(Speed { names, processors, normalise_ms, index_ms, verdicts_ms, total_ms }) = &report.speed {
        println!("{names} x {names} made-up names on {processors} processors: {total_ms:.0} ms");
        println!(
            "  normalise {normalise_ms:.0} ms, index {index_ms:.0} ms, search and score {verdicts_ms:.0} ms"
        );
    }
}
