//! What people do in their browsers: install, connect, go through redirects.

use std::collections::HashMap;

use dealbooks::journeys::confirm_connection;
use dealbooks::journeys::connect_quickbooks::{self, Callback, Connected, Door};
use dealbooks::journeys::install::{self, Installed};
use dealbooks::journeys::{JourneyError, Who};
use serde_json::json;

use super::House;

impl House {
    /// Follows one redirect and gives the parameters it carries back.
    pub(crate) async fn redirect(&self, url: &str) -> HashMap<String, String> {
        let http = crate::support::http();
        let answer = http.get(url).send().await.unwrap();
        let target = answer
            .headers()
            .get("location")
            .unwrap_or_else(|| panic!("no redirect from {url}: {}", answer.status()))
            .to_str()
            .unwrap()
            .to_owned();
        url::Url::parse(&target)
            .unwrap()
            .query_pairs()
            .into_owned()
            .collect()
    }

    /// Who sits at the browser in Pipedrive.
    pub(crate) async fn sits_down(&self, who: Who) {
        self.pipedrive
            .pull("/_sim/session", json!({"user_id": who.user.0}))
            .await;
    }

    pub(crate) async fn install(&self) {
        self.install_as(self.who).await;
    }

    pub(crate) async fn install_as(&self, who: Who) {
        self.sits_down(who).await;
        let begin = install::begin(&self.ctx).await.unwrap();
        let back = self.redirect(begin.url.as_str()).await;
        let ended = self.come_back(&back, Some(&begin.cookie)).await.unwrap();
        assert!(matches!(ended, Installed::GoTo(_)));
    }

    /// Pipedrive's redirect arrives at our callback.
    pub(crate) async fn come_back(
        &self,
        back: &HashMap<String, String>,
        cookie: Option<&str>,
    ) -> Result<Installed, JourneyError> {
        let text = |name: &str| back.get(name).map(String::as_str);
        install::finish(
            &self.ctx,
            text("code"),
            text("state"),
            text("error"),
            cookie,
        )
        .await
    }

    pub(crate) async fn connect(&self) {
        let ended = self.try_connect(self.who).await;
        assert!(matches!(ended, Connected::GoTo(_)));
    }

    pub(crate) async fn try_connect(&self, who: Who) -> Connected {
        let begin = self.begin_connect(who).await;
        let back = self.redirect(begin.url.as_str()).await;
        let ended = connect_quickbooks::finish(&self.ctx, callback(&back), Some(&begin.cookie));
        let ended = ended.await.unwrap();
        match asks(&ended) {
            // Other books than before: wanted.
            Some(ticket) => confirm_connection::confirm(&self.ctx, ticket)
                .await
                .unwrap()
                .unwrap(),
            None => ended,
        }
    }

    /// The click on *Connect*, up to the door of Intuit.
    pub(crate) async fn begin_connect(&self, who: Who) -> install::Begin {
        let path = connect_quickbooks::ticket(&self.ctx, who).await.unwrap();
        let ticket = path.split_once("ticket=").unwrap().1;
        let door = connect_quickbooks::begin(&self.ctx, ticket, true).await;
        let Some(Door::Straight(begin)) = door.unwrap() else {
            panic!("the ticket did not open")
        };
        begin
    }
}

/// The ticket of the page that asks whether to connect, if that is where a consent has led.
pub(crate) fn asks(ended: &Connected) -> Option<&str> {
    match ended {
        Connected::GoTo(place) => place.strip_prefix("/quickbooks/confirm?ticket="),
        Connected::Refused(_) => None,
    }
}

/// Intuit's redirect as our callback reads it.
pub(crate) fn callback(back: &HashMap<String, String>) -> Callback {
    let text = |name: &str| back.get(name).cloned();
    Callback {
        code: text("code"),
        state: text("state"),
        realm: text("realmId"),
        error: text("error"),
    }
}
