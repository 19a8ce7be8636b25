//! What can go wrong at ALSO, each at least once.

use crate::also_caller::{AlsoCaller, company, is_fault};
use halyard_practice::AlsoUser;
use serde_json::json;
use std::time::{Duration, Instant};

#[tokio::test]
async fn answers_instead_of_the_marketplace() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    for (fault, status, body) in [
        ("also.429", 429, "Too many requests"),
        ("also.403", 403, "Fault"),
        ("also.fault", 500, "<IsSessionExpired>false<"),
        ("also.500", 500, "<html>"),
        ("also.500=json", 500, "Message"),
        ("also.502", 502, "<html>"),
        ("also.503=9", 503, "maintenance"),
        ("also.504", 504, "<html>"),
        ("also.401", 401, ""),
        ("also.200-html", 200, "<html>"),
        ("also.200-nothing", 200, ""),
        ("also.empty", 200, "[]"),
        ("also.doctype", 500, "<!DOCTYPE Fault ["),
    ] {
        caller.set_faults(fault);
        let answer = also.ask("GetCompanies", &json!({})).await;
        assert_eq!(answer.status, status, "status of {fault}");
        assert!(answer.text.contains(body), "body of {fault}: {}", answer.text);
        assert_eq!(caller.giacom("Status").await.status, 200, "{fault} leaves Giacom alone");
    }
    caller.set_faults("also.429=8,also.503=9@#2");
    let told = |answer: &crate::caller::Answer| answer.headers.get("retry-after").cloned();
    assert_eq!(told(&also.ask("PingPong", &json!({})).await), "8".parse().ok(), "the seconds given");
    caller.set_faults("also.429");
    assert_eq!(told(&also.ask("PingPong", &json!({})).await), None, "none without seconds");
    caller.set_faults("also.503=9");
    assert_eq!(told(&also.ask("PingPong", &json!({})).await), "9".parse().ok(), "maintenance tells, too");
}

#[tokio::test]
async fn faults_have_two_namespaces_and_two_types() {
    let caller = company("").await;
    let also = AlsoCaller::begin(&caller).await;
    for (setting, kind, root) in [
        (
            "fault-xml=none,fault-type=text",
            "text/xml",
            "<Fault xmlns=\"http://schemas.microsoft.com/ws/2005/05",
        ),
        ("fault-xml=soap", "text/xml", "<s:Fault xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""),
        (
            "fault-type=application",
            "application/xml",
            "<Fault xmlns=\"http://schemas.microsoft.com/ws/2005/05",
        ),
    ] {
        caller.set_faults(setting);
        let refused = also.ask("GetSubscription", &json!({})).await;
        let sent = refused.headers["content-type"].to_str().unwrap_or_default();
        assert!(sent.starts_with(kind), "{setting}: {sent}");
        assert!(refused.text.starts_with(root), "{setting}: {}", refused.text);
        assert!(
            refused.text.contains("Nervogrid.Platform.API\""),
            "the detail is the same: {}",
            refused.text
        );
    }
}

#[tokio::test]
async fn tokens_come_in_four_forms() {
    let caller = company("").await;
    let mut also = AlsoCaller::begin(&caller).await;
    for (form, sign) in
        [("quoted", "\"Pr/"), ("escaped", "\"Pr\\/"), ("bare", "Pr/"), ("object", "{\"Value\":\"Pr/")]
    {
        caller.set_faults(&format!("token-form={form}"));
        let answer = also.sign_in(AlsoUser::Normal).await;
        assert!(answer.status == 200 && answer.text.starts_with(sign), "{form}: {}", answer.text);
        also.renew().await;
        assert_eq!(also.ask("PingPong", &json!({})).await.status, 200, "{form} works");
    }
}

#[tokio::test]
async fn sessions_end() {
    let caller = company("token-life=2").await;
    let mut also = AlsoCaller::begin(&caller).await;
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(also.ask("PingPong", &json!({})).await.status);
    }
    assert_eq!(statuses, [200, 200, 500, 500], "after two calls it is over, for good");
    caller.set_faults("token-life=1,session-end=401");
    also.renew().await;
    assert_eq!(also.ask("PingPong", &json!({})).await.status, 200, "a new one begins");
    let over = also.ask("PingPong", &json!({})).await;
    assert_eq!((over.status, over.text.as_str()), (401, ""), "or it is told by 401 alone");
    caller.set_faults("session-over@#2");
    also.renew().await;
    assert_eq!(also.ask("GetCompanies", &json!({})).await.status, 200, "before");
    for _ in 0..2 {
        let over = also.ask("GetCompanies", &json!({})).await;
        assert!(is_fault(&over, 500, "<IsSessionExpired>true<"), "from the second call on: {}", over.text);
    }
    caller.set_faults("");
    also.renew().await;
    caller.practice.also().expire_sessions();
    assert!(is_fault(&also.ask("PingPong", &json!({})).await, 500, "<IsSessionExpired>true<"), "on demand");
}

