-- When Pipedrive last told that the deal changed: a draft read before is looked at again before it is invoiced.
ALTER TABLE deals ADD COLUMN changed_at TIMESTAMP;
