-- The number that a wish for an invoice asks for, so that nobody else is offered it meanwhile.
ALTER TABLE intents ADD COLUMN number TEXT;
CREATE INDEX intents_by_number ON intents (company_id, realm_key, number) WHERE number IS NOT NULL;
