//! Items made without leaving the create form.

use dealbooks::domain::new_item::{Holder, ItemField, NewItem};
use dealbooks::domain::problem::Problem;
use dealbooks::journeys::create_item::{self, Made};
use dealbooks::journeys::search_lists;
use serde_json::json;

use crate::support::House;

fn item(name: &str) -> NewItem {
    NewItem {
        name: name.into(),
        account: "1".into(),
        price: "97".into(),
        taxable: true,
    }
}

fn made(made: Made) -> String {
    match made {
        Made::Item(item) => item.id.to_string(),
        Made::Refused(form) => panic!("refused: {:?}", form.errors),
        Made::Later => panic!("later"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_missing_item_is_made_once_however_often_it_is_pressed_and_sold_at_once() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    let first = create_item::dialog(&house.ctx, house.who, "Travel".into()).await;
    assert_eq!(first.unwrap().input.account, "", "asked for once");
    let calls = house.quickbooks.count().await;
    let press = || create_item::create(&house.ctx, house.who, form.key.clone(), item("Travel"));
    let id = made(press().await.unwrap());
    assert_eq!(made(press().await.unwrap()), id);
    assert_eq!((calls.writes().await, calls.reads().await), (1, 0));
    let next = create_item::dialog(&house.ctx, house.who, "More".into()).await;
    assert_eq!(next.unwrap().input.account, "1", "remembered");
    let found = search_lists::items(&house.ctx, house.who, "travel").await;
    assert_eq!(found.unwrap()[0].id.as_str(), id);
    // Another one from the same form.
    let other = create_item::create(&house.ctx, house.who, form.key.clone(), item("Meals")).await;
    assert_ne!(made(other.unwrap()), id);
    form.input.lines[0].item.clone_from(&id);
    house.created(&form).await;
    let line = &house.made().await[0]["Line"][0]["SalesItemLineDetail"];
    assert_eq!(line["ItemRef"]["value"], id.as_str());
    let items = house.quickbooks.ledger("items").await;
    let travel: Vec<_> = items.iter().filter(|one| one["Name"] == "Travel").collect();
    assert_eq!(travel.len(), 1);
    assert_eq!(travel[0]["UnitPrice"], 97);
    assert_eq!(travel[0]["IncomeAccountRef"]["value"], "1");
    assert_eq!(house.open_intents().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_lost_on_the_way_makes_no_second_item() {
    let house = House::connected().await;
    let form = house.form(House::DEAL).await;
    house
        .quickbooks
        .script(json!([{"method": "POST", "path": "*/item", "kind": "answer_lost", "times": 1}]))
        .await;
    let press = || create_item::create(&house.ctx, house.who, form.key.clone(), item("Travel"));
    assert!(matches!(press().await.unwrap(), Made::Later));
    house.settle().await;
    made(press().await.unwrap());
    let items = house.quickbooks.ledger("items").await;
    assert_eq!(
        items.iter().filter(|one| one["Name"] == "Travel").count(),
        1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_that_is_taken_or_not_allowed_is_explained_before_anything_is_sent() {
    let house = House::connected().await;
    let form = house.form(House::DEAL).await;
    let calls = house.quickbooks.count().await;
    for (name, problem) in [
        ("services", Problem::ItemTaken(Holder::Category)),
        ("LED Bollard", Problem::ItemTaken(Holder::Item)),
        ("Cable 5 m (deleted)", Problem::ItemTaken(Holder::Inactive)),
        ("a:b", Problem::ItemName),
        (" ", Problem::Empty),
    ] {
        let made = create_item::create(&house.ctx, house.who, form.key.clone(), item(name)).await;
        let Made::Refused(shown) = made.unwrap() else {
            panic!("{name}");
        };
        assert_eq!(shown.errors, [(ItemField::Name, problem)], "{name}");
        assert_eq!(shown.input.name, name);
        assert!(!shown.accounts.is_empty());
    }
    let mut wrong = item("Travel");
    (wrong.account, wrong.price) = (String::new(), "-1".into());
    let made = create_item::create(&house.ctx, house.who, form.key, wrong).await;
    let Made::Refused(shown) = made.unwrap() else {
        panic!("no account");
    };
    let errors = [
        (ItemField::Account, Problem::Empty),
        (ItemField::Price, Problem::Negative),
    ];
    assert_eq!(shown.errors, errors);
    assert_eq!(calls.all().await.len(), 0);
}
