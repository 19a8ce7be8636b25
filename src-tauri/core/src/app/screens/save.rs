//! A receipt, and renewals, as files.

use super::SavedFile;
use super::files::write_new;
use super::receipt::PaperFormat;
use crate::Result;
use crate::app::{App, ReceiptFormat, RenewalPaper};
use std::path::Path;

impl App {
    /// Writes a receipt into `folder`.
    pub fn save_receipt(&self, run: &str, format: PaperFormat, folder: &Path) -> Result<SavedFile> {
        let run = self.run_row(run)?.id;
        let (ending, form) = match format {
            PaperFormat::Csv => ("csv", ReceiptFormat::Csv),
            PaperFormat::Html => ("html", ReceiptFormat::Html),
        };
        write_new(folder, &format!("halyard-receipt-{run}"), ending, &self.receipt_as(run, form)?)
    }

    /// Writes renewals into `folder`.
    pub fn save_renewals(&self, wanted: &RenewalPaper, folder: &Path) -> Result<SavedFile> {
        let (text, _) = self.renewals_paper(wanted)?;
        let stem = format!("halyard-renewals-{}", jiff::Zoned::now().date());
        write_new(folder, &stem, wanted.format.ending(), &text)
    }
}
