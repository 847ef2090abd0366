//! Sentences, tokens, tags, heads, lemmas and names of an article. Knows nothing of events.
