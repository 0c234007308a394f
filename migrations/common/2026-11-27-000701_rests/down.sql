ALTER TABLE grants DROP COLUMN rests_until;
