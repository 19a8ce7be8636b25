//! Halo: signing in, lists, the permission ladder. Answers are synthetic in the shapes of the facts:
//! token (1.2) VERIFIED; wrappers and their keys (2.1, 4, 6.1) VERIFIED, `record_count` for licences
//! ASSUMED; 401 for a closed module (1.5) VERIFIED; `invalid_scope` (1.3) ASSUMED.

use super::server::{Reply, Seen, Server, json};
use halyard_core::ErrorCode;
use halyard_core::domain::ClientId;
use halyard_core::halo::{Halo, HaloClient, HaloSettings, LicencesOf};
use halyard_core::http::{Policy, Sender};
use halyard_core::secrets::Secret;
use halyard_core::vendors::Verdict;

/// A sign-in as Halo grants it; each token has its number in it.
pub fn token(n: usize) -> Reply {
    json(
        200,
        format!(r#"{{"access_token":"token-{n}","token_type":"Bearer","expires_in":3600,"scope":"all"}}"#),
    )
}

/// The real client against a loopback server.
pub fn client(server: &Server) -> HaloClient {
    let settings = HaloSettings {
        resource_url: format!("{}/api", server.base),
        auth_url: format!("{}/auth", server.base),
        tenant: Some("acme".into()),
        client_id: "app-1".into(),
        ..HaloSettings::default()
    };
    HaloClient::new(&settings, Secret::new("s3cret & more"), Sender::new(Policy::hurried())).unwrap()
}

/// A server that grants tokens and answers the rest by `answer`.
pub async fn halo(answer: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |seen, n| if seen.path == "/auth/token" { token(n) } else { answer(seen, n) }).await
}

