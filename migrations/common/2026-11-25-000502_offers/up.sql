-- Whom the owner offers it to, rather than who asked for it.
ALTER TABLE handovers ADD COLUMN offered_by BIGINT;
