//! The ways in which two people write one company's name.
//!
//! May not draw names.

use crate::seed::Dice;

/// Writes the name as somebody else would: equal once case, punctuation, accents and legal forms are levelled.
pub(super) fn respelt(name: &str, dice: &mut Dice) -> String {
    let first = dice.below(WAYS.len());
    let ways = (0..WAYS.len()).filter_map(|step| WAYS.get((first + step) % WAYS.len()));
    let mut spelt = ways.map(|way| way(name)).filter(|spelt| spelt != name);
    spelt.next().unwrap_or_else(|| name.to_uppercase())
}

const WAYS: &[fn(&str) -> String] = &[
    legal_form,
    ampersand,
    |name| name.to_uppercase(),
    apostrophe,
    full_stops,
    accents,
    the_last,
    spaces,
    |name| name.to_lowercase(),
    legal_form,
    ampersand,
];

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
    if name.len() % 2 == 0 { name.replace('\'', "") } else { name.replace('\'', "’") }
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

/// One letter wrong, in the first word: only a suggestion can find it.
pub(super) fn mistyped(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let word = letters.iter().position(|letter| *letter == ' ').unwrap_or(letters.len());
    let place = 2 + dice.below(word.saturating_sub(4));
    match dice.below(3) {
        0 if place + 1 < word && letters.get(place) != letters.get(place + 1) => {
            letters.swap(place, place + 1)
        }
        1 => drop(letters.get(place).copied().map(|letter| letters.insert(place, letter))),
        _ if place < letters.len() => drop(letters.remove(place)),
        _ => letters.push('e'),
    }
    letters.into_iter().collect()
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
