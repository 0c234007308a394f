-- What a person was shown, sealed, until QuickBooks has answered; and where the answer was another.
-- invoices.expected_minor is not read any more and goes with a later release.
ALTER TABLE intents ADD COLUMN asked TEXT;
ALTER TABLE invoices ADD COLUMN comparison TEXT;
