DROP TABLE tellings;
DROP TABLE deal_viewers;
DROP TABLE call_counts;
ALTER TABLE users DROP COLUMN chosen_language;
ALTER TABLE deals DROP COLUMN field_values;
ALTER TABLE companies DROP COLUMN deal_fields;
