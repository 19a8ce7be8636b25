//! Name matching: ten thousand customers against ten thousand clients.

use crate::figures::Figures;
use halyard_core::matching::{Party, match_names};
use halyard_measure::Dice;
use std::time::Instant;

const NAMES: usize = 10_000;
const STARTS: [&str; 12] =
    ["bra", "cor", "den", "fal", "gre", "har", "kin", "lan", "mar", "nor", "pel", "ros"];
const ENDS: [&str; 12] =
    ["ton", "ley", "field", "ster", "mont", "well", "dale", "ford", "wick", "wood", "ham", "thorpe"];
const TRADES: [&str; 10] =
    ["Engineering", "Care", "Logistics", "Group", "Holdings", "Foods", "Homes", "Systems", "Legal", "Dental"];
const FORMS: [&str; 5] = ["Ltd", "Limited", "plc", "LLP", ""];

/// Takes the time three times and keeps the middle one.
pub(crate) fn run(figures: &mut Figures) {
    let mut dice = Dice::new(1);
    let clients: Vec<(String, String)> = (0..NAMES).map(|id| (id.to_string(), name(&mut dice))).collect();
    let customers: Vec<(String, String)> = clients
        .iter()
        .map(|(id, client)| {
            let written = match dice.below(3) {
                0 => client.to_uppercase(),
                1 => client.replacen('a', "e", 1),
                _ => name(&mut dice),
            };
            (id.clone(), written)
        })
        .collect();
    let (customers, clients) = (parties(&customers), parties(&clients));
    let mut times: Vec<f64> = (0..3)
        .map(|_| {
            let began = Instant::now();
            std::hint::black_box(match_names(&customers, &clients));
            began.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    figures.note("name matching, 10,000 × 10,000", &[("milliseconds", times[1])], "");
}

fn name(dice: &mut Dice) -> String {
    let mut word = || format!("{}{}{}", dice.pick(&STARTS), dice.pick(&STARTS), dice.pick(&ENDS));
    let (first, second) = (word(), word());
    format!("{first} {second} {} {}", dice.pick(&TRADES), dice.pick(&FORMS))
}

fn parties(names: &[(String, String)]) -> Vec<Party<'_>> {
    names.iter().map(|(id, name)| Party { id, name }).collect()
}
