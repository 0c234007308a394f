-- An invoice of a deleted company of which nobody learned whether it was made: no id, but when it was asked for, first
-- and last, so that it can be looked for.
ALTER TABLE remains ADD COLUMN sent_first TIMESTAMP;
ALTER TABLE remains ADD COLUMN sent_last TIMESTAMP;
