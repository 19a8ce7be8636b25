//! After scheduled runs: what is worth telling goes out by every way that is on. Nothing in here fails a run.

use super::TOLD;
use crate::app::App;
use crate::app::schedule::DueReport;
use crate::notify::{Line, Memory, Message, Settings, Way, decide};
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
    /// Tells what came of the runs, in one message. `further` are lines from elsewhere that are worth telling now;
    /// whoever gives them sees to it that they are not given twice.
    pub(in crate::app) async fn tell(&self, report: &DueReport, further: Vec<Line>) -> Vec<Notified> {
        // Whoever stopped it is there and knows; what is told of later is met again by then.
        if self.cancel.is_cancelled() || (report.due.is_empty() && further.is_empty()) {
            return Vec::new();
        }
        self.try_to_tell(report, further).await.unwrap_or_else(|error| {
            tracing::warn!(code = error.code.as_str(), "nobody could be told of the scheduled runs");
            Vec::new()
        })
    }

    async fn try_to_tell(&self, report: &DueReport, further: Vec<Line>) -> Result<Vec<Notified>> {
        let settings = self.notify_settings()?;
        let ended = report.due.iter().map(|due| self.ended(due)).collect::<Result<Vec<_>>>()?;
        let memory: Memory = self.store.setting(TOLD)?.unwrap_or_default();
        let mut decision = decide(settings.when, &ended, &memory, Timestamp::now());
        decision.lines.extend(further);
        let message = Message::of(decision.lines);
        let notified = match &message {
            Some(message) => self.by_all_ways(&settings, message).await,
            None => Vec::new(),
        };
        let reached = message.is_none() || notified.iter().any(|n| n.error.is_none());
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
