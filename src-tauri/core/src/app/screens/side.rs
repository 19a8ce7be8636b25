//! What connections go to: Halo, or one of the vendors. Each has a wizard, and at most one draft of it.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What a connection goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// HaloPSA.
    Halo,
    /// Giacom Cloud Market.
    Giacom,
    /// ALSO Cloud Marketplace.
    Also,
}

impl Side {
    /// The name of the setting that keeps its wizard's draft.
    pub(super) fn draft(self) -> &'static str {
        match self {
            Self::Halo => "draft of halo",
            Self::Giacom => "draft of giacom",
            Self::Also => "draft of also",
        }
    }
}
