//! One owner per company: a second person is told who it is and may take over by consent.

use dealbooks::journeys::open_panel::{self, Panel};
use dealbooks::journeys::settings::{self, SettingsPage};
use dealbooks::journeys::{JourneyError, Who, connect_quickbooks, handover, open_form};

use crate::support::House;

/// Ana, the second colleague.
const ANA: Who = Who {
    company: House::OWNER.company,
    user: dealbooks::domain::ids::UserId(15_500_779),
};

async fn two_people() -> House {
    let house = House::connected().await;
    house.install_as(House::COLLEAGUE).await;
    house.idle().await;
    house
}

async fn owns(house: &House, who: Who) -> bool {
    matches!(
        open_panel::view(&house.ctx, who, House::DEAL)
            .await
            .unwrap(),
        Panel::Ready(_)
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_person_is_told_who_looks_after_invoices_and_sees_no_numbers() {
    let house = two_people().await;
    house.invoiced().await;
    let panel = open_panel::view(&house.ctx, House::COLLEAGUE, House::DEAL).await;
    let Panel::NotOwner { owner, asked, .. } = panel.unwrap() else {
        panic!("a colleague sees the panel")
    };
    assert_eq!((owner.as_str(), asked), ("Mara Lind", false));
    let page = settings::view(&house.ctx, House::COLLEAGUE).await.unwrap();
    assert!(matches!(
        page,
        SettingsPage::NotOwner {
            can_confirm: false,
            ..
        }
    ));
    for refused in [
        open_form::open(&house.ctx, House::COLLEAGUE, House::DEAL, true)
            .await
            .map(drop),
        open_panel::refresh(&house.ctx, House::COLLEAGUE, House::DEAL).await,
        connect_quickbooks::ticket(&house.ctx, House::COLLEAGUE)
            .await
            .map(drop),
        connect_quickbooks::disconnect(&house.ctx, House::COLLEAGUE).await,
    ] {
        assert!(
            matches!(refused, Err(JourneyError::NotOwner)),
            "{refused:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_owner_hands_over_and_is_locked_out() {
    let house = two_people().await;
    let early = handover::confirm(&house.ctx, house.who, House::COLLEAGUE.user).await;
    assert!(matches!(early, Err(JourneyError::NotFound)), "nobody asked");
    handover::ask(&house.ctx, House::COLLEAGUE).await.unwrap();
    let panel = open_panel::view(&house.ctx, House::COLLEAGUE, House::DEAL).await;
    assert!(matches!(
        panel.unwrap(),
        Panel::NotOwner { asked: true, .. }
    ));
    handover::confirm(&house.ctx, house.who, House::COLLEAGUE.user)
        .await
        .unwrap();
    assert!(owns(&house, House::COLLEAGUE).await);
    assert!(!owns(&house, house.who).await);
    let form = open_form::open(&house.ctx, house.who, House::DEAL, true).await;
    assert!(matches!(form, Err(JourneyError::NotOwner)));
    // The books stay connected.
    let form = open_form::open(&house.ctx, House::COLLEAGUE, House::DEAL, true).await;
    assert_eq!(form.unwrap().input.to, "Harbour Lights Ltd");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_may_confirm_in_the_owners_place_a_regular_user_may_not() {
    let house = two_people().await;
    handover::ask(&house.ctx, House::COLLEAGUE).await.unwrap();
    handover::confirm(&house.ctx, house.who, House::COLLEAGUE.user)
        .await
        .unwrap();
    // Jonas owns it now; Ana asks, and confirms to herself.
    house.install_as(ANA).await;
    house.idle().await;
    handover::ask(&house.ctx, ANA).await.unwrap();
    let by_herself = handover::confirm(&house.ctx, ANA, ANA.user).await;
    assert!(matches!(by_herself, Err(JourneyError::NotOwner)));
    assert!(owns(&house, House::COLLEAGUE).await);
    // Mara is an admin in Pipedrive.
    handover::confirm(&house.ctx, house.who, ANA.user)
        .await
        .unwrap();
    assert!(owns(&house, ANA).await);
    assert!(!owns(&house, House::COLLEAGUE).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_is_who_pipedrive_says_is_one_now() {
    let house = two_people().await;
    handover::ask(&house.ctx, House::COLLEAGUE).await.unwrap();
    handover::confirm(&house.ctx, house.who, House::COLLEAGUE.user)
        .await
        .unwrap();
    house.install_as(ANA).await;
    house.idle().await;
    handover::ask(&house.ctx, ANA).await.unwrap();
    house
        .pipedrive
        .pull(
            &format!("/_sim/users/{}", house.who.user),
            serde_json::json!({"admin": false}),
        )
        .await;
    let confirmed = handover::confirm(&house.ctx, house.who, ANA.user).await;
    assert!(
        matches!(confirmed, Err(JourneyError::NotOwner)),
        "{confirmed:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawn_wish_cannot_be_confirmed() {
    let house = two_people().await;
    handover::ask(&house.ctx, House::COLLEAGUE).await.unwrap();
    handover::withdraw(&house.ctx, House::COLLEAGUE)
        .await
        .unwrap();
    let confirmed = handover::confirm(&house.ctx, house.who, House::COLLEAGUE.user).await;
    assert!(matches!(confirmed, Err(JourneyError::NotFound)));
    assert!(owns(&house, house.who).await);
}
