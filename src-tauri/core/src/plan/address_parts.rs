//! What a vendor's address says part by part, which line of Halo each part belongs into, and which of them an
//! address in Halo does not show yet.

use super::{Field, FieldChange};
use crate::domain::{Address, SiteAddress, SiteField, Value};

/// So few letters are a code of a country, not its name; it says nothing beside a name that is there.
const CODE: usize = 3;

/// One part of a vendor's address, and the line of Halo it belongs into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) field: SiteField,
    what: &'static str,
    pub(super) text: String,
    words: Vec<String>,
}

impl Part {
    pub(super) fn rule(&self) -> String {
        format!("the vendor's {}", self.what)
    }

    pub(super) fn fresh(self) -> FieldChange {
        let rule = self.rule();
        FieldChange { field: Field::Site(self.field), before: None, after: Value::Text(self.text), rule }
    }

    /// Vendors and people write countries in too many ways (GB, UK, United Kingdom), and leave out their own:
    /// a country alone is no difference.
    fn is_country(&self) -> bool {
        self.what == "country"
    }
}

/// The parts a vendor tells, each with its line. Which line is whose is ASSUMED (halo/NOTES.md); it stands
/// here alone.
pub(super) fn parts(address: &Address) -> Vec<Part> {
    let Address { street, city, region, postcode, country } = address;
    [
        (SiteField::Line1, "street", street),
        (SiteField::Line2, "city", city),
        (SiteField::Line3, "region", region),
        (SiteField::Line4, "country", country),
        (SiteField::Postcode, "post code", postcode),
    ]
    .into_iter()
    .map(|(field, what, text)| Part {
        field,
        what,
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        words: words(text),
    })
    .filter(|part| !part.words.is_empty())
    .collect()
}

/// The parts to write so that the address shows all the vendor tells; none where it does already.
pub(super) fn differences(parts: &[Part], held: &SiteAddress) -> Vec<Part> {
    let mut address = held.clone();
    let mut written = Vec::new();
    fill(&mut address, &mut written, parts, |part| !part.is_country());
    if !written.is_empty() {
        // With something else the country goes along; a code takes no name's place.
        let taken = !held.line(SiteField::Line4).is_empty();
        fill(&mut address, &mut written, parts, |p| {
            !p.is_country() || !taken || p.text.chars().count() > CODE
        });
    }
    written.sort_by_key(|part| part.field);
    written
}

/// Writes the parts that are not shown until all are: one that stood in another's line goes to its own.
fn fill(address: &mut SiteAddress, written: &mut Vec<Part>, parts: &[Part], counts: impl Fn(&Part) -> bool) {
    loop {
        let missing: Vec<&Part> = parts
            .iter()
            .filter(|p| counts(p) && !written.iter().any(|w| w.field == p.field) && !shows(address, p))
            .collect();
        if missing.is_empty() {
            return;
        }
        for part in missing {
            address.set(part.field, &part.text);
            written.push(part.clone());
        }
    }
}

/// Whether an address has the words of a part one after the other, in whatever lines. A post code is the
/// same with and without spaces.
fn shows(address: &SiteAddress, part: &Part) -> bool {
    let held: Vec<String> = address.lines().flat_map(|(_, line)| words(line)).collect();
    if held.windows(part.words.len()).any(|run| run == part.words) {
        return true;
    }
    let joined = part.words.concat();
    part.field == SiteField::Postcode
        && (0..held.len()).any(|from| {
            (from + 1..=held.len()).any(|to| held.get(from..to).is_some_and(|run| run.concat() == joined))
        })
}

/// Two vendor addresses that say the same.
pub(super) fn alike(a: &[Part], b: &[Part]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.field == b.field && a.words == b.words)
}

/// The remark on lines that stay although the vendor does not tell them: they may not fit the new address.
pub(super) fn kept(parts: &[Part], written: &[Part], held: &SiteAddress) -> Option<String> {
    let told: Vec<&String> = parts.iter().flat_map(|p| &p.words).collect();
    let lines: Vec<&str> = held
        .lines()
        .filter(|(field, _)| !written.iter().any(|w| w.field == *field))
        .map(|(_, line)| line)
        .filter(|line| words(line).iter().any(|word| !told.contains(&word)))
        .collect();
    (!lines.is_empty()).then(|| {
        format!("Stays, as the vendor does not tell it: {}. Look whether it still fits.", lines.join(", "))
    })
}

/// The words of a text without regard to case, spaces and punctuation.
fn words(text: &str) -> Vec<String> {
    text.replace(['\'', '’'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
