-- Until when a provider asked us to leave this grant alone; all processes keep to it.
ALTER TABLE grants ADD COLUMN rests_until TIMESTAMP;
