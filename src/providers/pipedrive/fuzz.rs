//! What Pipedrive answers, tells and puts into addresses, as any bytes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use sha2::Sha256;

use super::panel_token::verify_panel_token;
use super::{ApiBase, Config, oauth, reply, session, webhook, wire};
use crate::domain::deal::Record;
use crate::domain::ids::DealId;
use crate::fuzz;
use crate::providers::ProviderError;
use crate::providers::http::Reply;

const NOW: i64 = 1_795_430_100;
const KEY: &str = "an-extension-secret-of-32-bytes!";

/// The first byte says the status.
fn replied(bytes: &[u8]) -> Reply {
    let (first, body) = bytes.split_first().unwrap_or((&b'0', &[]));
    let codes = [200, 400, 401, 403, 404, 429, 500, 503, 302, 201];
    Reply {
        status: StatusCode::from_u16(codes[usize::from(*first) % codes.len()]).unwrap(),
        headers: HeaderMap::new(),
        body: body.to_vec(),
    }
}

fn config() -> Config {
    Config {
        client_id: String::new(),
        client_secrets: Vec::new(),
        oauth_url: "https://oauth.pipedrive.com".parse().unwrap(),
        callback_url: String::new(),
        allowed_hosts: vec!["*.pipedrive.com".parse().unwrap()],
        production: true,
    }
}

fn signature(message: &str) -> Vec<u8> {
    let mac = Hmac::<Sha256>::new_from_slice(KEY.as_bytes()).unwrap();
    mac.chain_update(message.as_bytes())
        .finalize()
        .into_bytes()
        .to_vec()
}

#[test]
fn fuzz_a_panel_token_opens_for_its_signature_only() {
    let secrets = [KEY.into()];
    fuzz::run("panel_token", |bytes| {
        let token = fuzz::text(bytes);
        let opened = verify_panel_token(&token, &secrets, NOW).is_ok();
        if opened {
            let (message, tag) = token.rsplit_once('.').unwrap();
            assert_eq!(URL_SAFE_NO_PAD.decode(tag).ok(), Some(signature(message)));
        }
        opened
    });
}

#[test]
fn fuzz_what_a_signed_panel_token_may_say() {
    let secrets = [KEY.into()];
    fuzz::run("panel_claims", |bytes| {
        let split = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let (head, claims) = bytes.split_at(split);
        let message = [head, claims]
            .map(|part| URL_SAFE_NO_PAD.encode(part))
            .join(".");
        let token = format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature(&message)));
        let Ok(claims) = verify_panel_token(&token, &secrets, NOW) else {
            return false;
        };
        assert!(claims.company.0 > 0 && claims.user.0 > 0);
        assert!(claims.expires + 30 >= NOW && claims.issued <= NOW + 120);
        assert!(fuzz::text(head).contains("HS256"));
        true
    });
}

#[test]
fn fuzz_a_delivery_of_pipedrive() {
    fuzz::run("pipedrive_webhook", |bytes| {
        let Ok(event) = webhook::parse(bytes) else {
            return false;
        };
        assert!(event.company.0 > 0 && event.entity_id > 0);
        assert!(event.deal.is_none_or(|deal| deal.0 > 0));
        true
    });
}

#[test]
fn fuzz_answers_of_pipedrive() {
    fuzz::run("pipedrive_answer", |bytes| {
        let answer = replied(bytes);
        assert!(reply::good(&answer, true).is_err() || answer.status.is_success());
        let mut understood = false;
        if let Ok(row) = reply::read::<wire::OneRow>(&answer, false)
            && let Some(row) = row.data
        {
            understood |= session::deal_head(DealId(1), &row).is_ok();
        }
        if let Ok(lines) = reply::read::<wire::Many<wire::Product>>(&answer, false) {
            understood |= lines.data.into_iter().map(session::deal_line).count() > 0;
        }
        if let Ok(fields) = reply::read::<wire::Many<wire::Field>>(&answer, false) {
            let read = |field| session::record_fields(Record::Deal, field);
            understood |= fields.data.into_iter().flat_map(read).count() > 0;
        }
        if let Ok(me) = reply::read::<wire::One<wire::Me>>(&answer, true) {
            understood |= me.data.is_some_and(|me| session::is_admin(&me));
        }
        understood
    });
}

#[test]
fn fuzz_tokens_of_pipedrive_lead_to_pipedrive() {
    let config = config();
    fuzz::run("pipedrive_tokens", |bytes| {
        let read = oauth::read_tokens(&replied(bytes), &config);
        if let Ok(tokens) = &read {
            assert!(tokens.api_base.as_str().ends_with(".pipedrive.com"));
        }
        read.is_ok() || matches!(read, Err(ProviderError::InvalidGrant))
    });
}

#[test]
fn fuzz_api_domain_is_pinned() {
    let config = config();
    fuzz::run("api_domain", |bytes| {
        let text = fuzz::text(bytes);
        let Ok(base) = ApiBase::parse(&text, &config) else {
            return false;
        };
        let label = base.as_str().strip_prefix("https://").unwrap();
        let label = label.strip_suffix(".pipedrive.com").unwrap();
        assert!(
            label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-'),
            "{text}"
        );
        assert_eq!(base.as_str(), text.trim_end_matches('/'));
        true
    });
}
