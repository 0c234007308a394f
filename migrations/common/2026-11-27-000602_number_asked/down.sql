DROP INDEX intents_by_number;
ALTER TABLE intents DROP COLUMN number;
