//! What Halo must hold in the end: the books after a run that nothing disturbed.
//!
//! Each truth is found once, by the same command line on a company without faults, and kept.

use crate::{dice::Dice, office::Office, scenario::Scenario};
use halyard_practice::{Practice, PracticeOptions, Size};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use tokio::runtime::Handle;

/// Clients and licences of a Halo as a biller reads them, each with how often it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Books(BTreeMap<String, usize>);

const LICENCE: &[&str] = &[
    "name",
    "type",
    "count",
    "purchase_price",
    "price",
    "start_date",
    "end_date",
    "is_active",
    "billing_cycle",
    "notes",
];

impl Books {
    /// The books as they stand.
    pub fn of(practice: &Practice) -> Self {
        let mut books = BTreeMap::new();
        let mut names = HashMap::new();
        for client in practice.halo().clients() {
            let name = client["name"].as_str().unwrap_or_default().to_owned();
            *books.entry(format!("client {name}")).or_default() += 1;
            names.insert(client["id"].as_i64(), name);
        }
        for licence in practice.halo().licences() {
            let owner = licence["client_id"].as_f64().map(f64::round);
            #[allow(clippy::cast_possible_truncation)] // ids are small
            let owner = names.get(&owner.map(|id| id as i64)).map_or("nobody", String::as_str);
            let mut line = format!("licence of {owner}:");
            for member in LICENCE {
                line.push(' ');
                line.push_str(member);
                line.push(' ');
                line.push_str(&shown(&licence[*member]));
            }
            *books.entry(line).or_default() += 1;
        }
        Self(books)
    }

    /// How these differ from what they should be, in words; nothing where they do not.
    pub fn against(&self, truth: &Self) -> Vec<String> {
        let lines: BTreeSet<&String> = self.0.keys().chain(truth.0.keys()).collect();
        let count = |books: &Self, line: &str| books.0.get(line).copied().unwrap_or(0);
        lines
            .into_iter()
            .filter_map(|line| match (count(self, line), count(truth, line)) {
                (has, should) if has < should => Some(format!("lost ({has} of {should}): {line}")),
                (has, should) if has > should => Some(format!("too many ({has} for {should}): {line}")),
                _ => None,
            })
            .collect()
    }
}

/// A number as a number, however it is written.
fn shown(value: &Value) -> String {
    value.as_f64().map_or_else(|| value.to_string(), |number| format!("{number:.4}"))
}

type Slot<T> = Arc<OnceLock<Result<T, String>>>;
type Shelf<K, T> = Mutex<HashMap<K, Slot<T>>>;

/// Truths found so far, shared by all who need them.
pub struct Truths {
    servers: Handle,
    program: PathBuf,
    books: Shelf<(Size, u64, bool), (Books, u64)>,
    lengths: Shelf<String, u64>,
}

impl Truths {
    /// None yet; found with the program at `program`.
    pub fn new(servers: Handle, program: &Path) -> Self {
        Self { servers, program: program.to_owned(), books: Mutex::default(), lengths: Mutex::default() }
    }

    /// An office for a scenario, with the habits of its Halo and no faults yet.
    pub fn office(&self, scene: &Scenario, latency_ms: u64) -> Result<Office, String> {
        let faults = "rate-limit=0".parse().map_err(|e| format!("{e}"))?;
        let options = PracticeOptions {
            size: scene.size,
            seed: scene.company,
            latency_ms,
            faults,
            ..PracticeOptions::default()
        };
        Office::open(&self.servers, &self.program, options).map_err(|e| format!("opening an office: {e}"))
    }

    /// The books at the end of a scenario of this company, had nothing gone wrong, and how many changes the
    /// next plan leaves to a person.
    pub fn books(&self, scene: &Scenario) -> Result<(Books, u64), String> {
        let slot = slot(&self.books, (scene.size, scene.company, scene.second));
        slot.get_or_init(|| {
            let office = self.office(scene, 0)?;
            prepare(&office, scene)?;
            import(&office)?;
            let blocked = office.must(PLAN)?["counts"]["blocked"].as_u64().unwrap_or(0);
            Ok((Books::of(&office.practice), blocked))
        })
        .clone()
    }

    /// How many requests applying takes on a Halo of these habits when nothing goes wrong.
    pub fn length(&self, scene: &Scenario) -> Result<u64, String> {
        let key = format!("{} {} {} {}", scene.size, scene.second, scene.batch, scene.calm());
        let slot = slot(&self.lengths, key);
        slot.get_or_init(|| {
            let office = self.office(scene, 0)?;
            prepare(&office, scene)?;
            office.practice.set_faults(scene.calm().parse().map_err(|e| format!("{e}"))?);
            let plan = office.must(PLAN)?;
            let before = office.requests();
            office.must(&["apply", plan["plan"].as_str().unwrap_or_default()])?;
            let wrong = Books::of(&office.practice).against(&self.books(scene)?.0);
            match wrong.first() {
                None => Ok(office.requests() - before),
                Some(first) => Err(format!("without faults, on {}, already: {first}", scene.calm())),
            }
        })
        .clone()
    }
}

fn slot<K: std::hash::Hash + Eq, T>(of: &Shelf<K, T>, key: K) -> Slot<T> {
    of.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default().clone()
}

/// The plan every scenario makes.
pub(crate) const PLAN: &[&str] = &["plan", "giacom", "--create-clients"];

/// Connected and matched; for a second import, with a first one behind it and Giacom changed since.
pub(crate) fn prepare(office: &Office, scene: &Scenario) -> Result<(), String> {
    office.connect(if scene.second { 50 } else { scene.batch })?;
    office.matched()?;
    if scene.second {
        import(office)?;
        change_giacom(&office.practice, scene.company);
        office.connect(scene.batch)?;
    }
    Ok(())
}

fn import(office: &Office) -> Result<(), String> {
    let plan = office.must(PLAN)?;
    office.must(&[
        "apply",
        plan["plan"].as_str().unwrap_or_default(),
        "--allow-guard",
        "--reason",
        "practice",
    ])?;
    Ok(())
}

/// Other quantities for half of the subscriptions, the same ones each time.
fn change_giacom(practice: &Practice, seed: u64) {
    let giacom = practice.giacom();
    let mut dice = Dice::new(seed);
    let text = |row: &Value, member: &str| row[member].as_str().unwrap_or_default().to_owned();
    let products: BTreeSet<(String, String)> =
        giacom.rows().iter().map(|row| (text(row, "customerId"), text(row, "productId"))).collect();
    for (customer, product) in products {
        if dice.chance(50) {
            giacom.set_quantity(&customer, &product, i64::try_from(40 + dice.below(60)).unwrap_or(40));
        }
    }
}
