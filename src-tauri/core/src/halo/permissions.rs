//! The permission ladder: each thing Halyard needs of Halo as one named test, with the exact setting to
//! change where it is refused. Never writes: what can only be proved by writing is said to be untried.

use super::client::HaloClient;
use super::discover::discover;
use super::module::{Access, Module};
use super::refusal::{permission, read_error};
use crate::http::Request;
use crate::http::values::Json;
use crate::vendors::{CheckRow, TestKey, Verdict};
use crate::{Error, ErrorCode};

/// The ladder's order.
const LADDER: [(TestKey, Module, Access); 7] = [
    (TestKey::ReadClients, Module::Clients, Access::Read),
    (TestKey::WriteClients, Module::Clients, Access::Write),
    (TestKey::ReadSites, Module::Sites, Access::Read),
    (TestKey::ReadTopLevels, Module::TopLevels, Access::Read),
    (TestKey::ReadLicences, Module::Licences, Access::Read),
    (TestKey::WriteLicences, Module::Licences, Access::Write),
    (TestKey::ReadRecurringInvoices, Module::RecurringInvoices, Access::Read),
];

impl HaloClient {
    /// Named tests in order. Sends the sign-in and readings of one record each, nothing else.
    pub async fn check(&self) -> Vec<CheckRow> {
        let mut rows = vec![self.check_address().await];
        let token = match self.token().await {
            Ok(token) => token,
            Err(error) => {
                rows.push(CheckRow::from_error(TestKey::SignIn, Verdict::Fail, &error));
                rows.extend(LADDER.map(|(key, ..)| CheckRow::untried(key, "the sign-in failed")));
                return rows;
            }
        };
        rows.push(CheckRow::pass(
            TestKey::SignIn,
            format!("Halo granted a token with the scopes: {}.", token.scope),
        ));
        rows.push(self.who_am_i().await);
        for (key, module, access) in LADDER {
            rows.push(match access {
                Access::Read => self.check_read(key, module).await,
                Access::Write => check_write(key, module, &token),
            });
        }
        rows
    }

    /// The further test where an import is to follow addresses: they are written to sites.
    pub async fn check_site_writing(&self) -> CheckRow {
        match self.token().await {
            Ok(token) => check_write(TestKey::WriteSites, Module::Sites, &token),
            Err(_) => CheckRow::untried(TestKey::WriteSites, "the sign-in failed"),
        }
    }

    async fn check_address(&self) -> CheckRow {
        const KEY: TestKey = TestKey::Address;
        let notes = std::iter::once("").chain(self.address.notes.iter().map(String::as_str));
        let notes = notes.collect::<Vec<_>>().join(" ");
        match discover(&self.sender, &self.address.resource).await {
            Ok(found) => {
                let auth = found.auth_url.unwrap_or_else(|| "an address it does not name".to_owned());
                let seen = format!(
                    "Halo answers at {} and signs in at {auth}.{notes}",
                    self.address.resource_text()
                );
                CheckRow::pass(KEY, seen)
            }
            Err(error) => {
                let fails = matches!(
                    error.code,
                    ErrorCode::NetworkUnreachable | ErrorCode::NetworkTls | ErrorCode::NetworkTimeout
                );
                let verdict = if fails { Verdict::Fail } else { Verdict::Warn };
                let mut row = CheckRow::from_error(KEY, verdict, &error);
                row.what.push_str(&notes);
                row
            }
        }
    }

    async fn who_am_i(&self) -> CheckRow {
        const KEY: TestKey = TestKey::WhoAmI;
        let request = Request::get("ask Halo who it signed in", self.url("Agent/me", &[]));
        let answer = match self.call(request).await {
            Ok(answer) if answer.is_success() => answer,
            Ok(answer) => return CheckRow::from_error(KEY, Verdict::Warn, &answer.explain()),
            Err(failure) => return CheckRow::from_error(KEY, Verdict::Warn, &failure.error),
        };
        let Some(agent) = answer.json().ok().and_then(Json::object) else {
            return CheckRow::from_error(KEY, Verdict::Warn, &answer.shape("an agent"));
        };
        let name = agent.get("name").and_then(Json::words).unwrap_or_else(|| "not named".to_owned());
        if agent.get("isdisabled").and_then(Json::flag) == Some(true) {
            let error = Error::new(
                ErrorCode::HaloPermission,
                format!("The agent {name} is disabled."),
                "Halo lets it sign in, but may refuse everything else.",
                "In Halo open Configuration > Teams and Agents > Agents and enable it.",
            );
            return CheckRow::from_error(KEY, Verdict::Warn, &error);
        }
        let kind = match agent.get("isapiagent").and_then(Json::flag) {
            Some(true) => "an API-only agent",
            Some(false) => "an agent that people can use as well",
            None => "an agent",
        };
        CheckRow::pass(KEY, format!("Signed in as {name}, {kind}."))
    }

    async fn check_read(&self, key: TestKey, module: Module) -> CheckRow {
        let mut query = vec![("count", "1")];
        query.extend(module.everything());
        let request =
            Request::get(format!("read {} from Halo", module.noun()), self.url(module.path(), &query));
        let answer = match self.call(request).await {
            Ok(answer) if answer.is_success() => answer,
            Ok(answer) => return CheckRow::from_error(key, Verdict::Fail, &read_error(module, &answer)),
            Err(failure) => return CheckRow::from_error(key, Verdict::Fail, &failure.error),
        };
        match answer.json().map(|json| super::wire::list_page(json, module)) {
            Ok(Some(page)) => CheckRow::pass(key, seen(module, page.record_count, page.rows.len())),
            Ok(None) => {
                let shape = answer.shape(&format!("a list of {}", module.noun()));
                CheckRow::from_error(key, Verdict::Fail, &shape)
            }
            Err(error) => CheckRow::from_error(key, Verdict::Fail, &error),
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
fn check_write(key: TestKey, module: Module, token: &super::auth::Token) -> CheckRow {
    let scope = format!("{}:{}", Access::Write.scope(), module.scope());
    if !token.allows(&scope) {
        let error = permission(module, Access::Write, 403);
        let error = Error {
            what: format!("The application may not change {}.", module.noun()),
            why: format!("Halo granted the scopes {}; {scope} is not among them.", token.scope),
            ..error
        };
        return CheckRow::from_error(key, Verdict::Fail, &error);
    }
    let mut row = CheckRow::untried(key, "a test never writes");
    row.why = format!(
        "The application's scopes allow it ({}). Whether the agent may shows with the first write.",
        token.scope
    );
    row.fix = permission(module, Access::Write, 403).fix;
    row
}
