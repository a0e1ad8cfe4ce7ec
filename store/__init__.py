"""All SQL: tables, the session, the event store, one module per noun."""
