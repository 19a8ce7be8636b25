//! Renewals as files: for spreadsheets, and for calendars. For their owner alone, whole or not at all.

use super::{RenewalsAsked, calendar, sheet};
use crate::Result;
use crate::app::{App, whole_file};
use jiff::Timestamp;
use std::path::Path;

/// How many days before the day a calendar reminds, where nothing else is chosen.
const REMINDED: u16 = 14;

/// The forms renewals are exported in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum RenewalFormat {
    /// For spreadsheets.
    Csv,
    /// For calendars.
    Ics,
}

impl RenewalFormat {
    /// How the names of such files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ics => "ics",
        }
    }
}

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, specta::Type)]
pub struct RenewalPaper {
    /// Which renewals.
    pub asked: RenewalsAsked,
    /// How.
    pub format: RenewalFormat,
    /// For calendars: how many days before the day it reminds; none for 14, 0 on the day itself.
    pub remind: Option<u16>,
}

impl App {
    /// The text of such a file, and how many renewals are in it.
    pub fn renewals_paper(&self, wanted: &RenewalPaper) -> Result<(String, usize)> {
        let list = self.renewals(&wanted.asked)?;
        let text = match wanted.format {
            RenewalFormat::Csv => sheet::csv(&list)?,
            RenewalFormat::Ics => calendar::ics(&list, wanted.remind.unwrap_or(REMINDED), Timestamp::now())?,
        };
        Ok((text, list.lines.len()))
    }

    /// Writes such a file. How many renewals are in it.
    pub fn renewals_export(&self, wanted: &RenewalPaper, file: &Path) -> Result<usize> {
        let (text, lines) = self.renewals_paper(wanted)?;
        whole_file::write(file, |out| {
            out.write_all(text.as_bytes()).map_err(|e| whole_file::unusable(file, &e))?;
            Ok(lines)
        })
    }
}
