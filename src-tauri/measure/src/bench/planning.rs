//! Planning all subscriptions against all licences of an imported company: time and memory, in a process of
//! its own, whose servers run elsewhere.
//!
//! The bodies are read through the real clients, and parsed once more alone for the share that is JSON.

use crate::plain::{Door, Plain, text};
use crate::{
    Outcome,
    figures::{Figures, over},
    office::Office,
};
use halyard_core::app::VendorConnection;
use halyard_core::halo::{Halo, HaloClient, HaloSettings, LicencesOf};
use halyard_core::http::{Policy, Sender, values::Json};
use halyard_core::plan::{Inputs, plan};
use halyard_core::secrets::Secret;
use halyard_core::store::{PlanKind, Store};
use halyard_core::vendors::Ask;
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
    path::PathBuf,
    process::Command,
    time::Instant,
};

#[derive(Serialize, Deserialize)]
struct Order {
    folder: PathBuf,
    client_secret: String,
    api_key: String,
}

#[derive(Serialize, Deserialize, Default)]
struct Measured {
    subscriptions: f64,
    licences: f64,
    acting: f64,
    read_s: f64,
    read_cpu_s: f64,
    plan_s: f64,
    save_s: f64,
    json_s: f64,
    json_mb: f64,
    start_mb: f64,
    planned_mb: f64,
    saved_mb: f64,
}

/// Has a child measure the company of this office.
pub(crate) async fn parent(figures: &mut Figures, office: &Office) -> Outcome<()> {
    let at = office.practice.addresses();
    let order = Order {
        folder: office.folder.path().to_owned(),
        client_secret: at.halo.client_secret.clone(),
        api_key: at.giacom.api_key.clone(),
    };
    let file = office.folder.path().join("order.json");
    std::fs::write(&file, serde_json::to_string(&order)?)?;
    let me = std::env::current_exe()?;
    let child = tokio::task::spawn_blocking(move || Command::new(me).arg("--plan").arg(file).output());
    let output = child.await??;
    if !output.status.success() {
        return Err(format!("the measuring child: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let m: Measured = serde_json::from_slice(&output.stdout)?;
    let computing = m.read_cpu_s + m.plan_s;
    figures.note(
        "planning everything again",
        &[
            ("subscriptions", m.subscriptions),
            ("licences", m.licences),
            ("changes that act", m.acting),
            ("reading from both servers, seconds", m.read_s),
            ("  of it this process at work (HTTP, JSON)", m.read_cpu_s),
            ("computing the plan, seconds", m.plan_s),
            ("reading at work + computing, seconds", computing),
            ("saving the plan, seconds (apart)", m.save_s),
            ("JSON parsed alone, seconds", m.json_s),
            ("JSON, megabytes", m.json_mb),
            ("share of JSON in reading + computing", over(m.json_s, computing)),
            ("peak memory at the start, MB", m.start_mb),
            ("peak memory after computing, MB", m.planned_mb),
            ("peak memory after saving, MB", m.saved_mb),
        ],
        "planning below 1 s and 250 MB",
    );
    Ok(())
}

/// Measures, and prints the figures as JSON.
pub(crate) fn child(file: &Path) -> Outcome<()> {
    let order: Order = serde_json::from_slice(&std::fs::read(file)?)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    println!("{}", serde_json::to_string(&runtime.block_on(measure(&order))?)?);
    Ok(())
}

async fn measure(order: &Order) -> Outcome<Measured> {
    let store = Store::open(&order.folder)?;
    let name = halyard_core::app::connection_name("giacom")?;
    let connection: VendorConnection = store.connection(&name)?.ok_or("no connection")?.settings()?;
    let halo: HaloSettings = store.connection(&connection.into)?.ok_or("no Halo")?.settings()?;
    let halo = HaloClient::new(&halo, Secret::new(&order.client_secret), Sender::new(Policy::default()))?;
    let vendor = connection.source.build(Secret::new(&order.api_key), Sender::new(Policy::default()))?;
    let mut m = Measured { start_mb: peak_mb(), ..Measured::default() };

    let (began, work) = (Instant::now(), cpu_seconds());
    let snapshot = vendor.fetch(&Ask::everything()).await?;
    let clients = halo.clients().await?;
    let top_levels = halo.top_levels().await?;
    let licences = halo.licences(LicencesOf::Everyone).await?;
    (m.read_s, m.read_cpu_s) = (began.elapsed().as_secs_f64(), cpu_seconds() - work);

    let began = Instant::now();
    let (matches, links, taken) =
        (store.matches(&name)?, store.links(&name)?, store.licences_of_others(&name)?);
    let made = plan(&Inputs {
        vendor: &snapshot,
        clients: &clients,
        top_levels: &top_levels,
        sites: &[],
        licences: &licences,
        matches: &matches,
        links: &links,
        taken: &taken,
        newcomers: &HashSet::new(),
        unmatched: &HashMap::new(),
        options: &connection.options,
    });
    m.plan_s = began.elapsed().as_secs_f64();
    m.planned_mb = peak_mb();
    m.acting = made.changes.iter().filter(|c| c.action.acts()).count() as f64;
    (m.subscriptions, m.licences) = (snapshot.subscriptions.len() as f64, licences.len() as f64);

    let began = Instant::now();
    store.save_plan(&name, PlanKind::Import, &made, &connection.options, (0, 0), jiff::Timestamp::now())?;
    m.save_s = began.elapsed().as_secs_f64();
    m.saved_mb = peak_mb();
    drop((made, snapshot, clients, licences));
    json_alone(order, &store, &mut m).await?;
    Ok(m)
}

/// The same bodies once more, parsed and dropped.
async fn json_alone(order: &Order, store: &Store, m: &mut Measured) -> Outcome<()> {
    let halo: HaloSettings =
        store.connection(&halyard_core::app::connection_name("halo")?)?.ok_or("no Halo")?.settings()?;
    let giacom: VendorConnection =
        store.connection(&halyard_core::app::connection_name("giacom")?)?.ok_or("no Giacom")?.settings()?;
    let door = Door {
        auth_url: &halo.auth_url,
        tenant: halo.tenant.as_deref().unwrap_or_default(),
        client_id: &halo.client_id,
        client_secret: &order.client_secret,
    };
    let plain = Plain::sign_in(door).await?;
    let rows = format!("{}/AccountTotals", giacom.source.address());
    let get = plain.http.get(rows).header("Ocp-Apim-Subscription-Key", &order.api_key);
    let mut bodies = vec![text(get).await?];
    for page in 1.. {
        let url = format!(
            "{}/SoftwareLicence?pageinate=true&page_size=100&page_no={page}&includeinactive=true&includeactive=true",
            halo.resource_url
        );
        let body = plain.text(plain.http.get(url)).await?;
        if body.len() < 200 {
            break;
        }
        bodies.push(body);
    }
    let began = Instant::now();
    for body in &bodies {
        std::hint::black_box(members(body));
    }
    m.json_s = began.elapsed().as_secs_f64();
    m.json_mb = bodies.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    Ok(())
}

/// Every member of every row, as the clients take an answer apart.
fn members(body: &str) -> usize {
    let lists = Json::parse(body).and_then(Json::object);
    let rows =
        lists.iter().flat_map(halyard_core::http::values::Object::iter).filter_map(|(_, list)| list.array());
    rows.flatten().filter_map(Json::object).count()
}

/// The most memory this process has held so far.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse::<f64>().unwrap_or(0.0) / 1024.0
}

/// Time the processor has spent on this process, in ticks of a hundredth of a second.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = |at: usize| after.split(' ').nth(at).and_then(|t| t.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}
