//! A caller of the imitated ALSO, with as little cleverness as the other one.
//!
//! May not retry or repair.

use crate::caller::{Answer, Caller, begin, sent, small};
use halyard_practice::AlsoUser;
use serde_json::{Value, json};

/// The path of every operation.
pub const PATH: &str = "/SimpleAPI/SimpleAPIService.svc/rest";

/// A caller with a session at a company.
pub struct AlsoCaller<'a> {
    pub caller: &'a Caller,
    pub token: String,
}

/// Starts a small company.
pub async fn company(faults: &str) -> Caller {
    begin(small(faults)).await
}

impl<'a> AlsoCaller<'a> {
    /// Signs in.
    pub async fn begin(caller: &'a Caller) -> Self {
        let mut also = Self { caller, token: String::new() };
        also.renew().await;
        also
    }

    pub fn url(&self, operation: &str) -> String {
        format!("{}{PATH}/{operation}", self.caller.practice.addresses().also.marketplace_url)
    }

    /// Signs in anew, whatever form the token has.
    pub async fn renew(&mut self) {
        let answer = self.sign_in(AlsoUser::Normal).await;
        self.token = match answer.json() {
            Value::String(token) => token,
            Value::Object(members) => members["Value"].as_str().unwrap_or_default().to_owned(),
            _ => answer.text,
        };
    }

    pub async fn sign_in(&self, user: AlsoUser) -> Answer {
        let side = self.caller.practice.also();
        self.sign_in_with(&json!({ "username": side.username(user), "password": side.password() })).await
    }

    pub async fn sign_in_with(&self, body: &Value) -> Answer {
        let request = self.caller.client.post(self.url("GetSessionToken"));
        sent(request.header("content-type", "application/json;charset=UTF8").body(body.to_string()))
            .await
            .expect("the sign-in answers")
    }

    /// Asks with any value of the header; an error when no whole answer came.
    pub async fn ask_with(
        &self,
        header: &str,
        operation: &str,
        body: &Value,
    ) -> Result<Answer, reqwest::Error> {
        let request = self.caller.client.post(self.url(operation)).header("Authenticate", header);
        sent(request.header("content-type", "application/json;charset=UTF8").body(body.to_string())).await
    }

    pub async fn try_ask(&self, operation: &str, body: &Value) -> Result<Answer, reqwest::Error> {
        self.ask_with(&format!("CCPSessionId {}", self.token), operation, body).await
    }

    pub async fn ask(&self, operation: &str, body: &Value) -> Answer {
        self.try_ask(operation, body).await.expect("an answer was to be expected")
    }

    /// The rows of an answer that must be an array.
    pub async fn rows(&self, operation: &str, body: &Value) -> Vec<Value> {
        let answer = self.ask(operation, body).await;
        assert!(answer.json().is_array(), "{operation} {body}: {}", answer.text);
        answer.json().as_array().cloned().unwrap_or_default()
    }

    /// The companies right below the reseller, in the order of the answer.
    pub async fn companies(&self) -> Vec<Value> {
        let parent = self.caller.practice.also().reseller_id();
        self.rows("GetCompanies", &json!({ "parentAccountId": parent })).await
    }

    /// Every subscription of the companies right below the reseller.
    pub async fn all_subscriptions(&self) -> Vec<Value> {
        let mut all = Vec::new();
        for company in self.companies().await {
            if company["AccountType"] == "Company" {
                let body = json!({ "parentAccountId": company["AccountId"] });
                all.extend(self.rows("GetSubscriptions", &body).await);
            }
        }
        all
    }
}

/// Whether an answer is a fault with this status and this word in it.
pub fn is_fault(answer: &Answer, status: u16, word: &str) -> bool {
    answer.status == status
        && answer.headers["content-type"].to_str().is_ok_and(|kind| kind.contains("xml"))
        && answer.text.contains("Fault")
        && answer.text.contains(word)
}
