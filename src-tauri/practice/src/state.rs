//! The state file: what a restarted practice company still knows.
//!
//! Written whole to a file beside it and renamed, so that it is never half there. A write to Halo is answered
//! only after it is in the file. May not hold keys, tokens or the ledger.

use crate::{
    also,
    calendar::Day,
    company,
    giacom::{self, Block, SeatRow},
    halo::{self, Entity},
    options::Size,
    world::{World, held},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, atomic::Ordering},
};

const VERSION: u32 = 1;

#[derive(Deserialize, Serialize)]
struct Saved {
    version: u32,
    size: String,
    seed: u64,
    next: BTreeMap<String, i64>,
    halo: BTreeMap<String, Vec<Map<String, Value>>>,
    giacom_rows: Vec<Map<String, Value>>,
    giacom_report: Vec<Map<String, Value>>,
    /// Absent in files from before ALSO was imitated.
    also: Option<also::Store>,
}

/// A company read from a state file.
pub(crate) struct Remembered {
    pub(crate) size: Size,
    pub(crate) seed: u64,
    pub(crate) halo: halo::Store,
    pub(crate) giacom: giacom::Store,
    pub(crate) also: also::Store,
}

/// Reads the file; nothing when there is none yet.
pub(crate) fn load(path: &Path) -> io::Result<Option<Remembered>> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let wrong = |why: String| io::Error::new(io::ErrorKind::InvalidData, why);
    let saved: Saved = serde_json::from_slice(&text)
        .map_err(|error| wrong(format!("{} is no state of a practice company: {error}", path.display())))?;
    if saved.version != VERSION {
        return Err(wrong(format!("{} was written by another version", path.display())));
    }
    let size = saved.size.parse().map_err(|error| wrong(format!("{}: {error}", path.display())))?;
    let mut halo = halo::Store::new();
    for entity in Entity::ALL {
        for members in saved.halo.get(entity.path()).into_iter().flatten() {
            halo.put_raw(entity, members.clone());
        }
        if let Some(next) = saved.next.get(entity.path()) {
            halo.table_mut(entity).next = *next;
        }
    }
    if let Some(next) = saved.next.get("line") {
        halo.next_line = *next;
    }
    let giacom = giacom::Store {
        rows: saved.giacom_rows.into_iter().map(SeatRow::new).collect(),
        blocks: saved.giacom_report.into_iter().map(Block::new).collect(),
    };
    let also = saved.also.unwrap_or_else(|| company::found(size, saved.seed, Day::DRAWN).also);
    Ok(Some(Remembered { size, seed: saved.seed, halo, giacom, also }))
}

/// The file as text. Halo is held for copying references only, Giacom for copying its text.
fn snapshot(world: &World) -> String {
    let (tables, next) = {
        let store = held(&world.halo);
        let rows = |entity| -> Vec<Arc<str>> {
            store.table(entity).rows.values().map(|row| Arc::clone(&row.full)).collect()
        };
        let mut next: BTreeMap<String, i64> =
            Entity::ALL.iter().map(|entity| (entity.path().to_owned(), store.table(*entity).next)).collect();
        next.insert("line".to_owned(), store.next_line);
        (Entity::ALL.map(|entity| (entity.path(), rows(entity))), next)
    };
    let mut text = format!("{{\"version\":{VERSION},\"size\":\"{}\",\"seed\":{},", world.size, world.seed);
    let _ = write!(text, "\"next\":{},\n\"halo\":{{", serde_json::to_string(&next).unwrap_or_default());
    for (place, (name, rows)) in tables.iter().enumerate() {
        let comma = if place > 0 { "," } else { "" };
        let _ = write!(text, "{comma}\n\"{name}\":[");
        join(&mut text, rows.iter().map(|row| &**row));
        text.push(']');
    }
    let giacom = held(&world.giacom);
    text.push_str("},\n\"giacom_rows\":[");
    join(&mut text, giacom.rows.iter().map(SeatRow::whole_text));
    text.push_str("],\n\"giacom_report\":[");
    join(&mut text, giacom.blocks.iter().map(Block::text));
    text.push_str("],\n\"also\":");
    text.push_str(&held(&world.also).text());
    text.push_str("}\n");
    text
}

fn join(text: &mut String, rows: impl Iterator<Item = impl AsRef<str>>) {
    for (place, row) in rows.enumerate() {
        text.push_str(if place > 0 { ",\n" } else { "\n" });
        text.push_str(row.as_ref());
    }
}

/// Writes the state file, one write at a time.
#[derive(Debug)]
pub(crate) struct Keeper {
    path: PathBuf,
    turn: Mutex<()>,
}

impl Keeper {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, turn: Mutex::new(()) }
    }

    /// Saves now. Whoever waits for it goes on even if the disk refuses: practice must not hang.
    pub(crate) fn save(&self, world: &World) -> io::Result<()> {
        let _turn = held(&self.turn);
        let number = world.generation.load(Ordering::Acquire);
        let text = snapshot(world);
        let mut beside = self.path.clone().into_os_string();
        beside.push(".writing");
        let result = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &self.path));
        world.saved.send_replace(number);
        result
    }

    /// Saves after each write, for as long as the task lives.
    pub(crate) async fn keep(self: Arc<Self>, world: Arc<World>) {
        loop {
            world.written.notified().await;
            let (keeper, world) = (Arc::clone(&self), Arc::clone(&world));
            let _ = tokio::task::spawn_blocking(move || keeper.save(&world)).await;
        }
    }
}
