//! The permission ladder: each thing Halyard needs of Halo as one named test, with the exact setting to
//! change where it is refused. Never writes: what can only be proved by writing is said to be untried.

use super::client::HaloClient;
use super::discover::discover;
use super::module::{Access, Module};
use super::refusal::{permission, read_error};
use crate::http::Request;
use crate::http::values::Json;
use crate::vendors::{CheckRow, Verdict};
use crate::{Error, ErrorCode};

/// The ladder's order.
const LADDER: [(Module, Access); 7] = [
    (Module::Clients, Access::Read),
    (Module::Clients, Access::Write),
    (Module::Sites, Access::Read),
    (Module::TopLevels, Access::Read),
    (Module::Licences, Access::Read),
    (Module::Licences, Access::Write),
    (Module::RecurringInvoices, Access::Read),
];

impl HaloClient {
    /// Named tests in order. Sends the sign-in and readings of one record each, nothing else.
    pub async fn check(&self) -> Vec<CheckRow> {
        let mut rows = vec![self.check_address().await];
        let token = match self.token().await {
            Ok(token) => token,
            Err(error) => {
                rows.push(CheckRow::from_error("Sign in", Verdict::Fail, &error));
                rows.extend(LADDER.map(|(module, access)| untried(module, access, "the sign-in failed")));
                return rows;
            }
        };
        rows.push(CheckRow::pass(
            "Sign in",
            format!("Halo granted a token with the scopes: {}.", token.scope),
        ));
        rows.push(self.who_am_i().await);
        for (module, access) in LADDER {
            rows.push(match access {
                Access::Read => self.check_read(module).await,
                Access::Write => check_write(module, &token),
            });
        }
        rows
    }

    async fn check_address(&self) -> CheckRow {
        const NAME: &str = "Address";
        let notes = std::iter::once("").chain(self.address.notes.iter().map(String::as_str));
        let notes = notes.collect::<Vec<_>>().join(" ");
        match discover(&self.sender, &self.address.resource).await {
            Ok(found) => {
                let auth = found.auth_url.unwrap_or_else(|| "an address it does not name".to_owned());
                let seen = format!(
                    "Halo answers at {} and signs in at {auth}.{notes}",
                    self.address.resource_text()
                );
                CheckRow::pass(NAME, seen)
            }
            Err(error) => {
                let fails = matches!(
                    error.code,
                    ErrorCode::NetworkUnreachable | ErrorCode::NetworkTls | ErrorCode::NetworkTimeout
                );
                let verdict = if fails { Verdict::Fail } else { Verdict::Warn };
                let mut row = CheckRow::from_error(NAME, verdict, &error);
                row.what.push_str(&notes);
                row
            }
        }
    }

    async fn who_am_i(&self) -> CheckRow {
        const NAME: &str = "Who am I";
        let request = Request::get("ask Halo who it signed in", self.url("Agent/me", &[]));
        let answer = match self.call(request).await {
            Ok(answer) if answer.is_success() => answer,
            Ok(answer) => return CheckRow::from_error(NAME, Verdict::Warn, &answer.explain()),
            Err(failure) => return CheckRow::from_error(NAME, Verdict::Warn, &failure.error),
        };
        let Some(agent) = answer.json().ok().and_then(Json::object) else {
            return CheckRow::from_error(NAME, Verdict::Warn, &answer.shape("an agent"));
        };
        let name = agent.get("name").and_then(Json::words).unwrap_or_else(|| "not named".to_owned());
        if agent.get("isdisabled").and_then(Json::flag) == Some(true) {
            let error = Error::new(
                ErrorCode::HaloPermission,
                format!("The agent {name} is disabled."),
                "Halo lets it sign in, but may refuse everything else.",
                "In Halo open Configuration > Teams and Agents > Agents and enable it.",
            );
            return CheckRow::from_error(NAME, Verdict::Warn, &error);
        }
        let kind = match agent.get("isapiagent").and_then(Json::flag) {
            Some(true) => "an API-only agent",
            Some(false) => "an agent that people can use as well",
            None => "an agent",
        };
        CheckRow::pass(NAME, format!("Signed in as {name}, {kind}."))
    }

    async fn check_read(&self, module: Module) -> CheckRow {
        let name = title(module, Access::Read);
        let mut query = vec![("count", "1")];
        query.extend(module.everything());
        let request =
            Request::get(format!("read {} from Halo", module.noun()), self.url(module.path(), &query));
        let answer = match self.call(request).await {
            Ok(answer) if answer.is_success() => answer,
            Ok(answer) => return CheckRow::from_error(name, Verdict::Fail, &read_error(module, &answer)),
            Err(failure) => return CheckRow::from_error(name, Verdict::Fail, &failure.error),
        };
        match answer.json().map(|json| super::wire::list_page(json, module)) {
            Ok(Some(page)) => CheckRow::pass(name, seen(module, page.record_count, page.rows.len())),
            Ok(None) => {
                let shape = answer.shape(&format!("a list of {}", module.noun()));
                CheckRow::from_error(name, Verdict::Fail, &shape)
            }
            Err(error) => CheckRow::from_error(name, Verdict::Fail, &error),
        }
    }
}

fn seen(module: Module, count: Option<i64>, rows: usize) -> String {
    match count.and_then(|count| usize::try_from(count).ok()) {
        Some(count) if count >= rows => format!("Halo lists {count} {}.", module.noun()),
        _ if rows == 0 => format!("Allowed; Halo lists no {}.", module.noun()),
        _ => "Allowed.".to_owned(),
    }
}

/// A test never writes, so a right to write is judged by what the token says of the application; the
/// agent's own permission shows only when something is written.
fn check_write(module: Module, token: &super::auth::Token) -> CheckRow {
    let scope = format!("{}:{}", Access::Write.scope(), module.scope());
    if !token.allows(&scope) {
        let error = permission(module, Access::Write, 403);
        let error = Error {
            what: format!("The application may not change {}.", module.noun()),
            why: format!("Halo granted the scopes {}; {scope} is not among them.", token.scope),
            ..error
        };
        return CheckRow::from_error(title(module, Access::Write), Verdict::Fail, &error);
    }
    let mut row = untried(module, Access::Write, "a test never writes");
    row.why = format!(
        "The application's scopes allow it ({}). Whether the agent may shows with the first write.",
        token.scope
    );
    row.fix = permission(module, Access::Write, 403).fix;
    row
}

fn untried(module: Module, access: Access, why: &str) -> CheckRow {
    CheckRow {
        name: title(module, access),
        result: Verdict::Warn,
        what: format!("Not tried: {why}."),
        why: String::new(),
        fix: String::new(),
        code: String::new(),
    }
}

fn title(module: Module, access: Access) -> String {
    let verb = match access {
        Access::Read => "Read",
        Access::Write => "Write",
    };
    format!("{verb} {}", module.noun())
}
