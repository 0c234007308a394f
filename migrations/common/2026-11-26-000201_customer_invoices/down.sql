DROP INDEX deals_of_person;
DROP INDEX deals_of_organization;
ALTER TABLE deals DROP COLUMN person_id;
ALTER TABLE deals DROP COLUMN organization_id;
ALTER TABLE deals DROP COLUMN parties;
ALTER TABLE invoices DROP COLUMN words;
ALTER TABLE connections DROP COLUMN others_changed_at;
DROP INDEX invoices_of_customer;
DROP TABLE kept_customers;
