//! The parts of Halo that Halyard touches: their paths, their wrappers, and what a person must set so that
//! they open. One row each, so that a fact stands in one place.

/// A part of Halo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Module {
    /// Clients.
    Clients,
    /// Sites of clients.
    Sites,
    /// Top levels.
    TopLevels,
    /// Licences and subscriptions.
    Licences,
    /// Recurring invoices. Only read.
    RecurringInvoices,
}

impl Module {
    /// The path under the resource server (facts 2, 3, 4, 6, 7: VERIFIED).
    pub fn path(self) -> &'static str {
        match self {
            Self::Clients => "Client",
            Self::Sites => "Site",
            Self::TopLevels => "TopLevel",
            Self::Licences => "SoftwareLicence",
            Self::RecurringInvoices => "RecurringInvoice",
        }
    }

    /// The member of a list's answer that holds the rows (facts 2.1, 3, 4, 6.1, 7.1: VERIFIED).
    pub fn rows(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Sites => "sites",
            Self::TopLevels => "tree",
            Self::Licences => "licences",
            Self::RecurringInvoices => "invoices",
        }
    }

    /// What belongs into a list's query so that nothing is left out of it (same sections, VERIFIED that
    /// the parameters exist).
    pub fn everything(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Clients => &[("includeactive", "true"), ("includeinactive", "true")],
            Self::Sites => {
                &[("includeactive", "true"), ("includeinactive", "true"), ("includeaddress", "true")]
            }
            // `includeactive` is not documented for licences. Where `includeinactive` alone means "only those",
            // the plain list is read as well (see `HaloClient::licences`).
            Self::Licences => &[("includeinactive", "true")],
            Self::TopLevels => &[],
            Self::RecurringInvoices => &[("includelines", "true")],
        }
    }

    /// As people call it.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Sites => "sites",
            Self::TopLevels => "top levels",
            Self::Licences => "licences",
            Self::RecurringInvoices => "recurring invoices",
        }
    }

    /// The agent's permission in Halo. Customers and Software Licensing are named by vendors' guides
    /// (facts 1.5, VERIFIED); that sites and top levels go with Customers, and the name for invoices, are
    /// ASSUMED.
    pub fn permission(self) -> &'static str {
        match self {
            Self::Clients | Self::Sites | Self::TopLevels => "Customers",
            Self::Licences => "Software Licensing",
            Self::RecurringInvoices => "Invoices",
        }
    }

    /// The second half of the application's scopes (facts 1.5: VERIFIED that they exist; which module
    /// needs which is ASSUMED for sites, top levels and recurring invoices).
    pub fn scope(self) -> &'static str {
        match self {
            Self::Clients | Self::Sites | Self::TopLevels => "customers",
            Self::Licences => "softwarelicensing",
            Self::RecurringInvoices => "invoices",
        }
    }
}

/// What is wanted of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To read it.
    Read,
    /// To change it.
    Write,
}

impl Access {
    /// The verb.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "change",
        }
    }

    /// The first half of the application's scopes.
    pub fn scope(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "edit",
        }
    }
}
