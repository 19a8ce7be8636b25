//! Servers that mean harm, or are broken beyond measure: they fill no memory, keep nobody for ever, and get
//! no secret that was not meant for them.

use super::server::{Reply, Server, json};
use super::stranger;
use halyard_core::ErrorCode;
use halyard_core::halo::{Halo, HaloClient, HaloSettings, LicencesOf};
use halyard_core::http::{Answer, Failure, Policy, Request, Sender};
use halyard_core::secrets::Secret;
use halyard_core::vendors::{Ask, GiacomSettings, VendorSettings};
use reqwest::Url;

const SECRET: &str = "5ecret-0f-the-application";
const TOKEN: &str = "t0ken-that-was-granted";

fn policy() -> Policy {
    Policy { largest_answer: 100_000, largest_list: 300_000, ..Policy::hurried() }
}

fn get(server: &Server) -> Request {
    let url = Url::parse(&format!("{}/thing", server.base)).unwrap();
    Request::get("read a thing", url).with_token(&Secret::new(TOKEN))
}

fn code(result: &Result<Answer, Failure>) -> Option<ErrorCode> {
    match result {
        Ok(answer) => answer.json().err().map(|e| e.code),
        Err(failure) => Some(failure.error.code),
    }
}

fn halo(server: &Server) -> HaloClient {
    let settings = HaloSettings {
        resource_url: format!("{}/api", server.base),
        client_id: "app".to_owned(),
        page_size: 50,
        ..HaloSettings::default()
    };
    HaloClient::new(&settings, Secret::new(SECRET), Sender::new(policy())).unwrap()
}

