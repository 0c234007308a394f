//! Levers that only tests and the demo pull: faults, clock, request log.
