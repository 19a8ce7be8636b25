//! Carries out a scenario with real processes and judges how it ended.
//!
//! May not repair anything: it does what a person would (resume, apply again, plan anew), no more.

use crate::{
    evidence::{self, Newcomer},
    halyard::{Said, Working},
    harm::{power_loss, shift_clock},
    office::Office,
    scenario::{Kill, Scenario, Then},
    truth::{Books, PLAN, Truths, prepare},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    thread,
    time::Duration,
};

/// Rounds after which the faults end, so that every scenario does.
const TROUBLE: usize = 7;
/// Rounds after which a scenario that is not done never will be.
const ROUNDS: usize = 14;
const LOOK: Duration = Duration::from_micros(400);

/// The name under which a log's lost end is counted.
const LOST: &str = "(power and log lost)";

/// What may happen to a command at work.
#[derive(Clone, Copy, Debug, Default)]
struct Risk {
    kill: Option<Kill>,
    /// Whether others come in between.
    first: bool,
    /// The disk is full beyond files of so many blocks.
    full: Option<u64>,
}

/// How a scenario ended.
#[derive(Debug, Default)]
pub struct Verdict {
    /// The scenario in words.
    pub scenario: String,
    /// What is wrong; nothing where all is well.
    pub complaints: Vec<String>,
    /// Processes killed at work.
    pub kills: u64,
    /// Rivals that met a process at work.
    pub rivals: u64,
    /// Requests each fault struck.
    pub faults: BTreeMap<String, u64>,
    /// What was done, step by step.
    pub steps: Vec<String>,
}

/// Carries out a scenario.
pub fn walk(scene: &Scenario, truths: &Truths) -> Verdict {
    let mut verdict = Verdict { scenario: scene.to_string(), ..Verdict::default() };
    if let Err(complaint) = through(scene, truths, &mut verdict) {
        verdict.complaints.push(complaint);
    }
    verdict
}

fn through(scene: &Scenario, truths: &Truths, verdict: &mut Verdict) -> Result<(), String> {
    let (truth, blocked) = truths.books(scene)?;
    let quiet = scene.kills.is_empty() && scene.planning.is_none() && !scene.rival;
    let length = if quiet { 0 } else { truths.length(scene)? };
    let office = truths.office(scene, scene.latency_ms)?;
    prepare(&office, scene)?;
    let before: BTreeSet<i64> = ids(&office);
    set(&office, &scene.trouble())?;
    let mut course = Course { scene, office: &office, length, blocked, verdict };
    let result = course.trouble().and_then(|()| course.calm());
    for (fault, count) in office.practice.counts().faults {
        *verdict.faults.entry(fault).or_default() += count;
    }
    result?;
    verdict.complaints.extend(Books::of(&office.practice).against(&truth));
    verdict.complaints.extend(office.practice.violations());
    let newcomers: Vec<Newcomer> = office
        .practice
        .halo()
        .licences()
        .iter()
        .map(|l| Newcomer {
            id: l["id"].as_i64().unwrap_or(0),
            name: l["name"].as_str().unwrap_or_default().to_owned(),
        })
        .filter(|l| !before.contains(&l.id))
        .collect();
    // A disk that lost what it said it had cannot be expected to know.
    let newcomers = if verdict.faults.contains_key(LOST) { Vec::new() } else { newcomers };
    verdict.complaints.extend(evidence::complaints(office.halyard.folder(), &newcomers)?);
    if !verdict.complaints.is_empty() {
        verdict.steps.push(evidence::summary(office.halyard.folder()));
    }
    Ok(())
}

fn ids(office: &Office) -> BTreeSet<i64> {
    office.practice.halo().licences().iter().filter_map(|l| l["id"].as_i64()).collect()
}

fn set(office: &Office, faults: &str) -> Result<(), String> {
    office.practice.set_faults(faults.parse().map_err(|e| format!("{faults}: {e}"))?);
    Ok(())
}

/// A scenario under way.
struct Course<'a> {
    scene: &'a Scenario,
    office: &'a Office,
    /// Requests of an undisturbed run.
    length: u64,
    /// Changes that a person must settle even after an undisturbed run.
    blocked: u64,
    verdict: &'a mut Verdict,
}

