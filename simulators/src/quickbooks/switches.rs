//! Where the documentation leaves room: one switch per open question (`POST /_sim/switches`).

use serde::{Deserialize, Serialize};

/// Behaviour that the contract marks as open, and limits; the defaults are the contract's choices.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent switch of its own name"
)]
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Switches {
    /// A code used a second time also kills the tokens of its first use.
    pub second_code_use_revokes: bool,
    /// A rotated refresh token dies at once instead of after 24 h.
    pub old_refresh_dies: bool,
    /// 401 answers come as XML.
    pub unauthorized_xml: bool,
    /// JSON also without `Accept: application/json`.
    pub json_by_default: bool,
    /// `2500` or `610` for inactive customers and items.
    pub inactive_reference: String,
    /// A changed customer currency is refused (6000) instead of ignored.
    pub currency_change_refused: bool,
    /// The company's "warn if duplicate number is used".
    pub warn_duplicate_numbers: bool,
    /// A missing line amount is computed from quantity and price instead of refused (2020).
    pub amount_computed: bool,
    /// Fields of features that are off are refused (6000) instead of dropped.
    pub feature_off_refused: bool,
    /// A discount where discounts are off is left out instead of refused (6000).
    pub discount_off_dropped: bool,
    /// Tax is rounded on every line instead of once for each rate.
    pub tax_per_line: bool,
    /// A total below the applied payments unapplies the rest instead of being refused.
    pub below_applied_unapplies: bool,
    pub void_paid_refused: bool,
    /// `full`, `upper` (upper-snake enums) or `minimal`.
    pub void_answer: String,
    /// Deleting an invoice with payments unapplies them instead of being refused.
    pub delete_paid_unapplies: bool,
    pub send_raises_token: bool,
    /// E-mails a day and company, as in a sandbox; absent: no limit.
    pub email_limit: Option<usize>,
    pub batch_shuffled: bool,
    /// `void` or `voided` in `CloudEvents`.
    pub void_event: String,
    /// Tick boxes of the subscription (the portal leaves both unticked; our set-up guide ticks them).
    pub void_ticked: bool,
    pub emailed_ticked: bool,
    /// Milliseconds of simulated time before an event's first delivery.
    pub event_delay_ms: i64,
    /// Later events wait until an earlier one is acknowledged.
    pub hold_back: bool,
    /// Calls a second and realm; absent: no limit.
    pub per_second: Option<usize>,
    /// Calls a minute and realm; absent: no limit.
    pub per_minute: Option<usize>,
    /// Batch calls a minute and realm; absent: no limit.
    pub batches_per_minute: Option<usize>,
    /// Sent as `Retry-After` with 429; absent: no header, as documented.
    pub retry_after: Option<u64>,
    /// The monthly free quota is used up: every `CorePlus` call gets 429.
    pub quota_used_up: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            second_code_use_revokes: false,
            old_refresh_dies: false,
            unauthorized_xml: false,
            json_by_default: false,
            inactive_reference: "2500".into(),
            currency_change_refused: false,
            warn_duplicate_numbers: false,
            amount_computed: false,
            feature_off_refused: false,
            discount_off_dropped: false,
            tax_per_line: false,
            below_applied_unapplies: false,
            void_paid_refused: false,
            void_answer: "full".into(),
            delete_paid_unapplies: false,
            send_raises_token: false,
            email_limit: None,
            batch_shuffled: false,
            void_event: "void".into(),
            void_ticked: true,
            emailed_ticked: true,
            event_delay_ms: 0,
            hold_back: false,
            per_second: Some(10),
            per_minute: Some(500),
            batches_per_minute: Some(40),
            retry_after: None,
            quota_used_up: false,
        }
    }
}
