//! The command line as it is typed.

mod also;
mod attention;
mod giacom;
mod import;
mod keeping;
mod matching;
mod notify;
mod practice;
mod renewals;
mod schedule;
mod timer;
mod undo;

pub use also::ConnectAlso;
pub use attention::{Attention, AttentionCommand, LimitsArgs};
pub use giacom::ConnectGiacom;
pub use import::ImportArgs;
pub use keeping::{AuditCommand, AuditForm, BackupCommand};
pub use matching::{LinkCommand, MatchCommand};
pub use notify::{
    Kind, MailCommand, NotifyCommand, Security, SetMail, Switch, Way, WebhookCommand, When as TellWhen,
};
pub use practice::PracticeCommand;
pub use renewals::RenewalsArgs;
pub use schedule::{ScheduleCommand, SetSchedule};
pub use timer::TimerCommand;
pub use undo::Undo;

use clap::{Parser, Subcommand, ValueEnum};
use halyard_practice::Size;
use std::path::PathBuf;

/// Vendors' customers and subscriptions into HaloPSA: see every change before it is written, and take it back.
#[derive(Debug, Parser)]
#[command(name = "halyard-cli", version, max_term_width = 100)]
pub struct Args {
    /// Where Halyard keeps its data (default: the system's app-data folder)
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Where secrets are: the system's keychain, or environment variables
    /// HALYARD_SECRET_<CONNECTION>_<FIELD>
    #[arg(long, global = true, value_enum, default_value_t = SecretsFrom::Keychain)]
    pub secrets: SecretsFrom,
    /// Print one JSON object on standard output and nothing else
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SecretsFrom {
    /// The system's keychain
    Keychain,
    /// Environment variables
    Env,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The whole job on a practice company: check, match, plan, apply, receipt, plan again
    Demo {
        /// small (12 customers), medium (200), large (2,000)
        #[arg(long, default_value = "small")]
        size: Size,
        /// The same seed makes the same company
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// The practice company
    Practice {
        #[command(subcommand)]
        command: PracticeCommand,
    },
    /// Save a connection; nothing is sent
    Connect {
        #[command(subcommand)]
        to: Box<Connect>,
    },
    /// The saved connections
    Connections,
    /// Test a connection: named tests in order; never writes
    Check {
        /// The connection
        name: String,
    },
    /// Which customer is which client
    Match {
        /// The vendor's connection
        name: String,
        #[command(subcommand)]
        command: MatchCommand,
    },
    /// Which licence belongs to which subscription, where a person knows better
    Link {
        /// The vendor's connection
        name: String,
        #[command(subcommand)]
        command: LinkCommand,
    },
    /// Licences in Halo that look like the same subscription twice
    Duplicates {
        /// The vendor's connection
        name: String,
        /// Plan to set these inactive, by their numbers; writes nothing yet
        #[arg(long, value_delimiter = ',', value_name = "LICENCE")]
        deactivate: Vec<i64>,
    },
    /// What the vendor and Halo counted for each licence over time, and who changed it
    Timeline {
        /// The vendor's connection
        connection: String,
        /// Only licences whose customer, client or product holds this text
        #[arg(long, value_name = "TEXT", conflicts_with_all = ["licence", "subscription"])]
        customer: Option<String>,
        /// The history of this licence, by its number in Halo
        #[arg(long, value_name = "ID", conflicts_with = "subscription")]
        licence: Option<i64>,
        /// The history of this subscription, by the vendor's name of it
        #[arg(long, value_name = "KEY")]
        subscription: Option<String>,
    },
    /// Which terms end soon, what happens then, and what they cost: as the vendors were last read
    Renewals(RenewalsArgs),
    /// What happens to licences whose subscription is gone, and what each other choice would do, with what both
    /// sides last said
    Removals {
        /// The vendor's connection
        name: String,
    },
    /// Read both sides and save a plan; writes nothing to Halo
    Plan {
        /// The vendor's connection
        name: String,
        /// What it covers
        #[arg(long, value_delimiter = ',', value_enum, default_values_t = [Entity::Customers, Entity::Subscriptions])]
        entities: Vec<Entity>,
        /// Make a client for each customer that has none
        #[arg(long)]
        create_clients: bool,
        /// Take the vendor's answer as all there is, although it looks cut short: what is missing from it is
        /// then gone
        #[arg(long)]
        answer_is_complete: bool,
        /// Read every customer anew, also where a reading that was stopped could be taken up
        #[arg(long)]
        read_anew: bool,
    },
    /// What a connection's answers look like, without what they say: to show where reality differs
    Shape {
        /// The connection
        name: String,
    },
    /// A plan (P1) or a run (R1), change by change
    Show {
        /// P… or R…
        id: String,
        /// Also list what is unchanged
        #[arg(long)]
        all: bool,
        /// Also tell by which rule each value was found
        #[arg(long)]
        rules: bool,
    },
    /// Apply a saved plan, exactly as saved
    Apply {
        /// P…
        plan: String,
        /// Let it pass the guard once
        #[arg(long, requires = "reason")]
        allow_guard: bool,
        /// Why; goes into the receipt
        #[arg(long)]
        reason: Option<String>,
    },
    /// Go on with an interrupted run
    Resume {
        /// R…
        run: String,
    },
    /// Plan the inverse of a run, and apply it with --apply
    Undo(Undo),
    /// The history, newest first
    Runs,
    /// One receipt
    Receipt {
        /// R…
        run: String,
        /// How it is written
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Who changed what and when; proof that nobody changed it since
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Copies of the store, made before each run
    Backup {
        #[command(subcommand)]
        command: BackupCommand,
    },
    /// Write everything but the secrets to one file, for another workstation
    Export {
        /// The file
        file: PathBuf,
    },
    /// Show what an export would change here and, with --yes, put it in the store's place
    Import {
        /// The file
        file: PathBuf,
        /// Do it; the present store is backed up first
        #[arg(long)]
        yes: bool,
    },
    /// What needs you, most urgent first; look again, put it aside, set what stands out
    Attention(Attention),
    /// When a connection is brought into Halo without a person: set, show, clear. `schedule list` shows all
    Schedule {
        /// The vendor's connection, or `list`
        name: String,
        #[command(subcommand)]
        command: Option<ScheduleCommand>,
    },
    /// How people are told of scheduled runs: desktop, webhook, mail
    Notify {
        #[command(subcommand)]
        command: Option<NotifyCommand>,
    },
    /// The entry in the system's scheduler that runs what is due: install, show, remove
    Timer {
        #[command(subcommand)]
        command: Option<TimerCommand>,
    },
    /// Plan and apply within the guard, for schedulers
    Sync {
        /// The vendor's connection
        #[arg(required_unless_present = "due", conflicts_with = "due")]
        name: Option<String>,
        /// Everything that is due by its schedule
        #[arg(long)]
        due: bool,
        /// Called by the entry that `timer install` wrote
        #[arg(long, requires = "due", hide = true)]
        by_timer: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Connect {
    /// HaloPSA
    Halo {
        /// The resource server, as shown at Configuration > Integrations > HaloPSA API
        #[arg(long, value_name = "U")]
        resource_url: String,
        /// The authorisation server, as shown there
        #[arg(long, value_name = "U", default_value = "")]
        auth_url: String,
        /// The tenant, as shown there
        #[arg(long, value_name = "T")]
        tenant: Option<String>,
        /// The application's Client ID
        #[arg(long, value_name = "ID")]
        client_id: String,
        /// The connection's name
        #[arg(long, default_value = "halo")]
        name: String,
        /// Requests per rolling 5 minutes; 0 for no limit (default 250)
        #[arg(long)]
        budget: Option<u32>,
        /// Most records in one write (default 50)
        #[arg(long)]
        batch: Option<u32>,
        /// Rows asked for per page (default 1000)
        #[arg(long, help_heading = "Advanced")]
        page_size: Option<u32>,
        /// When the client secret ends: a date like 2027-05-01, or never
        #[arg(long, value_name = "DATE")]
        secret_expires: Option<String>,
        /// Read the client secret from standard input
        #[arg(long)]
        secret_stdin: bool,
    },
    /// Giacom Cloud Market
    Giacom(ConnectGiacom),
    /// ALSO Cloud Marketplace
    Also(ConnectAlso),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Entity {
    /// Clients
    Customers,
    /// Licences
    Subscriptions,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// For reading
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// One page to print or send
    Html,
}
