//! Who or what made a finding.

use super::Interned;

/// The rule or the person that a record comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The program found it.
    Rule {
        /// The rule's or component's id, such as `name.title` or `event.reported`.
        rule: Interned,
        /// A sentence that says why.
        why: Interned,
    },
    /// A person made it.
    Person,
}

impl Origin {
    /// Makes the origin of a finding.
    pub fn rule(rule: impl Into<Interned>, why: impl Into<Interned>) -> Self {
        Self::Rule { rule: rule.into(), why: why.into() }
    }
}
