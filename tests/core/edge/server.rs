//! A loopback server that records what it is asked and answers what a test tells it, byte by byte.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A request as it arrived.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub query: Vec<(String, String)>,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Seen {
    /// The value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body as form fields.
    pub fn form(&self) -> Vec<(String, String)> {
        pairs(&self.body)
    }

    /// The query, for comparing whole.
    pub fn query(&self) -> Vec<(&str, &str)> {
        self.query.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
    }
}

/// What to do with a request.
pub enum Reply {
    /// A status, headers ("Name: value") and a body.
    With(u16, Vec<String>, String),
    /// These bytes, then the end.
    Raw(String),
    /// The connection is closed without a word.
    Drop,
    /// Nothing for this long, then the end.
    Silence(Duration),
}

/// JSON with a status.
pub fn json(status: u16, body: impl Into<String>) -> Reply {
    Reply::With(status, vec!["Content-Type: application/json".to_owned()], body.into())
}

type Answers = dyn Fn(&Seen, usize) -> Reply + Send + Sync;

/// The server; it ends with the test's runtime.
#[derive(Clone)]
pub struct Server {
    pub base: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Answers each request by its content and by how many of the same path came before it.
    pub async fn start(answer: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server =
            Self { base: format!("http://{}", listener.local_addr().unwrap()), seen: Arc::default() };
        let (seen, answer): (_, Arc<Answers>) = (server.seen.clone(), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, seen.clone(), answer.clone()));
            }
        });
        server
    }

    /// All requests so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// Those of one path.
    pub fn seen_at(&self, path: &str) -> Vec<Seen> {
        self.seen().into_iter().filter(|seen| seen.path == path).collect()
    }
}

async fn serve(mut stream: TcpStream, all: Arc<Mutex<Vec<Seen>>>, answer: Arc<Answers>) {
    let Some(seen) = read(&mut stream).await else { return };
    let before = {
        let mut all = all.lock().unwrap();
        let before = all.iter().filter(|earlier| earlier.path == seen.path).count();
        all.push(seen.clone());
        before
    };
    let bytes = match answer(&seen, before) {
        Reply::With(status, headers, body) => {
            let mut head =
                format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
            for header in headers {
                head.extend([header.as_str(), "\r\n"]);
            }
            format!("{head}\r\n{body}")
        }
        Reply::Raw(bytes) => bytes,
        Reply::Drop => return,
        Reply::Silence(time) => {
            tokio::time::sleep(time).await;
            return;
        }
    };
    let _ = stream.write_all(bytes.as_bytes()).await;
    let _ = stream.shutdown().await;
}

async fn read(stream: &mut TcpStream) -> Option<Seen> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let n = stream.read(&mut chunk).await.ok()?;
        bytes.extend_from_slice(&chunk[..n]);
        if bytes.first() == Some(&0x16) {
            // The opening of a TLS handshake: a plain server answers it with plain HTTP.
            return Some(Seen::default());
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let mut seen = parse(head);
            let length = seen.header("content-length").map_or(0, |length| length.parse().unwrap());
            if body.len() >= length {
                body.clone_into(&mut seen.body);
                return Some(seen);
            }
        }
        if n == 0 {
            return None;
        }
    }
}

fn parse(head: &str) -> Seen {
    let mut lines = head.lines();
    let mut first = lines.next().unwrap_or_default().split(' ');
    let method = first.next().unwrap_or_default().to_owned();
    let target = first.next().unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| (key.trim().to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Seen { method, path: path.to_owned(), query: pairs(query), headers, body: String::new() }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let url = reqwest::Url::parse(&format!("http://x/?{text}")).unwrap();
    url.query_pairs().map(|(key, value)| (key.into_owned(), value.into_owned())).collect()
}
