-- Up to when change data capture has told us everything, by QuickBooks' clock; how long until it is asked again.
ALTER TABLE connections ADD COLUMN captured_at TIMESTAMP;
ALTER TABLE connections ADD COLUMN compare_seconds BIGINT NOT NULL DEFAULT 86400;

-- When a provider said that a grant is no longer good.
ALTER TABLE grants ADD COLUMN dead_at TIMESTAMP;
CREATE INDEX grants_by_age ON grants (refreshed_at);

-- Which invoices became overdue overnight.
CREATE INDEX invoices_by_due ON invoices (company_id, due);
