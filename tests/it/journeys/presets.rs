//! Presets: what is typed is checked, every press acts at once.

use dealbooks::domain::preset::Due;
use dealbooks::domain::problem::Problem;
use dealbooks::journeys::JourneyError;
use dealbooks::journeys::presets::{self, PresetInput, PresetLineInput, Press, SavedPreset};

use crate::support::House;

fn input(name: &str) -> PresetInput {
    PresetInput {
        name: name.to_owned(),
        due: "days".into(),
        days: "14".into(),
        message: "Thank you".into(),
        lines: vec![PresetLineInput {
            description: "Deposit".into(),
            item: "21".into(),
            quantity: "1".into(),
            price: "123,50".into(),
        }],
        ..PresetInput::default()
    }
}

async fn wrong(house: &House, input: PresetInput) -> Vec<(String, Problem)> {
    match presets::save(&house.ctx, house.who, input).await.unwrap() {
        SavedPreset::Wrong(wrong) => wrong,
        SavedPreset::Saved(_) => panic!("saved"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_preset_is_saved_copied_made_the_default_and_removed() {
    let house = House::connected().await;
    let saved = presets::save(&house.ctx, house.who, input("Deposit")).await;
    let SavedPreset::Saved(id) = saved.unwrap() else {
        panic!("not saved")
    };
    let copy = |name: &str| format!("{name} (copy)");
    for press in [Press::Duplicate, Press::Duplicate, Press::MakeDefault] {
        presets::press(&house.ctx, house.who, id.clone(), press, copy)
            .await
            .unwrap();
    }
    let all = presets::list(&house.ctx, house.who).await.unwrap();
    let names: Vec<_> = all.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Deposit", "Deposit (copy)", "Deposit (copy) 2"]);
    assert!(all[0].is_default && all[0].due == Some(Due::Days(14)));
    assert_eq!(all[0].lines[0].price.to_string(), "123.5");
    presets::press(&house.ctx, house.who, id.clone(), Press::Remove, copy)
        .await
        .unwrap();
    let again = presets::press(&house.ctx, house.who, id, Press::Remove, copy).await;
    assert!(matches!(again, Err(JourneyError::NotFound)));
    assert_eq!(presets::list(&house.ctx, house.who).await.unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_with_a_preset_is_named_at_its_control() {
    let house = House::connected().await;
    presets::save(&house.ctx, house.who, input("Deposit"))
        .await
        .unwrap();
    let mut spoiled = input("deposit");
    spoiled.days = "1000".into();
    spoiled.lines[0].price = "much".into();
    spoiled.lines[0].item = "nonsense".into();
    let found = wrong(&house, spoiled).await;
    let controls: Vec<_> = found.iter().map(|(control, _)| control.as_str()).collect();
    for control in [
        "preset-name",
        "preset-days",
        "preset-price-1",
        "preset-item-1",
    ] {
        assert!(controls.contains(&control), "{control}: {found:?}");
    }
    let found = wrong(&house, PresetInput::default()).await;
    assert_eq!(found, [("preset-name".to_owned(), Problem::Empty)]);
}
