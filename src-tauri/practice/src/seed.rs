//! Seeded chance, so that the same size and seed always give the same company and the same faults.
//!
//! May not read the clock or the machine's randomness.

/// Scrambles one number into another (splitmix64's finaliser).
pub(crate) fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Turns text into a number to mix with (FNV-1a).
pub(crate) fn salt(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// Whether event number `number` of the stream `stream` happens, when it should happen in `share` of cases.
pub(crate) fn happens(seed: u64, stream: &str, number: u64, share: f64) -> bool {
    fraction(mix(mix(seed ^ salt(stream)) ^ number)) < share
}

#[allow(clippy::cast_precision_loss)] // 53 bits fit an f64 exactly
fn fraction(value: u64) -> f64 {
    (value >> 11) as f64 / (1_u64 << 53) as f64
}

/// A stream of seeded numbers.
pub(crate) struct Dice(u64);

impl Dice {
    /// A stream that depends on the seed and on what it is for.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        Self(mix(seed) ^ salt(purpose))
    }

    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number below `limit` (0 when the limit is 0).
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        if limit == 0 { 0 } else { usize::try_from(self.next() % limit).unwrap_or(0) }
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low + 1).unwrap_or(1).max(1);
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// True in `share` of cases.
    pub(crate) fn chance(&mut self, share: f64) -> bool {
        fraction(self.next()) < share
    }

    /// One of the choices; the fallback only when there are none.
    pub(crate) fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices.get(self.below(choices.len())).copied().unwrap_or_default()
    }

    /// A made-up version 4 GUID.
    pub(crate) fn guid(&mut self) -> String {
        let (high, low) = (self.next(), self.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xFFFF,
            high & 0x0FFF,
            0x8000 | ((low >> 48) & 0x3FFF),
            low & 0xFFFF_FFFF_FFFF
        )
    }
}
