//! A colleague sees what the owner opened, and nothing else.

use dealbooks::domain::ids::DealId;
use dealbooks::journeys::open_panel::{self, Panel};
use dealbooks::journeys::settings::{self, SettingsInput, SettingsPage};
use dealbooks::journeys::{JourneyError, my_data, open_form, presets};

use crate::support::House;

async fn two_people() -> House {
    let house = House::connected().await;
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    house.invoiced().await;
    house
}

async fn open_to(house: &House, visibility: &str, chosen: &[String]) {
    let input = SettingsInput {
        visibility: visibility.to_owned(),
        chosen: chosen.to_vec(),
        ..SettingsInput::default()
    };
    let saved = settings::save(&house.ctx, house.who, input).await.unwrap();
    assert!(matches!(saved, settings::Saved::Saved));
    house.idle().await;
}

async fn seen(house: &House, deal: DealId) -> Panel {
    open_panel::view(&house.ctx, House::COLLEAGUE, deal)
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chosen_colleague_looks_and_never_acts() {
    let house = two_people().await;
    assert!(matches!(
        seen(&house, House::DEAL).await,
        Panel::NotOwner { .. }
    ));
    open_to(&house, "chosen", &[House::COLLEAGUE.user.to_string()]).await;
    let Panel::Ready(panel) = seen(&house, House::DEAL).await else {
        panic!("a chosen colleague sees nothing")
    };
    assert!(!panel.can_act && panel.rows.len() == 1);
    for refused in [
        open_form::open(&house.ctx, House::COLLEAGUE, House::DEAL, true)
            .await
            .map(drop),
        open_panel::refresh(&house.ctx, House::COLLEAGUE, House::DEAL).await,
        presets::list(&house.ctx, House::COLLEAGUE).await.map(drop),
        my_data::export_ticket(&house.ctx, House::COLLEAGUE)
            .await
            .map(drop),
        my_data::ask_to_wipe(&house.ctx, House::COLLEAGUE).await,
        settings::save(&house.ctx, House::COLLEAGUE, SettingsInput::default())
            .await
            .map(drop),
    ] {
        assert!(
            matches!(refused, Err(JourneyError::NotOwner)),
            "{refused:?}"
        );
    }
    let page = settings::view(&house.ctx, House::COLLEAGUE).await.unwrap();
    assert!(matches!(page, SettingsPage::NotOwner { .. }));
    open_to(&house, "only_me", &[]).await;
    assert!(matches!(
        seen(&house, House::DEAL).await,
        Panel::NotOwner { .. }
    ));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_sees_the_deal_is_asked_of_pipedrive_once_with_their_own_permission() {
    let house = two_people().await;
    open_to(&house, "deal_viewers", &[]).await;
    let calls = house.pipedrive.count().await;
    assert!(matches!(seen(&house, House::DEAL).await, Panel::Ready(_)));
    assert!(matches!(seen(&house, House::DEAL).await, Panel::Ready(_)));
    assert_eq!((calls.all().await.len(), calls.tokens().await), (1, 1));
    // A deal that Pipedrive does not show them.
    let nowhere = DealId(999_999);
    assert!(matches!(
        seen(&house, nowhere).await,
        Panel::NotOwner { .. }
    ));
    // Somebody of another company.
    let stranger = open_panel::view(&house.ctx, House::STRANGER, House::DEAL).await;
    assert!(matches!(stranger.unwrap(), Panel::NotInstalled));
}
