//! How the connection to QuickBooks is: since when, by whom, when it last spoke, how long it lasts.

use chrono::NaiveDate;

use super::open_panel;
use super::usage::{self, Calls};
use crate::domain::ids::CompanyId;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::storage::connections::{self, ConnectionState};
use crate::storage::grants::{self, Holder};
use crate::storage::{Db, Result as Stored, companies};

#[derive(Debug, Clone)]
pub enum ConnectionView {
    NotConnected,
    Live {
        company: String,
        /// Days in the company's zone.
        since: NaiveDate,
        by: String,
        currency: Option<Currency>,
        last_event: Option<Moment>,
        last_looked: Option<Moment>,
        /// The permission renews by itself until then.
        expires: Option<NaiveDate>,
        calls: Calls,
        /// The first reading of the lists is under way.
        reading: bool,
        /// Until then nobody but people asks QuickBooks: the month's reads are nearly used up.
        rests_until: Option<NaiveDate>,
    },
    Lost {
        company: String,
        since: Moment,
    },
}

/// How the connection is, and a version that changes with it.
pub(super) fn connection_view(
    db: &mut Db,
    vault: &crate::storage::seal::Vault,
    company: CompanyId,
    now: Moment,
    rests_until: Option<NaiveDate>,
) -> Stored<(ConnectionView, String)> {
    let Some(connection) = connections::find(db, company)? else {
        return Ok((ConnectionView::NotConnected, "0".to_owned()));
    };
    let version = connection.version.to_string();
    let day = |at| open_panel::today(&connection, at);
    let name = connection
        .profile
        .as_ref()
        .map(|profile| profile.company_name.clone())
        .unwrap_or_default();
    let view = match connection.state {
        ConnectionState::Ended => ConnectionView::NotConnected,
        ConnectionState::Lost => ConnectionView::Lost {
            company: name,
            since: connection.lost_at.unwrap_or(connection.connected_at),
        },
        ConnectionState::Live => ConnectionView::Live {
            company: name,
            since: day(connection.connected_at),
            by: companies::user(db, company, connection.connected_by)?
                .map(|user| user.name)
                .unwrap_or_default(),
            currency: connection
                .profile
                .as_ref()
                .map(|profile| profile.home_currency),
            last_event: connection.last_event_at,
            last_looked: connection.last_looked_at,
            expires: grants::load(db, vault, company, Holder::QuickBooks)?
                .and_then(|grant| grant.refresh_until)
                .map(day),
            calls: usage::this_month(db, company, now)?,
            reading: connection.profile.is_none(),
            rests_until,
        },
    };
    Ok((view, version))
}
