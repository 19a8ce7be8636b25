//! Money: a decimal amount and, where the source says, its currency. Never a float.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An ISO 4217 code, three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// Pounds sterling.
    pub const GBP: Self = Self(*b"GBP");

    /// From three letters in any case.
    pub fn new(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.trim().to_ascii_uppercase().into_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Self(code))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl From<Currency> for String {
    fn from(c: Currency) -> Self {
        c.as_str().to_owned()
    }
}
impl TryFrom<String> for Currency {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Self::new(&code).ok_or_else(|| format!("{code:?} is not a currency code"))
    }
}

/// An amount of money. Halo's licence prices carry no currency: there it is `None`, "as Halo bills".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// The amount, in whole units of the currency (pounds, not pence).
    pub amount: Decimal,
    /// The currency, where the source or a setting says.
    pub currency: Option<Currency>,
}

impl Money {
    /// An amount in a currency.
    pub fn new(amount: Decimal, currency: Option<Currency>) -> Self {
        Self { amount, currency }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.currency {
            Some(c) => write!(f, "{} {}", self.amount, c.as_str()),
            None => write!(f, "{}", self.amount),
        }
    }
}
