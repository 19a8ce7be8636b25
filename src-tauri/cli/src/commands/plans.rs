//! `plan`, `show`.

use crate::args::Entity;
use crate::output::{heading, json as print_json, line, quiet, state, table};
use halyard_core::Result;
use halyard_core::app::{App, ChangeView, ConflictView, PlanRequest, PlanView, ShowView, connection_name};
use halyard_core::plan::{Action, Counts, Entities};
use std::process::ExitCode;

/// What was asked for, as the engine takes it.
pub fn entities(asked: &[Entity]) -> Entities {
    Entities {
        customers: asked.contains(&Entity::Customers),
        subscriptions: asked.contains(&Entity::Subscriptions),
    }
}

/// Makes a plan.
pub async fn plan(app: &App, name: &str, request: &PlanRequest, json: bool) -> Result<ExitCode> {
    let view = app.plan(&connection_name(name)?, request).await?;
    if json {
        print_json(&view);
    } else {
        planned(&view);
        let next = if view.counts.acting() == 0 {
            format!("There is nothing to apply. Read it: show {}", view.plan)
        } else {
            format!("Read it: show {0}   Apply it: apply {0}", view.plan)
        };
        line(&quiet(&next));
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints a plan's head for people.
pub fn planned(view: &PlanView) {
    line(&heading(&format!("Plan {} for {}", view.plan, view.connection)));
    // Only an undo ever deletes, and seldom.
    let shown = Action::ALL.into_iter().filter(|a| *a != Action::Delete || view.counts.get(*a) > 0);
    let row = |what: &str, counts: &Counts| {
        let mut row = vec![what.to_owned()];
        row.extend(shown.clone().map(|a| counts.get(a).to_string()));
        row
    };
    let mut head = vec![""];
    head.extend(shown.clone().map(Action::as_str));
    line(&table(&head, [row("clients", &view.clients), row("licences", &view.licences)]));
    for remark in view.remarks.iter().take(10) {
        line(&format!("! {remark}"));
    }
    if view.remarks.len() > 10 {
        line(&format!("! … and {} more remarks (show {})", view.remarks.len() - 10, view.plan));
    }
    if let Some(guard) = &view.guard {
        line(&format!("{} {}", state("blocked"), guard.why));
    }
}

/// How much of a plan is shown.
#[derive(Debug, Clone, Copy)]
pub struct Detail {
    /// What is unchanged as well.
    pub all: bool,
    /// The rule behind each value as well.
    pub rules: bool,
}

/// Shows a plan or a run.
pub fn show(app: &App, id: &str, detail: Detail, json: bool) -> Result<ExitCode> {
    let view = app.show(id)?;
    if json {
        print_json(&view);
    } else {
        shown(&view, detail);
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints changes by customer, unchanged ones only counted.
fn shown(view: &ShowView, detail: Detail) {
    line(&heading(&format!("{} {}", if view.kind == "run" { "Run" } else { "Plan" }, view.id)));
    for remark in &view.remarks {
        line(&format!("! {remark}"));
    }
    let mut customer = "";
    let mut unchanged = 0;
    let mut changes: Vec<&ChangeView> = view.changes.iter().collect();
    changes.sort_by_key(|c| c.customer_id.to_ascii_lowercase());
    for c in changes {
        if c.action == Action::Unchanged && !detail.all {
            unchanged += 1;
            continue;
        }
        if c.customer_id != customer {
            customer = &c.customer_id;
            line(&format!("\n{} {}", heading(&c.customer), quiet(&c.customer_id)));
        }
        change(c, detail.rules);
    }
    if unchanged > 0 {
        line(&quiet(&format!("\n{unchanged} unchanged (show {} --all lists them)", view.id)));
    }
}

fn change(c: &ChangeView, rules: bool) {
    let outcome = c.outcome.map(|o| format!("{} ", state(o))).unwrap_or_default();
    let fields = c.summary();
    let dash = if fields.is_empty() { "" } else { "  " };
    line(&format!("  {outcome}{} {} {}{dash}{fields}", state(c.action.as_str()), c.entity.as_str(), c.name));
    line(&quiet(&format!("      {}", c.why)));
    for remark in &c.remarks {
        line(&format!("      ! {remark}"));
    }
    for (name, field) in c.fields.iter().filter(|(_, f)| rules && !f.rule.is_empty()) {
        line(&quiet(&format!("      {name}: {}", field.rule)));
    }
    c.conflicts.iter().for_each(|conflict| line(&left(conflict)));
    if let Some(e) = &c.error {
        line(&format!("      {} {} → {} ({})", e.what, e.why, e.fix, e.code));
    }
}

/// A field that an undo leaves alone, and how to name it where it is wanted all the same.
fn left(c: &ConflictView) -> String {
    let or_nothing = |value: &Option<_>| value.as_ref().map_or("nothing".to_owned(), ToString::to_string);
    let back = match (&c.back, c.chosen) {
        (None, _) => "it had no value before, so it stays".to_owned(),
        (Some(back), true) => format!("undone all the same, back to {back}"),
        (Some(back), false) => format!("it would go back to {back}"),
    };
    let how = c.also.as_ref().map(|name| quiet(&format!("   --also {name}"))).unwrap_or_default();
    format!("      ? {}: the run wrote {}, Halo has {}; {back}{how}", c.field, c.wrote, or_nothing(&c.now))
}
