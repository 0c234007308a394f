//! What a company decides, and how it reaches its invoices.

use chrono::NaiveDate;
use dealbooks::domain::problem::Problem;
use dealbooks::journeys::settings::{
    self, ConnectionView, Saved, SettingsInput, SettingsPage, SettingsView,
};
use dealbooks::journeys::{JourneyError, handover};

use crate::support::House;
use crate::support::books::created;

fn input() -> SettingsInput {
    SettingsInput {
        to: "organization.name".into(),
        address: "organization.address".into(),
        email: "person.email".into(),
        tax_number: String::new(),
        due_days: "30".into(),
        ..SettingsInput::default()
    }
}

async fn save(house: &House, input: SettingsInput) -> Saved {
    settings::save(&house.ctx, house.who, input).await.unwrap()
}

async fn page(house: &House) -> SettingsView {
    match settings::view(&house.ctx, house.who).await.unwrap() {
        SettingsPage::Owner(view) => *view,
        _ => panic!("not the owner's page"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_saved_is_shown_and_used() {
    let house = House::connected().await;
    let wanted = SettingsInput {
        to: "person.name".into(),
        address: String::new(),
        email: String::new(),
        due_days: "14".into(),
        ..input()
    };
    assert!(matches!(save(&house, wanted).await, Saved::Saved));
    let shown = page(&house).await.settings;
    assert_eq!(shown.to.unwrap().code(), "person.name");
    assert_eq!((shown.address, shown.due_days), (None, 14));
    let form = house.form(House::DEAL).await;
    assert_eq!(form.input.to, "Dana Whitfield");
    assert_eq!(
        (form.input.address.as_str(), form.input.email.as_str()),
        ("", "")
    );
    let issued: NaiveDate = form.input.issued.parse().unwrap();
    let due: NaiveDate = form.input.due.parse().unwrap();
    assert_eq!((due - issued).num_days(), 14);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_are_those_it_was_in_the_company() {
    let house = House::installed().await;
    // Three in the morning by UTC is yesterday evening in California.
    let into_the_day = house.ctx.now().unix().rem_euclid(86_400);
    house
        .pass((86_400 + 3 * 3600 - into_the_day) % 86_400)
        .await;
    house.choose_realm(House::US_REALM).await;
    house.connect().await;
    house.idle().await;
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    handover::offer(&house.ctx, house.who, House::COLLEAGUE.user)
        .await
        .unwrap();
    let view = page(&house).await;
    let (here, utc) = (view.example.0, house.ctx.now().naive().date());
    assert_ne!(here, utc);
    let ConnectionView::Live { since, .. } = view.connection else {
        panic!("not connected");
    };
    assert_eq!(since, here);
    let offer = view.handing.offered[0].span;
    assert_eq!(offer.since, here);
    assert_eq!((offer.until - here).num_days(), 5);
    let SettingsPage::NotOwner { more, .. } =
        settings::view(&house.ctx, House::COLLEAGUE).await.unwrap()
    else {
        panic!("a colleague owns it");
    };
    assert_eq!(more.handing.to_me, Some(offer));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_custom_field_of_the_deal_can_be_mapped() {
    let house = House::connected().await;
    let fields = page(&house).await.fields;
    let code = "5d38563a81c74a4a7ef8da33068b991d5860d0ba";
    let field = fields.iter().find(|field| field.key == code).unwrap();
    let wanted = SettingsInput {
        tax_number: format!("deal.{code}"),
        ..input()
    };
    assert!(matches!(save(&house, wanted).await, Saved::Saved));
    let form = house.form(House::DEAL).await;
    assert_eq!(form.input.tax_number, "PO-7731");
    assert_eq!(form.sources.tax_number.unwrap().1, field.name);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_is_named_and_nothing_is_saved() {
    let house = House::connected().await;
    let before = page(&house).await.settings;
    let range = Problem::OutOfRange {
        least: 0.into(),
        most: 999.into(),
    };
    for (days, problem) in [
        ("", Problem::Empty),
        ("-1", Problem::NotANumber),
        ("7.5", Problem::NotANumber),
        ("1e2", Problem::NotANumber),
        ("1000", range.clone()),
        ("99999999999999999999", range),
    ] {
        let wanted = SettingsInput {
            due_days: days.into(),
            ..input()
        };
        match save(&house, wanted).await {
            Saved::Wrong(wrong) => assert_eq!(wrong, [("due_days", problem)]),
            Saved::Saved => panic!("`{days}` days were saved"),
        }
    }
    for source in [
        "organization.nonsense",
        "deal.",
        "company.name",
        "name",
        "person.name'--",
    ] {
        let wanted = SettingsInput {
            to: source.into(),
            ..input()
        };
        match save(&house, wanted).await {
            Saved::Wrong(wrong) => assert_eq!(wrong[0].0, "to"),
            Saved::Saved => panic!("`{source}` was saved"),
        }
    }
    let nobody = SettingsInput {
        to: String::new(),
        ..input()
    };
    assert!(
        matches!(save(&house, nobody).await, Saved::Wrong(wrong) if wrong == [("to", Problem::Empty)])
    );
    assert_eq!(page(&house).await.settings, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_owner_decides() {
    let house = House::connected().await;
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    let saved = settings::save(&house.ctx, House::COLLEAGUE, input()).await;
    assert!(matches!(saved, Err(JourneyError::NotOwner)));
    let saved = settings::save(&house.ctx, House::STRANGER, input()).await;
    assert!(matches!(saved, Err(JourneyError::NotFound)));
}

/// Turns the app's clock to noon UTC of a day.
fn turn_to(house: &House, day: &str) {
    let day: NaiveDate = day.parse().unwrap();
    let noon = day.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp();
    house.ctx.clock.turn(noon - house.ctx.now().unix());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_due_date_is_so_many_calendar_days_after_the_day_of_issue() {
    let house = House::connected().await;
    for (day, days, due) in [
        ("2027-03-13", "7", "2027-03-20"), // clocks go forward in the company's zone on the 14th
        ("2027-12-20", "30", "2028-01-19"),
        ("2028-02-28", "1", "2028-02-29"),
        ("2028-02-29", "0", "2028-02-29"),
        ("2028-03-01", "999", "2030-11-25"),
    ] {
        let wanted = SettingsInput {
            due_days: days.into(),
            ..input()
        };
        assert!(matches!(save(&house, wanted).await, Saved::Saved));
        turn_to(&house, day);
        let form = house.ready_form(House::DEAL).await;
        assert_eq!(
            (form.input.issued.as_str(), form.input.due.as_str()),
            (day, due)
        );
        let example = settings::example(&house.ctx, house.who, days)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(example.1.to_string(), due);
        let outcome = house.press_with(&form, true).await;
        let invoice = created(outcome).invoice;
        let made = house.made().await;
        let theirs = made.iter().find(|one| one["Id"] == invoice.id.as_str());
        assert_eq!(theirs.unwrap()["DueDate"], due);
        assert_eq!(theirs.unwrap()["TxnDate"], day);
    }
}
