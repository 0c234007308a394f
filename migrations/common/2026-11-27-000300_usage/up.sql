-- The month's reads of all companies together.
CREATE INDEX call_counts_of_class ON call_counts (class, day);
