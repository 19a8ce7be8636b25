//! A secret value: goes in, is used for one header or form field, never comes out again.

use secrecy::{ExposeSecret, SecretString};

/// A client secret, key, password or token. It can be neither printed nor serialised, and its memory is
/// wiped when it is dropped.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The secret as entered, without the spaces and line ends that copying picks up.
    pub fn new(text: &str) -> Self {
        Self(SecretString::from(text.trim()))
    }

    /// The text, for building a header or a form and for nothing else.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// True where nothing was entered.
    pub fn is_empty(&self) -> bool {
        self.expose().is_empty()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<secret>")
    }
}

/// Compiles only while [`Secret`] lacks `Display` and `Serialize`: with either, `proof` is ambiguous.
const _: () = {
    trait Without<Marker> {
        fn proof() {}
    }
    impl<T: ?Sized> Without<()> for T {}
    struct Printable;
    impl<T: ?Sized + std::fmt::Display> Without<Printable> for T {}
    struct Serialisable;
    impl<T: ?Sized + serde::Serialize> Without<Serialisable> for T {}
    let _ = <Secret as Without<_>>::proof;
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing_of_it() {
        let secret = Secret::new("  hunter2\n");
        assert_eq!(format!("{secret:?}"), "<secret>", "a secret in a debug line would end up in logs");
        assert_eq!(secret.expose(), "hunter2", "a copied line end is not part of the secret");
    }
}
