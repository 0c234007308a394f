//! The same wish under every misbehaviour: one invoice in the end, and no untruth on the way.

mod answers;
mod commits;
mod crashes;
mod decide;
mod disk;
mod every_step;
mod memory;
mod reads;
mod schedules;
mod stops;
mod syncs;
mod trap;
mod two;