impl Course<'_> {
    /// Planning and applying under faults and kills, until a run comes to its end.
    fn trouble(&mut self) -> Result<(), String> {
        let mut kills = self.scene.kills.clone().into_iter();
        let mut planning = self.scene.planning;
        let mut plan: Option<String> = None;
        let mut next: Option<Vec<String>> = None;
        for round in 0..ROUNDS {
            if round == TROUBLE {
                set(self.office, &self.scene.calm())?;
            }
            self.set_clock(round)?;
            let full = self.scene.full.iter().find(|(at, _)| *at == round).map(|(_, blocks)| *blocks);
            let Some(arguments) = next.take() else {
                let kill = if full.is_none() { planning.take() } else { None };
                let said = self.step(PLAN, Some(Risk { kill, first: false, full }))?;
                match said.code {
                    Some(0) => {
                        let id = said.json()?["plan"].as_str().unwrap_or_default().to_owned();
                        next = Some(applying(&id));
                        plan = Some(id);
                    }
                    None | Some(1 | 7) => {}
                    _ => return Err(format!("plan: {said}")),
                }
                continue;
            };
            let kill = if full.is_none() { kills.next() } else { None };
            let said = self.step(&words(&arguments), Some(Risk { kill, first: round < 2, full }))?;
            if kill.is_some_and(|k| k.power.is_some())
                && said.code.is_none()
                && !self.knows(plan.as_deref())?
            {
                // Gone with the power: planned anew, as on another machine.
                (plan, next) = (None, None);
                continue;
            }
            next = match (said.code, &plan) {
                (Some(0 | 4), _) => return Ok(()),
                (None, Some(plan)) => self.after_kill(kill.map_or(Then::Resume, |k| k.then), plan)?,
                (Some(130 | 7), Some(plan)) => self.after_kill(Then::Resume, plan)?,
                (Some(1), Some(plan)) => match said.error_code().as_deref() {
                    // The kill came after the last word of the run.
                    Some("PLAN-APPLIED" | "RUN-STATE") => return Ok(()),
                    _ => self.after_kill(Then::Resume, plan)?,
                },
                (Some(5), _) => None,
                _ => return Err(format!("{}: {said}", arguments.join(" "))),
            };
        }
        Err("it never came to an end".to_owned())
    }

    /// The command that a person gives after a run broke off; none for a new plan.
    fn after_kill(&mut self, then: Then, plan: &str) -> Result<Option<Vec<String>>, String> {
        match then {
            Then::PlanAnew => Ok(None),
            Then::ApplyAgain => Ok(Some(applying(plan))),
            Then::Resume => {
                let open = self.open_runs()?;
                Ok(Some(
                    open.last().map_or_else(|| applying(plan), |run| vec!["resume".to_owned(), run.clone()]),
                ))
            }
        }
    }

    /// Whether the store still has that plan.
    fn knows(&mut self, plan: Option<&str>) -> Result<bool, String> {
        let Some(plan) = plan else { return Ok(false) };
        let said = self.step(&["show", plan], None)?;
        match (said.code, said.error_code().as_deref()) {
            (Some(0), _) => Ok(true),
            (_, Some("PLAN-UNKNOWN")) => Ok(false),
            _ => Err(format!("after the power came back: {said}")),
        }
    }

    /// The clock is set, if it is in this round.
    fn set_clock(&mut self, round: usize) -> Result<(), String> {
        for (_, seconds) in self.scene.jumps.iter().filter(|(at, _)| *at == round) {
            // That the clock goes ahead is the same as that everything lies further back.
            shift_clock(self.office.halyard.folder(), -seconds)
                .map_err(|e| format!("setting the clock: {e}"))?;
            self.strike("(clock set)");
        }
        Ok(())
    }

    fn strike(&mut self, harm: &str) {
        *self.verdict.faults.entry(harm.to_owned()).or_default() += 1;
    }

    /// Runs that can go on, newest last.
    fn open_runs(&mut self) -> Result<Vec<String>, String> {
        let said = self.step(&["runs"], None)?;
        let runs = said.json()?["runs"].as_array().cloned().unwrap_or_default();
        let open = |run: &&Value| matches!(run["status"].as_str(), Some("running" | "interrupted"));
        let names = runs.iter().filter(open).filter_map(|run| run["run"].as_str().map(str::to_owned));
        let mut names: Vec<String> = names.collect();
        names.reverse();
        Ok(names)
    }

    /// Without faults: whatever is open is settled, and the next plan must have nothing to do.
    fn calm(&mut self) -> Result<(), String> {
        set(self.office, &self.scene.calm())?;
        if self.verdict.faults.contains_key(LOST) {
            // The matches of clients that Halyard made may be gone with the rest; a person makes them again.
            self.office.matched()?;
        }
        for _ in 0..4 {
            for run in self.open_runs()? {
                let said = self.step(&["resume", &run], None)?;
                // Failed as a whole: a later run did what this one was to do.
                let overtaken = said.code == Some(1) && said.json()?["status"] == "failed";
                if !overtaken && !matches!(said.code, Some(0 | 4 | 5)) {
                    return Err(format!("resume {run} without faults: {said}"));
                }
            }
            let said = self.step(PLAN, None)?;
            let plan = said.json()?;
            if said.code != Some(0) {
                return Err(format!("plan without faults: {said}"));
            }
            let count = |action: &str| plan["counts"][action].as_u64().unwrap_or(u64::MAX);
            if ["create", "update", "adopt", "deactivate", "zero"].iter().all(|a| count(a) == 0) {
                let (blocked, usual) = (count("blocked"), self.blocked);
                let more = format!("{blocked} changes stay blocked, {usual} in an undisturbed run: {said}");
                return if blocked == usual { Ok(()) } else { Err(more) };
            }
            let id = plan["plan"].as_str().unwrap_or_default();
            let said = self.step(&words(&applying(id)), None)?;
            if !matches!(said.code, Some(0 | 4 | 5)) {
                return Err(format!("apply without faults: {said}"));
            }
        }
        Err("plans without faults never come to rest".to_owned())
    }

    /// One command; with a moment to kill it, and a rival beside it the first time.
    fn step(&mut self, arguments: &[&str], risk: Option<Risk>) -> Result<Said, String> {
        let io = |e: std::io::Error| format!("{}: {e}", arguments.join(" "));
        let from = self.office.requests();
        let command = match risk.and_then(|r| r.full) {
            Some(blocks) => self.office.halyard.starved(arguments, blocks),
            None => self.office.halyard.command(arguments),
        };
        let mut working = Working::start(command).map_err(io)?;
        let mut rivalry = None;
        if let Some(Risk { kill, first, full }) = risk {
            if full.is_some() {
                self.strike("(disk full)");
            }
            if self.scene.rival && first {
                rivalry = self.rival(&mut working, from, arguments)?;
            }
            if self.scene.looker && first && self.wait_for(&mut working, from + 2)? {
                let seen = self.office.said(&["runs"])?;
                self.strike("(looked at)");
                if seen.code != Some(0) {
                    rivalry = rivalry.or(Some(format!("looking at the history meanwhile: {seen}")));
                }
            }
            if let Some(kill) = kill {
                if self.wait_for(&mut working, from + self.length * kill.permille / 1_000)? {
                    thread::sleep(Duration::from_micros(kill.later_us));
                }
                if !working.ended().map_err(io)? {
                    let said = working.kill().map_err(io)?;
                    self.verdict.kills += u64::from(said.code.is_none());
                    if let (Some(loss), None) = (kill.power, said.code) {
                        let lost = power_loss(self.office.halyard.folder(), loss).map_err(io)?;
                        self.strike(if lost > 0 { LOST } else { "(power lost)" });
                    }
                    self.tell(arguments, &said);
                    return Ok(said);
                }
            }
        }
        let said = working.wait().map_err(io)?;
        self.tell(arguments, &said);
        if let Some(complaint) = rivalry {
            self.verdict.complaints.push(complaint);
        }
        Ok(said)
    }

    fn tell(&mut self, arguments: &[&str], said: &Said) {
        let code = said.code.map_or_else(|| "killed".to_owned(), |code| format!("exit {code}"));
        let out: String = said.out.trim().chars().take(600).collect();
        self.verdict.steps.push(format!("{} → {code} {out} {}", arguments.join(" "), said.err.trim()));
    }

    /// Waits until so many requests have come in; false where the process ended before.
    fn wait_for(&self, working: &mut Working, requests: u64) -> Result<bool, String> {
        while self.office.requests() < requests {
            if working.ended().map_err(|e| e.to_string())? {
                return Ok(false);
            }
            thread::sleep(LOOK);
        }
        Ok(true)
    }

    /// A second process that applies the same plan must be told that another is at work.
    fn rival(
        &mut self,
        working: &mut Working,
        from: u64,
        arguments: &[&str],
    ) -> Result<Option<String>, String> {
        if !self.wait_for(working, from + 1)? {
            return Ok(None);
        }
        let said = self.office.said(arguments)?;
        let alone = working.ended().map_err(|e| e.to_string())?;
        self.tell(&[&["(rival)"], arguments].concat(), &said);
        Ok(match said.code {
            Some(6) => {
                self.verdict.rivals += 1;
                None
            }
            // The first was done before the second looked.
            _ if alone => None,
            _ => Some(format!("two at once: the second said {said}")),
        })
    }
}

fn applying(plan: &str) -> Vec<String> {
    ["apply", plan, "--allow-guard", "--reason", "practice"].map(str::to_owned).to_vec()
}

fn words(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}
