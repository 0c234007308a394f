-- A consent at Intuit that a person has not confirmed yet; realm and tokens are sealed.
CREATE TABLE pending_connections (
    company_id BIGINT NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL,
    ticket_hash TEXT NOT NULL,
    content TEXT NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
