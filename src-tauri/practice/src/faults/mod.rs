//! What can go wrong on demand, and how to ask for it.
//!
//! A list is comma separated; each item reads
//!
//! ```text
//! [halo.|giacom.|also.][reads.|writes.]NAME[=VALUE][@WHEN]
//! ```
//!
//! - No server named: every server the fault exists on. No verb named: reads and writes.
//! - `@0.1` or `@10%`: in that share of the requests it could strike, seeded, so the same requests in the
//!   same order meet the same faults. `@#5` the fifth one only, `@#5-9` the fifth to the ninth, `@#5+` from
//!   the fifth on. Nothing: always. Requests are counted per item, from the moment the list is set.
//! - Faults of the rows (a vendor's data) use `@` as the share of rows; without it, one row in ten.
//!   At least one row always has the fault, and it is the same row in every answer.
//! - Settings take no `@`; the last one of a name holds.
//!
//! Examples: `halo.429=5@10%`, `halo.writes.500@5%`, `drop-after-write@#3`, `rate-limit=0,batch=first`,
//! `giacom.numbers=text,giacom.page-cap=100`,
//! `also.fault@#3,also.token-form=bare`. The names are in [`Faults::catalogue`].
//!
//! May not know what a fault does to an answer: the servers do that.

mod catalogue;
mod grammar;
mod play;

pub(crate) use play::{Play, Turn};
use std::{fmt, str::FromStr};

/// A list of faults and settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults(pub(crate) Vec<Fault>);

/// One item of the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    pub(crate) server: Option<Server>,
    pub(crate) verb: Option<Verb>,
    pub(crate) value: Option<String>,
    pub(crate) when: When,
}

/// Which of the servers a request went to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Server {
    Halo,
    Giacom,
    Also,
}

impl Server {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Halo => "halo",
            Self::Giacom => "giacom",
            Self::Also => "also",
        }
    }
}

/// Whether a request only looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Reads,
    Writes,
}

/// Which of the requests a fault strikes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum When {
    Always,
    Share(f64),
    /// First and last, counted from 1.
    Numbers(u64, u64),
}

impl Faults {
    /// Every fault and setting: how it is written, and what it does.
    pub fn catalogue() -> Vec<(String, &'static str)> {
        catalogue::ENTRIES.iter().map(|entry| (entry.form(), entry.meaning)).collect()
    }

    /// The bare names, in the order of the catalogue.
    pub fn names() -> Vec<&'static str> {
        catalogue::ENTRIES.iter().map(|entry| entry.name).collect()
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The text is no list of faults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultsError(pub(crate) String);

impl fmt::Display for FaultsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FaultsError {}

impl FromStr for Faults {
    type Err = FaultsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
        items.map(grammar::item).collect::<Result<_, _>>().map(Self).map_err(FaultsError)
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(server) = self.server {
            write!(f, "{}.", server.name())?;
        }
        match self.verb {
            Some(Verb::Reads) => f.write_str("reads.")?,
            Some(Verb::Writes) => f.write_str("writes.")?,
            None => {}
        }
        f.write_str(self.name)?;
        if let Some(value) = &self.value {
            write!(f, "={value}")?;
        }
        match self.when {
            When::Always => Ok(()),
            When::Share(share) => write!(f, "@{share}"),
            When::Numbers(first, u64::MAX) => write!(f, "@#{first}+"),
            When::Numbers(first, last) if first == last => write!(f, "@#{first}"),
            When::Numbers(first, last) => write!(f, "@#{first}-{last}"),
        }
    }
}
