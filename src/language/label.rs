//! Label types of the model: open sets, since each model brings its own, with constants for the English one.

use std::fmt;

/// Bytes of the longest label.
const CAPACITY: usize = 15;

/// A short label that is copied, compared and matched like an integer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Label {
    /// Filled up with zeros.
    bytes: [u8; CAPACITY],
}

impl Label {
    /// Makes a label of the first [`CAPACITY`] bytes of `text`.
    const fn new(text: &str) -> Self {
        let source = text.as_bytes();
        let mut bytes = [0; CAPACITY];
        let mut at = 0;
        while at < source.len() && at < CAPACITY {
            bytes[at] = source[at];
            at += 1;
        }
        Self { bytes }
    }

    fn as_str(&self) -> &str {
        let len = self.bytes.iter().position(|&byte| byte == 0).unwrap_or(CAPACITY);
        std::str::from_utf8(&self.bytes[..len]).unwrap_or_default()
    }
}

/// Defines a label type with constants for its well-known values.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($constant:ident = $text:literal: $meaning:literal,)* }) => {
        $(#[$doc])*
        ///
        /// The constants can be matched on; a model of another language may use further labels.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Label);

        impl $name {
            $(#[doc = concat!("`", $text, "`: ", $meaning, ".")] pub const $constant: Self = Self(Label::new($text));)*

            /// Makes a label from its text; nothing where it is longer than 15 bytes.
            pub const fn new(text: &str) -> Option<Self> {
                if text.len() <= CAPACITY { Some(Self(Label::new(text))) } else { None }
            }

            /// Returns the label as the model writes it.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self.as_str(), f)
            }
        }
    };
}

labels! {
    /// A fine part of speech: a tag of the Penn Treebank in its `OntoNotes` form.
    Tag {
        NONE = "": "no tag, from an engine without a tagger",
        DOLLAR = "$": "currency sign",
        QUOTE_END = "''": "closing quotation mark",
        QUOTE_START = "``": "opening quotation mark",
        COMMA = ",": "comma",
        BRACKET_START = "-LRB-": "opening bracket",
        BRACKET_END = "-RRB-": "closing bracket",
        STOP = ".": "end of a sentence",
        COLON = ":": "colon, semicolon, dash",
        ADD = "ADD": "web or mail address",
        AFX = "AFX": "prefix standing alone",
        CC = "CC": "coordinating conjunction",
        CD = "CD": "cardinal number",
        DT = "DT": "determiner",
        EX = "EX": "existential there",
        FW = "FW": "foreign word",
        HYPH = "HYPH": "hyphen",
        IN = "IN": "preposition or subordinating conjunction",
        JJ = "JJ": "adjective",
        JJR = "JJR": "comparative adjective",
        JJS = "JJS": "superlative adjective",
        LS = "LS": "list item marker",
        MD = "MD": "modal verb",
        NFP = "NFP": "superfluous punctuation",
        NN = "NN": "singular noun",
        NNP = "NNP": "singular proper noun",
        NNPS = "NNPS": "plural proper noun",
        NNS = "NNS": "plural noun",
        PDT = "PDT": "predeterminer",
        POS = "POS": "possessive ending",
        PRP = "PRP": "personal pronoun",
        PRPS = "PRP$": "possessive pronoun",
        RB = "RB": "adverb",
        RBR = "RBR": "comparative adverb",
        RBS = "RBS": "superlative adverb",
        RP = "RP": "particle",
        SYM = "SYM": "symbol",
        TO = "TO": "infinitival to",
        UH = "UH": "interjection",
        VB = "VB": "verb, base form",
        VBD = "VBD": "verb, past tense",
        VBG = "VBG": "verb, gerund or present participle",
        VBN = "VBN": "verb, past participle",
        VBP = "VBP": "verb, present tense, not third person singular",
        VBZ = "VBZ": "verb, third person singular present",
        WDT = "WDT": "wh-determiner",
        WP = "WP": "wh-pronoun",
        WPS = "WP$": "possessive wh-pronoun",
        WRB = "WRB": "wh-adverb",
        XX = "XX": "unknown",
        SPACE = "_SP": "white space",
    }
}

