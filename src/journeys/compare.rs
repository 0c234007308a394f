//! Right without webhooks: every company is compared with QuickBooks at its midnight, more often after something was
//! missed; grants are used before they lapse. What was missed in an outage of anybody is found on return.

use chrono::{Days, NaiveDate};

use super::refresh::{self, Captured};
use super::{Context, JourneyError, access, open_panel, uninstall};
use crate::domain::books::BooksProfile;
use crate::domain::ids::CompanyId;
use crate::domain::job::Job;
use crate::domain::moment::Moment;
use crate::storage::connections::{self, Connection, ConnectionState, Rhythm};
use crate::storage::grants::{self, Old};
use crate::storage::{Db, Result as Stored, deals, events, invoices, jobs};

/// As far back as change data capture reaches, and a day less (`quickbooks.md` 7.2).
const REACH_SECONDS: i64 = 29 * 86_400;
/// QuickBooks may book a change a little before the end of the last answer.
const OVERLAP_SECONDS: i64 = 600;
/// After a change that no event told.
const SOONEST_SECONDS: i64 = 1800;
const RAREST_SECONDS: i64 = 86_400;
/// QuickBooks does not answer: asked again this soon.
const AWAY_SECONDS: i64 = 600;
/// Midnights of one zone are spread over this, so that companies do not call all at once.
const SPREAD_SECONDS: i64 = 1200;
/// Days whose due dates are looked at again after a gap.
const MOST_DAYS_BACK: u64 = 40;
/// Longer than QuickBooks repeats an event.
const KEEP_EVENTS_SECONDS: i64 = 3 * 86_400;
/// A grant that nobody used is used before a provider forgets it (Pipedrive 60 days, QuickBooks 100).
const IDLE_SECONDS: i64 = 7 * 86_400;
/// A permission taken back for so long is an uninstall that nobody told us of (`pipedrive.md` 3).
const GONE_SECONDS: i64 = 7 * 86_400;

