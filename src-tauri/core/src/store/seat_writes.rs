//! What runs did to the seats of licences, read from their plans and the journal.

use super::{RunId, Store, from_json, timestamp};
use crate::Result;
use crate::domain::{ConnectionName, LicenceId};
use crate::plan::{Change, Entity};
use crate::seats::{Fate, Write};
use rusqlite::{Row, ToSql, params_from_iter};

impl Store {
    /// What runs of these connections did to licences since a row of the journal, in the journal's order; to
    /// one of `licences` alone, where given.
    pub fn seat_writes(
        &self,
        connections: &[ConnectionName],
        licences: Option<&[LicenceId]>,
        since: i64,
    ) -> Result<Vec<Write>> {
        let names: Vec<&str> = connections.iter().map(ConnectionName::as_str).collect();
        let among =
            |n: usize, from: usize| (from..from + n).map(|i| format!("?{i}")).collect::<Vec<_>>().join(",");
        let mut values: Vec<&dyn ToSql> = vec![&since];
        values.extend(names.iter().map(|name| name as &dyn ToSql));
        let numbers: Vec<i64> = licences.iter().flat_map(|l| l.iter()).map(|l| l.0).collect();
        let only = if licences.is_some() {
            // By its number in the run where that is known; a fate that is not known leaves it to the plan.
            let these = among(numbers.len(), 2 + names.len());
            values.extend(numbers.iter().map(|n| n as &dyn ToSql));
            format!(
                "AND (s.record IN ({these}) OR s.record IS NULL AND s.state IN ('sent', 'person')
                      AND json_extract(c.change, '$.licence') IN ({these}))"
            )
        } else {
            String::new()
        };
        let query = format!(
            "SELECT s.run, r.who, p.undoes, s.state, s.attempts, s.record, c.change, i.id, i.at, o.id, o.at
             FROM run_changes s JOIN runs r ON r.id = s.run JOIN plans p ON p.id = r.plan
             JOIN plan_changes c ON c.plan = r.plan AND c.seq = s.seq
             JOIN journal o ON o.id = (SELECT max(id) FROM journal WHERE run = s.run AND seq = s.seq)
             LEFT JOIN journal i ON i.id = (SELECT max(id) FROM journal
                                            WHERE run = s.run AND seq = s.seq AND kind = 'intent')
             WHERE r.connection IN ({}) AND s.state IN ('sent', 'written', 'applied', 'already', 'person')
              AND o.id > ?1 {only}",
            among(names.len(), 2)
        );
        let mut writes: Vec<Write> = self.read(|db| {
            let mut query = db.prepare(&query)?;
            let rows = query.query_map(params_from_iter(values), write)?;
            rows.filter_map(rusqlite::Result::transpose).collect()
        })?;
        writes.sort_by_key(|w| w.journal);
        Ok(writes)
    }
}

/// A run's change to a licence; none where it is about something else, or no licence is known.
fn write(row: &Row<'_>) -> rusqlite::Result<Option<Write>> {
    let change: Change = from_json(&row.get::<_, String>(6)?)?;
    let licence = row.get::<_, Option<i64>>(5)?.map(LicenceId).or(change.licence);
    let (Entity::Licence, Some(licence)) = (change.entity, licence) else { return Ok(None) };
    let (state, attempts): (String, u32) = (row.get(3)?, row.get(4)?);
    let (settled, settled_at): (i64, i64) = (row.get(9)?, row.get(10)?);
    Ok(Some(Write {
        journal: row.get::<_, Option<i64>>(7)?.unwrap_or(settled),
        run: RunId(row.get(0)?).to_string(),
        who: row.get(1)?,
        undoes: row.get::<_, Option<i64>>(2)?.map(|run| RunId(run).to_string()),
        fate: match state.as_str() {
            "sent" | "person" => Fate::Unsure,
            // Held already, and nothing was ever sent for it.
            "already" if attempts == 0 => Fate::Saw,
            _ => Fate::Did,
        },
        sent: timestamp(row.get::<_, Option<i64>>(8)?.unwrap_or(settled_at)),
        settled: timestamp(settled_at),
        licence,
        change,
    }))
}
