//! The message as JSON, in the two forms that nearly all takers understand.

use super::super::{Message, WebhookKind};
use crate::secrets::Secret;
use serde_json::json;

/// The body of a post. It goes where a request's secrets go, so that nobody logs it.
pub fn body(kind: WebhookKind, message: &Message) -> Secret {
    let value = match kind {
        WebhookKind::Teams => card(message),
        WebhookKind::Slack => json!({ "text": text(message) }),
    };
    Secret::new(&value.to_string())
}

/// What the trigger "When a Teams webhook request is received" passes on to a channel. ASSUMED: version 1.4 is
/// shown everywhere; nothing of it is used that 1.0 has not.
fn card(message: &Message) -> serde_json::Value {
    let block = |text: &str, weight: &str, subtle: bool| {
        json!({
            "type": "TextBlock", "text": without_links(text), "wrap": true, "weight": weight, "isSubtle": subtle,
        })
    };
    let mut blocks = vec![block(&message.subject, "Bolder", false)];
    for line in &message.lines {
        blocks.push(block(&line.text, "Default", false));
        if !line.todo.is_empty() {
            blocks.push(block(&line.todo, "Default", true));
        }
    }
    json!({
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "contentUrl": null,
            "content": {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.4",
                "body": blocks,
            },
        }],
    })
}

/// Cards know links in square brackets; what a server said must not become one.
fn without_links(text: &str) -> String {
    text.replace('[', "(").replace(']', ")")
}

fn text(message: &Message) -> String {
    let mut out = format!("*{}*", escaped(&message.subject));
    for line in &message.lines {
        out.push_str("\n• ");
        out.push_str(&escaped(&line.text));
        if !line.todo.is_empty() {
            out.push_str("\n   ");
            out.push_str(&escaped(&line.todo));
        }
    }
    out
}

/// What Slack takes for links and for calling people is neither: the three characters it names are escaped, and
/// a name after @ calls nobody.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('@', "@\u{200b}")
}
