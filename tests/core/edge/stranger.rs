//! A TLS server with a certificate that nobody vouches for.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// Its port, and what each who came sent it inside the handshake's protection.
pub fn open() -> (u16, Receiver<Vec<u8>>) {
    let config =
        rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![include_bytes!("tls/self-signed.der").to_vec().into()],
                rustls::pki_types::PrivatePkcs8KeyDer::from(include_bytes!("tls/key.der").to_vec()).into(),
            )
            .unwrap();
    let config = Arc::new(config);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (told, heard) = channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut tls = rustls::ServerConnection::new(config.clone()).unwrap();
            while tls.is_handshaking() && tls.complete_io(&mut stream).is_ok() {}
            let mut got = Vec::new();
            let _ = std::io::Read::read_to_end(&mut rustls::Stream::new(&mut tls, &mut stream), &mut got);
            let _ = told.send(got);
        }
    });
    (port, heard)
}
