//! Errors in columns: their four parts as JSON.

use super::{from_json, to_json};
use crate::{Error, ErrorCode};

#[derive(serde::Serialize, serde::Deserialize)]
struct StoredError {
    code: String,
    what: String,
    why: String,
    fix: String,
}

/// An error as stored.
pub(super) fn store_error(error: &Error) -> rusqlite::Result<String> {
    to_json(&StoredError {
        code: error.code.as_str().to_owned(),
        what: error.what.clone(),
        why: error.why.clone(),
        fix: error.fix.clone(),
    })
}

/// A stored error.
pub(super) fn read_error(text: &str) -> rusqlite::Result<Error> {
    let e: StoredError = from_json(text)?;
    Ok(Error::new(ErrorCode::parse(&e.code).unwrap_or(ErrorCode::Internal), e.what, e.why, e.fix))
}

/// What ended a run: an error, or in rows of older versions words, with the code in parentheses at the end.
pub(super) fn read_end(text: &str) -> Error {
    if let Ok(error) = read_error(text) {
        return error;
    }
    let ended = text.strip_suffix(')').and_then(|t| t.rsplit_once(" ("));
    let (words, code) = ended.and_then(|(words, code)| Some((words, ErrorCode::parse(code)?))).unzip();
    Error::new(code.unwrap_or(ErrorCode::Interrupted), words.unwrap_or(text).trim(), "", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_read_as_it_was_stored_and_as_older_versions_wrote_it() {
        let error = Error::new(ErrorCode::NetworkLost, "It broke.", "The line (of Halo) is gone.", "Go on.");
        let stored = store_error(&error).expect("it is stored");
        assert_eq!(read_end(&stored), error, "all four parts come back");
        let old = read_end("It broke. The line (of Halo) is gone. (NET-LOST)");
        assert_eq!((old.code, &*old.what), (ErrorCode::NetworkLost, "It broke. The line (of Halo) is gone."));
        let plain = read_end("Halyard ended while it was at work.");
        assert_eq!(plain.code, ErrorCode::Interrupted, "words without a code are of an interruption");
        let odd = read_end("It broke (somehow)");
        assert_eq!(odd.what, "It broke (somehow)", "what is no code stays in the words");
    }
}
