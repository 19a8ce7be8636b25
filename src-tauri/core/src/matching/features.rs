//! What a name is found by: its words, and its letters in threes.

use super::normalise::NameKey;
use super::normalise::compact;
use super::pattern::{LETTERS, letters};
use super::words::expand;

/// How many different threes of letters there are; words are numbered from here.
pub(super) const THREES: usize = LETTERS * LETTERS * LETTERS;

/// Marks the beginning and the end of a name in its threes.
const EDGE: u8 = 36;

/// A name cut up for comparison.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// The words in order, abbreviations written out.
    pub words: Vec<String>,
    /// The letters of the compact key.
    pub letters: Vec<u8>,
    /// The letters of the words in alphabetical order.
    pub sorted: Vec<u8>,
    /// The first letters of the words, once with and once without `and`, `of` and the like.
    pub initials: Vec<String>,
    /// Threes of letters, sorted, each once.
    pub threes: Vec<u32>,
}

impl Profile {
    pub fn new(name: &NameKey) -> Self {
        let words: Vec<String> =
            name.key.split_ascii_whitespace().map(|word| expand(word).to_owned()).collect();
        let mut sorted: Vec<&str> = words.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        let compact = letters(&compact(&words.join(" ")));
        Self {
            sorted: letters(&sorted.concat()),
            initials: initials(&words),
            threes: threes(&compact),
            letters: compact,
            words,
        }
    }
}

/// The initials a company of these words may go by; at least three letters.
fn initials(words: &[String]) -> Vec<String> {
    let all = || words.iter().map(String::as_str);
    let first = |words: &mut dyn Iterator<Item = &str>| {
        words.filter_map(|word| word.chars().next()).collect::<String>()
    };
    let mut found = vec![
        first(&mut all()),
        first(&mut all().filter(|word| !matches!(*word, "and" | "of" | "the" | "for" | "in"))),
    ];
    found.retain(|initials| initials.len() > 2);
    found.dedup();
    found
}

fn threes(letters: &[u8]) -> Vec<u32> {
    let number = |three: [u8; 3]| three.iter().fold(0, |sum, letter| sum * 37 + u32::from(*letter));
    let mut found: Vec<u32> = letters.windows(3).map(|w| number([w[0], w[1], w[2]])).collect();
    if let [first, second, ..] = letters {
        found.push(number([EDGE, *first, *second]));
    }
    if let [.., before, last] = letters {
        found.push(number([*before, *last, EDGE]));
    }
    found.sort_unstable();
    found.dedup();
    found
}
