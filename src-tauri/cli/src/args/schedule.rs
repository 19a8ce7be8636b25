//! `schedule NAME …`, as it is typed.

use super::Entity;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, Subcommand};
use halyard_core::schedule::Day;

#[derive(Debug, Subcommand)]
pub enum ScheduleCommand {
    /// Give it a schedule, in place of the one it may have
    Set(SetSchedule),
    /// The schedule, when it is due next, how it went the last time
    Show,
    /// Take its schedule away
    Clear,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("when").required(true).args(["daily", "every_hours", "weekdays"]))]
pub struct SetSchedule {
    /// Each day at this time
    #[arg(long, value_name = "HH:MM")]
    pub daily: Option<String>,
    /// Again and again after so many hours, from now on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=168))]
    pub every_hours: Option<u16>,
    /// On these days of the week
    #[arg(long, value_name = "DAYS", value_delimiter = ',', value_parser = day(), requires = "at")]
    pub weekdays: Vec<Day>,
    /// With --weekdays: at this time
    #[arg(long, value_name = "HH:MM", conflicts_with_all = ["daily", "every_hours"])]
    pub at: Option<String>,
    /// The time zone, like Europe/London (default: the machine's)
    #[arg(long, value_name = "ZONE", conflicts_with = "every_hours")]
    pub zone: Option<String>,
    /// What it covers
    #[arg(long, value_delimiter = ',', value_enum, default_values_t = [Entity::Customers, Entity::Subscriptions])]
    pub entities: Vec<Entity>,
    /// Make a client for each customer that has none
    #[arg(long)]
    pub allow_client_creation: bool,
    /// Leave to a person what sets a licence inactive or to 0
    #[arg(long)]
    pub no_removals: bool,
    /// Leave clients' names and addresses to a person
    #[arg(long)]
    pub no_renames: bool,
}

/// The engine's own days, by the names it has for them.
fn day() -> impl TypedValueParser<Value = Day> {
    PossibleValuesParser::new(Day::ALL.map(Day::as_str)).try_map(|typed| {
        Day::ALL.into_iter().find(|day| day.as_str() == typed).ok_or("not a day of the week")
    })
}
