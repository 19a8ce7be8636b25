//! What a seed stands for: a company, a Halo with its habits, faults, and the moments of the kills.
//!
//! May not carry anything out.

use crate::{dice::Dice, harm::Loss};
use halyard_practice::Size;
use std::fmt;

/// What comes after a kill.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// `resume RUN`.
    #[default]
    Resume,
    /// `apply PLAN` once more.
    ApplyAgain,
    /// The run is left lying, and a new plan is made.
    PlanAnew,
}

/// One SIGKILL, or the power failing at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kill {
    /// After this share of the requests an undisturbed run makes, in thousandths.
    pub permille: u64,
    /// And so many microseconds later.
    pub later_us: u64,
    /// What comes then.
    pub then: Then,
    /// Where it was the power: what that does to the store.
    pub power: Option<Loss>,
}

/// Which kind of scenarios a seed is drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// Small companies, one kill each, drops after the write: for the test suite.
    Kills,
    /// Everything.
    Chaos,
}

/// One scenario.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What it was made from.
    pub seed: u64,
    /// How large the company is.
    pub size: Size,
    /// Which company.
    pub company: u64,
    /// How long each request takes.
    pub latency_ms: u64,
    /// Most records in one write.
    pub batch: u32,
    /// Halo's habits, which hold from beginning to end.
    pub habits: Vec<&'static str>,
    /// Faults, which strike until the trouble ends.
    pub faults: Vec<String>,
    /// Whether a first import went through before, so that updates are at stake as well.
    pub second: bool,
    /// The kills, in order.
    pub kills: Vec<Kill>,
    /// Whether a second process tries to apply at the same time.
    pub rival: bool,
    /// Ends the first planning.
    pub planning: Option<Kill>,
    /// Before these rounds the clock is set, by so many seconds.
    pub jumps: Vec<(usize, i64)>,
    /// In these rounds the disk is full, beyond files of so many blocks.
    pub full: Vec<(usize, u64)>,
    /// Whether someone looks at the history meanwhile.
    pub looker: bool,
}

const BATCHES: &[&str] = &[
    "batch=whole",
    "batch=whole",
    "batch=whole-single",
    "batch=whole-shuffled",
    "batch=first",
    "batch=refuse",
    "batch=half",
    "batch=half-400",
    "batch=drop-some",
];
const HABITS: &[&str] = &[
    "notes-missing",
    "halo.page-cap=10",
    "halo.page-cap=50",
    "answer=array",
    "answer=nothing",
    "answer=id",
    "post-200",
    "nulls",
    "ids-double",
    "page-size-echo=given",
    "token-extras",
    "unknown-id=400",
    "error-shape=html",
];
/// Each with the least and most share of the requests it strikes, in percent.
const FAULTS: &[(&str, u64, u64)] = &[
    ("halo.429=0", 1, 15),
    ("halo.429", 1, 2),
    ("halo.writes.500", 1, 25),
    ("halo.writes.500=empty", 1, 25),
    ("halo.writes.502", 1, 25),
    ("halo.reads.503", 1, 10),
    ("halo.writes.503=0", 1, 15),
    ("halo.drop", 1, 10),
    ("halo.drop-before-write", 1, 30),
    ("halo.drop-after-write", 1, 30),
    ("halo.error-after-write", 1, 30),
    ("halo.error-after-write=500", 1, 30),
    ("halo.cut", 1, 15),
    ("halo.writes.cut", 1, 30),
    ("halo.break", 1, 15),
    ("halo.writes.break", 1, 30),
    ("halo.writes.200-html", 1, 20),
    ("halo.writes.200-nothing", 1, 20),
    ("halo.reads.200-nothing", 1, 5),
    ("halo.reads.short", 1, 15),
    ("halo.page-shift=lose", 1, 20),
    ("halo.page-shift=repeat", 1, 20),
    ("halo.401", 1, 10),
    ("halo.token-500", 1, 20),
    ("giacom.429=0", 5, 30),
    ("giacom.503", 5, 30),
    ("giacom.cut", 5, 30),
    ("giacom.drop", 5, 30),
];

impl Scenario {
    /// The scenario of a seed.
    pub fn of(seed: u64, mix: Mix) -> Self {
        let mut dice = Dice::new(seed);
        match mix {
            Mix::Kills => Self::with_kill(seed, &mut dice),
            Mix::Chaos => Self::chaotic(seed, &mut dice),
        }
    }

