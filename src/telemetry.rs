//! Logs and metrics: set up once, in the door.

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

/// JSON in production, readable at home. Providers' libraries are kept quiet: they would log addresses.
pub fn logs(production: bool, filter: Option<&str>) {
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
        .with_writer(std::io::stderr);
    if production {
        lines.json().init();
    } else {
        lines.compact().init();
    }
}

/// Collects metrics; the handle renders them as Prometheus text.
pub fn metrics() -> anyhow::Result<PrometheusHandle> {
    Ok(PrometheusBuilder::new()
        .set_buckets_for_metric(
            metrics_exporter_prometheus::Matcher::Full(
                "dealbooks_webhook_to_state_seconds".to_owned(),
            ),
            &[0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 60.0, 300.0],
        )?
        .install_recorder()?)
}
