//! How alike two names are, measured in several ways and weighed into one likelihood.

use super::features::Profile;
use super::pattern::Pattern;
use super::words::kinship;

/// A customer's name ready to be compared with many clients.
pub(super) struct Measure<'p> {
    profile: &'p Profile,
    /// How much each word says.
    weights: &'p [f32],
    letters: Pattern,
    sorted: Pattern,
}

/// The measurements of one pair of names, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Likeness {
    /// Letters in common, in order.
    pub letters: f32,
    /// Letters in common with the words in alphabetical order.
    pub sorted: f32,
    /// Jaro-Winkler, which favours a common beginning.
    pub beginning: f32,
    /// Weight of the words in common over the weight of all words.
    pub words: f32,
    /// Weight of the words in common over that of the name with less weight.
    pub contained: f32,
    /// Both first words are the same or akin.
    pub first: f32,
}

impl<'p> Measure<'p> {
    pub fn new(profile: &'p Profile, weights: &'p [f32]) -> Self {
        Self {
            letters: Pattern::new(&profile.letters),
            sorted: Pattern::new(&profile.sorted),
            profile,
            weights,
        }
    }

    /// A first impression, by letters alone.
    pub fn glance(&self, other: &Profile) -> f32 {
        self.letters.likeness(&other.letters).max(self.sorted.likeness(&other.sorted))
    }

    /// All measurements.
    pub fn likeness(&self, other: &Profile, other_weights: &[f32]) -> Likeness {
        let common = self.words_in_common(other);
        let mine: f32 = self.weights.iter().sum();
        let theirs: f32 = other_weights.iter().sum();
        let (one, two) = (first(self.profile), first(other));
        Likeness {
            letters: self.letters.likeness(&other.letters),
            sorted: self.sorted.likeness(&other.sorted),
            beginning: beginning(&self.profile.letters, &other.letters),
            words: 2.0 * common / (mine + theirs).max(f32::MIN_POSITIVE),
            contained: (common / mine.min(theirs).max(f32::MIN_POSITIVE)).min(1.0),
            first: if one == two { 1.0 } else { kinship(one, two) },
        }
    }

    /// The weight of the words both names have; akin words count in part.
    fn words_in_common(&self, other: &Profile) -> f32 {
        let mut free: Vec<&str> = other.words.iter().map(String::as_str).collect();
        let mut common = 0.0;
        let mut left = Vec::new();
        for (word, weight) in self.profile.words.iter().zip(self.weights) {
            if let Some(at) = free.iter().position(|theirs| theirs == word) {
                free.swap_remove(at);
                common += weight;
            } else {
                left.push((word, weight));
            }
        }
        for (word, weight) in left {
            let kin = free.iter().enumerate().map(|(at, theirs)| (kinship(word, theirs), at));
            if let Some((share, at)) =
                kin.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(share, _)| *share > 0.0)
            {
                free.swap_remove(at);
                common += share * weight;
            }
        }
        common
    }
}

fn first(profile: &Profile) -> &str {
    profile.words.first().map_or("", String::as_str)
}

#[allow(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
fn beginning(one: &[u8], other: &[u8]) -> f32 {
    let jaro = jaro(one, other);
    let prefix = one.iter().zip(other).take(4).take_while(|(a, b)| a == b).count();
    let prefix = f64::from(u8::try_from(prefix).unwrap_or(4));
    (jaro + prefix * 0.1 * (1.0 - jaro)) as f32
}

fn jaro(one: &[u8], other: &[u8]) -> f64 {
    strsim::generic_jaro(&Bytes(one), &Bytes(other))
}

/// Lets `strsim` walk over letters without making strings of them.
struct Bytes<'b>(&'b [u8]);

impl<'b> IntoIterator for &Bytes<'b> {
    type Item = u8;
    type IntoIter = std::iter::Copied<std::slice::Iter<'b, u8>>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().copied()
    }
}
