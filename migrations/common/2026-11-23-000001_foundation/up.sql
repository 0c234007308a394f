-- Everything a company owns begins with its company_id, in every key and index.

CREATE TABLE house_keys (
    name TEXT NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL
);

CREATE TABLE companies (
    company_id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    domain TEXT NOT NULL,
    api_base TEXT NOT NULL,
    owner_user BIGINT,
    data_key TEXT NOT NULL,
    deal_field TEXT,
    settings TEXT,
    settings_version BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    removed_at TIMESTAMP
);

CREATE TABLE users (
    company_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    is_admin BOOLEAN NOT NULL,
    language TEXT,
    language_country TEXT,
    locale TEXT,
    installed_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    removed_at TIMESTAMP,
    PRIMARY KEY (company_id, user_id)
);

CREATE TABLE handovers (
    company_id BIGINT NOT NULL,
    to_user BIGINT NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, to_user)
);

-- provider is 'pipedrive' (subject: the user) or 'quickbooks' (subject: 'books').
CREATE TABLE grants (
    company_id BIGINT NOT NULL,
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    access TEXT NOT NULL,
    refresh TEXT NOT NULL,
    access_until TIMESTAMP NOT NULL,
    refresh_until TIMESTAMP,
    scopes TEXT NOT NULL,
    generation BIGINT NOT NULL,
    alive BOOLEAN NOT NULL,
    refreshed_at TIMESTAMP NOT NULL,
    lease_owner TEXT,
    lease_until TIMESTAMP,
    PRIMARY KEY (company_id, provider, subject)
);

CREATE TABLE connections (
    company_id BIGINT NOT NULL PRIMARY KEY,
    realm_key TEXT NOT NULL,
    realm TEXT NOT NULL,
    environment TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('live', 'lost', 'ended')),
    profile TEXT,
    connected_at TIMESTAMP NOT NULL,
    connected_by BIGINT NOT NULL,
    lost_at TIMESTAMP,
    books_read_at TIMESTAMP,
    last_event_at TIMESTAMP,
    last_looked_at TIMESTAMP,
    version BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX connections_one_home ON connections (environment, realm_key) WHERE state <> 'ended';

-- Our own copies of QuickBooks' lists: customers, items, tax codes, terms, accounts.
CREATE TABLE books_lists (
    company_id BIGINT NOT NULL,
    realm_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    search TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (company_id, realm_key, kind, id)
);
CREATE INDEX books_lists_by_name ON books_lists (company_id, realm_key, kind, active, search);

CREATE TABLE customer_links (
    company_id BIGINT NOT NULL,
    realm_key TEXT NOT NULL,
    record TEXT NOT NULL,
    record_id BIGINT NOT NULL,
    customer_id TEXT NOT NULL,
    linked_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, realm_key, record, record_id)
);

CREATE TABLE item_links (
    company_id BIGINT NOT NULL,
    realm_key TEXT NOT NULL,
    product_id BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    linked_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, realm_key, product_id)
);

CREATE TABLE invoices (
    company_id BIGINT NOT NULL,
    realm_key TEXT NOT NULL,
    id TEXT NOT NULL,
    deal_id BIGINT,
    number TEXT,
    customer_id TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    currency TEXT NOT NULL,
    total_minor BIGINT NOT NULL,
    balance_minor BIGINT NOT NULL,
    issued DATE,
    due DATE,
    email TEXT,
    sent_at TIMESTAMP,
    bounced BOOLEAN NOT NULL,
    voided BOOLEAN NOT NULL,
    deleted BOOLEAN NOT NULL,
    last_total_minor BIGINT NOT NULL,
    expected_minor BIGINT,
    sync_token TEXT NOT NULL,
    updated_at TIMESTAMP,
    seen_at TIMESTAMP NOT NULL,
    seen_by TEXT NOT NULL,
    PRIMARY KEY (company_id, realm_key, id)
);
CREATE INDEX invoices_of_deal ON invoices (company_id, deal_id, issued, id);

