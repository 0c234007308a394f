//! Behaviours the contract leaves open or that only tests want, each changeable while the simulator runs.

use serde::{Deserialize, Serialize};

/// `GET /_sim/switches` shows them, `POST /_sim/switches` changes those that are named.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "a board of switches")]
pub struct Switches {
    /// `error` that the callback gets after *Cancel* (contract 2.2).
    pub denied_error: String,
    /// Between the scopes of a token answer: `,` or a space.
    pub scope_separator: String,
    pub token_type: String,
    /// Every refresh returns a new refresh token and the old one is refused.
    pub rotate_refresh_token: bool,
    pub access_dies_on_refresh: bool,
    /// Whether a vendor's revocation is told by the DELETE callback.
    pub callback_after_revoke: bool,
    pub deliver_callbacks: bool,
    pub retired_v1_works: bool,
    /// Values of `limit` above the maximum: `clamp` or `reject`.
    pub over_limit: String,
    pub archived_patch_status: u16,
    /// Answer for a single deal the user may not see: 404 or 403.
    pub hidden_deal_status: u16,
    /// Adds keys that nobody documented to every answer.
    pub unknown_keys: bool,
    pub daily_headers: bool,
    pub retry_after: bool,
    /// So many calls into a standing 429 lead to the HTML block page.
    pub abuse_after: u32,
    pub probe_webhooks: bool,
    pub https_webhooks_only: bool,
    pub webhook_timeout_ms: u64,
    /// `valid`, `expired`, `wrong_secret`, `none` or `text_ids`.
    pub signed_token: String,
    /// Modals opened by the SDK repeat `resource`, `view` and `selectedIds`.
    pub modal_record_keys: bool,
    /// A size outside the limits: `ignore`, `clamp` or `error`.
    pub bad_size: String,
    pub visibility_context: bool,
    /// Name of the query parameter that carries the context of `redirect_to`.
    pub context_parameter: String,
    /// Frames without cookies and storage, as in browsers that block third parties.
    pub block_third_party_cookies: bool,
    /// Sharing by an admin is on: installs are told by POST.
    pub sharing: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            denied_error: "user_denied".to_owned(),
            scope_separator: ",".to_owned(),
            token_type: "Bearer".to_owned(),
            rotate_refresh_token: false,
            access_dies_on_refresh: false,
            callback_after_revoke: false,
            deliver_callbacks: true,
            retired_v1_works: false,
            over_limit: "clamp".to_owned(),
            archived_patch_status: 403,
            hidden_deal_status: 404,
            unknown_keys: false,
            daily_headers: true,
            retry_after: false,
            abuse_after: 50,
            probe_webhooks: false,
            https_webhooks_only: false,
            webhook_timeout_ms: 10_000,
            signed_token: "valid".to_owned(),
            modal_record_keys: false,
            bad_size: "ignore".to_owned(),
            visibility_context: false,
            context_parameter: "context".to_owned(),
            block_third_party_cookies: false,
            sharing: false,
        }
    }
}
