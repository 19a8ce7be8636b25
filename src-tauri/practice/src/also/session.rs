//! Signing in, and the check of the session on every other request.
//!
//! Body keys, the header and its word, the texts about 2FA and the password: VERIFIED. What a user without the
//! Reseller Admin role, from a foreign address or without whitelisting meets: ASSUMED. Sessions end with the
//! server. May not log tokens or passwords.

use super::{body::Sent, fault::Fault};
use crate::{
    faults::Turn,
    net::{Ask, Reply},
    seed::mix,
    world::{World, held},
};
use axum::http::Method;
use serde_json::json;
use std::{collections::HashMap, sync::Mutex};

/// The password of every user of the practice company.
pub(crate) const PASSWORD: &str = "practice-also-83f1c7-not-for-real-use";

/// What a user of the practice company's is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlsoUser {
    /// Everything that reading needs.
    Normal,
    /// 2FA is on, so no sign-in.
    TwoFactor,
    /// May sign in, but lacks the Reseller Admin role.
    NoAdmin,
    /// Only another address may sign in as this user.
    OtherAddress,
    /// ALSO has not whitelisted it for the API.
    NotWhitelisted,
}

impl AlsoUser {
    const ALL: [Self; 5] =
        [Self::Normal, Self::TwoFactor, Self::NoAdmin, Self::OtherAddress, Self::NotWhitelisted];

    /// Its user name.
    pub fn username(self) -> &'static str {
        match self {
            Self::Normal => "halyard@orchgate.example",
            Self::TwoFactor => "dilys@orchgate.example",
            Self::NoAdmin => "reader@orchgate.example",
            Self::OtherAddress => "server@orchgate.example",
            Self::NotWhitelisted => "new@orchgate.example",
        }
    }

    fn by_setting(turn: &mut Turn) -> Option<Self> {
        match turn.setting("user")?.as_str() {
            "two-factor" => Some(Self::TwoFactor),
            "no-admin" => Some(Self::NoAdmin),
            "address" => Some(Self::OtherAddress),
            "not-whitelisted" => Some(Self::NotWhitelisted),
            _ => None,
        }
    }
}

#[derive(Debug)]
struct Session {
    user: AlsoUser,
    used: u64,
    over: bool,
}

#[derive(Debug, Default)]
struct Book {
    sessions: HashMap<String, Session>,
    /// How many sessions there ever were.
    opened: u64,
    /// How often somebody tried to sign in, since the start or the last time this was forgotten.
    tries: u64,
}

/// The sessions.
#[derive(Debug, Default)]
pub(crate) struct Sessions(Mutex<Book>);

/// Answers `GetSessionToken`.
pub(crate) fn sign_in(world: &World, ask: &Ask, turn: &mut Turn) -> Reply {
    if ask.method != Method::POST {
        return super::not_allowed(turn);
    }
    if turn.fires("token-500").is_some() {
        return Reply::html(500, "Server Error");
    }
    if turn.fires("token-503").is_some() {
        return super::maintenance("");
    }
    if let Some(seconds) = turn.fires("token-429") {
        return super::too_many(turn, &seconds);
    }
    if turn.fires("token-html").is_some() {
        return Reply::html(200, "Please sign in");
    }
    world.sessions.open(ask, turn, world.seed).unwrap_or_else(|fault| fault.reply(turn))
}

impl Sessions {
    fn open(&self, ask: &Ask, turn: &mut Turn, seed: u64) -> Result<Reply, Fault> {
        let mut book = held(&self.0);
        book.tries += 1;
        if turn.number("token-limit").is_some_and(|limit| book.tries > limit) {
            return Err(Fault::with_status(403, "Too many sessions were opened."));
        }
        let sent = Sent::read(ask)?;
        let wrong = || Fault::new("Could not log in, please check your username and password.");
        let name = sent.text("username").ok_or_else(wrong)?;
        let known = AlsoUser::ALL.into_iter().find(|user| user.username() == name).ok_or_else(wrong)?;
        if sent.text("password") != Some(PASSWORD) {
            return Err(wrong());
        }
        let user = AlsoUser::by_setting(turn).unwrap_or(known);
        match user {
            AlsoUser::TwoFactor => {
                return Err(Fault::new("Could not log in, users with enabled MFA are not supported."));
            }
            AlsoUser::OtherAddress => {
                return Err(Fault::with_status(403, "The address of the caller is not allowed."));
            }
            AlsoUser::NotWhitelisted => return Err(wrong()),
            AlsoUser::Normal | AlsoUser::NoAdmin => {}
        }
        book.opened += 1;
        let token = token(seed, book.opened);
        book.sessions.insert(token.clone(), Session { user, used: 0, over: false });
        Ok(match turn.setting("token-form").as_deref() {
            Some("escaped") => Reply::json(200, json!(token).to_string().replace('/', "\\/")),
            Some("bare") => Reply::json(200, token),
            Some("object") => Reply::json(200, json!({ "Value": token }).to_string()),
            _ => Reply::json(200, json!(token).to_string()),
        })
    }

    /// Lets a request in, or gives the refusal it gets.
    pub(super) fn admit(&self, ask: &Ask, turn: &mut Turn) -> Result<AlsoUser, Reply> {
        let header = ask.header("authenticate").unwrap_or_default();
        let token = header.strip_prefix("CCPSessionId ").unwrap_or_default();
        let ends = turn.fires("session-over").is_some();
        let life = turn.number("token-life");
        let user = held(&self.0).sessions.get_mut(token).and_then(|session| {
            session.used += 1;
            session.over |= ends || life.is_some_and(|life| session.used > life);
            (!session.over).then_some(session.user)
        });
        user.ok_or_else(|| match turn.setting("session-end").as_deref() {
            Some("401") => Reply::nothing(401),
            _ => Fault::session_over().reply(turn),
        })
    }

    /// Ends the session of a request that was let in.
    pub(super) fn close(&self, ask: &Ask) {
        let header = ask.header("authenticate").unwrap_or_default();
        held(&self.0).sessions.remove(header.trim_start_matches("CCPSessionId "));
    }

    /// Ends every session.
    pub(super) fn close_all(&self) {
        held(&self.0).sessions.clear();
    }

    /// Counts signing in from nothing again.
    pub(crate) fn forget_tries(&self) {
        held(&self.0).tries = 0;
    }
}

/// A token with all the letters that base64 has, and always a slash.
fn token(seed: u64, number: u64) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut state = mix(seed ^ mix(number));
    let mut text = String::from("Pr/");
    for _ in 0..39 {
        state = mix(state);
        let letter = LETTERS.get(usize::try_from(state % 64).unwrap_or(0)).copied().unwrap_or(b'A');
        text.push(char::from(letter));
    }
    text.push_str("==");
    text
}
