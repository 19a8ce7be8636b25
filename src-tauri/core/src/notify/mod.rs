//! Telling people what a scheduled run came to: what is worth a message, its words, and the ways it goes out.
//!
//! Deciding is pure: no clock, no I/O; the moment and what was told before are given. Sending may fail and may
//! then only say so: it never fails a run, and one way never keeps another from being tried. No message holds a
//! secret, and none on the desktop a customer's name.

mod desktop;
pub mod mail;
mod memory;
mod message;
mod rules;
mod settings;
#[cfg(test)]
mod tests;
pub mod webhook;

pub use desktop::{Desktop, NoDesktop, SystemDesktop};
pub use memory::{Known, Memory, ToldTrouble};
pub use message::{Line, MOST_LINES, Message, Urgency};
pub use rules::{AGAIN, Decision, Ended, PATIENCE, Trouble, Waiting, decide};
pub use settings::{MailSecurity, MailSettings, Settings, TellWhen, Way, WebhookKind, WebhookSettings};
