//! The inbox as it is shown, in the window and on the command line.

use crate::attention::{Answered, Item, Kind, Mend, Recheck, Stake, Standing, Urgency};
use crate::domain::ConnectionName;
use jiff::Timestamp;
use serde::Serialize;
use specta::Type;

/// The inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Inbox {
    /// What needs somebody, most urgent first.
    pub rows: Vec<InboxRow>,
    /// What was put aside: snoozed or resolved.
    pub aside: Vec<AttentionLine>,
}

/// A row: one item, or several of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct InboxRow {
    /// The item, or what is said of all of them.
    #[serde(flatten)]
    pub line: AttentionLine,
    /// The items; none where it is one.
    pub members: Vec<AttentionLine>,
}

/// One thing that needs a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AttentionLine {
    /// Its stable name.
    pub key: String,
    /// Why it needs somebody.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// Whose it is; empty where no connection is concerned.
    pub connection: String,
    /// What it is about, by name; the first few of many.
    pub subjects: Vec<String>,
    /// How many it is about.
    pub count: u64,
    /// What happened and what follows, in words.
    pub cause: String,
    /// The money at stake; none where it is not about money.
    pub stake: Option<StakeView>,
    /// Since when, UTC.
    pub since: Option<String>,
    /// What mends it.
    pub mend: MendView,
    /// What looking again does.
    pub recheck: RecheckView,
    /// Whether it can be put aside.
    pub answerable: bool,
    /// Whether it stands for several.
    pub several: bool,
    /// Where it stands.
    pub standing: StandingView,
}

/// The money at stake. Without amounts it is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct StakeView {
    /// Sums, one for each currency and period.
    pub amounts: Vec<StakeAmountView>,
    /// How much of it is not known, counted.
    pub unknown: u64,
    /// Whether they are differences.
    pub difference: bool,
    /// In words.
    pub words: String,
}

/// An amount per period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct StakeAmountView {
    /// Decimal.
    pub amount: String,
    /// ISO code; none for "as Halo bills".
    pub currency: Option<String>,
    /// Per how many months; none where the period is not known.
    pub months: Option<u32>,
}

/// The step that mends an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase", tag = "do")]
pub enum MendView {
    /// Connect Halo.
    ConnectHalo,
    /// Connect a vendor.
    ConnectVendor,
    /// Enter the secret anew.
    EnterSecret,
    /// Test the connection.
    Check,
    /// Decide in the matching table.
    Match,
    /// Read a plan and apply it.
    Plan {
        /// Which.
        plan: String,
    },
    /// Make a new preview.
    Preview,
    /// Watch a plan's run.
    Watch {
        /// Whose.
        plan: String,
    },
    /// Go on with a run.
    Resume {
        /// Its plan.
        plan: String,
        /// It.
        run: String,
    },
    /// Read a receipt.
    Receipt {
        /// Whose.
        run: String,
    },
    /// Look at a subscription's history.
    History {
        /// The vendor's name of it.
        subscription: String,
    },
    /// Forget a subscription's link.
    ClearLink {
        /// The vendor's name of it.
        subscription: String,
    },
}

/// What looking again does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum RecheckView {
    /// Only Halyard's own notes are read.
    Notes,
    /// The connection is tested.
    Connection,
    /// Halo's clients are read.
    Clients,
    /// The licence is read.
    Licence,
    /// A new preview is offered.
    Preview,
}

/// Whether an item was put aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum StandingState {
    /// It needs somebody.
    Open,
    /// It comes back.
    Snoozed,
    /// It was dealt with.
    Resolved,
}

/// Where an item stands, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct StandingView {
    /// Where.
    pub state: StandingState,
    /// When it comes back, UTC.
    pub until: Option<String>,
    /// When it was put aside, UTC.
    pub at: Option<String>,
    /// By whom.
    pub who: Option<String>,
}

impl AttentionLine {
    pub(super) fn of(
        item: &Item,
        since: Option<Timestamp>,
        standing: Standing,
        answered: Option<&Answered>,
    ) -> Self {
        Self {
            key: item.key.to_string(),
            kind: item.kind,
            urgency: item.urgency,
            connection: item.connection.as_ref().map(ConnectionName::to_string).unwrap_or_default(),
            subjects: item.subjects.clone(),
            count: item.count,
            cause: item.cause.clone(),
            stake: item.stake.as_ref().map(StakeView::from),
            since: since.map(|s| s.to_string()),
            mend: MendView::from(&item.mend),
            recheck: RecheckView::from(item.recheck),
            answerable: item.kind.answerable(),
            several: false,
            standing: StandingView::of(standing, answered),
        }
    }
}

impl StandingView {
    fn of(standing: Standing, answered: Option<&Answered>) -> Self {
        let (state, until) = match standing {
            Standing::Open => return Self { state: StandingState::Open, until: None, at: None, who: None },
            Standing::Snoozed(until) => (StandingState::Snoozed, Some(until.to_string())),
            Standing::Resolved => (StandingState::Resolved, None),
        };
        Self { state, until, at: answered.map(|a| a.at.to_string()), who: answered.map(|a| a.who.clone()) }
    }
}

impl From<&Stake> for StakeView {
    fn from(stake: &Stake) -> Self {
        let amounts = stake.amounts.iter().map(|a| StakeAmountView {
            amount: a.shown().to_string(),
            currency: a.currency.map(|c| c.as_str().to_owned()),
            months: a.months,
        });
        Self {
            amounts: amounts.collect(),
            unknown: stake.unknown,
            difference: stake.difference,
            words: stake.words(),
        }
    }
}

impl From<&Mend> for MendView {
    fn from(mend: &Mend) -> Self {
        match mend {
            Mend::ConnectHalo => Self::ConnectHalo,
            Mend::ConnectVendor => Self::ConnectVendor,
            Mend::EnterSecret => Self::EnterSecret,
            Mend::Check => Self::Check,
            Mend::Match => Self::Match,
            Mend::Plan(plan) => Self::Plan { plan: plan.clone() },
            Mend::Preview => Self::Preview,
            Mend::Watch(plan) => Self::Watch { plan: plan.clone() },
            Mend::Resume(plan, run) => Self::Resume { plan: plan.clone(), run: run.clone() },
            Mend::Receipt(run) => Self::Receipt { run: run.clone() },
            Mend::History(key) => Self::History { subscription: key.clone() },
            Mend::ClearLink(key) => Self::ClearLink { subscription: key.clone() },
        }
    }
}

impl From<Recheck> for RecheckView {
    fn from(recheck: Recheck) -> Self {
        match recheck {
            Recheck::Notes => Self::Notes,
            Recheck::Connection => Self::Connection,
            Recheck::Clients => Self::Clients,
            Recheck::Licence(_) => Self::Licence,
            Recheck::Preview => Self::Preview,
        }
    }
}
