//! Numbers in names: `Fund VIII` is not `Fund IX`, `Site 5` is not `Site 6`.

/// The numbers in a folded key: runs of digits without leading zeros and Roman numerals up to
/// thirty-nine, in digits, sorted. Number words are left alone.
pub(super) fn numbers(key: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut words = key.split_ascii_whitespace().peekable();
    let mut first = true;
    while let Some(word) = words.next() {
        if word.bytes().any(|b| b.is_ascii_digit()) {
            let runs = word.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
            found.extend(runs.map(|run| {
                let short = run.trim_start_matches('0');
                if short.is_empty() { "0".to_owned() } else { short.to_owned() }
            }));
        } else if let Some(value) =
            roman(word).filter(|_| word.len() > 1 || (!first && words.peek().is_none()))
        {
            found.push(value.to_string());
        }
        first = false;
    }
    found.sort_unstable();
    found
}

/// The value of a lower-case Roman numeral below forty.
fn roman(word: &str) -> Option<u32> {
    let tens = word.bytes().take_while(|b| *b == b'x').count();
    let units = match &word[tens..] {
        "" => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    let tens = u32::try_from(tens).ok().filter(|tens| *tens <= 3)?;
    Some(tens * 10 + units).filter(|value| *value > 0)
}
