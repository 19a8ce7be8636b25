//! The kinds of record Halo serves here, and what each is called where.
//!
//! May not read or write records.

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entity {
    Client,
    Site,
    Licence,
    Invoice,
    User,
    TopLevel,
    Agent,
}

impl Entity {
    pub(crate) const ALL: [Self; 7] =
        [Self::Client, Self::Site, Self::Licence, Self::Invoice, Self::User, Self::TopLevel, Self::Agent];

    /// The name in the path, as Halo's specification writes it.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Client => "Client",
            Self::Site => "Site",
            Self::Licence => "SoftwareLicence",
            Self::Invoice => "RecurringInvoice",
            Self::User => "Users",
            Self::TopLevel => "TopLevel",
            Self::Agent => "Agent",
        }
    }

    /// The kind a path names, whatever its case (VERIFIED: Halo's paths are not case-sensitive).
    pub(crate) fn of_path(segment: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.path().eq_ignore_ascii_case(segment))
    }

    /// The key of the rows in a wrapped list; agents come as a bare array (VERIFIED).
    pub(crate) fn wrapper(self) -> Option<&'static str> {
        match self {
            Self::Client => Some("clients"),
            Self::Site => Some("sites"),
            Self::Licence => Some("licences"),
            Self::Invoice => Some("invoices"),
            Self::User => Some("users"),
            Self::TopLevel => Some("tree"),
            Self::Agent => None,
        }
    }

    /// The name of its permission, as the `forbidden` setting writes it.
    pub(crate) fn module(self) -> &'static str {
        match self {
            Self::TopLevel => "toplevels",
            Self::Agent => "agents",
            other => other.wrapper().unwrap_or_default(),
        }
    }

    /// The scope an application needs, without `read:` or `edit:`; nothing when any token will do.
    pub(crate) fn scope(self) -> Option<&'static str> {
        match self {
            Self::Client | Self::Site | Self::User | Self::TopLevel => Some("customers"),
            Self::Licence => Some("softwarelicensing"),
            Self::Invoice => Some("invoices"),
            Self::Agent => None,
        }
    }

    /// Whether POST creates and updates it here.
    pub(crate) fn writable(self) -> bool {
        matches!(self, Self::Client | Self::Site | Self::Licence | Self::Invoice)
    }
}
