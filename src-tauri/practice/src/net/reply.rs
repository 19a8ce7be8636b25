//! An answer, and the ways in which it can be sent badly.
//!
//! May not decide which answer or which fault: it carries both out.

use super::Line;
use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use futures::stream;
use std::{io, time::Duration};

/// What is answered.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    content_type: Option<&'static str>,
    headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
}

/// How it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sending {
    Whole,
    /// Half of the body, as if it were all.
    Cut,
    /// Half of the body, then the connection closes.
    Break,
    /// In pieces, over so many milliseconds.
    Slow(u64),
    /// Nothing: the connection closes.
    Drop,
}

impl Reply {
    fn new(status: u16, content_type: Option<&'static str>, body: impl Into<Bytes>) -> Self {
        Self { status, content_type, headers: Vec::new(), body: body.into() }
    }

    pub(crate) fn json(status: u16, body: impl Into<Bytes>) -> Self {
        Self::new(status, Some("application/json; charset=utf-8"), body)
    }

    pub(crate) fn text(status: u16, body: impl Into<Bytes>) -> Self {
        Self::new(status, Some("text/plain; charset=utf-8"), body)
    }

    /// XML, under one of the two types in use.
    pub(crate) fn xml(status: u16, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self::new(status, Some(content_type), body)
    }

    pub(crate) fn nothing(status: u16) -> Self {
        Self::new(status, None, Bytes::new())
    }

    /// A page, as gateways and web servers give.
    pub(crate) fn html(status: u16, title: &str) -> Self {
        let page = format!(
            "<!DOCTYPE html>\r\n<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\r\n"
        );
        Self::new(status, Some("text/html; charset=utf-8"), page)
    }

    pub(crate) fn with(mut self, header: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((header, value.into()));
        self
    }

    /// Makes the response, and cuts the line when that is how it is sent.
    pub(crate) fn send(self, how: Sending, line: &Line) -> Response {
        let whole = self.body.len();
        let half = self.body.slice(..whole / 2);
        let body = match how {
            Sending::Whole => Body::from(self.body),
            Sending::Cut => Body::from(half),
            Sending::Break => Body::from_stream(broken(half)),
            Sending::Slow(millis) => Body::from_stream(slow(self.body, millis)),
            Sending::Drop => {
                line.cut();
                Body::empty()
            }
        };
        let mut response = Response::new(body);
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        if let Some(kind) = self.content_type {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        if matches!(how, Sending::Break | Sending::Slow(_)) {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(whole));
        }
        response
    }
}

fn broken(half: Bytes) -> impl futures::Stream<Item = io::Result<Bytes>> {
    stream::unfold(Some(half), |half| async move {
        match half {
            Some(half) if !half.is_empty() => Some((Ok(half), Some(Bytes::new()))),
            Some(_) => {
                tokio::time::sleep(Duration::from_millis(20)).await;
                Some((Err(io::ErrorKind::ConnectionReset.into()), None))
            }
            None => None,
        }
    })
}

fn slow(body: Bytes, millis: u64) -> impl futures::Stream<Item = io::Result<Bytes>> {
    const PIECES: u32 = 8;
    let piece = (body.len() / PIECES as usize).max(1);
    let pause = Duration::from_millis(millis) / PIECES;
    stream::unfold(body, move |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(pause).await;
        let next = rest.split_to(piece.min(rest.len()));
        Some((Ok(next), rest))
    })
}
