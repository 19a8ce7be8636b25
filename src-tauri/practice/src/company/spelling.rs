//! The ways in which two people write one company's name.
//!
//! May not draw names.

use crate::seed::Dice;

/// Writes the name as somebody else would: equal once case, punctuation, accents and legal forms are levelled.
pub(super) fn respelt(name: &str, dice: &mut Dice) -> String {
    let mut apt: Vec<String> = HABITS.iter().map(|way| way(name)).filter(|spelt| spelt != name).collect();
    if apt.is_empty() || dice.chance(0.2) {
        apt = SLIPS.iter().map(|way| way(name)).filter(|spelt| spelt != name).collect();
    }
    let chosen = dice.below(apt.len());
    apt.into_iter().nth(chosen).unwrap_or_else(|| format!("{name}."))
}

/// What depends on the name.
const HABITS: &[fn(&str) -> String] = &[legal_form, ampersand, apostrophe, full_stops, accents, the_last];
/// What can happen to any name.
const SLIPS: &[fn(&str) -> String] = &[str::to_uppercase, str::to_lowercase, spaces];

fn legal_form(name: &str) -> String {
    if let Some(start) = name.strip_suffix("Ltd") {
        format!("{start}Limited")
    } else if let Some(start) = name.strip_suffix("Limited") {
        format!("{start}Ltd")
    } else {
        name.to_owned()
    }
}

fn ampersand(name: &str) -> String {
    if name.contains(" & ") { name.replace(" & ", " and ") } else { name.replace(" and ", " & ") }
}

fn apostrophe(name: &str) -> String {
    if name.len().is_multiple_of(2) { name.replace('\'', "") } else { name.replace('\'', "’") }
}

fn full_stops(name: &str) -> String {
    if name.contains("St. ") {
        name.replace("St. ", "St ")
    } else if name.ends_with("Ltd") {
        format!("{name}.")
    } else {
        name.to_owned()
    }
}

fn accents(name: &str) -> String {
    let plain = |letter| match letter {
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'É' => 'E',
        'â' => 'a',
        'û' => 'u',
        'ñ' => 'n',
        'í' => 'i',
        other => other,
    };
    name.chars().map(plain).collect()
}

fn the_last(name: &str) -> String {
    name.strip_prefix("The ").map_or_else(|| name.to_owned(), |rest| format!("{rest} (The)"))
}

fn spaces(name: &str) -> String {
    let mut words = name.splitn(2, ' ');
    match (words.next(), words.next()) {
        (Some(first), Some(rest)) => format!("{first}  {rest} "),
        _ => name.to_owned(),
    }
}

/// One letter wrong in the longest word: only a suggestion can find it.
pub(super) fn mistyped(name: &str, dice: &mut Dice) -> String {
    let longest = name.split(' ').max_by_key(|word| word.chars().count()).unwrap_or(name);
    let mut letters: Vec<char> = longest.chars().collect();
    let place = 1 + dice.below(letters.len().saturating_sub(3));
    match (dice.below(3), letters.get(place).copied(), letters.get(place + 1).copied()) {
        (0, Some(one), Some(next)) if one != next => letters.swap(place, place + 1),
        (1, Some(one), _) => letters.insert(place, one),
        (_, Some(_), Some(_)) => drop(letters.remove(place)),
        _ => letters.push('e'),
    }
    name.replacen(longest, &letters.into_iter().collect::<String>(), 1)
}

/// The registered name with the name over the door.
pub(super) fn trading_as(name: &str, registered: &str) -> String {
    let door = name.trim_end_matches(" Ltd").trim_end_matches(" Limited");
    format!("{registered} t/a {door}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_respelling_differs() {
        let mut dice = Dice::new(1, "test");
        for name in
            ["Thornvale Bakery Ltd", "St. Alda's School", "The Gilded Heron", "Café Noë", "Wick & Shaw"]
        {
            for _ in 0..20 {
                assert_ne!(respelt(name, &mut dice), name, "a respelling must differ");
                assert_ne!(mistyped(name, &mut dice), name, "a slip must differ");
            }
        }
        assert_eq!(
            trading_as("Old Inn Ltd", "Wexcombe Foods Ltd"),
            "Wexcombe Foods Ltd t/a Old Inn",
            "the usual form"
        );
    }
}
