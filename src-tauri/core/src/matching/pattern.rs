//! A name prepared for many comparisons letter by letter.
//!
//! The longest common subsequence is found with bit-parallel addition (Hyyrö 2004): one addition per
//! letter of the other name. Letters beyond the 128th are not compared.

/// Letters, digits, and one for everything else.
pub(super) const LETTERS: usize = 37;

/// The longest stretch compared.
const SPAN: usize = 128;

/// A name's letters as numbers below [`LETTERS`].
pub(super) fn letters(text: &str) -> Vec<u8> {
    let number = |byte| match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => byte - b'0' + 26,
        _ => 36,
    };
    text.bytes().map(number).collect()
}

/// A name with, for each letter, the places where it stands.
pub(super) struct Pattern {
    places: [u128; LETTERS],
    length: usize,
}

impl Pattern {
    pub fn new(name: &[u8]) -> Self {
        let name = &name[..name.len().min(SPAN)];
        let mut places = [0; LETTERS];
        for (at, letter) in name.iter().enumerate() {
            places[usize::from(*letter)] |= 1 << at;
        }
        Self { places, length: name.len() }
    }

    /// Twice the common subsequence over both lengths: 1 for equal names, 0 for nothing in common.
    pub fn likeness(&self, other: &[u8]) -> f32 {
        let other = &other[..other.len().min(SPAN)];
        let mut open = u128::MAX;
        for letter in other {
            let met = open & self.places[usize::from(*letter)];
            open = open.wrapping_add(met) | (open - met);
        }
        let within = if self.length == SPAN { u128::MAX } else { (1 << self.length) - 1 };
        share(2 * (!open & within).count_ones(), self.length + other.len())
    }
}

fn share(part: u32, whole: usize) -> f32 {
    let small = |number: u32| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
    if whole == 0 { 0.0 } else { small(part) / small(u32::try_from(whole).unwrap_or(u32::MAX)) }
}
