-- What is swept or counted is found by its age, so that an hour's sweep costs what there is to sweep.
CREATE INDEX oauth_states_by_age ON oauth_states (expires_at);
CREATE INDEX tickets_by_age ON tickets (expires_at);
CREATE INDEX pending_connections_by_age ON pending_connections (expires_at);
CREATE INDEX pending_connections_by_ticket ON pending_connections (ticket_hash);
CREATE INDEX deal_viewers_by_age ON deal_viewers (checked_at);
CREATE INDEX forms_by_age ON forms (opened_at);
CREATE INDEX remains_by_age ON remains (kept_until);
CREATE INDEX companies_removed ON companies (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX grants_dead ON grants (dead_at) WHERE dead_at IS NOT NULL;
CREATE INDEX jobs_leased ON jobs (leased_until) WHERE leased_until IS NOT NULL;
