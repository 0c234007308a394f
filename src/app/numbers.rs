//! What `/metrics` says: what was counted, and how the queue is at this moment.

use metrics_exporter_prometheus::PrometheusHandle;

use crate::domain::moment::Moment;
use crate::journeys::{Context, usage};
use crate::storage::{Db, Result, intent_counts, jobs};

/// Everything in Prometheus' text form.
pub(super) async fn render(context: &Context, metrics: Option<&PrometheusHandle>) -> String {
    let now = context.now();
    match context.store.read(move |db| gauges(db, now)).await {
        Ok(gauges) => {
            for (name, value) in gauges {
                metrics::gauge!(name).set(f64::from(i32::try_from(value).unwrap_or(i32::MAX)));
            }
        }
        Err(error) => tracing::warn!(%error, "the queue could not be counted"),
    }
    match usage::reads_of_all(context).await {
        Ok(reads) => {
            let gauge = |reads: i64| f64::from(i32::try_from(reads).unwrap_or(i32::MAX));
            metrics::gauge!("dealbooks_quickbooks_reads_used").set(gauge(reads));
            metrics::gauge!("dealbooks_quickbooks_reads_allowed")
                .set(gauge(context.reads_per_month));
        }
        Err(error) => tracing::warn!(%error, "the month's reads could not be counted"),
    }
    metrics
        .map(|metrics| {
            metrics.run_upkeep();
            metrics.render()
        })
        .unwrap_or_default()
}

fn gauges(db: &mut Db, now: Moment) -> Result<[(&'static str, i64); 6]> {
    let (due, running, failed) = jobs::counts(db, now)?;
    // Idle means idle: events that gather are work in hand.
    let due = due + jobs::gathering(db, now)?;
    let age = |since: Option<Moment>| since.map_or(0, |at| now.seconds_since(at).max(0));
    Ok([
        ("dealbooks_jobs_due", due),
        ("dealbooks_jobs_running", running),
        ("dealbooks_jobs_failed", failed),
        (
            "dealbooks_jobs_oldest_due_seconds",
            age(jobs::next_due(db)?),
        ),
        ("dealbooks_intents_open", intent_counts::open_count(db)?),
        (
            "dealbooks_intents_oldest_open_seconds",
            age(intent_counts::oldest_open(db)?),
        ),
    ])
}
