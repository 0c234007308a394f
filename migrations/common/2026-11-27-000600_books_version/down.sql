ALTER TABLE connections DROP COLUMN books_version;
