//! One file per family of commands.

mod attention;
mod audit;
mod backup;
mod connect;
mod demo;
mod due;
mod duplicates;
mod linking;
mod matching;
mod notify;
mod plans;
mod practice;
mod removals;
mod renewals;
mod runs;
mod schedule;
mod shape;
mod timeline;
mod timer;
mod undo;

use crate::args::{Args, Command};
use crate::opening;
use halyard_core::Result;
use halyard_core::app::{NewClients, PlanRequest, SeatOf};
use std::process::ExitCode;

/// Runs the command. An error is printed by the caller.
pub async fn run(args: Args) -> Result<ExitCode> {
    let json = args.json;
    match &args.command {
        Command::Demo { size, seed } => return demo::run(*size, *seed, json).await,
        Command::Practice { command } => return practice::run(command, json).await,
        _ => {}
    }
    let app = opening::open(&args)?;
    match args.command {
        Command::Demo { .. } | Command::Practice { .. } => Ok(ExitCode::SUCCESS),
        Command::Connect { to } => connect::connect(&app, *to, args.secrets, json),
        Command::Connections => connect::list(&app, json),
        Command::Check { name } => connect::check(&app, &name, json).await,
        Command::Match { name, command } => matching::run(&app, &name, command, json).await,
        Command::Link { name, command } => linking::run(&app, &name, command, json).await,
        Command::Duplicates { name, deactivate } => duplicates::run(&app, &name, &deactivate, json).await,
        Command::Timeline { connection, customer, licence, subscription } => {
            let of = SeatOf { subscription, licence };
            timeline::run(&app, &connection, customer.as_deref(), &of, json)
        }
        Command::Renewals(asked) => renewals::run(&app, asked, json),
        Command::Removals { name } => removals::run(&app, &name, json),
        Command::Plan { name, entities, create_clients, answer_is_complete, read_anew } => {
            let request = PlanRequest {
                entities: plans::entities(&entities),
                new_clients: if create_clients { NewClients::All } else { NewClients::None },
                answer_is_complete,
                anew: read_anew,
                hold_namesakes: false,
            };
            plans::plan(&app, &name, &request, json).await
        }
        Command::Shape { name } => shape::run(&app, &name, json).await,
        Command::Show { id, all, rules } => plans::show(&app, &id, plans::Detail { all, rules }, json),
        Command::Apply { plan, allow_guard, reason } => {
            runs::apply(&app, &plan, reason.filter(|_| allow_guard), json).await
        }
        Command::Resume { run } => runs::resume(&app, &run, json).await,
        Command::Undo(asked) => undo::undo(&app, asked, json).await,
        Command::Runs => runs::list(&app, json),
        Command::Receipt { run, format } => runs::receipt(&app, &run, format, json),
        Command::Attention(asked) => attention::run(&app, asked, json).await,
        Command::Audit { command } => audit::run(&app, command, json),
        Command::Backup { command } => backup::run(&app, command, json),
        Command::Export { file } => backup::export(&app, &file, json),
        Command::Import { file, yes } => backup::import(&app, &file, yes, json),
        Command::Sync { name: Some(name), .. } => runs::sync(&app, &name, json).await,
        Command::Sync { name: None, by_timer, .. } => due::sync(&app, by_timer, json).await,
        Command::Notify { command } => notify::run(&app, command, args.secrets, json).await,
        Command::Timer { command } => timer::run(&app, command, args.secrets, json),
        Command::Schedule { name, command } => schedule::run(&app, &name, command, json),
    }
}
