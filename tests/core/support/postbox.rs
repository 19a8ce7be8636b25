//! A mail server on loopback that keeps what it is given. It speaks as much SMTP as a mail needs.

use std::sync::{Arc, Mutex};
use tokio::io::{
    AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, ReadHalf, WriteHalf, split,
};
use tokio::net::TcpListener;
use tokio_rustls::{TlsAcceptor, rustls};

/// The user it knows.
pub const USER: &str = "it@acme.example";
/// The user's password. No other text holds it.
pub const PASSWORD: &str = "PLANTED-mail-7c1e90";
/// Both as `AUTH PLAIN` sends them.
const SIGNED: &str = "AGl0QGFjbWUuZXhhbXBsZQBQTEFOVEVELW1haWwtN2MxZTkw";

/// How its line is kept private.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Privacy {
    /// Not at all.
    #[default]
    None,
    /// By TLS from the first word.
    Tls,
    /// By TLS as soon as it is asked for; nobody signs in before.
    StartTls,
}

/// A line in both directions.
trait Both: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Both for T {}
type Line = Box<dyn Both>;

/// How it treats those who come.
#[derive(Debug, Clone, Copy, Default)]
pub struct Manners {
    /// Whether it takes mail only from who signed in.
    pub sign_in: bool,
    /// Whether it offers to sign in at all.
    pub offers_sign_in: bool,
    /// What it says to an address; none for yes.
    pub to_address: Option<&'static str>,
    /// It takes the connection and never says a word.
    pub silent: bool,
    /// What a wrong password is answered with; none for the usual.
    pub to_wrong_password: Option<&'static str>,
    /// How its line is kept private.
    pub privacy: Privacy,
}

/// A mail as it arrived.
#[derive(Debug, Clone, Default)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    pub text: String,
    pub signed_in: bool,
}

impl Mail {
    /// A header on one line.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.text.split("\n\n").next()?.replace("\n ", " ");
        let line = head.lines().find_map(|l| l.strip_prefix(&format!("{name}: ")))?.to_owned();
        Some(line)
    }
}

/// The server; it ends with its runtime.
#[derive(Clone)]
pub struct Postbox {
    pub port: u16,
    mails: Arc<Mutex<Vec<Mail>>>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Postbox {
    pub async fn open(manners: Manners) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let postbox = Self { port, mails: Arc::default(), heard: Arc::default() };
        let all = postbox.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let all = all.clone();
                tokio::spawn(async move { all.serve(Box::new(stream), manners).await });
            }
        });
        postbox
    }

    /// One that takes mail from its user alone.
    pub async fn guarded() -> Self {
        Self::open(Manners { sign_in: true, offers_sign_in: true, ..Manners::default() }).await
    }

    /// All mails so far.
    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().unwrap().clone()
    }

    /// All commands so far.
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    async fn serve(&self, mut line: Line, manners: Manners) -> Option<()> {
        if manners.silent {
            tokio::time::sleep(std::time::Duration::from_hours(1)).await;
        }
        if manners.privacy == Privacy::Tls {
            line = private(line).await?;
        }
        let mut hidden = manners.privacy != Privacy::StartTls;
        let (read, mut write) = split(line);
        let mut read = BufReader::new(read);
        let mut mail = Mail::default();
        say(&mut write, "220 postbox").await?;
        loop {
            let line = hear(&mut read).await?;
            self.heard.lock().unwrap().push(line.clone());
            let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let answer = match word.as_str() {
                "EHLO" if !hidden => "250-postbox\r\n250 STARTTLS",
                "STARTTLS" if !hidden => {
                    say(&mut write, "220 go on").await?;
                    let line = private(read.into_inner().unsplit(write)).await?;
                    let halves = split(line);
                    (read, write) = (BufReader::new(halves.0), halves.1);
                    hidden = true;
                    continue;
                }
                _ if !hidden => "530 5.7.0 Must issue a STARTTLS command first",
                "EHLO" if manners.offers_sign_in => "250-postbox\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
                "EHLO" => "250-postbox\r\n250 8BITMIME",
                "AUTH" if line.ends_with(SIGNED) => {
                    mail.signed_in = true;
                    "235 2.7.0 welcome"
                }
                "AUTH" => manners.to_wrong_password.unwrap_or("535 5.7.8 Authentication failed"),
                "MAIL" if manners.sign_in && !mail.signed_in => "530 5.7.0 Authentication required",
                "MAIL" => {
                    mail.from = address(&line);
                    "250 ok"
                }
                "RCPT" => {
                    mail.to.push(address(&line));
                    manners.to_address.unwrap_or("250 ok")
                }
                "DATA" => {
                    say(&mut write, "354 go on").await?;
                    mail.text = body(&mut read).await?;
                    self.mails.lock().unwrap().push(std::mem::take(&mut mail));
                    "250 kept"
                }
                "QUIT" => {
                    say(&mut write, "221 bye").await;
                    return None;
                }
                _ => "502 no such command",
            };
            say(&mut write, answer).await?;
        }
    }
}

/// Begins TLS as localhost, with a certificate of the test's own authority.
async fn private(line: Line) -> Option<Line> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = include_bytes!("../edge/tls/localhost.key.der").to_vec();
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![include_bytes!("../edge/tls/localhost.der").to_vec().into()],
            rustls::pki_types::PrivatePkcs8KeyDer::from(key).into(),
        )
        .unwrap();
    let private = TlsAcceptor::from(Arc::new(config)).accept(line).await.ok()?;
    Some(Box::new(private))
}

async fn say(write: &mut WriteHalf<Line>, line: &str) -> Option<()> {
    write.write_all(format!("{line}\r\n").as_bytes()).await.ok()
}

async fn hear(read: &mut BufReader<ReadHalf<Line>>) -> Option<String> {
    let mut line = String::new();
    let length = read.read_line(&mut line).await.ok()?;
    (length > 0).then(|| line.trim_end().to_owned())
}

async fn body(read: &mut BufReader<ReadHalf<Line>>) -> Option<String> {
    let mut text = String::new();
    loop {
        let line = hear(read).await?;
        if line == "." {
            return Some(text);
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
        text.push('\n');
    }
}

fn address(line: &str) -> String {
    let inner = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or_else(String::new, |(address, _)| address.to_owned())
}
