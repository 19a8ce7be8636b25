//! The body of a request: a JSON object whose keys are case-sensitive.
//!
//! A key in another case counts as absent (VERIFIED). May not know what the keys mean.

use super::fault::Fault;
use crate::net::Ask;
use serde_json::{Map, Value};

/// What was sent.
#[derive(Debug)]
pub(super) struct Sent(Map<String, Value>);

impl Sent {
    /// Reads the body; none is an empty object. Another media type than JSON is refused (ASSUMED).
    pub(super) fn read(ask: &Ask) -> Result<Self, Fault> {
        if ask.body.is_empty() {
            return Ok(Self(Map::new()));
        }
        if ask.media_type() != "application/json" {
            return Err(Fault::with_status(400, "The incoming message has an unexpected message format."));
        }
        serde_json::from_slice(&ask.body)
            .map(Self)
            .map_err(|_| Fault::with_status(400, "The body is no JSON object."))
    }

    /// The id of an account; none when the key is absent. Null, zero and anything but a whole number are
    /// refused (null and zero ASSUMED of the specification's warning).
    pub(super) fn id(&self, key: &str) -> Result<Option<i64>, Fault> {
        match self.0.get(key) {
            None => Ok(None),
            Some(value) => match value.as_i64().filter(|id| *id > 0) {
                Some(id) => Ok(Some(id)),
                None => Err(Fault::new(format!("The value of {key} is not valid."))),
            },
        }
    }

    /// The id of an account that must be there.
    pub(super) fn required(&self, key: &str) -> Result<i64, Fault> {
        self.id(key)?.ok_or_else(|| Fault::new(format!("The parameter {key} is missing.")))
    }

    /// A switch; off when absent.
    pub(super) fn flag(&self, key: &str) -> Result<bool, Fault> {
        match self.0.get(key) {
            None => Ok(false),
            Some(Value::Bool(on)) => Ok(*on),
            Some(_) => Err(Fault::new(format!("The value of {key} is not valid."))),
        }
    }

    /// A text.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str)
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }
}
