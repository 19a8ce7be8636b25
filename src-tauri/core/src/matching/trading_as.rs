//! Trading names: `Acme Holdings Ltd t/a Bright Signs` is one company under two names.
//!
//! Both halves become alternative keys. A half is never enough for an automatic match, because several
//! companies may trade under one name and one company under several.

/// Marks between a company's names, folded, longest first where one starts with another.
const MARKS: [&str; 13] = [
    "trading under the name of",
    "formerly known as",
    "formerly trading as",
    "previously known as",
    "doing business as",
    "also known as",
    "now known as",
    "trading as",
    "formerly",
    "ta",
    "dba",
    "aka",
    "fka",
];

/// The names within `folded`; just the whole if it carries no trading name.
pub(super) fn halves(folded: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = folded;
    while let Some((front, back)) = part(rest) {
        found.push(front);
        rest = back;
    }
    found.push(rest);
    found.retain(|half| !half.is_empty());
    if found.len() > 1 { found } else { vec![folded] }
}

/// Parts at the first mark that stands as whole words.
fn part(words: &str) -> Option<(&str, &str)> {
    let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(at, _)| at + 1));
    starts.into_iter().find_map(|at| {
        let tail = &words[at..];
        let mark = MARKS.iter().find(|mark| starts_with_words(tail, mark))?;
        Some((words[..at].trim_end(), tail[mark.len()..].trim_start()))
    })
}

fn starts_with_words(words: &str, mark: &str) -> bool {
    words.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
