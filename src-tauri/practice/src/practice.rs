//! The practice company as its users hold it: started, asked, changed, stopped.
//!
//! May not answer requests itself.

use crate::{
    also,
    also::AlsoSide,
    calendar::Day,
    company::{self, Pairing},
    faults::Faults,
    front, giacom,
    giacom::GiacomSide,
    halo,
    halo::HaloSide,
    ledger::{Counts, Seen},
    net::{Doorway, Line},
    options::PracticeOptions,
    state::{self, Keeper, Remembered},
    world::World,
};
use axum::Router;
use serde::Serialize;
use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// Where the servers are and what they accept; serialises as the first line of `practice serve --json`.
#[derive(Clone, Debug, Serialize)]
pub struct Addresses {
    /// The imitated HaloPSA.
    pub halo: HaloAddress,
    /// The imitated Giacom.
    pub giacom: GiacomAddress,
    /// The imitated ALSO.
    pub also: AlsoAddress,
}

/// How to connect to the imitated HaloPSA.
#[derive(Clone, Debug, Serialize)]
pub struct HaloAddress {
    /// The resource server, ending in `/api`.
    pub resource_url: String,
    /// The authorisation server, ending in `/auth`.
    pub auth_url: String,
    /// The tenant.
    pub tenant: String,
    /// The application's client id.
    pub client_id: String,
    /// The application's client secret.
    pub client_secret: String,
}

/// How to connect to the imitated Giacom.
#[derive(Clone, Debug, Serialize)]
pub struct GiacomAddress {
    /// The base of the Billing API, ending in `/Billing/v1`.
    pub base_url: String,
    /// The API key.
    pub api_key: String,
}

/// How to connect to the imitated ALSO Cloud Marketplace.
#[derive(Clone, Debug, Serialize)]
pub struct AlsoAddress {
    /// The marketplace's address, without a path.
    pub marketplace_url: String,
    /// The API user.
    pub username: String,
    /// Its password.
    pub password: String,
}

/// A running practice company.
pub struct Practice {
    world: Arc<World>,
    addresses: Addresses,
    closed: Arc<AtomicBool>,
    quit: Option<oneshot::Sender<()>>,
    server: JoinHandle<io::Result<()>>,
    keeping: Option<(Arc<Keeper>, JoinHandle<()>)>,
}

/// Starts the servers on loopback. A state file that exists decides the company's size and seed.
pub async fn start(options: PracticeOptions) -> io::Result<Practice> {
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, options.port))).await?;
    let origin = format!("http://{}", listener.local_addr()?);
    let remembered = match &options.state {
        Some(path) => state::load(path)?,
        None => None,
    };
    let known = remembered.is_some();
    let Remembered { size, seed, halo, giacom, also } = remembered.unwrap_or_else(|| {
        let today = options.today.map_or(Day::DRAWN, Day);
        let company = company::found(options.size, options.seed, today);
        let company::Company { halo, giacom, also, .. } = company;
        Remembered { size: options.size, seed: options.seed, halo, giacom, also }
    });
    let world = Arc::new(World::new(&options, (size, seed), origin.clone(), halo, giacom, also));
    let keeping = match options.state {
        Some(path) => {
            let keeper = Arc::new(Keeper::new(path));
            if !known {
                keeper.save(&world)?;
            }
            let task = tokio::spawn(Arc::clone(&keeper).keep(Arc::clone(&world)));
            Some((keeper, task))
        }
        None => None,
    };
    let closed = Arc::new(AtomicBool::new(false));
    let router = Router::new().fallback(front::serve).with_state(Arc::clone(&world));
    let service = router.into_make_service_with_connect_info::<Line>();
    let (quit, told) = oneshot::channel();
    let serving = axum::serve(Doorway::new(listener, Arc::clone(&closed)), service)
        .with_graceful_shutdown(async move { drop(told.await) });
    let server = tokio::spawn(async move { serving.await });
    Ok(Practice { addresses: addresses(&origin), world, closed, quit: Some(quit), server, keeping })
}

fn addresses(origin: &str) -> Addresses {
    Addresses {
        halo: HaloAddress {
            resource_url: format!("{origin}/api"),
            auth_url: format!("{origin}/auth"),
            tenant: halo::TENANT.to_owned(),
            client_id: halo::CLIENT_ID.to_owned(),
            client_secret: halo::CLIENT_SECRET.to_owned(),
        },
        giacom: GiacomAddress {
            base_url: format!("{origin}/Billing/v1"),
            api_key: giacom::PRIMARY_KEY.to_owned(),
        },
        also: AlsoAddress {
            marketplace_url: origin.to_owned(),
            username: also::AlsoUser::Normal.username().to_owned(),
            password: also::PASSWORD.to_owned(),
        },
    }
}

impl Practice {
    /// Where the servers are and what they accept.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// From now on, these faults and no others; their counting starts anew.
    pub fn set_faults(&self, faults: Faults) {
        self.world.set_faults(faults);
    }

    /// How many requests came in since the start or the last reset.
    pub fn counts(&self) -> Counts {
        self.world.ledger.counts()
    }

    /// Counts from nothing again. The log of requests stays.
    pub fn reset_counts(&self) {
        self.world.ledger.reset_counts();
    }

    /// The latest requests (50,000 at most, fewer when their bodies are large), oldest first.
    pub fn requests(&self) -> Vec<Seen> {
        self.world.ledger.seen()
    }

    /// Every forbidden operation that was touched: payments, raising invoices, deleting clients …
    pub fn violations(&self) -> Vec<String> {
        self.world.ledger.violations()
    }

    /// Forgets the requests of the rate limit's rolling window, as if five minutes had passed.
    pub fn forget_rate_window(&self) {
        crate::world::held(&self.world.window).clear();
    }

    /// Halo, to look at and to change as a person would.
    pub fn halo(&self) -> HaloSide {
        HaloSide(Arc::clone(&self.world))
    }

    /// Giacom, to look at and to change as its portal would.
    pub fn giacom(&self) -> GiacomSide {
        GiacomSide(Arc::clone(&self.world))
    }

    /// ALSO, to look at and to change as its portal would.
    pub fn also(&self) -> AlsoSide {
        AlsoSide(Arc::clone(&self.world))
    }

    /// Which clients ALSO's companies really are (those of the resellers below included, those that have ended
    /// not), as the company was founded.
    pub fn also_pairings(&self) -> Vec<Pairing> {
        company::found(self.world.size, self.world.seed, Day::DRAWN).also_pairings
    }

    /// Which clients Giacom's customers really are, as the company was founded (later edits not told).
    pub fn pairings(&self) -> Vec<Pairing> {
        company::found(self.world.size, self.world.seed, Day::DRAWN).pairings
    }

    /// Stops the servers, and saves the state if it is kept.
    pub async fn stop(mut self) {
        if let Some(quit) = self.quit.take() {
            let _ = quit.send(());
        }
        let _ = tokio::time::timeout(Duration::from_millis(300), &mut self.server).await;
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Release);
        self.server.abort();
        if let Some((keeper, task)) = self.keeping.take() {
            task.abort();
            let _ = keeper.save(&self.world);
        }
    }
}
