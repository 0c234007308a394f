//! The Pipedrive stand-in.