-- version rises whenever something on the deal's panel changes.
CREATE TABLE deals (
    company_id BIGINT NOT NULL,
    deal_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    version BIGINT NOT NULL,
    gone BOOLEAN NOT NULL,
    field_text TEXT,
    PRIMARY KEY (company_id, deal_id)
);

-- One row per opened create form: what it was made from, and which invoice of the deal it would be.
CREATE TABLE forms (
    company_id BIGINT NOT NULL,
    form_key TEXT NOT NULL,
    deal_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    slot INTEGER NOT NULL,
    body TEXT NOT NULL,
    opened_at TIMESTAMP NOT NULL,
    saved_at TIMESTAMP,
    PRIMARY KEY (company_id, form_key)
);
CREATE INDEX forms_of_deal ON forms (company_id, deal_id, user_id, opened_at);

-- What a person asked QuickBooks to write; flushed before the first byte leaves.
CREATE TABLE intents (
    company_id BIGINT NOT NULL,
    id TEXT NOT NULL,
    form_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    deal_id BIGINT,
    slot INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    realm_key TEXT NOT NULL,
    environment TEXT NOT NULL,
    request_id TEXT NOT NULL,
    path TEXT NOT NULL,
    body TEXT NOT NULL,
    expected_minor BIGINT,
    currency TEXT,
    marker TEXT NOT NULL,
    customer_id TEXT,
    customer_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'sent', 'doubt', 'ask', 'done', 'refused', 'dropped')),
    qbo_id TEXT,
    first_sent_at TIMESTAMP,
    last_sent_at TIMESTAMP,
    sends INTEGER NOT NULL,
    next_at TIMESTAMP,
    last_error TEXT,
    asked_by BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    lease_owner TEXT,
    lease_until TIMESTAMP,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX intents_one_per_form ON intents (company_id, form_key, kind, attempt);
CREATE UNIQUE INDEX intents_one_per_slot ON intents (company_id, realm_key, deal_id, slot)
    WHERE kind = 'create_invoice' AND state IN ('ready', 'sent', 'doubt', 'ask', 'done');
CREATE UNIQUE INDEX intents_one_open_change ON intents (company_id, realm_key, qbo_id)
    WHERE kind IN ('void_invoice', 'delete_invoice', 'update_invoice', 'send_invoice') AND state IN ('ready', 'sent', 'doubt', 'ask');
CREATE INDEX intents_open ON intents (state, next_at);
CREATE INDEX intents_of_deal ON intents (company_id, deal_id, state);

CREATE TABLE jobs (
    company_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    asked BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'failed')),
    run_at TIMESTAMP NOT NULL,
    lease_owner TEXT,
    leased_until TIMESTAMP,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (company_id, key)
);
CREATE INDEX jobs_due ON jobs (state, run_at);

-- Events in the order of their time: (company, time, id) finds a repeat and keeps the index compact.
CREATE TABLE webhook_events (
    company_id BIGINT NOT NULL,
    at_micros BIGINT NOT NULL,
    event_id TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    arrived_at TIMESTAMP NOT NULL,
    done BOOLEAN NOT NULL,
    PRIMARY KEY (company_id, at_micros, event_id)
);
CREATE INDEX webhook_events_waiting ON webhook_events (company_id, arrived_at) WHERE NOT done;

-- Basic pairs of our webhooks in Pipedrive; only a hash of the password.
CREATE TABLE pipedrive_hooks (
    company_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    hook_id BIGINT,
    PRIMARY KEY (company_id, user_id, name)
);

CREATE TABLE oauth_states (
    state_hash TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    company_id BIGINT,
    user_id BIGINT,
    cookie_hash TEXT NOT NULL,
    expires_at TIMESTAMP NOT NULL
);

CREATE TABLE tickets (
    ticket_hash TEXT NOT NULL PRIMARY KEY,
    company_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    object TEXT NOT NULL,
    expires_at TIMESTAMP NOT NULL
);

-- Who did what to which invoice; rows are only ever added.
CREATE TABLE audit (
    company_id BIGINT NOT NULL,
    id TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    user_id BIGINT,
    action TEXT NOT NULL,
    deal_id BIGINT,
    invoice_id TEXT,
    detail TEXT NOT NULL,
    PRIMARY KEY (company_id, id)
);
