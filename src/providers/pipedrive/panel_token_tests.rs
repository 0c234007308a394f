//! The tables of `threat-model.md` J1 to J4.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::*;

const NOW: i64 = 1_795_430_100;
const KEY: &str = "an-extension-secret-of-32-bytes!";

fn token_with(key: &str, head: &str, body: &str) -> String {
    let message = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(head),
        URL_SAFE_NO_PAD.encode(body)
    );
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(message.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes());
    format!("{message}.{signature}")
}

fn verdict(head: &str, body: &str) -> Result<PanelClaims, TokenRejected> {
    let secrets = [SecretString::from(KEY)];
    verify_panel_token(&token_with(KEY, head, body), &secrets, NOW)
}

fn body(exp: &str, iat: &str) -> String {
    format!(r#"{{"userId":15,"companyId":7,"iat":{iat},"exp":{exp}}}"#)
}

fn good() -> String {
    body(&(NOW + 200).to_string(), &(NOW - 100).to_string())
}

const HS256: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

#[test]
fn a_true_token_names_its_person() {
    assert_eq!(
        verdict(HS256, &good()),
        Ok(PanelClaims {
            company: CompanyId(7),
            user: UserId(15),
            issued: NOW - 100,
            expires: NOW + 200
        })
    );
}

#[test]
fn only_hs256_opens_a_panel() {
    for head in [
        r#"{"alg":"HS256"}"#,
        r#"{"typ":"JWT","alg":"HS256","kid":"1"}"#,
        r#"{"alg":"HS256","jku":"https://evil.example/keys"}"#,
        r#"{"alg":"HS256","jwk":{"kty":"oct","k":"AA"}}"#,
        r#"{"alg":"HS256","x5u":"https://evil.example"}"#,
    ] {
        assert!(verdict(head, &good()).is_ok(), "{head}");
    }
    for head in [
        r#"{"alg":"none"}"#,
        r#"{"alg":"None"}"#,
        r#"{"alg":"NONE"}"#,
        r#"{"alg":""}"#,
        r#"{"alg":"hs256"}"#,
        r#"{"alg":"HS384"}"#,
        r#"{"alg":"HS512"}"#,
        r#"{"alg":"RS256"}"#,
        r#"{"alg":"ES256"}"#,
        r#"{"alg":"EdDSA"}"#,
        r#"{"alg":null}"#,
        r#"{"alg":256}"#,
        r#"{"alg":["HS256"]}"#,
        r#"{"alg":"HS256","alg":"none"}"#,
        r#"{"typ":"JWT"}"#,
        r#"{"alg":"HS256","crit":["exp"]}"#,
        "{}",
        "[]",
        "",
    ] {
        assert_eq!(
            verdict(head, &good()),
            Err(TokenRejected::Algorithm),
            "{head}"
        );
    }
}

#[test]
fn rotation_accepts_both_secrets() {
    let token = token_with("previous", HS256, &good());
    let both = [SecretString::from(KEY), SecretString::from("previous")];
    assert!(verify_panel_token(&token, &both, NOW).is_ok());
    let other = [SecretString::from(KEY), SecretString::from("")];
    assert_eq!(
        verify_panel_token(&token, &other, NOW),
        Err(TokenRejected::Signature)
    );
    assert_eq!(
        verify_panel_token(&token, &[], NOW),
        Err(TokenRejected::Signature)
    );
    let unsigned_key = token_with("", HS256, &good());
    assert_eq!(
        verify_panel_token(&unsigned_key, &[SecretString::from("")], NOW),
        Err(TokenRejected::Signature)
    );
}

#[test]
fn every_flipped_byte_closes_it() {
    let token = token_with(KEY, HS256, &good());
    let secrets = [SecretString::from(KEY)];
    for at in 0..token.len() {
        let mut bytes = token.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let flipped = String::from_utf8(bytes).unwrap();
        // The last digit of unpadded base64 may hold bits that carry nothing.
        if at + 1 < token.len() {
            assert!(verify_panel_token(&flipped, &secrets, NOW).is_err(), "{at}");
        }
    }
    for cut in ["", ".", "..", "a.b", "a.b.c.d", "ä.b.c"] {
        assert!(verify_panel_token(cut, &secrets, NOW).is_err(), "{cut}");
    }
}

#[test]
fn the_clock_decides_about_tokens() {
    let at = |exp: String, iat: String| verdict(HS256, &body(&exp, &iat)).err();
    let past = (NOW - 300).to_string();
    assert_eq!(at((NOW - 29).to_string(), past.clone()), None);
    assert_eq!(
        at((NOW - 31).to_string(), past.clone()),
        Some(TokenRejected::Expired)
    );
    for exp in [
        "\"1795430300\"",
        "1795430300.0",
        "1e400",
        "-5",
        "0",
        "null",
        "99999999999999999999",
    ] {
        assert_eq!(
            at(exp.into(), past.clone()),
            Some(TokenRejected::Claims),
            "{exp}"
        );
    }
    assert_eq!(
        at((NOW + 900).to_string(), (NOW + 600).to_string()),
        Some(TokenRejected::TooEarly)
    );
    assert_eq!(at((NOW + 300).to_string(), (NOW + 20).to_string()), None);
    let no_exp = r#"{"userId":15,"companyId":7,"iat":1795430000}"#;
    assert_eq!(verdict(HS256, no_exp), Err(TokenRejected::Claims));
    let no_iat = format!(r#"{{"userId":15,"companyId":7,"exp":{}}}"#, NOW + 100);
    assert_eq!(verdict(HS256, &no_iat).unwrap().issued, NOW - 200);
}

#[test]
fn ids_are_read_strictly() {
    let with = |user: &str, company: &str| {
        let body = format!(
            r#"{{"userId":{user},"companyId":{company},"exp":{}}}"#,
            NOW + 100
        );
        verdict(HS256, &body).map(|claims| (claims.user.0, claims.company.0))
    };
    assert_eq!(with("15", "7"), Ok((15, 7)));
    assert_eq!(with("\"15\"", "\"7\""), Ok((15, 7)));
    for wrong in [
        "0",
        "-1",
        "\"0\"",
        "\"-1\"",
        "\"+5\"",
        "\" 5\"",
        "\"\"",
        "null",
        "true",
        "1.0",
        "1e3",
        "[5]",
        "{}",
        "9223372036854775808",
        "\"9223372036854775808\"",
        "\"٤\"",
    ] {
        assert_eq!(with(wrong, "7"), Err(TokenRejected::Claims), "{wrong}");
        assert_eq!(with("15", wrong), Err(TokenRejected::Claims), "{wrong}");
    }
    for body in [
        format!(r#"{{"companyId":7,"exp":{}}}"#, NOW + 100),
        format!(
            r#"{{"userId":1,"userId":2,"companyId":7,"exp":{}}}"#,
            NOW + 100
        ),
        "[]".to_owned(),
        "null".to_owned(),
    ] {
        assert_eq!(verdict(HS256, &body), Err(TokenRejected::Claims), "{body}");
    }
}
