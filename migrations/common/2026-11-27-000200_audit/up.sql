-- Where from, in which QuickBooks company, of which customer.
ALTER TABLE audit ADD COLUMN via TEXT;
ALTER TABLE audit ADD COLUMN realm_key TEXT;
ALTER TABLE audit ADD COLUMN customer_id TEXT;
CREATE INDEX audit_of_invoice ON audit (company_id, invoice_id);
-- On which screen a wish was made.
ALTER TABLE intents ADD COLUMN asked_from TEXT;
