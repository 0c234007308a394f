ALTER TABLE handovers DROP COLUMN offered_by;
