//! Details of an invoice: terms, class, location, own fields, words; and the presets that fill them in.

use dealbooks::domain::ids::PresetId;
use dealbooks::domain::problem::{Place, Problem};
use dealbooks::journeys::open_form::{self, FormView};
use dealbooks::journeys::presets::{self, PresetInput, PresetLineInput, Press, SavedPreset};
use dealbooks::journeys::use_preset;
use serde_json::{Value, json};

use crate::support::House;
use crate::support::books::{decide, problem_at};

/// The company sorts its sales by class and by what it calls stores.
async fn tracks(house: &House) {
    let accounting = json!({
        "ClassTrackingPerTxn": true, "TrackDepartments": true, "DepartmentTerminology": "Store",
    });
    house
        .quickbooks
        .pull(
            "/_sim/preferences",
            json!({"set": {"AccountingInfoPrefs": accounting}}),
        )
        .await;
    house.quiet().await;
    // Connected a moment ago: what follows is looked up together.
    house.pass(11).await;
    house.idle().await;
}

async fn typed(house: &House, form: &FormView) -> FormView {
    open_form::sums(&house.ctx, house.who, form.key.clone(), form.input.clone())
        .await
        .unwrap()
}

async fn only(house: &House) -> Value {
    let mut all = house.made().await;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_detail_reaches_the_books_as_it_was_chosen() {
    let house = House::connected().await;
    tracks(&house).await;
    let calls = house.quickbooks.count().await;
    let mut form = house.ready_form(House::DEAL).await;
    assert_eq!(calls.all().await.len(), 0, "lists are our own copies");
    assert_eq!(form.books.location_word.as_deref(), Some("Store"));
    let names: Vec<_> = form.choices.classes.iter().map(|one| &one.name).collect();
    assert_eq!(names, ["Retail"]);
    let extras = &mut form.input.extras;
    extras.term = "4".into();
    extras.class = "1".into();
    extras.location = "1".into();
    extras.own.insert("1".into(), "Crew <7> & co".into());
    form.input.due = String::new();
    form.input.message = "Danke 🚢".into();
    form.input.note = "Call Ann first".into();
    let shown = typed(&house, &form).await;
    let sixty = shown.input.issued.parse::<chrono::NaiveDate>().unwrap() + chrono::Days::new(60);
    assert_eq!(shown.input.due, sixty.to_string());
    house.created(&form).await;
    let invoice = only(&house).await;
    assert_eq!(invoice["SalesTermRef"]["value"], "4");
    assert_eq!(invoice["DueDate"], sixty.to_string());
    assert_eq!(invoice["ClassRef"]["value"], "1");
    assert_eq!(invoice["DepartmentRef"]["value"], "1");
    assert_eq!(invoice["CustomField"][0]["StringValue"], "Crew <7> & co");
    assert_eq!(invoice["CustomerMemo"]["value"], "Danke 🚢");
    let note = invoice["PrivateNote"].as_str().unwrap();
    assert!(note.starts_with("Call Ann first\ndealbooks "), "{note}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_date_typed_over_the_terms_stands_alone() {
    let house = House::connected().await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.extras.term = "4".into();
    form.input.due = form.input.issued.clone();
    let shown = typed(&house, &form).await;
    assert_eq!(shown.input.extras.term, "");
    house.created(&form).await;
    let invoice = only(&house).await;
    assert_eq!(invoice["DueDate"], form.input.issued);
    assert_eq!(invoice["SalesTermRef"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_tracked_is_neither_offered_nor_sent() {
    let house = House::connected().await;
    house
        .quickbooks
        .pull("/_sim/switches", json!({"feature_off_refused": true}))
        .await;
    let mut form = house.ready_form(House::DEAL).await;
    assert!(form.choices.classes.is_empty() && form.choices.locations.is_empty());
    // From a form that was opened while they were.
    form.input.extras.class = "1".into();
    form.input.extras.location = "1".into();
    form.input.extras.own.insert("3".into(), "nothing".into());
    house.created(&form).await;
    assert_eq!(only(&house).await["ClassRef"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_list_does_not_hold_any_more_is_told_before_anything_is_sent() {
    let house = House::connected().await;
    tracks(&house).await;
    let mut form = house.ready_form(House::DEAL).await;
    let calls = house.quickbooks.count().await;
    form.input.extras.term = "77".into();
    form.input.extras.class = "77".into();
    form.input.extras.location = "77".into();
    form.input.extras.own.insert("1".into(), "x".repeat(32));
    let (errors, _) = house.refused(&form).await;
    for place in [Place::Term, Place::Class, Place::Location] {
        assert_eq!(problem_at(&errors, &place), Problem::NotInList);
    }
    let long = Problem::TooLong {
        length: 32,
        most: 31,
    };
    assert_eq!(problem_at(&errors, &Place::Own(1)), long);
    assert_eq!(calls.all().await.len(), 0);
}

async fn preset(house: &House, input: PresetInput) -> PresetId {
    match presets::save(&house.ctx, house.who, input).await.unwrap() {
        SavedPreset::Saved(id) => id,
        SavedPreset::Wrong(wrong) => panic!("{wrong:?}"),
    }
}

fn deposit() -> PresetInput {
    PresetInput {
        name: "Deposit".into(),
        due: "term".into(),
        term: "2".into(),
        message: "Half of it now".into(),
        language: "de".into(),
        lines: vec![PresetLineInput {
            description: "Deposit fee".into(),
            item: "21".into(),
            quantity: "1".into(),
            price: "12,50".into(),
        }],
        ..PresetInput::default()
    }
}

async fn chosen(house: &House, form: &FormView, preset: &str) -> FormView {
    let (key, input) = (form.key.clone(), form.input.clone());
    use_preset::choose(&house.ctx, house.who, key, input, preset.into())
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_preset_fills_the_form_and_none_brings_back_what_was_typed() {
    let house = House::connected().await;
    let id = preset(&house, deposit()).await;
    let mut form = house.form(House::DEAL).await;
    assert_eq!(form.presets.len(), 1);
    let lines = form.input.lines.len();
    form.input.message = "My own words".into();
    let filled = chosen(&house, &form, id.as_str()).await;
    assert_eq!(filled.input.message, "Half of it now");
    assert_eq!(filled.input.extras.term, "2");
    assert_eq!(filled.input.lines.len(), lines + 1);
    assert_eq!(filled.preset.language.as_deref(), Some("de"));
    let back = chosen(&house, &filled, "").await;
    assert_eq!(back.input, form.input);
    // What was typed over the preset's words is nobody's to take back.
    let mut filled = chosen(&house, &form, id.as_str()).await;
    filled.input.message = "Half of it now, please".into();
    let back = chosen(&house, &filled, "").await;
    assert_eq!(back.input.message, "Half of it now, please");
    assert_eq!(back.input.lines.len(), lines);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_forms_begin_with_the_default_preset() {
    let house = House::connected().await;
    let id = preset(&house, deposit()).await;
    presets::press(
        &house.ctx,
        house.who,
        id.clone(),
        Press::MakeDefault,
        str::to_owned,
    )
    .await
    .unwrap();
    let mut form = house.form(House::DEAL).await;
    assert_eq!(form.preset.id, id.as_str());
    decide(&mut form);
    house.created(&form).await;
    let invoice = only(&house).await;
    assert_eq!(invoice["CustomerMemo"]["value"], "Half of it now");
    assert_eq!(invoice["SalesTermRef"]["value"], "2");
    let lines = invoice["Line"].to_string();
    assert!(lines.contains("Deposit fee"), "{lines}");
    // The draft of another form keeps which preset it was filled from.
    let next = house.form(House::DEAL).await;
    typed(&house, &next).await;
    let again = open_form::open(&house.ctx, house.who, House::DEAL, false)
        .await
        .unwrap();
    assert_eq!(again.preset.id, id.as_str());
    let none = chosen(&house, &again, "").await;
    assert_eq!(
        (none.preset.id.as_str(), none.input.message.as_str()),
        ("", "")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_quickbooks_refuses_of_the_details_stands_at_their_fields() {
    let house = House::connected().await;
    tracks(&house).await;
    let mut form = house.ready_form(House::DEAL).await;
    form.input.due = String::new();
    let extras = &mut form.input.extras;
    extras.term = "4".into();
    extras.class = "1".into();
    extras.location = "1".into();
    extras.own.insert("1".into(), "Crew 7".into());
    let form = typed(&house, &form).await;
    let off = "The custom field 1 is not enabled for this company.";
    let cases = [
        (
            "2500",
            "Terms element id 4 not found",
            Place::Term,
            Problem::NotInList,
        ),
        (
            "2500",
            "Classes element id 1 not found",
            Place::Class,
            Problem::NotInList,
        ),
        (
            "2500",
            "Departments element id 1 not found",
            Place::Location,
            Problem::NotInList,
        ),
        ("6000", off, Place::Own(1), Problem::NotTaken(off.into())),
    ];
    for (code, text, place, problem) in cases {
        let fault = json!([{"method": "POST", "path": "*/invoice", "kind": "status", "status": 400, "code": code, "text": text}]);
        house.quickbooks.script(fault).await;
        let (errors, view) = house.refused(&form).await;
        assert_eq!(problem_at(&errors, &place), problem, "{text}");
        assert_eq!(view.input, form.input, "{text}");
    }
    house.created(&form).await;
    assert_eq!(only(&house).await["SalesTermRef"]["value"], "4");
}
