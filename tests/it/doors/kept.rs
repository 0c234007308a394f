//! A panel that nobody changed is drawn once; whatever makes it another one draws it anew, in whichever process.

use dealbooks::journeys::Who;
use dealbooks::journeys::settings;
use dealbooks::storage::deals;
use diesel::RunQueryDsl as _;

use super::table::Route;
use super::walk::{SECRET, Walk, claims, signed};
use crate::support::House;

impl Walk {
    /// The panel's page as this person opens it now.
    async fn panel(&self, who: Who, theme: &str) -> String {
        let panel = Route {
            path: "/panel".to_owned(),
            method: "GET",
        };
        let token = signed(&claims(who, self.now(), 300), SECRET);
        let mut query = self.ours.clone();
        query.push(("token", token));
        query.push(("theme", theme.to_owned()));
        self.ask(&panel, &query, None).await.body
    }

    /// Another process renames the invoice: this one hears nothing of it.
    async fn renumber(&self, number: &'static str, raise: bool) {
        let company = self.house.who.company;
        let written = self.house.ctx.store.write(move |db| {
            diesel::sql_query(format!("UPDATE invoices SET number = '{number}'")).execute(db)?;
            if raise {
                deals::raise(db, company, House::DEAL)?;
            }
            Ok(())
        });
        written.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panel_is_drawn_once_until_something_changes_or_half_a_minute_has_passed() {
    let walk = Walk::begin().await;
    let shows = async |number: &str| walk.panel(House::OWNER, "light").await.contains(number);
    walk.renumber("N-1", true).await;
    assert!(shows("N-1").await);
    walk.renumber("N-2", false).await;
    assert!(shows("N-1").await, "what the version does not tell");
    walk.house.pass(31).await;
    assert!(shows("N-2").await, "not for long");
    walk.renumber("N-3", true).await;
    assert!(shows("N-3").await, "the database tells the version");
    walk.renumber("N-4", false).await;
    let german = settings::choose_language(&walk.house.ctx, House::OWNER, "de".to_owned()).await;
    german.unwrap();
    let page = walk.panel(House::OWNER, "light").await;
    assert!(
        page.contains("N-4") && page.contains("lang=\"de\""),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_drawn_for_one_is_shown_to_nobody_else() {
    let walk = Walk::begin().await;
    walk.renumber("N-1", true).await;
    let light = walk.panel(House::OWNER, "light").await;
    let dark = walk.panel(House::OWNER, "dark").await;
    assert!(light.contains("N-1") && dark.contains("N-1"));
    assert!(light.contains("data-theme=\"light\"") && dark.contains("data-theme=\"dark\""));
    let look = |page: &str| {
        let (_, rest) = page.split_once("Bearer ").unwrap();
        rest.split(['"', '&']).next().unwrap().to_owned()
    };
    walk.house.pass(1).await;
    let later = walk.panel(House::OWNER, "light").await;
    assert_ne!(
        look(&light),
        look(&later),
        "each page has a session of its own"
    );
    assert_eq!(
        light.replace(&look(&light), ""),
        later.replace(&look(&later), ""),
        "and nothing else of its own"
    );
    assert!(light.contains("data-subject=\"deal-481\""));
    for other in [House::COLLEAGUE, House::STRANGER] {
        let page = walk.panel(other, "light").await;
        assert!(!page.contains("N-1"), "{other:?}: {page}");
    }
}
