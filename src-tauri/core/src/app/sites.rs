//! The sites a plan needs to follow addresses: read only where that was asked for and a matched customer's
//! vendor tells one.

use crate::Result;
use crate::domain::{Client, ClientId, CustomerId, Match, MatchKind, Site, SiteId, VendorSnapshot};
use crate::halo::Halo;
use crate::plan::Sites;
use std::collections::HashSet;

/// At most so many sites are read one by one, where Halo's list does not show addresses: a whole window of
/// Halo's rate limit. The others are left alone, and the plan says so.
const ONE_BY_ONE: usize = 250;

/// The sites of the clients whose customers' addresses are told, with their addresses as far as Halo shows
/// them. No request where there are none.
pub async fn sites_for(
    halo: &dyn Halo,
    vendor: &VendorSnapshot,
    clients: &[Client],
    matches: &[Match],
) -> Result<Vec<Site>> {
    let told: HashSet<&CustomerId> =
        vendor.customers.iter().filter(|c| c.address.is_some()).map(|c| &c.id).collect();
    let theirs: HashSet<ClientId> = matches
        .iter()
        .filter(|m| m.kind != MatchKind::Excluded && told.contains(&m.customer))
        .filter_map(|m| m.client)
        .collect();
    let wanted: Vec<&Client> = clients.iter().filter(|c| !c.inactive && theirs.contains(&c.id)).collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let main: HashSet<SiteId> = wanted.iter().filter_map(|c| c.main_site).collect();
    let mut sites = halo.sites().await?;
    sites.retain(|s| main.contains(&s.id) || s.client.is_some_and(|c| theirs.contains(&c)));
    let unseen = |sites: &[Site]| -> Vec<SiteId> {
        let all = Sites::of(sites);
        let of_each = wanted.iter().filter_map(|client| all.main(client).ok());
        of_each.filter(|site| site.address.is_none()).map(|site| site.id).collect()
    };
    for id in unseen(&sites).into_iter().take(ONE_BY_ONE) {
        let address = halo.site(id).await?.and_then(|site| site.address);
        for site in sites.iter_mut().filter(|site| site.id == id) {
            site.address.clone_from(&address);
        }
    }
    Ok(sites)
}
