//! The QuickBooks Online stand-in.
