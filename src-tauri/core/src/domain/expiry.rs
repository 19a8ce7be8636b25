//! When a secret ends, as a person said it when it was entered. No vendor tells it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// When a secret ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum SecretExpiry {
    /// On this day.
    On(Date),
    /// Not by itself.
    Never,
}

impl SecretExpiry {
    /// From `2027-05-01` or `never`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("never") {
            return Some(Self::Never);
        }
        // Nothing but year, month and day: jiff would take more.
        let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        plain.then(|| text.parse().ok()).flatten().map(Self::On)
    }
}

impl fmt::Display for SecretExpiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::Never => f.write_str("never"),
        }
    }
}

impl From<SecretExpiry> for String {
    fn from(expiry: SecretExpiry) -> Self {
        expiry.to_string()
    }
}
impl TryFrom<String> for SecretExpiry {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text:?} is neither a day nor never"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_or_never_and_nothing_else() {
        for good in ["2027-05-01", "never"] {
            let read = SecretExpiry::parse(good).map(|e| e.to_string());
            assert_eq!(read.as_deref(), Some(good), "it comes back as it was written");
        }
        for bad in ["", "soon", "2027-13-01", "2027-02-30", "01/05/2027", "2027-05-01T00:00"] {
            assert_eq!(SecretExpiry::parse(bad), None, "{bad} is no day");
        }
    }
}
