//! Plain types of the trade: ids, money, customers, subscriptions, clients, licences. No I/O, no JSON of
//! any vendor, no clock.

mod expiry;
mod halo;
mod ids;
mod money;
mod pairs;
mod site;
mod vendor;

pub use expiry::*;
pub use halo::*;
pub use ids::*;
pub use money::*;
pub use pairs::*;
pub use site::*;
pub use vendor::*;
