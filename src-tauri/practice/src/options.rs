//! What a practice company can be asked to be.
//!
//! May not start anything: plain values only.

use crate::faults::Faults;
use std::{
    fmt,
    path::PathBuf,
    str::FromStr,
    time::{SystemTime, UNIX_EPOCH},
};

/// How to start the practice company.
#[derive(Clone, Debug)]
pub struct PracticeOptions {
    /// How many customers and subscriptions it has.
    pub size: Size,
    /// Which company it is: the same size and seed always give the same data.
    pub seed: u64,
    /// The loopback port to listen on; 0 takes any free one.
    pub port: u16,
    /// How long each request waits before it is looked at.
    pub latency_ms: u64,
    /// What goes wrong.
    pub faults: Faults,
    /// The day on which it is drawn, in days since 1970-01-01: terms end in the year after it, and the months before it
    /// are its past. None for a day that is always the same, so that its data are, too.
    pub today: Option<i64>,
    /// Where to keep what was written, so that a restart finds it again.
    pub state: Option<PathBuf>,
}

impl PracticeOptions {
    /// Drawn on the day it is by this machine's clock, UTC: for people who try it, so that terms end soon and not
    /// long ago.
    #[must_use]
    pub fn as_of_today(self) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { today: i64::try_from(since.as_secs() / 86_400).ok(), ..self }
    }
}

impl Default for PracticeOptions {
    fn default() -> Self {
        Self {
            size: Size::Small,
            seed: 1,
            port: 0,
            latency_ms: 0,
            faults: Faults::default(),
            today: None,
            state: None,
        }
    }
}

/// How large the company is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Size {
    /// 12 customers, 40 subscriptions.
    #[default]
    Small,
    /// 200 customers, 4,000 subscriptions.
    Medium,
    /// 2,000 customers, 40,000 subscriptions.
    Large,
}

impl Size {
    /// Vendor customers with at least one subscription.
    pub fn customers(self) -> usize {
        match self {
            Self::Small => 12,
            Self::Medium => 200,
            Self::Large => 2_000,
        }
    }

    /// Subscriptions after summing rows of the same customer and product.
    pub fn subscriptions(self) -> usize {
        match self {
            Self::Small => 40,
            Self::Medium => 4_000,
            Self::Large => 40_000,
        }
    }

    /// Companies at ALSO.
    pub(crate) fn at_also(self) -> AlsoNumbers {
        let numbers = |shared, strangers, ended, resellers, below| AlsoNumbers {
            shared,
            strangers,
            ended,
            resellers,
            below,
        };
        match self {
            Self::Small => numbers(3, 1, 1, 1, 2),
            Self::Medium => numbers(20, 4, 2, 1, 4),
            Self::Large => numbers(280, 24, 8, 2, 12),
        }
    }
}

/// How many companies of each sort ALSO has, beside the clients who buy from it alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AlsoNumbers {
    /// Their client buys from Giacom as well.
    pub(crate) shared: usize,
    /// Without a client in Halo.
    pub(crate) strangers: usize,
    /// Terminated.
    pub(crate) ended: usize,
    /// Resellers below the reseller.
    pub(crate) resellers: usize,
    /// Companies below each of them.
    pub(crate) below: usize,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        })
    }
}

/// The text is no size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSize(pub String);

impl fmt::Display for UnknownSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no size of the practice company; use small, medium or large", self.0)
    }
}

impl std::error::Error for UnknownSize {}

impl FromStr for Size {
    type Err = UnknownSize;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim().to_ascii_lowercase().as_str() {
            "small" => Ok(Self::Small),
            "medium" => Ok(Self::Medium),
            "large" => Ok(Self::Large),
            _ => Err(UnknownSize(text.to_owned())),
        }
    }
}
