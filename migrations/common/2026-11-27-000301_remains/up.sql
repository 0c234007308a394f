-- What is kept of a company that was deleted, so that no invoice of a deal is made twice after a reinstall: a keyed hash
-- in place of the company and its books, and ids that say nothing without them.
CREATE TABLE remains (
    home TEXT NOT NULL,
    deal_id BIGINT NOT NULL,
    slot INTEGER NOT NULL,
    invoice_id TEXT NOT NULL,
    kept_until TIMESTAMP NOT NULL,
    PRIMARY KEY (home, deal_id, slot)
);
