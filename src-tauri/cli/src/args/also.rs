//! `connect also`: the arguments, and the form they come to.

use super::ImportArgs;
use halyard_core::app::{AlsoForm, QuantityFieldForm, SourceForm, VendorForm};
use halyard_core::plan::MoneyPolicy;

/// ALSO Cloud Marketplace, or another distributor on its platform.
#[derive(Debug, clap::Args)]
pub struct ConnectAlso {
    /// The address you sign in at, pasted as it is (default: cloud.also.com)
    #[arg(long, value_name = "U")]
    marketplace_url: Option<String>,
    /// The API user: without second factor, with read rights and the Reseller Admin role
    #[arg(long, value_name = "N")]
    username: Option<String>,
    /// Whose marketplace: also, or dandh (D&H Cloud Marketplace; unconfirmed)
    #[arg(long, value_name = "WHOSE")]
    marketplace: Option<String>,
    /// The connection's name
    #[arg(long, default_value = "also")]
    name: String,
    #[command(flatten)]
    import: ImportArgs,
    /// Whether main sites of matched clients take over ALSO's addresses (default: no)
    #[arg(long, value_name = "BOOL")]
    update_addresses: Option<bool>,
    /// Whether price and cost are set on imported subscriptions, at each run (default: no)
    #[arg(long, value_name = "BOOL")]
    set_prices: Option<bool>,
    /// Import the subscriptions of these customers only: ids, separated by commas; "all" for every matched one
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    customers: Option<Vec<String>>,
    /// When the password ends: a date like 2027-05-01, or never
    #[arg(long, value_name = "DATE")]
    secret_expires: Option<String>,
    /// Read the password from standard input
    #[arg(long)]
    pub secret_stdin: bool,
    #[command(flatten)]
    advanced: Advanced,
}

/// Where ALSO differs from what is assumed of it.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Advanced")]
struct Advanced {
    /// Your company's account id, or the portal's address that shows it
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// Where the API is on that host (default /SimpleAPI/SimpleAPIService.svc/rest)
    #[arg(long, value_name = "PATH")]
    path_prefix: Option<String>,
    /// From the start of one call to the start of the next (default 500)
    #[arg(long, value_name = "MS")]
    pause_ms: Option<u32>,
    /// Whether customers of resellers below yours are read, too (default: no)
    #[arg(long, value_name = "BOOL")]
    resellers: Option<bool>,
    /// Whether customers read within 24 hours are not read again (default: no)
    #[arg(long, value_name = "BOOL")]
    reuse_readings: Option<bool>,
    /// The field that counts a service, where the usual ones do not; given several times, all of them at once
    #[arg(long, value_name = "SERVICE=FIELD")]
    quantity_field: Option<Vec<String>>,
}

impl ConnectAlso {
    /// The form it comes to.
    pub fn form(self) -> VendorForm {
        let mut import = self.import.form();
        import.follow_addresses = self.update_addresses;
        import.money =
            self.set_prices.map(|set| if set { MoneyPolicy::CostAndPrice } else { MoneyPolicy::Untouched });
        import.only = self.customers.map(|ids| ids.into_iter().filter(|id| id != "all").collect());
        let fields = self.advanced.quantity_field.map(|given| given.iter().map(|g| field(g)).collect());
        let source = AlsoForm {
            marketplace: self.marketplace,
            marketplace_url: self.marketplace_url,
            username: self.username,
            account: self.advanced.account,
            path_prefix: self.advanced.path_prefix,
            pause_ms: self.advanced.pause_ms,
            descend: self.advanced.resellers,
            reuse_readings: self.advanced.reuse_readings,
            quantity_fields: fields,
        };
        VendorForm {
            name: self.name,
            secret_expires: self.secret_expires,
            import,
            source: SourceForm::Also(source),
        }
    }
}

fn field(given: &str) -> QuantityFieldForm {
    let (service, field) = given.split_once('=').unwrap_or((given, ""));
    QuantityFieldForm { service: service.to_owned(), field: field.to_owned() }
}
