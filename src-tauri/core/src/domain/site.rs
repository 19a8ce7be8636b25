//! A client's site in Halo, and its address line by line.

use super::{ClientId, SiteId};
use serde::{Deserialize, Serialize};

/// A site of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its number.
    pub id: SiteId,
    /// Its client.
    pub client: Option<ClientId>,
    /// Its name.
    pub name: String,
    /// True where Halo says that the site is inactive.
    pub inactive: bool,
    /// Its delivery address; none where the answer does not show it, which does not mean that there is none.
    pub address: Option<SiteAddress>,
}

/// The lines of a site's address that Halyard reads, compares and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SiteField {
    /// `line1`
    Line1,
    /// `line2`
    Line2,
    /// `line3`
    Line3,
    /// `line4`
    Line4,
    /// `postcode`
    Postcode,
}

impl SiteField {
    /// All of them, in the order they are read on an envelope.
    pub const ALL: [Self; 5] = [Self::Line1, Self::Line2, Self::Line3, Self::Line4, Self::Postcode];

    /// Halo's own name of the line within an address (facts, section 3).
    pub fn halo_name(self) -> &'static str {
        match self {
            Self::Line1 => "line1",
            Self::Line2 => "line2",
            Self::Line3 => "line3",
            Self::Line4 => "line4",
            Self::Postcode => "postcode",
        }
    }
}

/// An address as Halo keeps it: four lines and a post code. A line without text is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteAddress([String; 5]);

impl SiteAddress {
    /// One line.
    pub fn line(&self, field: SiteField) -> &str {
        let [line1, line2, line3, line4, postcode] = &self.0;
        match field {
            SiteField::Line1 => line1,
            SiteField::Line2 => line2,
            SiteField::Line3 => line3,
            SiteField::Line4 => line4,
            SiteField::Postcode => postcode,
        }
    }

    /// Puts a text into a line.
    pub fn set(&mut self, field: SiteField, text: &str) {
        let [line1, line2, line3, line4, postcode] = &mut self.0;
        let line = match field {
            SiteField::Line1 => line1,
            SiteField::Line2 => line2,
            SiteField::Line3 => line3,
            SiteField::Line4 => line4,
            SiteField::Postcode => postcode,
        };
        text.clone_into(line);
    }

    /// The lines in order, empty ones included.
    pub fn lines(&self) -> impl Iterator<Item = (SiteField, &str)> {
        SiteField::ALL.into_iter().map(|field| (field, self.line(field)))
    }
}

/// The address to put on a site that is there. All of it is sent: what Halo does with lines left out of an
/// address is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteWrite {
    /// The site.
    pub id: SiteId,
    /// Its whole address.
    pub address: SiteAddress,
}
