//! Files attached by `POST /upload` (contract 5.11): not simulated, notes are.

use serde_json::Value;

use super::Call;
use crate::quickbooks::desk::Desk;
use crate::quickbooks::fault::Fault;

pub(crate) fn attach(_desk: &Desk<'_>, _call: &Call<'_>) -> Result<Value, Fault> {
    Err(Fault::unsupported())
}
