-- Rises with the copies of QuickBooks' lists, so that a process knows whether the names it has in mind are today's.
ALTER TABLE connections ADD COLUMN books_version BIGINT NOT NULL DEFAULT 0;
