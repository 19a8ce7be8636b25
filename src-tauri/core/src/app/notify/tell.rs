//! After scheduled runs: what is worth telling goes out by every way that is on. Nothing in here fails a run.

use super::TOLD;
use crate::app::App;
use crate::app::schedule::DueReport;
use crate::attention::{Item, Mend, rows};
use crate::notify::{Line, Memory, Message, Settings, Urgency, Way, decide};
use crate::{Error, Result};
use jiff::Timestamp;
use serde::Serialize;

/// That a message went out, or did not.
#[derive(Debug, Clone, Serialize)]
pub struct Notified {
    /// By which way.
    pub way: Way,
    /// What kept it from going out; none where it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
}

impl App {
    /// Tells what came of the runs, and what else came up that needs a person, in one message.
    pub(in crate::app) async fn tell(&self, report: &DueReport) -> Vec<Notified> {
        // Whoever stopped it is there and knows; what is told of later is met again by then. Without a schedule
        // somebody comes by to look.
        if self.cancel.is_cancelled() || report.scheduled == 0 {
            return Vec::new();
        }
        self.try_to_tell(report).await.unwrap_or_else(|error| {
            tracing::warn!(code = error.code.as_str(), "nobody could be told of the scheduled runs");
            Vec::new()
        })
    }

    async fn try_to_tell(&self, report: &DueReport) -> Result<Vec<Notified>> {
        let settings = self.notify_settings()?;
        let ended = report.due.iter().map(|due| self.ended(due)).collect::<Result<Vec<_>>>()?;
        let memory: Memory = self.store.setting(TOLD)?.unwrap_or_default();
        let mut decision = decide(settings.when, &ended, &memory, Timestamp::now());
        let came_up = self.attention_untold()?;
        let other: Vec<Item> = came_up.iter().filter(|item| !is_of(item, report)).cloned().collect();
        decision.lines.extend(rows(other).iter().map(|row| line(&row.item)));
        let message = Message::of(decision.lines);
        let notified = match &message {
            Some(message) => self.by_all_ways(&settings, message).await,
            None => Vec::new(),
        };
        let reached = message.is_none() || notified.iter().any(|n| n.error.is_none());
        if reached {
            self.mark_attention_told(&came_up)?;
        }
        let known = if reached { decision.told } else { decision.untold };
        self.store.change_setting(TOLD, |memory: &mut Memory| {
            for run in &ended {
                memory.keep(&run.connection, known.of(&run.connection));
            }
        })?;
        Ok(notified)
    }

    /// All at once: a way that is slow or fails holds up no other.
    async fn by_all_ways(&self, settings: &Settings, message: &Message) -> Vec<Notified> {
        let usable = |way: &Way| settings.uses(*way) && (*way != Way::Desktop || self.desktop.present());
        let sending = Way::ALL.into_iter().filter(usable).map(|way| async move {
            let error = self.send_by(way, settings, message).await.err();
            if let Err(e) = self.note_outcome(way, error.as_ref()) {
                tracing::warn!(code = e.code.as_str(), "how a message went could not be noted");
            }
            Notified { way, error }
        });
        futures::future::join_all(sending).await
    }
}

/// Whether an item is about a run of this report, which is told as such.
fn is_of(item: &Item, report: &DueReport) -> bool {
    let Mend::Resume(_, run) = &item.mend else { return false };
    report.due.iter().filter_map(|due| due.run.as_ref()).any(|of| of.run == *run)
}

/// An item of the inbox, as it is told. Where names may not stand, it is told by its kind and count.
fn line(item: &Item) -> Line {
    let whose = item.connection.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
    Line {
        urgency: Urgency::ToDo,
        short: format!("{whose}{}", item.kind.brief(item.count)),
        text: format!("{whose}{}", item.cause),
        todo: "Open Halyard, Needs you; or: halyard-cli attention.".to_owned(),
        changes: 0,
    }
}
