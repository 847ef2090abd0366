//! Temporal expressions to dates, with the rule and the reason.
