DROP TABLE pending_connections;