fn licences(ids: std::ops::RangeInclusive<i64>, record_count: i64) -> String {
    let rows: Vec<String> = ids
        .map(|id| format!(r#"{{"id":{id},"client_id":12.0,"count":3.0,"type":1,"name":"L{id}"}}"#))
        .collect();
    format!(
        r#"{{"page_no":1,"page_size":100,"record_count":{record_count},"licences":[{}]}}"#,
        rows.join(",")
    )
}

#[tokio::test]
async fn signs_in_the_way_most_clients_do() {
    let server = halo(|_, _| json(200, r#"{"record_count":0,"clients":[]}"#)).await;
    client(&server).clients().await.unwrap();
    let asked = &server.seen_at("/auth/token")[0];
    assert_eq!(asked.method, "POST", "tokens are posted for");
    assert_eq!(asked.query(), [("tenant", "acme")], "the tenant goes into the query");
    assert_eq!(asked.header("content-type"), Some("application/x-www-form-urlencoded"), "a form");
    let expected = [
        ("grant_type", "client_credentials"),
        ("client_id", "app-1"),
        ("client_secret", "s3cret & more"),
        ("scope", "all"),
    ];
    assert_eq!(asked.form(), expected.map(|(k, v)| (k.to_owned(), v.to_owned())), "all four fields, encoded");
    let list = &server.seen_at("/api/Client")[0];
    assert_eq!(list.header("authorization"), Some("Bearer token-0"), "and the token is used");
    assert_eq!(list.header("accept"), Some("application/json"), "JSON is asked for");
    let agent = list.header("user-agent").unwrap_or_default();
    assert!(agent.starts_with("Halyard/"), "Halo's logs show who it was: {agent}");
    assert_eq!(
        list.query(),
        [
            ("pageinate", "true"),
            ("page_size", "1000"),
            ("page_no", "1"),
            ("includeactive", "true"),
            ("includeinactive", "true")
        ],
        "every parameter of the list"
    );
}

#[tokio::test]
async fn a_page_cap_loses_nothing() {
    let server = halo(|seen, _| {
        let page: i64 = seen.query.iter().find(|(k, _)| k == "page_no").unwrap().1.parse().unwrap();
        json(200, licences((page - 1) * 100 + 1..=(page * 100).min(230), 230))
    })
    .await;
    let client = client(&server);
    let all = client.licences(LicencesOf::Everyone).await.unwrap();
    assert_eq!((all.len(), all[229].id.0), (230, 230), "all 230, in order of id");
    let asked = server.seen_at("/api/SoftwareLicence");
    let last = [("pageinate", "true"), ("page_size", "100"), ("page_no", "3"), ("includeinactive", "true")];
    assert_eq!(asked[2].query(), last, "from page 2 on asked with what page 1 really brought");
    assert_eq!((asked.len(), client.page_rows()), (3, 100), "no request too many, and the cap is known now");
}

#[tokio::test]
async fn a_short_list_is_an_error() {
    let server = halo(|_, _| json(200, licences(1..=100, 717))).await;
    let error = client(&server).licences(LicencesOf::Everyone).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::HaloListShort, "617 missing licences are not 617 ended ones");
}

#[tokio::test]
async fn an_empty_list_is_believed_when_it_is_empty_twice() {
    let server = halo(|_, n| match n {
        0 => json(200, r#"{"record_count":0,"clients":[]}"#),
        _ => json(200, r#"{"record_count":1,"clients":[{"id":1,"name":"A"}]}"#),
    })
    .await;
    assert_eq!(client(&server).clients().await.unwrap().len(), 1, "an empty answer may be a fault");
}

#[tokio::test]
async fn a_halo_that_takes_includeinactive_for_inactive_only_is_asked_again() {
    let server = halo(|seen, _| {
        let inactive = seen.query.iter().any(|(key, _)| key == "includeinactive");
        let row = if inactive { r#"{"id":1,"is_active":false}"# } else { r#"{"id":2,"is_active":true}"# };
        json(200, format!(r#"{{"record_count":1,"licences":[{row}]}}"#))
    })
    .await;
    let all = client(&server).licences(LicencesOf::Everyone).await.unwrap();
    assert_eq!(all.len(), 2, "the live ones must not be missed, or they would be created again");
}

#[tokio::test]
async fn one_clients_licences_are_only_its_own() {
    let rows = r#"[{"id":1,"client_id":12},{"id":2,"client_id":13},{"id":3}]"#;
    let server = halo(move |_, _| json(200, format!(r#"{{"licences":{rows},"record_count":3}}"#))).await;
    let list = client(&server).licences(LicencesOf::Client(ClientId(12))).await.unwrap();
    assert_eq!(list.iter().map(|l| l.id.0).collect::<Vec<_>>(), [1, 3], "a Halo that ignores the filter");
    let asked = server.seen_at("/api/SoftwareLicence")[0].query.clone();
    assert!(asked.contains(&("client_id".into(), "12".into())), "it was asked for: {asked:?}");
}

#[tokio::test]
async fn an_expired_token_is_renewed_once_and_shared() {
    let server = halo(|seen, _| match seen.header("authorization") {
        Some("Bearer token-0") => json(401, ""),
        _ => json(200, r#"{"record_count":1,"tree":[{"id":1,"name":"All"}]}"#),
    })
    .await;
    let client = client(&server);
    let many = futures::future::join_all((0..8).map(|_| client.top_levels())).await;
    assert!(many.iter().all(Result::is_ok), "everyone gets through");
    assert_eq!(server.seen_at("/auth/token").len(), 2, "one first token and one renewal for all");
}

#[tokio::test]
async fn a_401_after_a_fresh_token_is_a_missing_permission() {
    let server = halo(|_, _| json(401, "")).await;
    let error = client(&server).licences(LicencesOf::Everyone).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::HaloPermission, "signing in again will not help");
    assert!(
        error.fix.contains("Software Licensing to Read and Modify"),
        "the setting is named: {}",
        error.fix
    );
    assert_eq!(server.seen_at("/api/SoftwareLicence").len(), 2, "tried twice, not for ever");
}

#[tokio::test]
async fn a_tokens_short_or_oddly_written_life_is_respected() {
    let server = Server::start(|seen, n| match seen.path.as_str() {
        "/auth/token" => json(200, format!(r#"{{"access_token":"t{n}","expires_in":"0"}}"#)),
        _ => json(200, r#"{"record_count":1,"tree":[{"id":1}]}"#),
    })
    .await;
    let client = client(&server);
    client.top_levels().await.unwrap();
    client.top_levels().await.unwrap();
    assert_eq!(server.seen_at("/auth/token").len(), 2, "an expired token is not used");
}

#[tokio::test]
async fn scopes_fall_back_when_all_is_refused() {
    let server = Server::start(|seen, n| match (seen.path.as_str(), n) {
        ("/auth/token", 0 | 1) => json(400, r#"{"error":"invalid_scope"}"#),
        ("/auth/token", _) => json(200, r#"{"access_token":"t"}"#),
        _ => json(200, r#"{"record_count":0,"tree":[]}"#),
    })
    .await;
    client(&server).top_levels().await.unwrap();
    let scope = server.seen_at("/auth/token")[2].form().pop().unwrap().1;
    assert!(scope.contains("edit:softwarelicensing"), "the explicit list: {scope}");
}

#[tokio::test]
async fn refusals_at_the_sign_in_are_told_apart() {
    for (status, body, code) in [
        (401, r#"{"error":"invalid_client","error_description":"x"}"#, ErrorCode::HaloSignInRefused),
        (
            400,
            r#"{"error":"invalid_request","error_description":"Unknown tenant"}"#,
            ErrorCode::HaloTenantUnknown,
        ),
        (400, r#"{"error":"invalid_scope"}"#, ErrorCode::HaloScopeRefused),
        (500, "", ErrorCode::HaloTenantUnknown),
        (502, "", ErrorCode::ServerFault),
        (200, r#"{"hello":1}"#, ErrorCode::AnswerShape),
        (200, "<html>Sign in</html>", ErrorCode::AnswerHtml),
        (404, "", ErrorCode::NotFound),
    ] {
        let server = Server::start(move |_, _| json(status, body)).await;
        let error = client(&server).clients().await.unwrap_err();
        assert_eq!(error.code, code, "{status} {body}: {error:?}");
        assert!(!format!("{error:?}").contains("s3cret"), "the secret stays in: {error:?}");
    }
}

#[tokio::test]
async fn an_unexpected_wrapper_or_a_bare_list_is_read_all_the_same() {
    for body in [r#"{"items":[{"id":5}],"record_count":1}"#, r#"[{"id":5}]"#] {
        let server = halo(move |_, _| json(200, body)).await;
        assert_eq!(client(&server).licences(LicencesOf::Everyone).await.unwrap().len(), 1, "{body}");
    }
    let server = halo(|_, _| json(200, r#"{"record_count":1,"licences":[{"name":"no id"}]}"#)).await;
    let error = client(&server).licences(LicencesOf::Everyone).await.unwrap_err();
    assert_eq!(error.code, ErrorCode::AnswerShape, "a record that cannot be named may not be dropped");
}

#[tokio::test]
async fn the_ladder_names_what_is_closed_and_never_writes() {
    let server = halo(|seen, _| match seen.path.as_str() {
        "/api/authinfo" => json(200, r#"{"auth_url":"https://x/auth","tenant_id":"acme"}"#),
        "/api/Agent/me" => json(200, r#"{"id":9,"name":"API-Halyard","isapiagent":true}"#),
        "/api/SoftwareLicence" => json(403, ""),
        "/api/RecurringInvoice" => json(401, ""),
        _ => json(200, r#"{"record_count":4,"rows":[]}"#),
    })
    .await;
    let rows = client(&server).check().await;
    let found: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.result)).collect();
    assert_eq!(
        found,
        [
            ("Address", Verdict::Pass),
            ("Sign in", Verdict::Pass),
            ("Who am I", Verdict::Pass),
            ("Read clients", Verdict::Pass),
            ("Write clients", Verdict::Warn),
            ("Read sites", Verdict::Pass),
            ("Read top levels", Verdict::Pass),
            ("Read licences", Verdict::Fail),
            ("Write licences", Verdict::Warn),
            ("Read recurring invoices", Verdict::Fail),
        ],
        "named tests in order"
    );
    assert!(rows[7].fix.contains("set Software Licensing to Read and Modify"), "{}", rows[7].fix);
    let wrote = server.seen().into_iter().find(|seen| seen.method != "GET" && seen.path != "/auth/token");
    assert!(wrote.is_none(), "a test never writes: {wrote:?}");
}

#[tokio::test]
async fn without_a_sign_in_the_ladder_ends_in_words() {
    let server = Server::start(|_, _| json(401, r#"{"error":"invalid_client"}"#)).await;
    let rows = client(&server).check().await;
    assert_eq!((rows[1].result, rows[1].code.as_str()), (Verdict::Fail, "HALO-401-SIGN-IN"));
    assert!(
        rows[2..].iter().all(|row| row.result == Verdict::Warn),
        "what was not tried neither passed nor failed"
    );
}
