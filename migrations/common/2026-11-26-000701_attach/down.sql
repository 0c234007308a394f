ALTER TABLE tellings DROP COLUMN refusal;
