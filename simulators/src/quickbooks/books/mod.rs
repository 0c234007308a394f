//! The books of one company: every object as its wire form, with its history.

mod balances;
mod entity;
mod realm;
mod render;
mod shape;

pub(crate) use balances::{applied_to, balance, put_on, unapplied, unapply_invoice};
pub(crate) use entity::Entity;
pub(crate) use realm::{Email, Realm, Record};
pub(crate) use render::render;
pub(crate) use shape::{Fields, Rule, accept, emails, flag, merge, reference, text};

/// A JSON object, an entity as it goes over the wire.
pub(crate) type Object = serde_json::Map<String, serde_json::Value>;
