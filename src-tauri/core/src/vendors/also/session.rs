//! Signing in: one token for the life of a connection's object, got when it is first needed (facts 3). How
//! long a session lasts is not known, so it may end at any call. A refused sign-in is never tried again:
//! ALSO locks accounts and turns away those who sign in often.

use super::fault::Fault;
use super::line::{Line, Manner, Operation};
use super::refusal::refusal;
use crate::http::Answer;
use crate::http::values::Json;
use crate::secrets::Secret;
use crate::{Error, ErrorCode, Result};
use tokio::sync::Mutex;

/// So many sign-ins in one run are enough: sessions that end this often are not worth waiting for.
const MOST_SIGN_INS: u32 = 20;
/// The longest text that is taken for a token, in bytes.
const LONGEST_TOKEN: usize = 4096;

/// A session's token.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub value: Secret,
    number: u32,
}

/// Signs in for one connection.
#[derive(Debug)]
pub(super) struct Session {
    username: String,
    password: Secret,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    token: Option<Token>,
    issued: u32,
    refused: Option<Error>,
}

impl Session {
    pub fn new(username: &str, password: Secret) -> Self {
        Self { username: username.trim().to_owned(), password, state: Mutex::default() }
    }

    /// The session's token; signs in where there is none yet.
    pub async fn token(&self, line: &Line) -> Result<Token> {
        let mut state = self.state.lock().await;
        match &state.token {
            Some(token) => Ok(token.clone()),
            None => self.sign_in(&mut state, line).await,
        }
    }

    /// A token other than this one, whose session is over.
    pub async fn instead_of(&self, over: &Token, line: &Line) -> Result<Token> {
        let mut state = self.state.lock().await;
        match &state.token {
            Some(token) if token.number != over.number => Ok(token.clone()),
            _ => self.sign_in(&mut state, line).await,
        }
    }

    /// Whether signing in failed: then nothing more can be asked.
    pub async fn failed(&self) -> bool {
        self.state.lock().await.refused.is_some()
    }

    /// The token, taken back: the session is to be ended.
    pub async fn leave(&self) -> Option<Token> {
        self.state.lock().await.token.take()
    }

    async fn sign_in(&self, state: &mut State, line: &Line) -> Result<Token> {
        state.token = None;
        if let Some(refused) = &state.refused {
            return Err(refused.clone());
        }
        if self.username.is_empty() || self.password.is_empty() {
            return Err(Error::new(
                ErrorCode::SecretMissing,
                "Halyard could not sign in to ALSO: user name or password is missing.",
                "Nothing was sent.",
                "Enter both in the connection's settings.",
            ));
        }
        if state.issued >= MOST_SIGN_INS {
            return Err(endless());
        }
        match self.ask(line).await {
            Ok(value) => {
                line.hide(&value);
                state.issued += 1;
                let token = Token { value, number: state.issued };
                state.token = Some(token.clone());
                Ok(token)
            }
            Err(error) => {
                // Being stopped is not ALSO's answer.
                state.refused = Some(error.clone()).filter(|e| e.code != ErrorCode::Interrupted);
                Err(error)
            }
        }
    }

    async fn ask(&self, line: &Line) -> Result<Secret> {
        // The keys are in lower case, and case matters (facts 3: VERIFIED).
        let body = serde_json::json!({ "username": self.username, "password": self.password.expose() });
        let body = Secret::new(&body.to_string());
        let answer = line.post(Operation::GetSessionToken, body, None, Manner::Once).await?;
        if !answer.is_success() || Fault::of(&answer).is_some() {
            return Err(refusal(&answer, Some(Manner::Once)));
        }
        token(&answer.text).ok_or_else(|| unreadable(&answer))
    }
}

/// The token in an answer: a JSON string, a bare text, or an object with `Value` (facts 3: the first is the
/// vendor's, the others are VERIFIED as handled by a live client).
pub(super) fn token(text: &str) -> Option<Secret> {
    let text = text.trim();
    let found = match text.as_bytes().first()? {
        b'"' => Json::parse(text)?.words()?,
        b'{' => Json::parse(text)?.object()?.get("Value")?.words()?,
        // A bare word that is JSON by chance (a number) is a token as well; `null` and lists are none.
        _ if text == "null" || text.starts_with(['<', '[']) => return None,
        _ => text.to_owned(),
    };
    let fits = found.len() <= LONGEST_TOKEN && found.bytes().all(|b| b.is_ascii_graphic());
    fits.then(|| Secret::new(&found))
}

/// What came in place of a token is not quoted: it may be one.
fn unreadable(answer: &Answer) -> Error {
    if answer.is_page() {
        return answer.explain();
    }
    answer.shape("a session token")
}

fn endless() -> Error {
    Error::new(
        ErrorCode::AlsoSessionOver,
        format!("ALSO ended the session {MOST_SIGN_INS} times in this run."),
        "Each session ended after a few calls. Signing in on and on gets a user locked out.",
        "What was read is kept. Make sure that no other program uses the same user, and try again later.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_in_every_form() {
        let read = |text: &str| token(text).map(|token| token.expose().to_owned());
        for text in ["\"C9/a+b==\"", "\"C9\\/a+b==\"", " C9/a+b==\r\n", "{\"Value\":\"C9/a+b==\"}"] {
            assert_eq!(read(text).as_deref(), Some("C9/a+b=="), "{text}");
        }
        for text in [
            "",
            "\"\"",
            "null",
            "{}",
            "{\"Value\":null}",
            "[\"a\"]",
            "<html>",
            "two words",
            "\"a\\nb\"",
            "\"C9",
            "{\"Value\":",
            "tökén",
        ] {
            assert_eq!(read(text), None, "{text:?} is no token, and no header can carry it");
        }
        assert_eq!(read(&"x".repeat(5000)), None, "nor is this");
    }
}
