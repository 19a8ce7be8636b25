//! `timeline CONNECTION`: what the vendor and Halo counted over time, and who changed it as far as it was seen.

use crate::output::{heading, json as print_json, line, minute, quiet, table};
use halyard_core::app::{
    App, SeatBy, SeatEvent, SeatHalo, SeatHaloState, SeatHistory, SeatLine, SeatList, SeatOf, SeatPoint,
    SeatVendor, SeatVendorState, SeatWhat,
};
use halyard_core::{Error, ErrorCode, Result};
use std::process::ExitCode;

/// The list, or one history.
pub fn run(app: &App, connection: &str, search: Option<&str>, of: &SeatOf, json: bool) -> Result<ExitCode> {
    if *of == SeatOf::default() {
        let list = app.seat_list(connection, search)?;
        if json {
            print_json(&list);
        } else {
            listed(&list, search);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let history = app.seat_history(connection, of)?.ok_or_else(|| unknown(of))?;
    if json {
        print_json(&history);
    } else {
        shown(&history);
    }
    Ok(ExitCode::SUCCESS)
}

fn unknown(of: &SeatOf) -> Error {
    let what = match (&of.subscription, of.licence) {
        (Some(key), _) => format!("Halyard has noted nothing of a subscription {key:?}."),
        (None, licence) => format!("Halyard has noted nothing of a licence {}.", licence.unwrap_or_default()),
    };
    Error::new(
        ErrorCode::LicenceUnknown,
        what,
        "Seats are noted with each plan that reads the licences of this connection.",
        "See timeline CONNECTION for those that are known, or make a plan first.",
    )
}

fn listed(list: &SeatList, search: Option<&str>) {
    if list.lines.is_empty() {
        line(&match search {
            Some(text) => format!("Nothing noted has {text:?} in its customer, client or product."),
            None => format!("No seats are noted yet. They are with each plan: plan {}", list.connection),
        });
        return;
    }
    let head = ["customer", "product", "licence", "vendor", "Halo", "changed (UTC)", "last change"];
    line(&table(&head, list.lines.iter().map(row)));
    line(&quiet(&format!(
        "\nOne history: timeline {0} --licence ID   or: timeline {0} --subscription KEY (see --json)",
        list.connection
    )));
}

fn row(l: &SeatLine) -> Vec<String> {
    vec![
        l.customer.clone(),
        l.product.clone(),
        l.licence.map_or_else(|| "—".to_owned(), |id| id.to_string()),
        vendor(l.vendor),
        halo(&l.halo),
        minute(&l.changed),
        l.last.iter().map(what).collect::<Vec<_>>().join("; "),
    ]
}

fn shown(h: &SeatHistory) {
    line(&heading(&h.product));
    let client = match (&h.client, h.client_id) {
        (Some(name), Some(id)) => format!(", client {name} ({id})"),
        (None, Some(id)) => format!(", client {id}"),
        _ => String::new(),
    };
    line(&format!("{}{client}", h.customer));
    let licence = h.licence.map_or_else(|| "no licence".to_owned(), |id| format!("licence {id}"));
    line(&quiet(&format!("{licence}, subscription {}", h.subscription)));
    let seen =
        |at: &Option<String>| at.as_ref().map_or_else(String::new, |at| format!(", seen {} UTC", minute(at)));
    line(&format!("\n{}: {}{}", h.connection, vendor(h.vendor), seen(&h.vendor_seen)));
    line(&format!("Halo: {}{}\n", halo(&h.halo), seen(&h.halo_seen)));
    let rows = h.points.iter().flat_map(|point| {
        point.events.iter().enumerate().map(move |(n, event)| {
            let once = |text: String| if n == 0 { text } else { String::new() };
            vec![
                once(minute(&point.at)),
                once(vendor(point.vendor)),
                once(halo(&point.halo)),
                what(event),
                by(event, point),
            ]
        })
    });
    line(&table(&["when (UTC)", "vendor", "Halo", "what", "by"], rows));
}

fn vendor(v: SeatVendor) -> String {
    match v.state {
        SeatVendorState::Counted => v.count.map_or_else(|| "not known".to_owned(), |n| n.to_string()),
        SeatVendorState::Unknown => "not known".to_owned(),
        SeatVendorState::Ended => "ended".to_owned(),
        SeatVendorState::Gone => "not listed".to_owned(),
        SeatVendorState::Unread => "not read".to_owned(),
    }
}

fn halo(h: &SeatHalo) -> String {
    let count = || h.count.clone().unwrap_or_else(|| "not known".to_owned());
    match h.state {
        SeatHaloState::None => "no licence".to_owned(),
        SeatHaloState::Gone => "gone".to_owned(),
        SeatHaloState::Live => count(),
        SeatHaloState::Inactive => format!("inactive ({})", count()),
        SeatHaloState::Unread => "not read".to_owned(),
    }
}

fn what(e: &SeatEvent) -> String {
    let known = |n: &Option<String>| n.clone().unwrap_or_else(|| "not known".to_owned());
    let (before, after) = (known(&e.before), known(&e.after));
    match e.what {
        SeatWhat::FirstSeen => "first seen".to_owned(),
        SeatWhat::Renamed => "the vendor names it anew, as at a new price".to_owned(),
        SeatWhat::VendorCount if e.before.is_none() => format!("the vendor counts {after}"),
        SeatWhat::VendorCount => format!("the vendor's count {before} → {after}"),
        SeatWhat::VendorUnknown => "the vendor's count is not known".to_owned(),
        SeatWhat::VendorEnded => "ended at the vendor".to_owned(),
        SeatWhat::VendorGone => "no longer listed by the vendor".to_owned(),
        SeatWhat::Made => format!("licence made with {after}"),
        SeatWhat::Taken => format!("licence {after}, which was there, was linked"),
        SeatWhat::Found => format!("licence {after} found for it"),
        SeatWhat::Relinked => format!("licence {after} is its now, no longer {before}"),
        SeatWhat::Unlinked => format!("licence {before} is its no longer"),
        SeatWhat::HaloCount => format!("Halo's count {before} → {after}"),
        SeatWhat::Inactive => "licence set inactive".to_owned(),
        SeatWhat::Active => "licence set active".to_owned(),
        SeatWhat::HaloGone => "licence no longer in Halo".to_owned(),
        SeatWhat::HaloBack => "licence in Halo again".to_owned(),
        SeatWhat::Sent => "a write was sent; whether it landed is not known".to_owned(),
    }
}

/// Who changed it, claiming no more than was seen.
fn by(e: &SeatEvent, point: &SeatPoint) -> String {
    let between = match &e.since {
        Some(since) => format!("between {} and {}", minute(since), minute(&point.at)),
        None => format!("before {}", minute(&point.at)),
    };
    match (e.by, &e.run) {
        (SeatBy::Seen, _) => String::new(),
        (SeatBy::Vendor, _) => format!("at the vendor, {between}"),
        (SeatBy::Halo, Some(run)) => format!("in Halo, {between}; perhaps by run {run}"),
        (SeatBy::Halo, None) => format!("in Halo by someone else, {between}"),
        (SeatBy::Run, run) => {
            let undo = e.undoes.as_ref().map(|run| format!(", undo of {run}")).unwrap_or_default();
            let who = e.who.as_ref().map(|who| format!(" ({who})")).unwrap_or_default();
            format!("Halyard, run {}{undo}{who}", run.as_deref().unwrap_or_default())
        }
    }
}
