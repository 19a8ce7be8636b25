//! Secrets in memory: for tests and for the practice company.

use super::{Secret, SecretField, SecretStore};
use crate::Result;
use crate::domain::ConnectionName;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Keeps secrets for as long as the process lives.
#[derive(Debug, Default)]
pub struct Memory(Mutex<HashMap<(ConnectionName, SecretField), Secret>>);

impl Memory {
    fn entries(&self) -> MutexGuard<'_, HashMap<(ConnectionName, SecretField), Secret>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SecretStore for Memory {
    fn get(&self, connection: &ConnectionName, field: SecretField) -> Result<Option<Secret>> {
        Ok(self.entries().get(&(connection.clone(), field)).cloned())
    }

    fn set(&self, connection: &ConnectionName, field: SecretField, secret: &Secret) -> Result<()> {
        self.entries().insert((connection.clone(), field), secret.clone());
        Ok(())
    }

    fn forget(&self, connection: &ConnectionName, field: SecretField) -> Result<()> {
        self.entries().remove(&(connection.clone(), field));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_and_forgets() {
        let (store, name) = (Memory::default(), ConnectionName::new("halo").unwrap());
        store.set(&name, SecretField::ClientSecret, &Secret::new("s")).unwrap();
        let kept = store.get(&name, SecretField::ClientSecret).unwrap().unwrap();
        assert_eq!(kept.expose(), "s", "what was set is what comes back");
        assert!(store.get(&name, SecretField::ApiKey).unwrap().is_none(), "fields are apart");
        store.forget(&name, SecretField::ClientSecret).unwrap();
        assert!(store.get(&name, SecretField::ClientSecret).unwrap().is_none(), "forgotten is gone");
    }
}
