//! Secrets encrypted before they touch a row, each bound to its place (threat model K1–K3).
//!
//! A data key per company is sealed by the first of `ENCRYPTION_KEYS`; rotation re-seals only data keys.
//! Form of both: `v1.<key id>.<base64url(nonce ‖ ciphertext)>`.

use std::sync::OnceLock;

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac as _};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("ENCRYPTION_KEYS: key `{0}` is not base64 of 32 bytes")]
    BadKey(String),
    #[error("ENCRYPTION_KEYS is empty")]
    NoKey,
    #[error("sealed with key `{0}`, which is not in ENCRYPTION_KEYS")]
    MissingKey(String),
    #[error("not in the sealed form")]
    Malformed,
    #[error("altered, or moved from another place")]
    NotHere,
}

/// The keys of this installation.
pub struct Vault {
    keys: Vec<(String, [u8; 32])>,
    session_keys: Vec<(String, [u8; 32])>,
    /// The key of blind indexes as it lies in the database, so that no webhook has to look it up.
    pub(super) index_key: OnceLock<DataKey>,
}

/// The key of one company's secrets.
#[derive(Clone)]
pub struct DataKey([u8; 32]);

impl Vault {
    pub fn open(keys: &[(String, SecretString)]) -> Result<Self, SealError> {
        let keys = keys
            .iter()
            .map(|(id, text)| {
                let bytes = STANDARD
                    .decode(text.expose_secret())
                    .ok()
                    .and_then(|bytes| bytes.try_into().ok());
                bytes
                    .map(|bytes| (id.clone(), bytes))
                    .ok_or_else(|| SealError::BadKey(id.clone()))
            })
            .collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() {
            Err(SealError::NoKey)
        } else {
            let session = |(id, key): &(String, _)| Some((id.clone(), derived(key, "session")?));
            Ok(Self {
                session_keys: keys.iter().filter_map(session).collect(),
                keys,
                index_key: OnceLock::new(),
            })
        }
    }

    /// A fresh data key, sealed for its place.
    pub fn new_data_key(&self, place: &str) -> Result<(DataKey, String), SealError> {
        let key: [u8; 32] = rand::random();
        Ok((DataKey(key), self.seal_key(&DataKey(key), place)?))
    }

    pub fn seal_key(&self, key: &DataKey, place: &str) -> Result<String, SealError> {
        let (id, master) = self.keys.first().ok_or(SealError::NoKey)?;
        Ok(format!("v1.{id}.{}", encrypt(master, place, &key.0)?))
    }

    pub fn open_key(&self, sealed: &str, place: &str) -> Result<DataKey, SealError> {
        let (id, body) = sealed
            .strip_prefix("v1.")
            .and_then(|rest| rest.split_once('.'))
            .ok_or(SealError::Malformed)?;
        let (_, master) = self
            .keys
            .iter()
            .find(|(one, _)| one == id)
            .ok_or_else(|| SealError::MissingKey(id.to_owned()))?;
        let bytes = decrypt(master, place, body)?;
        bytes
            .try_into()
            .map(DataKey)
            .map_err(|_| SealError::Malformed)
    }

    /// Whether this was sealed by the key that seals now.
    pub fn is_current(&self, sealed: &str) -> bool {
        self.keys.first().is_some_and(|(id, _)| {
            sealed.strip_prefix("v1.").is_some_and(|rest| {
                rest.strip_prefix(id.as_str())
                    .is_some_and(|rest| rest.starts_with('.'))
            })
        })
    }

    /// The keys of sessions, the same on every machine with the same `ENCRYPTION_KEYS`: one per key, first first.
    pub fn session_keys(&self) -> &[(String, [u8; 32])] {
        &self.session_keys
    }
}

/// A key for one purpose.
fn derived(key: &[u8; 32], label: &str) -> Option<[u8; 32]> {
    let mut out = [0; 32];
    let made = hkdf::Hkdf::<Sha256>::new(None, key).expand(label.as_bytes(), &mut out);
    made.ok().map(|()| out)
}

impl DataKey {
    /// `place` names table, column, company, row and generation: a value opens only at home.
    pub fn seal(&self, place: &str, text: &str) -> Result<String, SealError> {
        encrypt(&self.0, place, text.as_bytes())
    }

    pub fn open(&self, place: &str, sealed: &str) -> Result<String, SealError> {
        String::from_utf8(decrypt(&self.0, place, sealed)?).map_err(|_| SealError::Malformed)
    }

    /// A keyed hash, to look something up without storing it.
    pub fn blind_index(&self, text: &str) -> Result<String, SealError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).map_err(|_| SealError::NoKey)?;
        mac.update(text.as_bytes());
        Ok(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes().get(..16).unwrap_or_default()))
    }
}

fn encrypt(key: &[u8; 32], place: &str, message: &[u8]) -> Result<String, SealError> {
    let nonce: [u8; 12] = rand::random();
    let sealed = Aes256Gcm::new(&(*key).into())
        .encrypt(
            &Nonce::from(nonce),
            Payload {
                msg: message,
                aad: place.as_bytes(),
            },
        )
        .map_err(|_| SealError::NotHere)?;
    Ok(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
}

fn decrypt(key: &[u8; 32], place: &str, sealed: &str) -> Result<Vec<u8>, SealError> {
    let bytes = URL_SAFE_NO_PAD
        .decode(sealed)
        .map_err(|_| SealError::Malformed)?;
    let (nonce, body) = bytes
        .split_first_chunk::<12>()
        .ok_or(SealError::Malformed)?;
    Aes256Gcm::new(&(*key).into())
        .decrypt(
            &Nonce::from(*nonce),
            Payload {
                msg: body,
                aad: place.as_bytes(),
            },
        )
        .map_err(|_| SealError::NotHere)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(ids: &[&str]) -> Vault {
        let keys: Vec<_> = ids
            .iter()
            .map(|id| {
                (
                    (*id).to_owned(),
                    SecretString::from(STANDARD.encode([id.as_bytes()[0]; 32])),
                )
            })
            .collect();
        Vault::open(&keys).unwrap()
    }

    #[test]
    fn a_sealed_value_opens_only_at_home() {
        let (key, _) = vault(&["a"]).new_data_key("companies/1").unwrap();
        let sealed = key.seal("grants.refresh/1/7", "secret").unwrap();
        assert!(!sealed.contains("secret"));
        assert_eq!(key.open("grants.refresh/1/7", &sealed).unwrap(), "secret");
        assert_eq!(
            key.open("grants.refresh/2/7", &sealed),
            Err(SealError::NotHere)
        );
        let mut bytes = URL_SAFE_NO_PAD.decode(&sealed).unwrap();
        bytes[14] ^= 1;
        assert_eq!(
            key.open("grants.refresh/1/7", &URL_SAFE_NO_PAD.encode(bytes)),
            Err(SealError::NotHere)
        );
    }

    #[test]
    fn rotation_opens_old_keys_and_seals_with_the_first() {
        let (key, sealed) = vault(&["old"]).new_data_key("companies/1").unwrap();
        let rotated = vault(&["new2", "old"]);
        assert!(!rotated.is_current(&sealed));
        let opened = rotated.open_key(&sealed, "companies/1").unwrap();
        assert_eq!(opened.0, key.0);
        let again = rotated.seal_key(&opened, "companies/1").unwrap();
        assert!(rotated.is_current(&again));
        assert_eq!(
            vault(&["new2"]).open_key(&sealed, "companies/1").err(),
            Some(SealError::MissingKey("old".into()))
        );
    }
}
