ALTER TABLE deals DROP COLUMN changed_at;
