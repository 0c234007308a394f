DELETE FROM remains WHERE invoice_id = '';
ALTER TABLE remains DROP COLUMN sent_last;
ALTER TABLE remains DROP COLUMN sent_first;
