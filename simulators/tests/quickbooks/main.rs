//! The QuickBooks stand-in against its contract: the number in a test's name is the statement of section 10.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "request bodies read best as json!(…) in place"
)]

mod bulk;
mod change;
mod create;
mod lists;
mod oauth;
mod payments;
mod queries;
mod rest;
mod send;
mod support;
mod totals;
mod webhooks;
