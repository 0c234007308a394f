-- Named sets of what an invoice begins with; at most one of a company is its default.
CREATE TABLE presets (
    company_id BIGINT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    is_default BOOLEAN NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX presets_one_default ON presets (company_id) WHERE is_default;
