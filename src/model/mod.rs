//! The plain data of a project: articles, claims, events, entities, dates. Public fields, no behaviour that needs a project.
