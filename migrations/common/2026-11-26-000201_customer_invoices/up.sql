-- Lists of a customer: read from QuickBooks once and kept, whether a deal knows the invoices or not.
CREATE TABLE kept_customers (
    company_id BIGINT NOT NULL,
    realm_key TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    -- Rises whenever something on the customer's list changes.
    version BIGINT NOT NULL,
    -- When all of it was read; empty where it never was.
    read_at TIMESTAMP,
    -- An event told of a change that nobody has looked at.
    is_stale BOOLEAN NOT NULL,
    -- Somebody reads it just now.
    reading_until TIMESTAMP,
    PRIMARY KEY (company_id, realm_key, customer_id)
);
CREATE INDEX invoices_of_customer ON invoices (company_id, realm_key, customer_id, issued, id);

-- The last event about an invoice that we do not hold.
ALTER TABLE connections ADD COLUMN others_changed_at TIMESTAMP;
-- What a search looks through.
ALTER TABLE invoices ADD COLUMN words TEXT;

-- Whom the deal belongs to in Pipedrive: 'known', 'doubted' after the deal changed, empty where nobody looked.
ALTER TABLE deals ADD COLUMN parties TEXT;
ALTER TABLE deals ADD COLUMN organization_id BIGINT;
ALTER TABLE deals ADD COLUMN person_id BIGINT;
CREATE INDEX deals_of_organization ON deals (company_id, organization_id);
CREATE INDEX deals_of_person ON deals (company_id, person_id);
