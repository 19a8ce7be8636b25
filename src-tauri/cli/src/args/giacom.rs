//! `connect giacom`: the arguments, and the form they come to.

use super::ImportArgs;
use halyard_core::app::{GiacomForm, SourceForm, VendorForm};

/// Giacom Cloud Market.
#[derive(Debug, clap::Args)]
pub struct ConnectGiacom {
    /// The API's address (default: Giacom's own)
    #[arg(long, value_name = "U")]
    base_url: Option<String>,
    /// Only v1 is confirmed
    #[arg(long)]
    api_version: Option<String>,
    /// subscriptions (everything) or subscriptions-management-report (Microsoft only, with end date and
    /// term)
    #[arg(long)]
    method: Option<String>,
    /// The connection's name
    #[arg(long, default_value = "giacom")]
    name: String,
    #[command(flatten)]
    import: ImportArgs,
    /// When the API key ends: a date like 2027-05-01, or never
    #[arg(long, value_name = "DATE")]
    secret_expires: Option<String>,
    /// Read the API key from standard input
    #[arg(long)]
    pub secret_stdin: bool,
    #[command(flatten)]
    advanced: Advanced,
}

/// Where Giacom differs from what is assumed of it.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Advanced")]
struct Advanced {
    /// The header that carries the key
    #[arg(long, value_name = "NAME")]
    key_header: Option<String>,
    /// Rows asked for (default 5000)
    #[arg(long)]
    page_size: Option<u32>,
    /// The path of the status
    #[arg(long, value_name = "PATH")]
    status_path: Option<String>,
    /// The path of the account totals
    #[arg(long, value_name = "PATH")]
    totals_path: Option<String>,
    /// The path of the subscriptions management report
    #[arg(long, value_name = "PATH")]
    report_path: Option<String>,
    /// The currency of costs (default GBP)
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
}

impl ConnectGiacom {
    /// The form it comes to.
    pub fn form(self) -> VendorForm {
        let source = GiacomForm {
            base_url: self.base_url,
            api_version: self.api_version,
            method: self.method,
            key_header: self.advanced.key_header,
            page_size: self.advanced.page_size,
            status_path: self.advanced.status_path,
            totals_path: self.advanced.totals_path,
            report_path: self.advanced.report_path,
            currency: self.advanced.currency,
        };
        VendorForm {
            name: self.name,
            secret_expires: self.secret_expires,
            import: self.import.form(),
            source: SourceForm::Giacom(source),
        }
    }
}
