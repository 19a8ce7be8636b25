//! Normalising: what of a name tells one company from another.
//!
//! The order matters and is: fold the writing ([`super::fold`]), part trading names, then take off a
//! leading or trailing `the`, trailing legal forms and a dangling `and`, again and again until nothing
//! changes, never leaving an empty name. Places and divisions (`UK`, `Scotland`, `Group`, `Holdings`)
//! stay: in a list of customers they tell sister companies apart. Number words and Roman numerals stay
//! as written.

use super::fold::{fold, native_letters};
use super::legal_forms::{self, LegalForm};
use super::numerals::numbers;
use super::trading_as::halves;

/// The comparable parts of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameKey {
    /// The name without legal forms, folded, words parted by spaces. Empty if nothing was left.
    pub key: String,
    /// The key without spaces, except between two digits. Two names are the same name when this is.
    pub compact: String,
    /// The legal forms taken off, in canonical spelling, sorted, each once.
    pub forms: Vec<LegalForm>,
    /// Keys of the halves of a name that carries a trading name, otherwise empty.
    pub alternatives: Vec<String>,
    /// The numbers in the name, in digits or Roman numerals, sorted.
    pub numbers: Vec<String>,
    /// Letters written in another script than Latin.
    pub(super) native: String,
}

impl NameKey {
    /// Whether nothing was left of the name, so that it can match no other.
    pub fn is_empty(&self) -> bool {
        self.compact.is_empty()
    }
}

/// Normalises a name for comparison.
pub fn normalise(name: &str) -> NameKey {
    let folded = fold(name);
    let mut forms = Vec::new();
    let keys: Vec<String> = halves(&folded).into_iter().map(|half| strip(half, &mut forms)).collect();
    let key = keys.join(" ta ");
    forms.sort_unstable();
    forms.dedup_by_key(|form| form.name);
    NameKey {
        compact: compact(&key),
        numbers: numbers(&key),
        alternatives: if keys.len() > 1 { keys } else { Vec::new() },
        native: native_letters(name),
        key,
        forms,
    }
}

/// Takes articles, legal forms and a dangling `and` off both ends until nothing changes.
fn strip(words: &str, forms: &mut Vec<LegalForm>) -> String {
    let mut rest = words;
    loop {
        let before = rest.len();
        rest = rest.strip_prefix("the ").unwrap_or(rest);
        rest = rest.strip_suffix(" the").unwrap_or(rest);
        for form in [legal_forms::trailing, legal_forms::leading] {
            if let Some((name, form)) = form(rest) {
                rest = name;
                forms.push(form);
            }
        }
        rest = rest.strip_suffix(" and").unwrap_or(rest);
        if rest.len() == before {
            break;
        }
    }
    let words: Vec<&str> = rest.split(' ').map(legal_forms::short_word).collect();
    words.join(" ")
}

/// Joins words, keeping apart the numbers that joining would merge (`Unit 1 2` is not `Unit 12`).
pub(super) fn compact(key: &str) -> String {
    let mut joined = String::with_capacity(key.len());
    for word in key.split_ascii_whitespace() {
        let digit = |letter: Option<u8>| letter.is_some_and(|c| c.is_ascii_digit());
        if digit(joined.bytes().last()) && digit(word.bytes().next()) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}
