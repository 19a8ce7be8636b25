//! What a person chose for an import. Saved with the connection, and again with each plan, so that a plan
//! can be read years later.

use super::GuardLimits;
use crate::domain::{CustomerId, VendorKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What happens to a licence whose subscription the vendor no longer lists (C8).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum MissingPolicy {
    /// It is left as it is and shown.
    #[default]
    Flag,
    /// It is set inactive.
    Deactivate,
    /// Its count is set to 0; it stays active.
    Zero,
    /// What the vendor says has ended is set inactive; what it no longer lists is set to 0 and stays active
    /// (what Halo does for ALSO where its own switch is off).
    Follow,
}

impl MissingPolicy {
    /// Those that mean something at a vendor, in the order they are offered. Giacom's own switch knows no other way
    /// when it is off, so there is nothing to follow.
    pub fn offered_by(vendor: VendorKind) -> &'static [Self] {
        match vendor {
            VendorKind::Giacom => &[Self::Flag, Self::Deactivate, Self::Zero],
            VendorKind::Also => &[Self::Flag, Self::Deactivate, Self::Follow, Self::Zero],
        }
    }

    /// As shown and as used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Deactivate => "deactivate",
            Self::Zero => "zero",
            Self::Follow => "follow",
        }
    }
}

/// Which money a connection's licences take over from the vendor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "kebab-case")]
pub enum MoneyPolicy {
    /// What the MSP pays.
    #[default]
    Cost,
    /// What the MSP pays, and what the customer pays as the vendor has it.
    CostAndPrice,
    /// Neither: what stands in Halo is not touched.
    Untouched,
}

impl MoneyPolicy {
    /// Whether the purchase price is followed.
    pub fn cost(self) -> bool {
        self != Self::Untouched
    }

    /// Whether the selling price is followed.
    pub fn price(self) -> bool {
        self == Self::CostAndPrice
    }
}

/// Which entities a plan covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entities {
    /// Clients.
    pub customers: bool,
    /// Licences.
    pub subscriptions: bool,
}

impl Default for Entities {
    fn default() -> Self {
        Self { customers: true, subscriptions: true }
    }
}

/// The choices an import is planned with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own, and stored by its name")]
pub struct ImportOptions {
    /// What is covered.
    pub entities: Entities,
    /// Whether unmatched customers become new clients. Off unless asked.
    pub create_clients: bool,
    /// The top level of new clients, by name or number. Never applied to existing ones.
    pub top_level: Option<String>,
    /// Whether a matched client takes over the vendor's name. Off unless asked.
    pub follow_names: bool,
    /// Whether a new licence beside one of the same name is left to a person. On for unattended imports: one
    /// of the two may be the other, and would be billed twice.
    pub hold_namesakes: bool,
    /// Whether a person vouched that the vendor's answer was all there is.
    pub answer_is_complete: bool,
    /// What happens to what is gone at the vendor.
    pub missing: MissingPolicy,
    /// Which money is taken over.
    pub money: MoneyPolicy,
    /// Whether the main site of a matched client takes over the vendor's address. Off unless asked.
    pub follow_addresses: bool,
    /// Whose subscriptions are imported; none for those of every matched customer.
    pub only: Option<BTreeSet<CustomerId>>,
    /// When a plan is too destructive to run without a person.
    pub guard: GuardLimits,
}
