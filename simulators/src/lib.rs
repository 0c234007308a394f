//! Stand-ins of Pipedrive and QuickBooks Online: real HTTP, real signatures, a clock that can be turned.

pub mod control;
pub mod pipedrive;
pub mod quickbooks;
