//! Folding: a written name becomes lower-case ASCII words, whatever script, accents and punctuation
//! it came in. Nothing is decided here about legal forms or trading names.
//!
//! Apostrophes and full stops vanish (`Tony's` → `tonys`, `G.m.b.H.` → `gmbh`), `&` and `+` become the
//! word `and`, a slash between single letters vanishes (`T/A` → `ta`, `A/S` → `as`) and all other
//! punctuation parts words. A stop or apostrophe between two digits parts words too, so that `1.2`
//! never reads as `12`. Runs of single letters become one word (`A J W` → `ajw`).

use super::legal_forms::is_form;
use unicode_normalization::UnicodeNormalization;

/// Native spellings of legal forms whose transliteration would be unrecognisable.
const NATIVE_FORMS: [(&str, &str); 8] = [
    ("株式会社", " kk "),
    ("有限会社", " yk "),
    ("合同会社", " gk "),
    ("(株)", " kk "),
    ("有限责任公司", " co ltd "),
    ("股份有限公司", " co ltd "),
    ("有限公司", " co ltd "),
    ("주식회사", " co ltd "),
];

/// States of the US as they stand behind names, but for those that are countries elsewhere.
const STATES: [&str; 45] = [
    "ak", "al", "ar", "az", "ct", "dc", "fl", "ga", "hi", "ia", "id", "il", "ks", "ky", "la", "ma", "md",
    "me", "mi", "mn", "mo", "ms", "mt", "nc", "nd", "ne", "nh", "nj", "nm", "nv", "ny", "oh", "ok", "or",
    "pa", "ri", "sc", "sd", "tn", "tx", "ut", "va", "vt", "wi", "wv",
];

/// States of the US that are also countries (India, Germany, Canada, Colombia), which tell sister
/// companies apart; they count as states behind an American legal form only.
const COUNTRIES_TOO: [&str; 4] = ["ca", "co", "de", "in"];

/// Legal forms of the US.
const AMERICAN: [&str; 7] = ["co", "company", "corp", "corporation", "inc", "incorporated", "llc"];

/// Places that stay even between slashes.
const REGIONS: [&str; 12] = ["apac", "asia", "au", "emea", "eu", "gb", "ie", "ni", "nz", "uk", "us", "za"];

/// The folded words of `name`, parted by single spaces.
pub(super) fn fold(name: &str) -> String {
    let ascii = if name.is_ascii() { name.to_ascii_lowercase() } else { latinise(name) };
    let chars: Vec<char> = drop_filing_tail(ascii.trim()).chars().collect();
    let mut words = String::with_capacity(chars.len() + 8);
    for (at, &letter) in chars.iter().enumerate() {
        match letter {
            'a'..='z' | '0'..='9' => words.push(letter),
            '\'' | '.' | '`' if !between(&chars, at, char::is_numeric) => {}
            '/' | '\\' if between_single_letters(&chars, at) => {}
            // A sign that ends a word is part of the name: C++, C#.
            '+' if ends_word(&chars, at) => words.push_str("plus"),
            '#' if ends_word(&chars, at) => words.push_str("sharp"),
            '&' | '+' => words.push_str(" and "),
            _ => words.push(' '),
        }
    }
    join_initials(&words)
}

/// Whether the sign at `at` closes a word: letters or the same sign before it, and no letter after it.
fn ends_word(chars: &[char], at: usize) -> bool {
    let sign = chars[at];
    let before = at.checked_sub(1).map(|i| chars[i]);
    let after = chars[at + 1..].iter().find(|c| **c != sign);
    before.is_some_and(|c| c.is_alphanumeric() || c == sign) && !after.is_some_and(|c| c.is_alphanumeric())
}

/// The letters of `name` that belong to no Latin alphabet, in their own script, lower-case.
///
/// Transliteration loses differences (many Chinese characters share one spelling), so two names that
/// were both written natively are only the same when these letters are.
pub(super) fn native_letters(name: &str) -> String {
    if name.is_ascii() {
        return String::new();
    }
    let lower =
        NATIVE_FORMS.iter().fold(name.nfkc().collect::<String>(), |name, (form, _)| name.replace(form, ""));
    lower
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic() && *c > '\u{2af}')
        .filter(|c| !is_latin_extra(*c))
        .map(|c| if c == 'ς' { 'σ' } else { c })
        .collect()
}

/// Whether `letters` are all of alphabets that spell sounds (Greek, Cyrillic, Armenian, Georgian), for
/// which a transliteration says the same as the original.
pub(super) fn spells_sounds(letters: &str) -> bool {
    letters
        .chars()
        .all(|c| matches!(c, '\u{370}'..='\u{58f}' | '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}'))
}

fn is_latin_extra(letter: char) -> bool {
    matches!(letter, '\u{2b0}'..='\u{2ff}' | '\u{1d00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}')
}

fn latinise(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !matches!(c, '™' | '℠' | '®' | '©' | '\u{ad}')).collect();
    let plain = plain.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect::<String>();
    // Decomposition takes Hangul apart; put letters together again before reading them.
    let whole = NATIVE_FORMS.iter().fold(plain.nfc().collect::<String>(), |name, (form, latin)| {
        if name.contains(form) { name.replace(form, latin) } else { name }
    });
    any_ascii::any_ascii(&whole).to_ascii_lowercase()
}

/// Takes off the tails that the US company register puts behind names: `/DE/`, ` /NEW`, `Co/MN`.
fn drop_filing_tail(name: &str) -> &str {
    let inner = name.trim_end_matches(['/', '\\']);
    let closed = inner.len() < name.len();
    let Some((front, tail)) = inner.rsplit_once(['/', '\\']) else { return name };
    let (front, tail) = (front.trim_end_matches(' '), tail.trim());
    let last = front.rsplit(' ').next().unwrap_or(front).trim_matches(|c: char| !c.is_alphanumeric());
    let state = STATES.contains(&tail) || tail == "new";
    let is_tail = if closed {
        (2..=4).contains(&tail.len())
            && tail.bytes().all(|b| b.is_ascii_lowercase())
            && !REGIONS.contains(&tail)
    } else if AMERICAN.contains(&last) {
        state || COUNTRIES_TOO.contains(&tail)
    } else {
        state && (inner.contains(" /") || is_form(last))
    };
    if is_tail && !front.is_empty() { front } else { name }
}

fn between(chars: &[char], at: usize, test: fn(char) -> bool) -> bool {
    at > 0 && test(chars[at - 1]) && chars.get(at + 1).is_some_and(|c| test(*c))
}

fn between_single_letters(chars: &[char], at: usize) -> bool {
    let alone = |edge: Option<&char>| edge.is_none_or(|c| !c.is_alphanumeric());
    between(chars, at, char::is_alphabetic)
        && alone(at.checked_sub(2).and_then(|i| chars.get(i)))
        && alone(chars.get(at + 2))
}

fn join_initials(words: &str) -> String {
    let mut joined = String::with_capacity(words.len());
    let mut after_initial = false;
    for word in words.split_ascii_whitespace() {
        let initial = word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
        let joins = initial && after_initial;
        if !joins && !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
        after_initial = initial;
    }
    joined
}
