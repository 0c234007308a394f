//! Every storage function, the same test on SQLite and PostgreSQL.
