//! `notify …`, as it is typed.

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub enum NotifyCommand {
    /// How people are told, and how that went the last time
    Show,
    /// On the desktop of this machine
    Desktop {
        /// Whether it is used
        #[arg(value_enum)]
        switch: Switch,
    },
    /// In a channel of Teams or Slack
    Webhook {
        #[command(subcommand)]
        command: WebhookCommand,
    },
    /// By mail, through a server that takes SMTP
    Mail {
        #[command(subcommand)]
        command: MailCommand,
    },
    /// Of which scheduled runs
    When {
        /// Which
        #[arg(value_enum)]
        when: When,
    },
    /// Send a test message now
    Test {
        /// By this way, be it on or off (default: each that is on)
        #[arg(value_enum)]
        way: Option<Way>,
    },
}

#[derive(Debug, Subcommand)]
pub enum WebhookCommand {
    /// Take this webhook. Its address is a secret: it is asked for, or read from standard input
    Set {
        /// How it wants its message (default: as its host suggests)
        #[arg(long, value_enum)]
        kind: Option<Kind>,
        /// Read the address from standard input
        #[arg(long)]
        secret_stdin: bool,
    },
    /// Use it
    On,
    /// Do not use it for now
    Off,
    /// Forget it and its address
    Clear,
}

#[derive(Debug, Subcommand)]
pub enum MailCommand {
    /// Take this mail server. The password is asked for, or read from standard input
    Set(SetMail),
    /// Use it
    On,
    /// Do not use it for now
    Off,
    /// Forget it and its password
    Clear,
}

#[derive(Debug, Args)]
pub struct SetMail {
    /// The server, like smtp.acme.example
    #[arg(long, value_name = "HOST")]
    pub host: String,
    /// Its port (default: 465 with tls, 587 with starttls, 25 with none)
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,
    /// How the connection is made safe
    #[arg(long, value_enum, default_value_t = Security::Tls)]
    pub security: Security,
    /// The user, where the server wants a sign-in
    #[arg(long, value_name = "NAME", default_value = "")]
    pub user: String,
    /// Who it is from (default: the user)
    #[arg(long, value_name = "ADDRESS", default_value = "")]
    pub from: String,
    /// Who it goes to
    #[arg(long, value_name = "ADDRESSES", value_delimiter = ',', required = true)]
    pub to: Vec<String>,
    /// Read the password from standard input
    #[arg(long)]
    pub secret_stdin: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// Use it
    On,
    /// Do not use it
    Off,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Kind {
    /// A workflow of Teams
    Teams,
    /// Slack, and what understands the same
    Slack,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Security {
    /// TLS from the first byte
    Tls,
    /// TLS after the greeting
    Starttls,
    /// None; only without a password, or to this machine
    None,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum When {
    /// Those with something new to say
    Changes,
    /// Each
    EveryRun,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Way {
    /// The desktop of this machine
    Desktop,
    /// The webhook
    Webhook,
    /// The mail server
    Mail,
}
