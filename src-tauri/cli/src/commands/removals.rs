//! `removals NAME`: what happens to licences whose subscription is gone, and what each other choice would do.

use crate::output::{heading, json as print_json, line, minute, quiet, table};
use halyard_core::Result;
use halyard_core::app::screens::preview::MoneyEffect;
use halyard_core::app::{App, RemovalChoice, RemovalItem, RemovalsView};
use halyard_core::plan::{Gone, MissingPolicy, RemovalEffect};
use std::process::ExitCode;

/// Shows it. Nothing is read from either side, and nothing is chosen.
pub fn run(app: &App, name: &str, json: bool) -> Result<ExitCode> {
    let view = app.removals(name)?;
    if json {
        print_json(&view);
    } else {
        shown(&view);
    }
    Ok(ExitCode::SUCCESS)
}

fn shown(view: &RemovalsView) {
    line(&format!("{} {}", heading(&format!("{}:", view.connection)), chosen(view.policy)));
    let Some(read) = &view.read else {
        line("The vendor was never read, so nothing is known of what is gone. Make a plan first.");
        return;
    };
    let said = format!("With what the vendor last said, {} UTC;", minute(read));
    line(&quiet(&format!("{said} {} licence(s) linked.", view.licences)));
    let head = ["choice", "inactive", "to 0", "so already", "left", "not known", "cost a month", "guard"];
    line(&table(&head, view.choices.iter().map(|c| row(c, c.policy == view.policy))));
    if view.unread > 0 {
        line(&format!("{} customer(s) were not read, or not whole; theirs stay as they are.", view.unread));
    }
    if view.unattended == Some(false) {
        line("Its schedule leaves removals to a person.");
    }
    let at = view.choices.iter().position(|c| c.policy == view.policy);
    if let (Some(at), false) = (at, view.items.is_empty()) {
        line(&heading("\nSubscriptions that are gone, or were not read"));
        let head = ["customer", "product", "licence", "seats", "at the vendor", "what would be done"];
        line(&table(&head, view.items.iter().map(|item| listed(item, at))));
    }
    line(&quiet(&format!("\nChoose: connect {} … --when-missing CHOICE", view.side.as_str())));
}

fn chosen(policy: MissingPolicy) -> &'static str {
    match policy {
        MissingPolicy::Flag => "what is gone is left as it is and shown (flag)",
        MissingPolicy::Deactivate => "what is gone is set inactive (deactivate)",
        MissingPolicy::Zero => "what is gone is set to 0 and stays active (zero)",
        MissingPolicy::Follow => "what has ended is set inactive, what is no longer listed to 0 (follow)",
    }
}

fn row(choice: &RemovalChoice, chosen: bool) -> Vec<String> {
    let t = choice.tally;
    let mark = if chosen { " *" } else { "" };
    let mut row = vec![format!("{}{mark}", choice.policy.as_str())];
    let left = t.left + t.not_covered + t.gone_in_halo + t.blocked;
    row.extend([t.deactivate, t.zero, t.already, left, t.not_known].map(|n| n.to_string()));
    row.push(money(&choice.money));
    row.push(choice.guard.as_ref().map_or_else(String::new, |g| {
        format!("stops it: {} of {}", g.deactivate + g.zero + g.halve, g.licences)
    }));
    row
}

fn money(effect: &MoneyEffect) -> String {
    let mut said: Vec<String> = effect
        .monthly
        .iter()
        .map(|a| format!("{} {}", a.amount, a.currency.as_deref().unwrap_or("as Halo bills")))
        .collect();
    if effect.unknown > 0 {
        said.push(format!("not known for {}", effect.unknown));
    }
    said.join("; ")
}

fn listed(item: &RemovalItem, at: usize) -> Vec<String> {
    vec![
        item.customer.clone(),
        item.product.clone(),
        item.licence.to_string(),
        item.seats.clone().unwrap_or_else(|| "not known".to_owned()),
        match item.gone {
            Some(Gone::Ended) => "ended".to_owned(),
            Some(Gone::Unlisted) => "no longer listed".to_owned(),
            None => "not read".to_owned(),
        },
        item.effects.get(at).copied().map_or("", effect).to_owned(),
    ]
}

fn effect(effect: RemovalEffect) -> &'static str {
    match effect {
        RemovalEffect::Deactivate => "set inactive",
        RemovalEffect::Zero => "set to 0",
        RemovalEffect::Already => "nothing: it is so already",
        RemovalEffect::Left => "left as it is",
        RemovalEffect::NotRead => "nothing: not read",
        RemovalEffect::NotCovered => "nothing: its customer is not imported",
        RemovalEffect::GoneInHalo => "nothing: gone in Halo, too",
        RemovalEffect::Blocked => "blocked: a person must decide",
        RemovalEffect::NotKnown => "not known: Halo was not read since",
    }
}
