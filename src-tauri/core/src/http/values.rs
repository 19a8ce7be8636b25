//! Tolerant reading of JSON values: numbers as text, booleans as numbers, dates in several forms, keys in
//! any case. Nothing is guessed: what cannot be read is `None`.
//!
//! Works on the JSON text itself, so that money never passes through a float and a page of a thousand
//! records costs no tree.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::str::FromStr;

/// Floats betray themselves after this many places (9.4 as 9.4000000000000004); money needs four.
const PLACES: u32 = 8;

/// One JSON value, known to be well-formed.
#[derive(Debug, Clone, Copy)]
pub struct Json<'a>(&'a RawValue);

impl<'a> Json<'a> {
    /// Reads a whole text; `None` where it is cut off or not JSON.
    pub fn parse(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// True for `null`.
    pub fn is_null(self) -> bool {
        self.0.get() == "null"
    }

    /// The members of an object.
    pub fn object(self) -> Option<Object<'a>> {
        self.0.get().starts_with('{').then(|| serde_json::from_str(self.0.get()).ok())?
    }

    /// The elements of an array.
    pub fn array(self) -> Option<Vec<Json<'a>>> {
        let items: Vec<&RawValue> =
            self.0.get().starts_with('[').then(|| serde_json::from_str(self.0.get()).ok())??;
        Some(items.into_iter().map(Json).collect())
    }

    /// The JSON text itself, for comparing whole values.
    pub fn as_json(self) -> &'a str {
        self.0.get()
    }

    /// A text, trimmed; numbers and booleans as they are written.
    pub fn text(self) -> Option<String> {
        self.inside().map(Cow::into_owned)
    }

    /// A text that is not empty.
    pub fn words(self) -> Option<String> {
        self.text().filter(|text| !text.is_empty())
    }

    /// The text, borrowed where it has no escapes: a large answer has a million of them.
    fn inside(self) -> Option<Cow<'a, str>> {
        let raw = self.0.get();
        match raw.as_bytes().first()? {
            b'"' if raw.contains('\\') => {
                serde_json::from_str::<String>(raw).ok().map(|text| Cow::Owned(text.trim().to_owned()))
            }
            b'"' => Some(Cow::Borrowed(raw.trim_matches('"').trim())),
            b'{' | b'[' | b'n' => None,
            _ => Some(Cow::Borrowed(raw)),
        }
    }

    /// A number, also where it is given as text (`"12"`, `"1,200.50"`).
    pub fn decimal(self) -> Option<Decimal> {
        let text = self.inside()?;
        let plain = without_thousands(&text)?;
        if !looks_like_number(&plain) {
            return None;
        }
        let number = Decimal::from_str(&plain).or_else(|_| Decimal::from_scientific(&plain)).ok()?;
        let number = number.round_dp(PLACES).normalize();
        // Too small to be money or seats: what it means is not known, and it is not nothing.
        let vanished = number.is_zero() && mantissa(&plain).bytes().any(|b| matches!(b, b'1'..=b'9'));
        (!vanished).then_some(number)
    }

    /// A whole number: `12`, `12.0`, `"12"`.
    pub fn whole(self) -> Option<i64> {
        let raw = self.0.get();
        if let Ok(number) = raw.parse() {
            return Some(number);
        }
        let number = self.decimal()?;
        number.is_integer().then(|| i64::try_from(number).ok())?
    }

    /// Yes or no: `true`, `1`, `"true"`, `"Yes"`.
    pub fn flag(self) -> Option<bool> {
        let text = self.inside()?;
        let is = |words: [&str; 5]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        if is(["true", "1", "1.0", "yes", "y"]) {
            Some(true)
        } else if is(["false", "0", "0.0", "no", "n"]) {
            Some(false)
        } else {
            None
        }
    }

    /// A calendar date, see [`civil_date`].
    pub fn date(self) -> Option<Date> {
        civil_date(&self.inside()?)
    }
}

/// `1,200.50` without its commas; `None` where a comma stands elsewhere (it may be a decimal one, as in
/// `1.234,56`).
fn without_thousands(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains(',') {
        return Some(Cow::Borrowed(text));
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.strip_prefix('-').unwrap_or(whole).split(',');
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()) && digits(group));
    (first && groups.all(|group| group.len() == 3 && digits(group)) && digits(rest))
        .then(|| Cow::Owned(text.replace(',', "")))
}

