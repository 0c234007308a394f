//! The vector of `quickbooks.md` 8.4, both formats, and events that are not as documented.

use super::*;

const TOKEN: &str = "made-up-verifier-token";
const SIGNATURE: &str = "HLz/ZYduW2BkU90BQUQYQGCLObDdm4ChZdHTsHwDz6Q=";
const BODY: &str = r#"[{"specversion":"1.0","id":"e1","source":"intuit.x","type":"qbo.invoice.updated.v1","time":"2026-11-23T16:15:31Z","intuitentityid":"145","intuitaccountid":"9341450000000001","data":{}}]"#;

fn verify(token: &str, signature: Option<&str>, body: &str) -> Result<Notification, Rejected> {
    let tokens = [SecretString::from(token)];
    Notification::verify(&tokens, signature, body.as_bytes())
}

fn signed(body: &str) -> Vec<Event> {
    let mut mac = Hmac::<Sha256>::new_from_slice(TOKEN.as_bytes()).unwrap();
    mac.update(body.as_bytes());
    let signature = STANDARD.encode(mac.finalize().into_bytes());
    verify(TOKEN, Some(&signature), body).unwrap().into_events()
}

#[test]
fn the_documented_vector_opens() {
    assert_eq!(BODY.len(), 185);
    let notification = verify(TOKEN, Some(SIGNATURE), BODY).unwrap();
    assert_eq!(
        notification.events(),
        [Event {
            id: "e1".into(),
            realm: "9341450000000001".into(),
            entity: "invoice".into(),
            entity_id: "145".into(),
            operation: Operation::Updated,
            at: moment("2026-11-23T16:15:31Z"),
            deleted_id: None,
        }]
    );
}

#[test]
fn bytes_are_signed_not_json() {
    let wrong = |signature, body: &str| verify(TOKEN, signature, body).err();
    assert_eq!(wrong(None, BODY), Some(Rejected::Missing));
    assert_eq!(wrong(Some("not base64!"), BODY), Some(Rejected::NotBase64));
    assert_eq!(wrong(Some(""), BODY), Some(Rejected::Wrong));
    assert_eq!(
        wrong(Some("HLz/ZYduW2BkU90BQUQYQA=="), BODY),
        Some(Rejected::Wrong)
    );
    assert_eq!(
        wrong(Some(SIGNATURE), &format!("{BODY} ")),
        Some(Rejected::Wrong)
    );
    assert_eq!(
        wrong(Some(SIGNATURE), &BODY.replace("145", "146")),
        Some(Rejected::Wrong)
    );
    assert!(verify("other", Some(SIGNATURE), BODY).is_err());
    let no_key = "";
    assert_eq!(
        verify(no_key, Some(SIGNATURE), BODY).err(),
        Some(Rejected::Wrong)
    );
}

#[test]
fn two_verifiers_during_rotation() {
    let tokens = ["new", TOKEN].map(SecretString::from);
    let notification = Notification::verify(&tokens, Some(SIGNATURE), BODY.as_bytes()).unwrap();
    assert_eq!(notification.token_index(), 1);
}

#[test]
fn odd_events_do_not_hide_the_others() {
    let events = signed(
        r#"[{"id":"a","type":"QBO.Invoice.Voided.v1","intuitentityid":145,"intuitaccountid":9341450000000001,"extra":[1]},
            {"id":"b","type":"qbo.invoice.void.v2","intuitentityid":"146","intuitaccountid":"2","data":null},
            {"id":"c","type":"qbo.customer.merged.v1","time":"2026-11-23T16:15:32.1234567Z","intuitentityid":"61","intuitaccountid":"2","data":{"deletedID":27}},
            {"id":"d","type":"qbo.invoice.painted.v9","intuitentityid":"1","intuitaccountid":"2","data":"text"},
            {"id":"e","type":"nonsense","intuitentityid":"1","intuitaccountid":"2"},
            {"type":"qbo.item.updated.v1","intuitaccountid":"2"},
            7, null, "x", {}]"#,
    );
    let told: Vec<_> = events
        .iter()
        .map(|e| {
            (
                e.id.as_str(),
                e.entity.as_str(),
                e.entity_id.as_str(),
                e.operation,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("a", "invoice", "145", Operation::Voided),
            ("b", "invoice", "146", Operation::Voided),
            ("c", "customer", "61", Operation::Merged),
            ("d", "invoice", "1", Operation::Other),
        ]
    );
    assert_eq!(events[0].realm, "9341450000000001");
    assert_eq!(events[2].deleted_id.as_deref(), Some("27"));
    assert!(events[2].at.is_some());
}

#[test]
fn the_old_format_says_the_same() {
    let body = r#"{"eventNotifications":[{"realmId":"9341450000000001","dataChangeEvent":{"entities":[
        {"name":"Invoice","id":"145","operation":"Create","lastUpdated":"2026-11-23T16:15:31.000Z"},
        {"name":"Invoice","id":"145","operation":"Void","lastUpdated":"2026-11-23T16:15:31.000Z"},
        {"name":"Customer","id":61,"operation":"Merge","lastUpdated":"2026-11-23T16:15:32-0800","deletedId":"27"}]}},
        {"realmId":"2"}]}"#;
    let events = signed(body);
    let told: Vec<_> = events
        .iter()
        .map(|e| (e.entity.as_str(), e.entity_id.as_str(), e.operation))
        .collect();
    assert_eq!(
        told,
        [
            ("invoice", "145", Operation::Created),
            ("invoice", "145", Operation::Voided),
            ("customer", "61", Operation::Merged),
        ]
    );
    assert!(events.iter().all(|e| e.at.is_some()));
    assert_eq!(events[2].deleted_id.as_deref(), Some("27"));
    // The same delivery again has the same ids, different events have different ones.
    let ids: Vec<_> = events.iter().map(|e| e.id.clone()).collect();
    assert_eq!(
        signed(body)
            .iter()
            .map(|e| e.id.clone())
            .collect::<Vec<_>>(),
        ids
    );
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn signed_nonsense_is_said_to_be_nonsense() {
    for body in ["", "null", "7", "[", "<html>", "{\"eventNotifications\":7}"] {
        let mut mac = Hmac::<Sha256>::new_from_slice(TOKEN.as_bytes()).unwrap();
        mac.update(body.as_bytes());
        let signature = STANDARD.encode(mac.finalize().into_bytes());
        assert_eq!(
            verify(TOKEN, Some(&signature), body).err(),
            Some(Rejected::Unreadable),
            "{body}"
        );
    }
    assert_eq!(signed("[]"), []);
    assert_eq!(signed("{}"), []);
}
