ALTER TABLE intents DROP COLUMN asked_from;
DROP INDEX audit_of_invoice;
ALTER TABLE audit DROP COLUMN customer_id;
ALTER TABLE audit DROP COLUMN realm_key;
ALTER TABLE audit DROP COLUMN via;
