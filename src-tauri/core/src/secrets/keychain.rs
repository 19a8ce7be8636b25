//! Secrets in the system's keychain: Keychain on macOS, Credential Manager on Windows, Secret Service on
//! Linux. May wait for the user (an unlock prompt), so it is called where blocking is allowed.

use super::{Environment, Secret, SecretField, SecretStore};
use crate::domain::ConnectionName;
use crate::{Error, ErrorCode, Result};
use keyring::{Entry, Error as Refusal};

/// The name under which all entries stand; the account is `<connection>/<field>`.
const SERVICE: &str = "Halyard";

/// The system's keychain.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keychain;

impl SecretStore for Keychain {
    fn get(&self, connection: &ConnectionName, field: SecretField) -> Result<Option<Secret>> {
        let read = entry(connection, field).and_then(|entry| entry.get_password());
        match read {
            Ok(text) => Ok(Some(Secret::new(&text))),
            Err(Refusal::NoEntry) => Ok(None),
            Err(refusal) => Err(explain(&refusal, "read", connection, field)),
        }
    }

    fn set(&self, connection: &ConnectionName, field: SecretField, secret: &Secret) -> Result<()> {
        entry(connection, field)
            .and_then(|entry| entry.set_password(secret.expose()))
            .map_err(|refusal| explain(&refusal, "stored", connection, field))
    }

    fn forget(&self, connection: &ConnectionName, field: SecretField) -> Result<()> {
        match entry(connection, field).and_then(|entry| entry.delete_credential()) {
            Ok(()) | Err(Refusal::NoEntry) => Ok(()),
            Err(refusal) => Err(explain(&refusal, "removed", connection, field)),
        }
    }
}

fn entry(connection: &ConnectionName, field: SecretField) -> keyring::Result<Entry> {
    Entry::new(SERVICE, &format!("{connection}/{}", field.as_str()))
}

/// The keychain's refusal in words. Its own text is left out where it may quote the stored bytes.
fn explain(refusal: &Refusal, doing: &str, connection: &ConnectionName, field: SecretField) -> Error {
    let what = format!("The {} of {connection} could not be {doing}.", field.title());
    let instead = format!("or use --secrets env and set {}.", Environment::variable(connection, field));
    match refusal {
        Refusal::NoDefaultStore | Refusal::PlatformFailure(_) | Refusal::NotSupportedByStore(_) => {
            Error::new(
                ErrorCode::KeychainUnavailable,
                what,
                "This machine offers no usable keychain (on Linux: no Secret Service is running).",
                format!(
                    "Start one (for example GNOME Keyring or KWallet) and start Halyard again, {instead}"
                ),
            )
        }
        Refusal::NoStorageAccess(_) => Error::new(
            ErrorCode::KeychainRefused,
            what,
            "The keychain is locked, or it did not let Halyard in.",
            format!("Unlock it and allow Halyard, then try again, {instead}"),
        ),
        Refusal::TooLong(_, limit) => Error::new(
            ErrorCode::KeychainRefused,
            what,
            format!("It is longer than the {limit} characters this keychain takes."),
            format!("Check that only the secret itself was pasted, {instead}"),
        ),
        _ => Error::new(
            ErrorCode::KeychainRefused,
            what,
            "What the keychain holds under this name cannot be read as a secret.",
            format!(
                "Remove the entry \"{SERVICE}\" for {connection} from the keychain and enter it again, {instead}"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_says_what_to_do_and_names_the_variable() {
        let name = ConnectionName::new("halo").unwrap();
        let cases = [
            (Refusal::NoDefaultStore, ErrorCode::KeychainUnavailable),
            (Refusal::PlatformFailure("no bus".into()), ErrorCode::KeychainUnavailable),
            (Refusal::NoStorageAccess("locked".into()), ErrorCode::KeychainRefused),
            (Refusal::TooLong("password".into(), 2560), ErrorCode::KeychainRefused),
            (Refusal::BadEncoding(b"s3cret".to_vec()), ErrorCode::KeychainRefused),
        ];
        for (refusal, code) in cases {
            let error = explain(&refusal, "read", &name, SecretField::ClientSecret);
            assert_eq!(error.code, code, "{refusal:?} has its own code");
            let text = format!("{error:?}");
            assert!(
                text.contains("HALYARD_SECRET_HALO_CLIENT_SECRET"),
                "a server without a keychain must learn the other way: {text}"
            );
            assert!(!text.contains("s3cret"), "stored bytes must not be quoted: {text}");
        }
    }
}
