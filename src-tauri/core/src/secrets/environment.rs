//! Secrets from environment variables, for servers, containers and schedulers. Read-only.

use super::{Secret, SecretField, SecretStore};
use crate::domain::ConnectionName;
use crate::{Error, ErrorCode, Result};

/// Reads `HALYARD_SECRET_<CONNECTION>_<FIELD>`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Environment;

impl Environment {
    /// The variable that holds a secret: upper case, `-` written as `_`.
    pub fn variable(connection: &ConnectionName, field: SecretField) -> String {
        format!("HALYARD_SECRET_{}_{}", connection.as_str(), field.as_str())
            .to_ascii_uppercase()
            .replace('-', "_")
    }

    fn read_only(connection: &ConnectionName, field: SecretField, doing: &str) -> Error {
        let variable = Self::variable(connection, field);
        Error::new(
            ErrorCode::Usage,
            format!("The {} of {connection} was not {doing}.", field.title()),
            "With --secrets env, secrets are read from the environment and stored nowhere.",
            format!("Set or unset the variable {variable} where Halyard is started."),
        )
    }
}

impl SecretStore for Environment {
    fn get(&self, connection: &ConnectionName, field: SecretField) -> Result<Option<Secret>> {
        // A value that is not Unicode cannot be a key either; it counts as not set.
        let text = std::env::var(Self::variable(connection, field)).unwrap_or_default();
        let secret = Secret::new(&text);
        Ok((!secret.is_empty()).then_some(secret))
    }

    fn set(&self, connection: &ConnectionName, field: SecretField, _: &Secret) -> Result<()> {
        Err(Self::read_only(connection, field, "stored"))
    }

    fn forget(&self, connection: &ConnectionName, field: SecretField) -> Result<()> {
        Err(Self::read_only(connection, field, "removed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_is_named_as_documented() {
        let name = ConnectionName::new("Giacom-north").unwrap();
        assert_eq!(
            Environment::variable(&name, SecretField::ApiKey),
            "HALYARD_SECRET_GIACOM_NORTH_API_KEY",
            "scripts rely on this name"
        );
    }

    #[test]
    fn setting_names_the_variable_instead() {
        let name = ConnectionName::new("halo").unwrap();
        let error = Environment.set(&name, SecretField::ClientSecret, &Secret::new("x")).unwrap_err();
        assert!(error.fix.contains("HALYARD_SECRET_HALO_CLIENT_SECRET"), "the reader must learn its name");
    }
}
