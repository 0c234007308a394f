//! The levers that find one's way: world, session, ledger, reset, seeds.

use std::io::Write;

use serde_json::{Value, json};
use simulators::pipedrive::{self, Options};

use crate::support::{JONAS, MARA, NILS, Stage};

#[actix_web::test]
async fn the_demo_holds_what_it_promises() {
    let stage = Stage::new();
    let world = stage.page("/_sim/world").await.json();
    let first = &world["companies"][0];
    assert_eq!(
        (&first["id"], &first["domain"]),
        (&json!(7_400_123), &json!("northwind-9f2c1a"))
    );
    assert_eq!(
        first["users"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|user| user["admin"] == true)
            .count(),
        1
    );
    let deals = first["deals"].as_array().unwrap();
    assert_eq!(
        (
            &deals[0]["id"],
            &deals[0]["currency"],
            &deals[0]["products"]
        ),
        (&json!(481), &json!("USD"), &json!(2))
    );
    let currencies: std::collections::BTreeSet<&str> = deals
        .iter()
        .map(|deal| deal["currency"].as_str().unwrap())
        .collect();
    assert!(deals.len() >= 10 && currencies.len() >= 3);
    assert!(
        deals.iter().any(|deal| deal["products"] == 0)
            && deals.iter().any(|deal| deal["products"] == 60)
    );
    for part in ["Ромашка", "ß", "🎉", "<img"] {
        assert!(
            deals
                .iter()
                .any(|deal| deal["title"].as_str().unwrap().contains(part)),
            "{part}"
        );
    }
    assert_eq!(
        (
            &world["companies"][1]["id"],
            &world["companies"][1]["users"][0]["id"]
        ),
        (&json!(7_400_999), &json!(NILS))
    );
}

#[actix_web::test]
async fn somebody_sits_at_the_browser() {
    let stage = Stage::new();
    let who = || async { stage.page("/_sim/session").await.json()["user_id"].clone() };
    assert_eq!(who().await, MARA);
    stage.sit(NILS).await;
    assert_eq!(who().await, NILS);
    let form = [
        ("user_id", JONAS.to_string()),
        ("back", "/deal/481".to_owned()),
    ];
    let moved = stage
        .go(stage.request("POST", "/_sim/session").form(&form))
        .await;
    assert_eq!((moved.status, moved.header("location")), (303, "/deal/481"));
    assert_eq!(who().await, JONAS);
    let unknown = stage
        .go(stage
            .request("POST", "/_sim/session")
            .json(&json!({"user_id": 1})))
        .await;
    assert_eq!(unknown.status, 400);
}

#[actix_web::test]
async fn reset_goes_back_to_the_beginning() {
    let stage = Stage::new();
    let token = stage.access(MARA).await;
    stage
        .call(
            "PATCH",
            "/api/v2/deals/481",
            &token,
            json!({"title": "Changed"}),
        )
        .await;
    stage
        .call(
            "POST",
            "/v1/notes",
            &token,
            json!({"content": "n", "deal_id": 481}),
        )
        .await;
    stage.subscribe(&token, "*", "deal").await;
    let ledger = stage.page("/_sim/ledger").await.json();
    assert_eq!(
        (&ledger["deals"][0]["title"], &ledger["deals"][0]["company"]),
        (&json!("Changed"), &json!(7_400_123))
    );
    assert!(
        ledger["notes"]
            .as_array()
            .unwrap()
            .iter()
            .all(|note| note["company"].is_i64())
    );
    let line = &ledger["changelog"][0];
    assert_eq!(
        (&line["company"], &line["item_id"], &line["new_value"]),
        (&json!(7_400_123), &json!(481), &json!("Changed"))
    );
    assert_eq!(ledger["webhooks"].as_array().unwrap().len(), 1);
    stage.lever("/_sim/reset", json!({"seed": "demo"})).await;
    let ledger = stage.page("/_sim/ledger").await.json();
    assert_eq!(ledger["deals"][0]["title"], "Harbour lights, phase 2");
    assert_eq!(
        (&ledger["changelog"], &ledger["webhooks"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(stage.get("/v1/users/me", &token).await.status, 401);
    assert_eq!(
        stage
            .page("/_sim/requests")
            .await
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    stage.lever("/_sim/reset", json!({"seed": "empty"})).await;
    assert_eq!(
        stage.page("/_sim/world").await.json()["companies"][0]["deals"],
        json!([])
    );
}

#[actix_web::test]
async fn a_seed_can_be_a_file_and_a_wrong_one_says_where() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    let seed = json!({"companies": [{"id": 5, "name": "Own", "domain": "own", "currency": "GBP", "timezone": "Europe/London",
        "plan": "lite", "seats": 1, "users": [{"id": 7, "name": "U", "email": "u@own.example", "language": "en-GB", "locale": "en_GB"}],
        "pipelines": [{"id": 1, "name": "P", "stages": [[1, "S"]]}],
        "products": [{"id": 2, "name": "Thing", "prices": {"GBP": 3}}],
        "deals": [{"id": 9, "title": "D", "currency": "GBP", "products": [{"product_id": 2, "quantity": 4}]}]}]});
    write!(file, "{seed}").unwrap();
    let path = file.path().to_str().unwrap().to_owned();
    let stage = Stage::with(|options| options.seed = path);
    let ledger: Value = stage.page("/_sim/ledger").await.json();
    assert_eq!(
        (&ledger["deals"][0]["value"], &ledger["deals"][0]["company"]),
        (&json!(12), &json!(5))
    );
    write!(file, "x").unwrap();
    let seed = file.path().to_str().unwrap().to_owned();
    let error = pipedrive::start(Options {
        seed,
        ..Options::default()
    })
    .err()
    .expect("a refusal");
    assert!(error.to_string().contains("line 1"), "{error}");
}

#[actix_web::test]
async fn two_stand_ins_live_in_one_process() {
    let (one, two) = (Stage::new(), Stage::new());
    let token = one.access(MARA).await;
    assert_eq!(one.get("/v1/users/me", &token).await.status, 200);
    assert_eq!(two.get("/v1/users/me", &token).await.status, 401);
    let address = one.sim.address();
    one.sim.stop().await;
    assert!(std::net::TcpStream::connect(address).is_err());
}
