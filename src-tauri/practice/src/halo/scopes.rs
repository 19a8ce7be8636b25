//! Halo's scopes: which exist, and what they allow.
//!
//! The names are VERIFIED (HaloAPI). May not know about agents' permissions: those are separate.

/// Every scope, in a fixed order: a set of them is a set of bits.
#[rustfmt::skip]
const SCOPES: &[&str] = &[
    "all", "all:standard", "admin", "read:tickets", "edit:tickets", "read:calendar", "edit:calendar", "read:customers",
    "edit:customers", "read:crm", "edit:crm", "read:contracts", "edit:contracts", "read:suppliers", "edit:suppliers",
    "read:items", "edit:items", "read:projects", "edit:projects", "read:sales", "edit:sales", "read:quotes", "edit:quotes",
    "read:sos", "edit:sos", "read:pos", "edit:pos", "read:invoices", "edit:invoices", "read:reporting", "edit:reporting",
    "read:software", "edit:software", "read:softwarelicensing", "edit:softwarelicensing", "read:kb", "edit:kb",
    "read:assets", "edit:assets", "read:timesheets", "edit:timesheets", "editMine:timesheets", "access:chat",
    "access:adpasswordreset",
];

/// Scopes that are asked for but belong to the sign-in itself.
const SIGN_IN: &[&str] = &["offline_access", "openid", "profile", "email"];

/// A set of scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scopes(pub(super) u64);

impl Scopes {
    /// Reads names parted by spaces or `+`; an unknown name is the error.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut bits = 0;
        for name in text.split([' ', '+']).filter(|name| !name.is_empty() && !SIGN_IN.contains(name)) {
            let index = SCOPES.iter().position(|scope| *scope == name).ok_or_else(|| name.to_owned())?;
            bits |= 1 << index;
        }
        Ok(Self(bits))
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn has(self, name: &str) -> bool {
        SCOPES.iter().position(|scope| *scope == name).is_some_and(|index| self.0 & (1 << index) != 0)
    }

    fn everything(self) -> bool {
        self.has("all") || self.has("all:standard")
    }

    /// What an application with these scopes may be granted of the ones it asks for.
    pub(super) fn granting(self, asked: Self) -> Self {
        if self.has("all") {
            return asked;
        }
        let bits = (0..SCOPES.len()).filter(|index| {
            asked.0 & (1 << index) != 0
                && (self.0 & (1 << index) != 0
                    || (self.everything() && !["all", "admin"].contains(&SCOPES[*index])))
        });
        Self(bits.map(|index| 1 << index).sum())
    }

    /// Whether reading or writing an area is allowed. Whether edit implies read is not known; the caller says.
    pub(super) fn allows(self, area: &str, writes: bool, edit_implies_read: bool) -> bool {
        let edit = self.has(&format!("edit:{area}"));
        self.everything()
            || edit && (writes || edit_implies_read)
            || !writes && self.has(&format!("read:{area}"))
    }

    /// The names, parted by spaces.
    pub(super) fn names(self) -> String {
        let held = SCOPES.iter().enumerate().filter(|(index, _)| self.0 & (1 << index) != 0);
        held.map(|(_, name)| *name).collect::<Vec<_>>().join(" ")
    }
}