/// Digits with a point and an exponent, of a length that a number has. The decimal library also takes `1_000`,
/// and works its way through a million digits.
fn looks_like_number(text: &str) -> bool {
    text.len() <= 64
        && text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
}

/// What stands before the exponent.
fn mantissa(text: &str) -> &str {
    text.split(['e', 'E']).next().unwrap_or_default()
}

/// The date as written, time and zone left aside: `2025-01-31`, `2025-01-31T00:00:00`, with fraction or
/// zone, `31/01/2025`. Whether a time in UTC means the day before or after is not known of any vendor, so
/// the day that is written counts.
pub fn civil_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.split(['T', 't', ' ']).next()?;
    let numbers = |separator| {
        let mut parts = day.split(separator).map(|part: &str| {
            (part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok())?
        });
        let all = (parts.next()??, parts.next()??, parts.next()??);
        parts.next().is_none().then_some(all)
    };
    let (year, month, day) = match numbers('-') {
        Some(iso) => iso,
        None => numbers('/').map(|(day, month, year)| (year, month, day))?,
    };
    (year >= 1000).then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())?
}

/// The members of a JSON object in their order. Names are compared without regard to case.
#[derive(Debug, Clone, Default)]
pub struct Object<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

impl<'a> Object<'a> {
    /// The first member of that name that is not `null`.
    pub fn get(&self, name: &str) -> Option<Json<'a>> {
        self.iter().find(|(key, value)| key.eq_ignore_ascii_case(name) && !value.is_null()).map(|(_, v)| v)
    }

    /// The first of several names that is there.
    pub fn any(&self, names: &[&str]) -> Option<Json<'a>> {
        names.iter().find_map(|name| self.get(name))
    }

    /// All members.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Json<'a>)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), *value))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::with_capacity(32);
                while let Some(Key(key)) = map.next_key()? {
                    members.push((key, Json(map.next_value()?)));
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// A key, borrowed where it has no escapes.
struct Key<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(key)))
            }
            fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn json(text: &str) -> Json<'_> {
        Json::parse(text).unwrap()
    }

    #[test]
    fn numbers_in_every_dress() {
        for text in ["12", "12.0", "\"12\"", "\" 12.00 \"", "1.2e1"] {
            assert_eq!(json(text).whole(), Some(12), "{text} is twelve");
        }
        for text in
            ["12.5", "\"twelve\"", "null", "true", "\"\"", "[]", "\"1,2\"", "1e-9", "\"1_2\"", "\"1,2e3\""]
        {
            assert_eq!(json(text).whole(), None, "{text} is no whole number, and must not become one");
        }
        for (text, expected) in [("9.40", "9.4"), ("\"1,200.50\"", "1200.5"), ("9.4000000000000004", "9.4")] {
            assert_eq!(json(text).decimal().unwrap().to_string(), expected, "{text} as money");
        }
        for text in ["\"9,40\"", "\"1.234,567\"", "\"1.2,345\"", "\",5\""] {
            assert_eq!(
                json(text).decimal(),
                None,
                "{text}: which of them is the decimal point is not guessed"
            );
        }
    }

    #[test]
    fn dates_in_every_dress() {
        for text in [
            "2025-01-31",
            "2025-01-31T00:00:00",
            "2025-01-31T10:20:30.1234567",
            "2025-01-31T00:00:00Z",
            "2025-01-31T00:00:00+01:00",
            "31/01/2025",
            "31/01/2025 00:00:00",
        ] {
            assert_eq!(civil_date(text), Some(date(2025, 1, 31)), "{text}");
        }
        for text in ["", "soon", "2025-13-01", "31/02/2025", "01-31-2025", "2025", "1/2/25"] {
            assert_eq!(civil_date(text), None, "{text:?} is no date, and must not become one");
        }
    }

    #[test]
    fn keys_in_any_case_and_nulls_passed_over() {
        let object = json(r#"{"CustomerID": null, "customerid": "a", "n\u0061me": "b"}"#).object().unwrap();
        assert_eq!(object.get("customerId").unwrap().text().unwrap(), "a", "a null does not hide a value");
        assert_eq!(object.get("Name").unwrap().text().unwrap(), "b", "escaped keys are keys");
        assert!(object.get("other").is_none(), "what is absent is absent");
    }
}
