//! Logs and metrics: set up once, in the door.

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing::Dispatch;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt as _;

/// To standard error: JSON in production, readable at home.
pub fn logs(production: bool, filter: Option<&str>) {
    lines(production, filter, std::io::stderr).init();
}

/// Log lines to `writer`. Providers' libraries are kept quiet whatever the filter says: they would log addresses.
pub fn lines<W>(production: bool, filter: Option<&str>, writer: W) -> Dispatch
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let filter =
        EnvFilter::try_new(filter.unwrap_or("info")).unwrap_or_else(|_| EnvFilter::new("info"));
    let quiet = [
        "hyper=warn",
        "hyper_util=warn",
        "reqwest=warn",
        "rustls=warn",
        "diesel=warn",
        "h2=warn",
    ];
    let filter = quiet
        .iter()
        .filter_map(|one| one.parse().ok())
        .fold(filter, EnvFilter::add_directive);
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(writer);
    if production {
        Dispatch::new(lines.json().finish())
    } else {
        Dispatch::new(lines.compact().finish())
    }
}

/// Collects metrics; the handle renders them as Prometheus text.
pub fn metrics() -> anyhow::Result<PrometheusHandle> {
    let of = |name: &str| Matcher::Full(name.to_owned());
    Ok(PrometheusBuilder::new()
        .set_buckets_for_metric(
            of("dealbooks_webhook_to_state_seconds"),
            &[0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 60.0, 300.0],
        )?
        .set_buckets_for_metric(
            of("dealbooks_pipedrive_budget_used_percent"),
            &[50.0, 75.0, 90.0, 99.0, 100.0],
        )?
        .install_recorder()?)
}
