//! `renewals [CONNECTION]`: which terms end soon, what happens then, what they cost, and how far that can be relied on.

use crate::args::RenewalsArgs;
use crate::output::{json as print_json, line, minute, quiet, table};
use halyard_core::app::{
    App, RenewalFormat, RenewalLine, RenewalList, RenewalPaper, RenewalSource, RenewalSum, RenewalsAsked,
};
use halyard_core::{Error, ErrorCode, Result};
use serde_json::json;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Lists them, or writes them into files.
pub fn run(app: &App, args: RenewalsArgs, as_json: bool) -> Result<ExitCode> {
    let asked = RenewalsAsked { connection: args.name, days: Some(args.days) };
    let wanted = |format| RenewalPaper { asked: asked.clone(), format, remind: args.remind };
    let files: Vec<(RenewalPaper, PathBuf)> =
        [(RenewalFormat::Csv, args.csv), (RenewalFormat::Ics, args.ics)]
            .into_iter()
            .filter_map(|(format, file)| Some((wanted(format), file?)))
            .collect();
    if files.is_empty() {
        let list = app.renewals(&asked)?;
        if as_json {
            print_json(&list);
        } else {
            listed(&list);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let piped = files.iter().filter(|(_, file)| is_stdout(file)).count();
    if piped > 1 || (piped == 1 && as_json) {
        return Err(Error::new(
            ErrorCode::Usage,
            "Standard output can take one of these only.",
            "A file, a second one and --json were asked for in the same place.",
            "Give a file's name in place of -, or leave --json out.",
        ));
    }
    let mut written = Vec::new();
    for (paper, file) in &files {
        if is_stdout(file) {
            let (text, _) = app.renewals_paper(paper)?;
            // A reader that went away is no error.
            let _ = std::io::stdout().lock().write_all(text.as_bytes());
            continue;
        }
        let renewals = app.renewals_export(paper, file)?;
        if !as_json && piped == 0 {
            line(&format!("{renewals} renewals written to {}.", file.display()));
        }
        written.push(json!({ "file": file, "renewals": renewals }));
    }
    if as_json {
        print_json(&json!({ "files": written }));
    }
    Ok(ExitCode::SUCCESS)
}

fn is_stdout(file: &Path) -> bool {
    file == Path::new("-")
}

fn listed(list: &RenewalList) {
    if list.sources.is_empty() {
        line("No vendor is connected yet. Connect one: connect giacom, connect also");
        return;
    }
    if list.lines.is_empty() {
        line(&format!("No term is known to end from {} to {}.", list.today, list.until));
    } else {
        let head =
            ["day", "left", "customer", "client", "product", "seats", "then", "per month", "whole term"];
        line(&table(&head, list.lines.iter().map(row)));
        line(&format!(
            "\n{} renewals until {}. Cost per month: {}. Of whole terms: {}.",
            list.total.renewals,
            list.until,
            sum(&list.total.month),
            sum(&list.total.term)
        ));
        if list.lines.iter().any(|l| l.assumed) {
            line(&quiet("* The vendor gives this day; that it is the end of the term is assumed."));
        }
    }
    for source in &list.sources {
        for note in notes(source) {
            line(&format!("! {}: {note}", source.connection));
        }
    }
}

fn row(l: &RenewalLine) -> Vec<String> {
    let known = |text: Option<String>| text.unwrap_or_else(|| "not known".to_owned());
    let money = |amount: &Option<halyard_core::app::screens::preview::Amount>| {
        known(amount.as_ref().map(|a| with_currency(&a.amount, a.currency.as_deref())))
    };
    let left = match l.due.words() {
        Some(overdue) => overdue.to_owned(),
        None if l.days == 0 => "today".to_owned(),
        None => format!("{} d", l.days),
    };
    let client = l.client.clone().or_else(|| l.client_id.map(|id| id.to_string()));
    vec![
        format!("{}{}", l.day, if l.assumed { "*" } else { "" }),
        left,
        l.customer.clone(),
        client.unwrap_or_else(|| "not matched".to_owned()),
        l.product.clone(),
        known(l.seats.map(|n| n.to_string())),
        l.then.words().to_owned(),
        money(&l.cost.month),
        money(&l.cost.term),
    ]
}

fn with_currency(amount: &str, currency: Option<&str>) -> String {
    format!("{amount} {}", currency.unwrap_or_default()).trim_end().to_owned()
}

/// `1353.6 GBP + 20 EUR, 3 not known`.
fn sum(sum: &RenewalSum) -> String {
    let amounts: Vec<String> =
        sum.amounts.iter().map(|a| with_currency(&a.amount, a.currency.as_deref())).collect();
    match (amounts.is_empty(), sum.unknown) {
        (true, _) => "not known".to_owned(),
        (false, 0) => amounts.join(" + "),
        (false, unknown) => format!("{}, {unknown} not known", amounts.join(" + ")),
    }
}

/// What a person should know of the connection's reading.
fn notes(s: &RenewalSource) -> Vec<String> {
    let mut notes = Vec::new();
    let read = s.read.as_deref().map(minute);
    match &read {
        None => {
            let by = format!(
                "not read by the method {} yet, so nothing is known. Read it: plan {}",
                s.method, s.connection
            );
            notes.push(by);
        }
        Some(read) if s.old => {
            let days = s.age_days.unwrap_or_default();
            notes
                .push(format!("last read {days} days ago ({read} UTC). Read it anew: plan {}", s.connection));
        }
        Some(read) => notes.push(format!("last read {read} UTC.")),
    }
    if !s.tells_ends {
        notes.push(format!("its method {} does not tell when terms end.", s.method));
    } else if s.without_end > 0 {
        notes.push(format!("{} subscriptions have no end that the vendor tells.", s.without_end));
    }
    if s.excluded_customers > 0 {
        notes.push(format!(
            "{} customers are excluded; their {} subscriptions are left out.",
            s.excluded_customers, s.excluded
        ));
    }
    if s.unread_customers > 0 {
        notes.push(format!("{} customers are not matched, so they were never read.", s.unread_customers));
    }
    if s.incomplete {
        notes.push("something may be missing from the last reading.".to_owned());
    }
    if s.rejected > 0 {
        notes.push(format!("{} rows of the last reading could not be used.", s.rejected));
    }
    if s.not_in_last > 0 {
        notes.push(format!(
            "{} subscriptions were not in the last reading and stand as they were read before.",
            s.not_in_last
        ));
    }
    if s.long_past > 0 {
        notes.push(format!("{} terms ended more than 30 days ago and are not listed.", s.long_past));
    }
    notes
}
