//! Article to findings: entities, mentions and events, each with its words, its rule and its reason.
