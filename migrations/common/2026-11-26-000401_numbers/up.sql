CREATE INDEX invoices_by_number ON invoices (company_id, realm_key, number);
