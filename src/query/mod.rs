//! Read-only answers over a project: what an event shows, filters, lanes, counts, coverage, checks.
