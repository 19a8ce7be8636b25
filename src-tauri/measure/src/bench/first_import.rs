//! The first import at 50 ms per request, next to the loop that scripts are made of: one read and one write
//! per licence, one after the other. Same run, same server, real HTTP. The loop is measured on a sample and
//! scaled.

use crate::plain::{Door, Plain};
use crate::{
    Outcome,
    figures::{Figures, over},
    office::Office,
};
use halyard_practice::Size;
use serde_json::json;
use std::time::Instant;

const LATENCY_MS: u64 = 50;
const SAMPLE: u32 = 200;

/// Measures both.
pub(crate) async fn run(figures: &mut Figures) -> Outcome<()> {
    let office = Office::open(Size::Medium, "batch=whole", LATENCY_MS).await?;
    let began = Instant::now();
    let plan = office.plan().await?;
    let planned = began.elapsed().as_secs_f64();
    let applied = office.apply(&plan).await?.applied as f64;
    let halyard = began.elapsed().as_secs_f64();

    let office = Office::open(Size::Medium, "batch=whole", LATENCY_MS).await?;
    let sample = naive(&office).await?;
    let naive = sample / f64::from(SAMPLE) * applied;
    figures.note(
        "first import, medium, 50 ms latency",
        &[
            ("changes", applied),
            ("Halyard, seconds", halyard),
            ("  of it planning", planned),
            ("serial loop, seconds for 200 licences", sample),
            ("serial loop, seconds scaled to all", naive),
            ("times as fast", over(naive, halyard)),
        ],
        "",
    );
    Ok(())
}

/// One read and one write per licence, for the sample; the seconds it took.
async fn naive(office: &Office) -> Outcome<f64> {
    let at = &office.practice.addresses().halo;
    let door = Door {
        auth_url: &at.auth_url,
        tenant: &at.tenant,
        client_id: &at.client_id,
        client_secret: &at.client_secret,
    };
    let halo = Plain::sign_in(door).await?;
    let client = office.practice.halo().clients()[0]["id"].clone();
    let licences = format!("{}/SoftwareLicence", at.resource_url);
    let began = Instant::now();
    for number in 0..SAMPLE {
        let search = format!("{licences}?client_id={client}");
        halo.text(halo.http.get(search)).await?;
        let record =
            json!([{ "name": format!("Seat {number}"), "client_id": client, "count": 1, "type": 1 }]);
        let post = halo.http.post(&licences).header("content-type", "application/json");
        halo.text(post.body(record.to_string())).await?;
    }
    Ok(began.elapsed().as_secs_f64())
}
