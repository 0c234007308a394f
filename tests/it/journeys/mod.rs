//! What a person or an event sets going, seen from the other side.

mod create_invoice;
