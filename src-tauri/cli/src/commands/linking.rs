//! `link NAME …`: which licence belongs to which subscription.

use crate::args::LinkCommand;
use crate::output::{json as print_json, line, table};
use halyard_core::Result;
use halyard_core::app::{App, LinkLine, connection_name};
use serde_json::json;
use std::process::ExitCode;

/// Runs one command of the links.
pub async fn run(app: &App, name: &str, command: LinkCommand, as_json: bool) -> Result<ExitCode> {
    let name = connection_name(name)?;
    let links = match command {
        LinkCommand::List => app.link_list(&name)?,
        LinkCommand::Set { subscription, licence } => {
            vec![app.link_set(&name, &subscription, licence).await?]
        }
        LinkCommand::Clear { subscription } => {
            app.link_clear(&name, &subscription)?;
            Vec::new()
        }
    };
    if as_json {
        print_json(&json!({ "links": links }));
    } else {
        let row =
            |l: LinkLine| vec![l.subscription, l.product, l.licence_id.to_string(), l.origin.to_owned()];
        line(&table(&["subscription", "product", "licence", "origin"], links.into_iter().map(row)));
    }
    Ok(ExitCode::SUCCESS)
}
