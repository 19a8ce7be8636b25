//! What connections go to: Halo, or one of the vendors. Each has a wizard, and at most one draft of it.

use crate::domain::VendorKind;
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

impl From<VendorKind> for Side {
    fn from(kind: VendorKind) -> Self {
        match kind {
            VendorKind::Giacom => Self::Giacom,
            VendorKind::Also => Self::Also,
        }
    }
}

impl Side {
    /// As stored and as used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Halo => "halo",
            Self::Giacom => "giacom",
            Self::Also => "also",
        }
    }

    /// The name of the setting that keeps its wizard's draft.
    pub(super) fn draft(self) -> &'static str {
        match self {
            Self::Halo => "draft of halo",
            Self::Giacom => "draft of giacom",
            Self::Also => "draft of also",
        }
    }
}
