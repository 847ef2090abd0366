//! Coarse parts of speech.

/// The coarse parts of speech of Universal Dependencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pos {
    /// Adjective.
    Adj,
    /// Adposition.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle.
    Part,
    /// Pronoun.
    Pron,
    /// Proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// White space; not part of Universal Dependencies.
    Space,
    /// Symbol.
    Sym,
    /// Verb.
    Verb,
    /// Other, or not known.
    X,
}

impl Pos {
    /// Every part of speech, in the order of the alphabet.
    pub const ALL: [Self; 18] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Space,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// Returns the UPOS tag.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Adj => "ADJ",
            Self::Adp => "ADP",
            Self::Adv => "ADV",
            Self::Aux => "AUX",
            Self::Cconj => "CCONJ",
            Self::Det => "DET",
            Self::Intj => "INTJ",
            Self::Noun => "NOUN",
            Self::Num => "NUM",
            Self::Part => "PART",
            Self::Pron => "PRON",
            Self::Propn => "PROPN",
            Self::Punct => "PUNCT",
            Self::Sconj => "SCONJ",
            Self::Space => "SPACE",
            Self::Sym => "SYM",
            Self::Verb => "VERB",
            Self::X => "X",
        }
    }

    /// Returns the part of speech with the UPOS tag `text`.
    pub fn from_upos(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pos| pos.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::Pos;

    #[test]
    fn tags_and_values_are_inverse() {
        for pos in Pos::ALL {
            assert_eq!(Pos::from_upos(pos.as_str()), Some(pos));
        }
        assert_eq!(Pos::from_upos("verb"), None);
    }
}
