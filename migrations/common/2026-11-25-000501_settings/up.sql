-- What the settings decide beyond the invoice itself.

-- JSON: which custom field of the deal holds what, and what Pipedrive said where it made none.
ALTER TABLE companies ADD COLUMN deal_fields TEXT;
-- JSON: what those fields of this deal were last told.
ALTER TABLE deals ADD COLUMN field_values TEXT;
-- Chosen in the settings; without it the language of the Pipedrive profile.
ALTER TABLE users ADD COLUMN chosen_language TEXT;

-- Calls to the providers, by company, day and class.
CREATE TABLE call_counts (
    company_id BIGINT NOT NULL,
    day DATE NOT NULL,
    class TEXT NOT NULL,
    calls BIGINT NOT NULL,
    PRIMARY KEY (company_id, day, class)
);

-- Which colleague was seen by Pipedrive to see which deal, or not.
CREATE TABLE deal_viewers (
    company_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    deal_id BIGINT NOT NULL,
    sees BOOLEAN NOT NULL,
    checked_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, user_id, deal_id)
);

-- Notes and activities at deals: begun before the call, done after it, so that each is made once.
CREATE TABLE tellings (
    company_id BIGINT NOT NULL,
    deal_id BIGINT NOT NULL,
    invoice_id TEXT NOT NULL,
    what TEXT NOT NULL,
    version TEXT NOT NULL,
    begun_at TIMESTAMP NOT NULL,
    done BOOLEAN NOT NULL,
    PRIMARY KEY (company_id, deal_id, invoice_id, what, version)
);