fn signed_in() -> Reply {
    json(200, format!(r#"{{"access_token":"{TOKEN}","expires_in":3600}}"#))
}

/// A body in chunks, as long as is wanted; `more` so often after `head`.
fn chunked(status: u16, head: &str, more: usize) -> Reply {
    let chunk = |text: &str| format!("{:x}\r\n{text}\r\n", text.len());
    let body = chunk(head) + &chunk(&"7777777,".repeat(500)).repeat(more);
    Reply::Raw(format!("HTTP/1.1 {status} X\r\nTransfer-Encoding: chunked\r\n\r\n{body}0\r\n\r\n"))
}

#[tokio::test]
async fn the_cap_holds_however_a_body_is_framed() {
    let until_the_end = || Reply::Raw(format!("HTTP/1.1 200 OK\r\n\r\n[{}0]", "0,".repeat(100_000)));
    let endless: [fn() -> Reply; 2] = [|| chunked(200, "[", 100), until_the_end];
    for (n, reply) in endless.into_iter().enumerate() {
        let server = Server::start(move |_, _| reply()).await;
        let result = Sender::new(policy()).send(&get(&server)).await;
        assert_eq!(code(&result), Some(ErrorCode::AnswerTooLarge), "form {n}");
        assert_eq!(server.seen().len(), 1, "form {n}: it would be as large the next time");
    }
}

#[tokio::test]
async fn a_refusal_of_any_size_is_still_that_refusal() {
    for (status, expected) in
        [(403, None), (404, Some(ErrorCode::NotFound)), (500, Some(ErrorCode::ServerFault))]
    {
        let server = Server::start(move |_, _| chunked(status, "{\"error\":\"no\"}", 200)).await;
        let request = get(&server).with_tries(1);
        let answer = Sender::new(policy()).send(&request).await.expect("the status is what counts");
        assert_eq!(answer.status, status);
        assert!(answer.text.len() <= 256 * 1024, "of its body a beginning is taken: {}", answer.text.len());
        assert!(expected.is_none_or(|e| answer.explain().code == e), "{status} is told as itself");
    }
    let server = Server::start(|_, n| if n == 0 { chunked(429, "{}", 200) } else { json(200, "{}") }).await;
    let answer = Sender::new(policy()).send(&get(&server)).await.unwrap();
    assert_eq!(answer.status, 200, "asked to wait at length, it waits and goes on");
}

#[tokio::test]
async fn a_head_without_end_is_an_error() {
    let server = Server::start(|_, _| {
        Reply::Raw(format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n{{}}", "x".repeat(3_000_000)))
    })
    .await;
    let result = Sender::new(policy()).send(&get(&server).with_tries(1)).await;
    assert!(result.is_err(), "three megabytes of a header are no answer");
    let many: String = (0..5000).map(|n| format!("X-{n}: y\r\n")).collect();
    let server = Server::start(move |_, _| Reply::Raw(format!("HTTP/1.1 200 OK\r\n{many}\r\n{{}}"))).await;
    assert!(Sender::new(policy()).send(&get(&server).with_tries(1)).await.is_err(), "nor are 5,000 headers");
}

/// Nothing is asked for compressed and nothing is unpacked, so the cap on an answer is the cap on what it
/// comes to: 20 bytes stay 20 bytes.
#[tokio::test]
async fn nothing_is_unpacked() {
    let server = Server::start(|_, _| {
        let zipped = "\u{1f}\u{8b}\u{8}\0\0\0\0\0\0\u{3}«®\u{5}\0C¿¦£\u{2}\0\0\0";
        Reply::With(
            200,
            vec!["Content-Encoding: gzip".into(), "Content-Type: application/json".into()],
            zipped.into(),
        )
    })
    .await;
    let result = Sender::new(policy()).send(&get(&server)).await;
    assert_eq!(code(&result), Some(ErrorCode::AnswerCut), "it is taken as the bytes it is");
    assert!(
        server.seen().iter().all(|seen| seen.header("accept-encoding").is_none()),
        "nor was it asked for"
    );
}

/// A Halo that always has one more page, with rows that are new each time.
#[tokio::test]
async fn a_list_without_end_is_an_error_and_not_a_full_memory() {
    for count in ["", r#""record_count":9000000000000000000,"#, r#""record_count":-1,"#] {
        let server = Server::start(move |seen, n| {
            if seen.path == "/auth/token" {
                return signed_in();
            }
            let row = |i| format!(r#"{{"id":{},"name":"{}"}}"#, n * 50 + i, "x".repeat(99));
            let rows: Vec<String> = (1..=50).map(row).collect();
            json(200, format!(r#"{{{count}"licences":[{}]}}"#, rows.join(",")))
        })
        .await;
        let error = halo(&server).licences(LicencesOf::Everyone).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::AnswerTooLarge, "{count}: {error:?}");
        assert!(server.seen().len() < 90, "{count}: it ends: {} requests", server.seen().len());
    }
}

#[tokio::test]
async fn a_vendors_list_without_end_is_an_error() {
    for width in [1, 900] {
        let server = Server::start(move |_, n| {
            let row = format!(r#"{{"customerId":"c{n}","productId":"{}","quantity":1}}"#, "p".repeat(width));
            json(200, format!(r#"{{"data":[{row}],"page":{},"hasMore":true}}"#, n + 1))
        })
        .await;
        let settings =
            GiacomSettings { base_url: format!("{}/v1", server.base), ..GiacomSettings::default() };
        let vendor =
            VendorSettings::Giacom(settings).build(Secret::new(SECRET), Sender::new(policy())).unwrap();
        let error = vendor.fetch(&Ask::everything()).await.unwrap_err();
        let expected = if width == 1 { ErrorCode::AnswerShape } else { ErrorCode::AnswerTooLarge };
        assert_eq!(error.code, expected, "rows that somebody makes up are not billed: {error:?}");
        assert!(server.seen().len() <= 502, "it ends: {} requests", server.seen().len());
    }
}

#[tokio::test]
async fn no_redirect_carries_a_secret_to_another_server() {
    for status in [300, 301, 302, 303, 307, 308] {
        for form in ["http://{}/x", "//{}/x", "http://user:pw@{}/x", "https://{}/x", "\\\\\\\\{}/x"] {
            let thief = Server::start(|_, _| json(200, "{}")).await;
            let host = thief.base.trim_start_matches("http://").to_owned();
            let location = format!("Location: {}", form.replace("{}", &host));
            let server =
                Server::start(move |_, _| Reply::With(status, vec![location.clone()], String::new())).await;
            // The sign-in itself, a reading, and a write.
            let at_sign_in = halo(&server).licences(LicencesOf::Everyone).await.unwrap_err();
            assert_eq!(at_sign_in.code, ErrorCode::NetworkRedirect, "{status} {form}: {at_sign_in:?}");
            let read = Sender::new(policy()).send(&get(&server)).await;
            assert_eq!(code(&read), Some(ErrorCode::NetworkRedirect), "{status} {form}");
            let url = Url::parse(&format!("{}/thing", server.base)).unwrap();
            let write = Request::write_json("write", url, "[]".into()).with_token(&Secret::new(TOKEN));
            let wrote = Sender::new(policy()).send(&write).await;
            assert_eq!(wrote.unwrap().status, status, "a write follows nothing");
            assert!(thief.seen().is_empty(), "{status} {form}: the other server was never asked");
        }
    }
}

#[tokio::test]
async fn a_redirect_at_home_brings_no_credentials_of_its_own_and_ends() {
    let server = Server::start(|seen, _| match seen.path.as_str() {
        "/thing" => {
            let host = seen.header("host").unwrap_or_default();
            Reply::With(302, vec![format!("Location: http://user:pw@{host}/moved")], String::new())
        }
        _ => json(200, "{}"),
    })
    .await;
    assert_eq!(Sender::new(policy()).send(&get(&server)).await.unwrap().status, 200);
    let moved = &server.seen_at("/moved")[0];
    let sent: Vec<&str> =
        moved.headers.iter().filter(|(k, _)| k == "authorization").map(|(_, v)| v.as_str()).collect();
    assert_eq!(sent, [format!("Bearer {TOKEN}")], "ours, and nobody else's beside it");

    let circle = Server::start(|_, _| Reply::With(302, vec!["Location: /thing".into()], String::new())).await;
    let result = Sender::new(policy()).send(&get(&circle)).await;
    assert_eq!(code(&result), Some(ErrorCode::NetworkRedirect), "round and round is nowhere");
    assert!(circle.seen().len() <= 4, "{} times round", circle.seen().len());

    let sender = Sender::new(policy());
    sender.hide(&Secret::new(TOKEN));
    let mirror = Server::start(|_, _| {
        Reply::With(302, vec![format!("Location: http://b.example/{TOKEN}/x?{TOKEN}")], String::new())
    })
    .await;
    let error = sender.send(&get(&mirror)).await.unwrap().json().unwrap_err();
    assert!(!format!("{error:?}").contains(TOKEN), "what the server was sent it may send back: {error:?}");
}

#[test]
fn plain_http_is_for_this_machine_only() {
    for far in [
        "http://halo.example.net/api",
        "http://10.1.2.3/api",
        "http://127.0.0.1.example.net",
        "http://localhost.example",
    ] {
        let settings = HaloSettings { resource_url: far.to_owned(), ..HaloSettings::default() };
        let halo =
            HaloClient::new(&settings, Secret::new(SECRET), Sender::new(policy())).map(|_| ()).unwrap_err();
        assert_eq!(halo.code, ErrorCode::AddressNotHttps, "{far} would carry the secret in the clear");
        let settings = HaloSettings {
            resource_url: "https://a.example/api".into(),
            auth_url: far.into(),
            ..HaloSettings::default()
        };
        let auth =
            HaloClient::new(&settings, Secret::new(SECRET), Sender::new(policy())).map(|_| ()).unwrap_err();
        assert_eq!(auth.code, ErrorCode::AddressNotHttps, "{far} as the place to sign in");
        let settings =
            VendorSettings::Giacom(GiacomSettings { base_url: far.to_owned(), ..GiacomSettings::default() });
        let giacom = settings.build(Secret::new(SECRET), Sender::new(policy())).map(|_| ()).unwrap_err();
        assert_eq!(giacom.code, ErrorCode::AddressNotHttps, "{far} would carry a key that can take payments");
    }
}

/// A server of TLS 1.1: its greeting says so, as one that knows nothing newer does.
#[tokio::test]
async fn tls_older_than_1_2_is_refused() {
    let hello: &[&str] = &[
        // ServerHello of TLS 1.1: version 3.2, 32 bytes of chance, no session, AES-128-CBC, no compression.
        "\u{16}\u{3}\u{2}\0\u{2a}\u{2}\0\0\u{26}\u{3}\u{2}01234567890123456789012345678901\0\0\u{2f}\0",
        // Or an alert: this version of the protocol is not spoken here.
        "\u{15}\u{3}\u{2}\0\u{2}\u{2}\u{46}",
    ];
    for bytes in hello {
        let bytes = (*bytes).to_owned();
        let server = Server::start(move |_, _| Reply::Raw(bytes.clone())).await;
        refused(&server.base.replace("http:", "https:")).await;
    }
}

/// A real handshake with a certificate that nobody vouches for.
#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    let (port, heard) = stranger::open();
    let at = format!("https://127.0.0.1:{port}");
    refused(&at).await;
    let sent = heard
        .recv_timeout(std::time::Duration::from_secs(5))
        .expect("the client came as far as the handshake");
    assert!(sent.is_empty(), "not a byte of the request was sent: {sent:?}");
}

async fn refused(at: &str) {
    let url = Url::parse(at).unwrap();
    let request = Request::write_json("write", url, "[]".into()).with_token(&Secret::new(TOKEN));
    let failure = Sender::new(policy()).send(&request).await.unwrap_err();
    assert_eq!(failure.error.code, ErrorCode::NetworkTls, "{at}: {:?}", failure.error);
    assert!(!failure.may_have_landed, "nothing was sent");
}
