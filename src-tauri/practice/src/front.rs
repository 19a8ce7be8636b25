//! The way of every request: written down, delayed, struck by faults, answered.
//!
//! May not know what the answers mean: the servers answer, this sends.

use crate::{
    also,
    faults::{Server, Turn, Verb},
    giacom, halo,
    net::{Ask, Line, Reply, Sending},
    world::World,
};
use axum::{
    body::to_bytes,
    extract::{ConnectInfo, Request, State},
    response::Response,
};
use std::{sync::Arc, time::Duration};

const LARGEST_BODY: usize = 64 << 20;

/// Answers one request. The work goes on when the caller hangs up, as it does on a real server.
pub(crate) async fn serve(
    State(world): State<Arc<World>>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        return Reply::nothing(413).send(Sending::Whole, &line);
    };
    let ask = Ask::new(parts.method, &parts.uri, parts.headers, body);
    let work = tokio::spawn(async move { attend(&world, &ask).await });
    let (reply, sending) = work.await.unwrap_or_else(|_| (Reply::nothing(500), Sending::Whole));
    reply.send(sending, &line)
}

async fn attend(world: &World, ask: &Ask) -> (Reply, Sending) {
    let mut turn = world.play().turn(ask.server, ask.verb());
    if world.latency_ms > 0 {
        tokio::time::sleep(Duration::from_millis(world.latency_ms)).await;
    }
    let (reply, sending, template) = if halo::is_token_path(ask) {
        let reply = halo::token(world, ask, &mut turn);
        (reply, Sending::Whole, format!("{} /auth/token", ask.method))
    } else if also::is_sign_in(ask) {
        (also::sign_in(world, ask, &mut turn), Sending::Whole, template(ask))
    } else {
        if let Some(millis) = turn.fires("hang") {
            tokio::time::sleep(Duration::from_millis(millis.parse().unwrap_or(0))).await;
        }
        let (reply, sending) = answer(world, ask, &mut turn);
        if ask.verb() == Verb::Writes {
            world.settled(world.touched()).await;
        }
        (reply, sending, template(ask))
    };
    let status = if sending == Sending::Drop { 0 } else { reply.status };
    world.ledger.note(ask, template, status, turn.fired);
    (reply, sending)
}

fn answer(world: &World, ask: &Ask, turn: &mut Turn) -> (Reply, Sending) {
    let forbidden = match ask.server {
        Server::Halo => halo::forbidden(ask),
        Server::Giacom => giacom::forbidden(ask),
        Server::Also => also::forbidden(ask),
    };
    if let Some(why) = forbidden {
        world.ledger.violation(ask, why);
        return (Reply::html(500, "This must never be called"), Sending::Whole);
    }
    let writes = ask.verb() == Verb::Writes;
    if turn.fires("drop").is_some() || (writes && turn.fires("drop-before-write").is_some()) {
        return (Reply::nothing(500), Sending::Drop);
    }
    if let Some(reply) = instead(ask.server, turn) {
        return (reply, Sending::Whole);
    }
    let reply = match ask.server {
        Server::Halo => halo::answer(world, ask, turn),
        Server::Giacom => giacom::answer(world, ask, turn),
        Server::Also => also::answer(world, ask, turn),
    };
    if reply.status >= 300 {
        return (reply, Sending::Whole);
    }
    if writes {
        if turn.fires("drop-after-write").is_some() {
            return (reply, Sending::Drop);
        }
        if let Some(status) = turn.fires("error-after-write") {
            return (Reply::html(status.parse().unwrap_or(504), "Gateway Time-out"), Sending::Whole);
        }
    }
    let sending = damage(turn);
    (reply, sending)
}

/// A fault that answers in place of the server.
fn instead(server: Server, turn: &mut Turn) -> Option<Reply> {
    if let Some(seconds) = turn.fires("429") {
        return Some(too_many(server, turn, &seconds));
    }
    if let Some(kind) = turn.fires("500") {
        return Some(match kind.as_str() {
            "empty" => Reply::nothing(500),
            "json" => {
                Reply::json(500, r#"{"ClassName":"System.Exception","Message":"Something went wrong"}"#)
            }
            _ => Reply::html(500, "Internal Server Error"),
        });
    }
    if turn.fires("502").is_some() {
        return Some(Reply::html(502, "Bad Gateway"));
    }
    if let Some(seconds) = turn.fires("503") {
        if server == Server::Also {
            return Some(also::maintenance(&seconds));
        }
        let reply = Reply::nothing(503);
        return Some(if seconds.is_empty() { reply } else { reply.with("retry-after", seconds) });
    }
    if turn.fires("504").is_some() {
        return Some(Reply::html(504, "Gateway Time-out"));
    }
    if turn.fires("401").is_some() {
        let reply = Reply::nothing(401);
        return Some(if server == Server::Halo { reply.with("www-authenticate", "Bearer") } else { reply });
    }
    if turn.fires("quota").is_some() {
        return Some(giacom::refusal(
            403,
            "Out of call volume quota. Quota will be replenished in 03:12:45.",
        ));
    }
    if turn.fires("200-html").is_some() {
        return Some(Reply::html(200, "Please sign in"));
    }
    turn.fires("200-nothing").map(|_| Reply::nothing(200))
}

/// The 429 of a server, with Retry-After when seconds are given.
fn too_many(server: Server, turn: &mut Turn, seconds: &str) -> Reply {
    let reply = match server {
        Server::Also => return also::too_many(turn, seconds),
        Server::Halo => halo::rate_limit_reached(),
        Server::Giacom => {
            let wait = if seconds.is_empty() { "30" } else { seconds };
            giacom::refusal(429, &format!("Rate limit is exceeded. Try again in {wait} seconds."))
        }
    };
    if seconds.is_empty() { reply } else { reply.with("retry-after", seconds) }
}

fn damage(turn: &mut Turn) -> Sending {
    if turn.fires("cut").is_some() {
        Sending::Cut
    } else if turn.fires("break").is_some() {
        Sending::Break
    } else if let Some(millis) = turn.fires("slow") {
        Sending::Slow(millis.parse().unwrap_or(0))
    } else {
        Sending::Whole
    }
}

/// The method and the path with ids left out, for the counts.
fn template(ask: &Ask) -> String {
    let mut parts: Vec<String> = ask.segments().into_iter().map(str::to_owned).collect();
    if ask.server == Server::Halo {
        for (index, part) in parts.iter_mut().enumerate() {
            if index == 1 {
                if let Some(name) = halo::known_path(part) {
                    name.clone_into(part);
                }
            } else if part.parse::<i64>().is_ok() {
                "{id}".clone_into(part);
            } else {
                *part = part.to_lowercase();
            }
        }
    }
    format!("{} /{}", ask.method, parts.join("/"))
}
