//! What QuickBooks answers and tells, as any bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use sha2::Sha256;

use super::webhook::{Notification, Rejected};
use super::{answers, fault, oauth, session, wire};
use crate::fuzz;
use crate::providers::ProviderError;
use crate::providers::http::Reply;
use crate::providers::wire::{digits, json};

const KEY: &str = "made-up-verifier-token";

fn signed(bytes: &[u8]) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(KEY.as_bytes()).unwrap();
    STANDARD.encode(mac.chain_update(bytes).finalize().into_bytes())
}

/// The first byte says the status.
fn reply(bytes: &[u8]) -> Reply {
    let (first, body) = bytes.split_first().unwrap_or((&b'0', &[]));
    let codes = [200, 400, 401, 403, 404, 429, 500, 503, 302, 201];
    Reply {
        status: StatusCode::from_u16(codes[usize::from(*first) % codes.len()]).unwrap(),
        headers: HeaderMap::new(),
        body: body.to_vec(),
    }
}

#[test]
fn fuzz_only_the_object_itself_is_a_success() {
    fuzz::run("quickbooks_answer", |bytes| {
        let reply = reply(bytes);
        let write = fault::of(&reply, true);
        assert!(
            write.is_some() || reply.status.is_success(),
            "no success without a 2xx"
        );
        let refused = write.as_ref().is_some_and(ProviderError::proves_not_done);
        assert!(
            !refused || !reply.status.is_server_error(),
            "a broken server proves nothing"
        );
        let _read = fault::of(&reply, false);
        let one = json::<wire::Envelope>(&reply.body).unwrap_or_default();
        let mut understood = write.is_some();
        if let Some(Ok(seen)) = one.invoice.map(answers::sighting) {
            assert!(!seen.id.as_str().is_empty());
            understood = true;
        }
        understood |= one
            .customer
            .is_some_and(|of| answers::customer_version(of).is_ok());
        understood |= one.item.is_some_and(|of| answers::item(of).is_ok());
        if let (Some(info), Some(preferences)) = (one.company_info, one.preferences) {
            understood |= answers::profile(info, preferences).is_ok();
        }
        if let Ok(found) = json::<wire::ChangeAnswer>(&reply.body) {
            understood |= session::changes(found).is_ok();
        }
        if let Ok(found) = json::<wire::QueryAnswer>(&reply.body) {
            understood = true;
            for of in found.lists.term {
                let _term = answers::term(of);
            }
            for of in found.lists.account {
                let _account = answers::account(of);
            }
            for of in found.lists.class {
                let _class = answers::class(of);
            }
        }
        understood
    });
}

#[test]
fn fuzz_tokens_of_quickbooks() {
    fuzz::run("quickbooks_tokens", |bytes| {
        let reply = reply(bytes);
        let read = oauth::read_tokens(&reply);
        assert!(read.is_err() || reply.status.is_success());
        read.is_ok() || matches!(read, Err(ProviderError::InvalidGrant))
    });
}

#[test]
fn fuzz_a_delivery_of_quickbooks_is_proven_before_it_is_read() {
    let tokens = [KEY.into()];
    fuzz::run("quickbooks_webhook", |bytes| {
        let right = signed(bytes);
        match Notification::verify(&tokens, Some(&right), bytes) {
            Ok(told) => {
                for event in told.events() {
                    assert!(event.realm.len() <= bytes.len() && !event.entity_id.is_empty());
                    assert_eq!(event.entity, event.entity.to_lowercase());
                }
                let other = [bytes, b" "].concat();
                let forged = Notification::verify(&tokens, Some(&right), &other);
                assert_eq!(forged.err(), Some(Rejected::Wrong));
                !told.events().is_empty()
            }
            Err(why) => {
                assert_eq!(why, Rejected::Unreadable, "the signature was right");
                false
            }
        }
    });
}

#[test]
fn fuzz_a_signature_is_made_with_the_key_only() {
    let tokens = [KEY.into()];
    let right = signed(b"[]");
    fuzz::run("quickbooks_signature", |bytes| {
        let text = fuzz::text(bytes);
        let opened = Notification::verify(&tokens, Some(&text), b"[]").is_ok();
        assert_eq!(opened, text.trim() == right, "{text}");
        digits(&text).is_some() || opened
    });
}
