ALTER TABLE invoices DROP COLUMN comparison;
ALTER TABLE intents DROP COLUMN asked;
