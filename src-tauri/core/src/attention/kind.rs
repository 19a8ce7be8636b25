//! What kinds of things need a person, and how urgent they are.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How soon somebody should look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Urgency {
    /// Nothing goes on, or something is half done.
    Now,
    /// Something is not billed, or waits.
    Soon,
    /// Worth a look.
    Look,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Why something needs a person. The order is that within one urgency.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// As it stands in keys, and on the command line.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

kinds! {
    /// No Halo is connected.
    NoHalo = "no-halo",
    /// No vendor is connected.
    NoVendor = "no-vendor",
    /// A run was stopped and can go on.
    RunInterrupted = "run-interrupted",
    /// What became of changes could not be found out.
    FateUnknown = "fate-unknown",
    /// The newest run left changes that failed.
    RunFailed = "run-failed",
    /// A run is at work.
    RunAtWork = "run-at-work",
    /// A secret is not stored.
    SecretMissing = "secret-missing",
    /// The other side refused who asked.
    CredentialsRefused = "credentials-refused",
    /// Halo or the vendor refuses what it allowed before.
    PermissionLost = "permission-lost",
    /// A test of the last check failed for another reason.
    CheckFailed = "check-failed",
    /// The last scheduled run could not do its work.
    ScheduleFailed = "schedule-failed",
    /// A secret ends soon, or has.
    SecretExpiring = "secret-expiring",
    /// The guard stops a plan.
    GuardStopped = "guard-stopped",
    /// A scheduled run left changes to a person.
    ChangesHeld = "changes-held",
    /// A plan that a person made was not applied.
    PlanWaiting = "plan-waiting",
    /// A vendor's customers were never matched.
    NeverMatched = "never-matched",
    /// Customers with live subscriptions have no client.
    Unmatched = "unmatched",
    /// A matched client is no longer in Halo.
    ClientGone = "client-gone",
    /// A matched client is inactive in Halo.
    ClientInactive = "client-inactive",
    /// A linked licence is no longer in Halo.
    LicenceGone = "licence-gone",
    /// A vendor was not read for long.
    Silent = "silent",
    /// A price moved by more than the limit.
    PriceJump = "price-jump",
    /// A number of seats moved by more than the limit.
    SeatsJump = "seats-jump",
    /// The vendor renamed a customer.
    Renamed = "renamed",
}

impl Kind {
    /// From its form in keys.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|k| k.as_str() == text)
    }

    /// Whether a person can put it aside. What is missing for any work at all, and work that goes on, stay.
    pub fn answerable(self) -> bool {
        !matches!(self, Self::NoHalo | Self::NoVendor | Self::RunAtWork)
    }

    /// Whether it is worth telling somebody who does not look. What a scheduled run came to is told as that, what a
    /// person has at hand just now is not told at all.
    pub fn worth_telling(self) -> bool {
        use Kind::{
            ClientGone, ClientInactive, LicenceGone, PermissionLost, PriceJump, Renamed, RunInterrupted,
            SeatsJump, SecretExpiring, Silent, Unmatched,
        };
        matches!(
            self,
            RunInterrupted
                | PermissionLost
                | SecretExpiring
                | Unmatched
                | ClientGone
                | ClientInactive
                | LicenceGone
                | Silent
                | PriceJump
                | SeatsJump
                | Renamed
        )
    }

    /// It in a few words that name nobody; of those that are told with others of their kind, how many they are.
    pub fn brief(self, count: u64) -> String {
        let (one, many) = match self {
            Self::RunInterrupted => return "a run was stopped and can go on".to_owned(),
            Self::PermissionLost => return "a permission was lost".to_owned(),
            Self::SecretExpiring => return "its secret ends soon, or has".to_owned(),
            Self::Silent => return "it was not read for long".to_owned(),
            Self::Unmatched => ("customer has no client", "customers have no client"),
            Self::ClientGone => {
                ("matched client is no longer in Halo", "matched clients are no longer in Halo")
            }
            Self::ClientInactive => {
                ("matched client is inactive in Halo", "matched clients are inactive in Halo")
            }
            Self::LicenceGone => {
                ("linked licence is no longer in Halo", "linked licences are no longer in Halo")
            }
            Self::PriceJump => ("price moved much", "prices moved much"),
            Self::SeatsJump => ("number of seats moved much", "numbers of seats moved much"),
            Self::Renamed => ("customer was renamed", "customers were renamed"),
            _ => ("thing needs you", "things need you"),
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }

    /// What several of it are, in words.
    pub fn several(self, count: u64) -> String {
        let what = match self {
            Self::ClientGone => "matched customers have a client that Halo no longer lists.",
            Self::ClientInactive => "matched customers have a client that is inactive in Halo.",
            Self::LicenceGone => "linked licences are no longer in Halo: nothing bills them.",
            Self::PriceJump => "subscriptions changed their price by more than the limit.",
            Self::SeatsJump => "subscriptions changed their number of seats by more than the limit.",
            Self::Renamed => "matched customers have another name at the vendor.",
            _ => "things of one kind need you.",
        };
        format!("{count} {what}")
    }
}
