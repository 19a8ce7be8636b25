//! Linked licences that are no longer in Halo while their subscription lives: nothing bills them.

use super::facts::Trade;
use super::item::digest;
use super::{Item, Kind, Mend, Recheck, Stake, Urgency};
use crate::domain::ConnectionName;

/// One item for each licence.
pub(super) fn of(connection: &ConnectionName, trade: &Trade) -> Vec<Item> {
    let live = trade.licences_lost.iter().filter(|l| l.sold.is_none_or(|sold| sold.live));
    live.map(|lost| {
        let mut stake = Stake::default();
        let sold = lost.sold.as_ref();
        stake.add(sold.and_then(super::Sold::total), sold.and_then(|s| s.months));
        let licence = lost.licence;
        Item {
            cause: format!(
                "Licence {licence} for {}, “{}”, is no longer in Halo: nothing bills it. Forget its link, and the \
                 next plan makes a new one.",
                lost.customer_name, lost.product
            ),
            stake: Some(stake),
            since: Some(lost.since),
            recheck: Recheck::Licence(licence),
            evidence: digest(&[licence.to_string()]),
            ..Item::new(Kind::LicenceGone, Urgency::Soon, connection, Mend::ClearLink(lost.key.clone()))
                .about(&lost.key, &lost.customer_name)
        }
    })
    .collect()
}