#[tokio::test]
async fn signing_in_has_its_own_troubles() {
    let caller = company("token-limit=2").await;
    let also = AlsoCaller::begin(&caller).await;
    assert_eq!(also.sign_in(AlsoUser::Normal).await.status, 200, "the second is allowed");
    assert!(is_fault(&also.sign_in(AlsoUser::Normal).await, 403, "Too many sessions"), "the third is not");
    assert_eq!(also.ask("PingPong", &json!({})).await.status, 200, "the session that is there goes on");
    caller.practice.also().forget_sign_ins();
    assert_eq!(also.sign_in(AlsoUser::Normal).await.status, 200, "later it is allowed again");
    for (faults, status, word) in [
        ("also.token-500", 500, "<html>"),
        ("also.token-503", 503, "maintenance"),
        ("also.token-429=4", 429, "Too many requests"),
        ("also.token-html", 200, "<html>"),
        ("user=two-factor", 500, "MFA"),
        ("user=address", 403, "address"),
        ("user=not-whitelisted", 500, "check your username"),
        ("user=no-admin", 200, "Pr/"),
    ] {
        caller.set_faults(faults);
        let answer = also.sign_in(AlsoUser::Normal).await;
        assert!(answer.status == status && answer.text.contains(word), "{faults}: {}", answer.text);
    }
}

#[tokio::test]
async fn answers_are_damaged_late_or_huge() {
    let caller = company("also.drop").await;
    let also = AlsoCaller::begin(&caller).await;
    assert!(also.try_ask("GetCompanies", &json!({})).await.is_err(), "no answer at all");
    caller.set_faults("also.break");
    assert!(also.try_ask("GetCompanies", &json!({})).await.is_err(), "the body never ends");
    caller.set_faults("also.cut");
    assert!(also.ask("GetCompanies", &json!({})).await.json().is_null(), "half a JSON");
    caller.set_faults("also.slow=300");
    let begun = Instant::now();
    let all = also.companies().await;
    assert!(begun.elapsed() >= Duration::from_millis(250), "slow, but whole: {:?}", begun.elapsed());
    caller.set_faults("also.hang=200");
    let begun = Instant::now();
    also.ask("PingPong", &json!({})).await;
    assert!(begun.elapsed() >= Duration::from_millis(200), "nothing for a while: {:?}", begun.elapsed());
    caller.set_faults("also.huge");
    let huge = also.ask("GetCompanies", &json!({})).await;
    assert!(huge.text.len() > 5_000_000, "five megabytes: {}", huge.text.len());
    assert_eq!(huge.json().as_array(), Some(&all), "and valid");
    caller.set_faults("also.huge=fault");
    let fault = also.ask("GetCompanies", &json!({})).await;
    assert!(
        is_fault(&fault, 500, "</ServiceException>") && fault.text.len() > 5_000_000,
        "a fault that long"
    );
    caller.set_faults("also.short=2");
    assert_eq!(also.companies().await.len(), all.len() - 2, "two are lacking");
}