/// One comparison, and the next one asked for. Metered: one call.
pub async fn run(ctx: &Context, company: CompanyId) -> Result<(), JourneyError> {
    let found = ctx
        .store
        .read(move |db| {
            Ok((
                connections::find(db, company)?,
                connections::rhythm(db, company)?,
            ))
        })
        .await?;
    let (Some(connection), before) = found else {
        return Ok(());
    };
    // Lost or ended: a reconnect asks for a comparison.
    if connection.state != ConnectionState::Live {
        return Ok(());
    }
    let looked = look(ctx, company, &connection, before.captured_at).await;
    let now = ctx.now();
    let after = match looked {
        Ok(captured) => rhythm_after(before, &captured, now),
        Err(JourneyError::ProviderAway) => {
            let again = now.plus_seconds(AWAY_SECONDS);
            ctx.store
                .write(move |db| {
                    overnight(db, company, &connection, before.captured_at, now)?;
                    jobs::enqueue(db, company, &Job::Compare, again)
                })
                .await?;
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    ctx.store
        .write(move |db| {
            overnight(db, company, &connection, before.captured_at, now)?;
            connections::set_rhythm(db, company, after)?;
            connections::note_look(db, company, now)?;
            let next =
                next_midnight(&connection, company, now).min(now.plus_seconds(after.seconds));
            jobs::enqueue(db, company, &Job::Compare, next)
        })
        .await?;
    ctx.wake();
    Ok(())
}

async fn look(
    ctx: &Context,
    company: CompanyId,
    connection: &Connection,
    captured_at: Option<Moment>,
) -> Result<Captured, JourneyError> {
    let realm = &connection.realm_key;
    let since = captured_at.unwrap_or(connection.connected_at);
    if ctx.now().seconds_since(since) < REACH_SECONDS {
        let captured = refresh::capture_all(ctx, company, realm, since).await?;
        if !captured.full {
            return Ok(captured);
        }
    }
    // Longer ago, or more, than capture tells: everything is read again.
    let time = ctx.now();
    super::read_books::all(ctx, company).await?;
    refresh::all_linked(ctx, company, realm).await?;
    Ok(Captured {
        missed: 0,
        full: false,
        time: Some(time),
    })
}

/// Twice as rare each time that nothing was missed, half an hour after something was.
fn rhythm_after(before: Rhythm, captured: &Captured, now: Moment) -> Rhythm {
    let seconds = if captured.missed > 0 {
        SOONEST_SECONDS
    } else {
        before.seconds.saturating_mul(2)
    };
    let watermark = captured.time.unwrap_or(now).plus_seconds(-OVERLAP_SECONDS);
    Rhythm {
        captured_at: Some(before.captured_at.map_or(watermark, |at| at.max(watermark))),
        seconds: seconds.clamp(SOONEST_SECONDS, RAREST_SECONDS),
    }
}

/// A due date that passes tells nobody: the deals concerned are written to Pipedrive, and their pictures drawn anew. And
/// events that no provider repeats any more are forgotten.
fn overnight(
    db: &mut Db,
    company: CompanyId,
    connection: &Connection,
    last: Option<Moment>,
    now: Moment,
) -> Stored<()> {
    let today = open_panel::today(connection, now);
    let earliest = before(today, MOST_DAYS_BACK);
    let zone = connection.profile.as_ref().map(BooksProfile::zone);
    let from = match (last, zone) {
        (Some(last), Some(zone)) => before(last.day_in(zone), 1).max(earliest),
        _ => earliest,
    };
    for deal in invoices::deals_turned_overdue(db, company, from, today)? {
        deals::raise(db, company, deal)?;
        jobs::enqueue(db, company, &Job::WriteDealField { deal }, now)?;
    }
    events::prune(db, company, now.plus_seconds(-KEEP_EVENTS_SECONDS))?;
    Ok(())
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// A few minutes after the company's day begins.
fn next_midnight(connection: &Connection, company: CompanyId, now: Moment) -> Moment {
    let spread = company.0.rem_euclid(SPREAD_SECONDS).saturating_add(60);
    let start = |day: NaiveDate| {
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        let zone = connection
            .profile
            .as_ref()
            .map_or(chrono_tz::UTC, BooksProfile::zone);
        // Where midnight falls into the hour that daylight saving leaves out, UTC's is near enough.
        midnight
            .and_local_timezone(zone)
            .earliest()
            .map_or(Moment::from(midnight), |at| Moment::from(at.to_utc()))
            .plus_seconds(spread)
    };
    let today = open_panel::today(connection, now);
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    [start(today), start(tomorrow)]
        .into_iter()
        .find(|at| *at > now)
        .unwrap_or_else(|| now.plus_seconds(RAREST_SECONDS))
}

/// Once an hour, for all companies: living connections without a comparison get one, old grants are seen to.
pub(super) fn look_after(db: &mut Db, now: Moment) -> Stored<()> {
    for company in connections::without_comparison(db, 1000)? {
        let spread = company.0.rem_euclid(SPREAD_SECONDS);
        jobs::enqueue(db, company, &Job::Compare, now.plus_seconds(spread))?;
    }
    let (idle, gone) = (
        now.plus_seconds(-IDLE_SECONDS),
        now.plus_seconds(-GONE_SECONDS),
    );
    for company in grants::companies_with_old(db, idle, gone, 1000)? {
        jobs::enqueue(db, company, &Job::KeepGrants, now)?;
    }
    Ok(())
}

/// Uses what nobody used, and lets go what a provider took back long ago.
pub async fn keep_grants(ctx: &Context, company: CompanyId) -> Result<(), JourneyError> {
    let now = ctx.now();
    let (idle, gone) = (
        now.plus_seconds(-IDLE_SECONDS),
        now.plus_seconds(-GONE_SECONDS),
    );
    let old = ctx
        .store
        .read(move |db| grants::old_of(db, company, idle, gone))
        .await?;
    for one in old {
        match one {
            Old::Idle(holder) => match access::refresh_now(ctx, company, holder).await {
                Ok(()) => {}
                // Remembered with its grant; the person is asked at the next visit.
                Err(JourneyError::PipedriveLost | JourneyError::QuickBooksLost) => {
                    tracing::info!(company.id = %company, "a permission was taken back");
                }
                Err(error) => return Err(error),
            },
            Old::Gone(user) => uninstall::missed(ctx, company, user).await?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn captured(missed: usize) -> Captured {
        Captured {
            missed,
            full: false,
            time: Moment::from_unix(1_795_413_600),
        }
    }

    #[test]
    fn what_was_missed_is_looked_for_again_soon_and_then_ever_more_rarely() {
        let now = Moment::from_unix(1_795_413_700).unwrap();
        let mut rhythm = Rhythm {
            captured_at: None,
            seconds: RAREST_SECONDS,
        };
        rhythm = rhythm_after(rhythm, &captured(3), now);
        assert_eq!(rhythm.seconds, SOONEST_SECONDS);
        for seconds in [
            3600,
            7200,
            14_400,
            28_800,
            57_600,
            RAREST_SECONDS,
            RAREST_SECONDS,
        ] {
            rhythm = rhythm_after(rhythm, &captured(0), now);
            assert_eq!(rhythm.seconds, seconds);
        }
    }

    #[test]
    fn the_watermark_follows_quickbooks_clock_and_never_goes_back() {
        let now = Moment::from_unix(1_795_500_000).unwrap();
        let rhythm = rhythm_after(
            Rhythm {
                captured_at: None,
                seconds: RAREST_SECONDS,
            },
            &captured(0),
            now,
        );
        assert_eq!(
            rhythm.captured_at,
            Moment::from_unix(1_795_413_600 - OVERLAP_SECONDS)
        );
        let ahead = Rhythm {
            captured_at: Some(now),
            ..rhythm
        };
        assert_eq!(
            rhythm_after(ahead, &captured(0), now).captured_at,
            Some(now)
        );
    }
}