    fn with_kill(seed: u64, dice: &mut Dice) -> Self {
        let drop = format!("halo.drop-after-write@{}", dice.pick(&["0.1", "0.3", "#1", "#2", "#3-4"]));
        let kills = 1 + dice.below(2);
        Self {
            seed,
            size: Size::Small,
            company: 1 + dice.below(3),
            latency_ms: 2 + dice.below(6),
            batch: dice.pick(&[50, 10, 4, 1]),
            habits: vec![dice.pick(BATCHES)],
            faults: if dice.chance(60) { vec![drop] } else { Vec::new() },
            second: dice.chance(25),
            kills: (0..kills).map(|_| kill(dice, &[Then::Resume, Then::ApplyAgain])).collect(),
            rival: false,
            planning: None,
            jumps: Vec::new(),
            full: Vec::new(),
            looker: false,
        }
    }

    fn chaotic(seed: u64, dice: &mut Dice) -> Self {
        let mut habits = vec![dice.pick(BATCHES)];
        for _ in 0..dice.below(3) {
            habits.push(dice.pick(HABITS));
        }
        let mut faults: Vec<String> = (0..dice.below(5)).map(|_| fault(dice)).collect();
        if dice.chance(15) {
            faults.push(format!("token-life={}", 2 + dice.below(15)));
        }
        let ways = [Then::Resume, Then::ApplyAgain, Then::PlanAnew];
        let plain = Self {
            seed,
            size: if dice.chance(2) { Size::Medium } else { Size::Small },
            company: 1 + dice.below(8),
            latency_ms: dice.pick(&[0, 1, 3, 10, 25]),
            batch: dice.pick(&[1, 2, 5, 10, 50, 50]),
            habits,
            faults,
            second: dice.chance(35),
            kills: (0..dice.below(4)).map(|_| kill(dice, &ways)).collect(),
            rival: dice.chance(20),
            planning: None,
            jumps: Vec::new(),
            full: Vec::new(),
            looker: false,
        };
        plain.befallen(dice)
    }

    /// With what befalls the machine rather than the network.
    fn befallen(mut self, dice: &mut Dice) -> Self {
        for kill in &mut self.kills {
            kill.power = dice.chance(35).then(|| Loss::of(dice));
        }
        self.planning =
            dice.chance(15).then(|| Kill { permille: dice.below(400), ..kill(dice, &[Then::PlanAnew]) });
        for _ in 0..if dice.chance(30) { 1 + dice.below(3) } else { 0 } {
            // Half a minute, an hour as in autumn, years as with an empty battery.
            let span = dice.pick(&[30, 3_600, 40 * 86_400, 2_000 * 86_400_i64]);
            self.jumps.push((round(dice), if dice.chance(50) { span } else { -span }));
        }
        if dice.chance(25) {
            self.full.push((round(dice), dice.pick(&[8, 40, 120, 300, 700]) + dice.below(60)));
        }
        self.looker = dice.chance(20);
        if dice.chance(15) {
            self.faults.push(format!("token-seconds={}", 1 + dice.below(3)));
        }
        self
    }

    /// The habits alone, as a fault list.
    pub fn calm(&self) -> String {
        format!("rate-limit=0,{}", self.habits.join(","))
    }

    /// Habits and faults, as a fault list.
    pub fn trouble(&self) -> String {
        std::iter::once(self.calm()).chain(self.faults.iter().cloned()).collect::<Vec<_>>().join(",")
    }
}

fn kill(dice: &mut Dice, ways: &[Then]) -> Kill {
    Kill { permille: dice.below(1_050), later_us: dice.below(12_000), then: dice.pick(ways), power: None }
}

fn round(dice: &mut Dice) -> usize {
    usize::try_from(dice.below(5)).unwrap_or(0)
}

fn fault(dice: &mut Dice) -> String {
    let (name, least, most) = dice.pick(FAULTS);
    match dice.below(4) {
        0 => format!("{name}@#{}", 1 + dice.below(12)),
        1 => {
            let first = 1 + dice.below(10);
            format!("{name}@#{first}-{}", first + dice.below(3))
        }
        _ => format!("{name}@{}%", least + dice.below(most - least + 1)),
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "seed {}: {} company {}{}, {} ms, batches of {}, {}",
            self.seed,
            self.size,
            self.company,
            if self.second { ", second import" } else { "" },
            self.latency_ms,
            self.batch,
            self.trouble()
        )?;
        for kill in &self.kills {
            let how = kill.power.map_or_else(|| "killed".to_owned(), |loss| format!("power lost ({loss:?})"));
            write!(f, "; {how} at {}/1000 + {} µs, then {:?}", kill.permille, kill.later_us, kill.then)?;
        }
        if let Some(kill) = self.planning {
            write!(f, "; planning killed at {}/1000 + {} µs", kill.permille, kill.later_us)?;
        }
        for (round, seconds) in &self.jumps {
            write!(f, "; clock set by {seconds} s before round {round}")?;
        }
        for (round, blocks) in &self.full {
            write!(f, "; disk full beyond {blocks} blocks in round {round}")?;
        }
        f.write_str(if self.looker { "; looked at meanwhile" } else { "" })?;
        f.write_str(if self.rival { "; with a rival" } else { "" })
    }
}
