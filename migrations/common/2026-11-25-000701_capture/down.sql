DROP INDEX invoices_by_due;
DROP INDEX grants_by_age;
ALTER TABLE grants DROP COLUMN dead_at;
ALTER TABLE connections DROP COLUMN compare_seconds;
ALTER TABLE connections DROP COLUMN captured_at;