labels! {
    /// A dependency relation in the `ClearNLP` scheme.
    Dep {
        ROOT = "ROOT": "root of its sentence",
        ACL = "acl": "clause that modifies a noun",
        ACOMP = "acomp": "adjectival complement",
        ADVCL = "advcl": "adverbial clause",
        ADVMOD = "advmod": "adverbial modifier",
        AGENT = "agent": "by-phrase of a passive",
        AMOD = "amod": "adjectival modifier",
        APPOS = "appos": "apposition",
        ATTR = "attr": "attribute after a copula",
        AUX = "aux": "auxiliary",
        AUXPASS = "auxpass": "auxiliary of a passive",
        CASE = "case": "case marker",
        CC = "cc": "coordinating conjunction",
        CCOMP = "ccomp": "clausal complement",
        COMPOUND = "compound": "compound modifier",
        CONJ = "conj": "conjunct",
        CSUBJ = "csubj": "clausal subject",
        CSUBJPASS = "csubjpass": "clausal subject of a passive",
        DATIVE = "dative": "dative",
        DEP = "dep": "relation that is not classified",
        DET = "det": "determiner",
        DOBJ = "dobj": "direct object",
        EXPL = "expl": "expletive",
        INTJ = "intj": "interjection",
        MARK = "mark": "marker of a clause",
        META = "meta": "meta modifier",
        NEG = "neg": "negation",
        NMOD = "nmod": "nominal modifier",
        NPADVMOD = "npadvmod": "noun phrase as an adverbial",
        NSUBJ = "nsubj": "nominal subject",
        NSUBJPASS = "nsubjpass": "nominal subject of a passive",
        NUMMOD = "nummod": "numeral",
        OPRD = "oprd": "object predicate",
        PARATAXIS = "parataxis": "parataxis",
        PCOMP = "pcomp": "clause after a preposition",
        POBJ = "pobj": "object of a preposition",
        POSS = "poss": "possessor",
        PRECONJ = "preconj": "first part of a paired conjunction",
        PREDET = "predet": "predeterminer",
        PREP = "prep": "prepositional phrase",
        PRT = "prt": "particle",
        PUNCT = "punct": "punctuation",
        QUANTMOD = "quantmod": "modifier of a quantity",
        RELCL = "relcl": "relative clause",
        XCOMP = "xcomp": "clausal complement without its own subject",
    }
}

labels! {
    /// What a name names: one of the 18 types of `OntoNotes`, or not known.
    NameLabel {
        CARDINAL = "CARDINAL": "number that is no other type",
        DATE = "DATE": "date or period",
        EVENT = "EVENT": "named war, storm, tournament",
        FAC = "FAC": "building, airport, road, bridge",
        GPE = "GPE": "country, city, state",
        LANGUAGE = "LANGUAGE": "language",
        LAW = "LAW": "named document made into law",
        LOC = "LOC": "mountain range, sea, region",
        MONEY = "MONEY": "amount of money",
        NORP = "NORP": "nationality, religious or political group",
        ORDINAL = "ORDINAL": "first, second …",
        ORG = "ORG": "company, agency, institution",
        PERCENT = "PERCENT": "percentage",
        PERSON = "PERSON": "person",
        PRODUCT = "PRODUCT": "vehicle, weapon, food",
        QUANTITY = "QUANTITY": "measured weight, distance …",
        TIME = "TIME": "time shorter than a day",
        WORK_OF_ART = "WORK_OF_ART": "title of a book, song …",
        UNTYPED = "NAME": "name whose type is not known, from the rules",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_text_and_are_matched_by_constants() {
        assert_eq!(Tag::new("PRP$"), Some(Tag::PRPS));
        assert_eq!(NameLabel::new("WORK_OF_ART").map(|label| label.to_string()).as_deref(), Some("WORK_OF_ART"));
        assert_eq!(Dep::new("sixteen_letters_"), None);
        assert!(matches!(Dep::new("nsubj"), Some(Dep::NSUBJ)));
    }
}
