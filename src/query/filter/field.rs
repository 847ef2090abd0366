//! The fields that a query can ask for.

use crate::model::{Factuality, Status};

/// What a part of a query looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Every word of an event: title, note, tags, names, quotes.
    Any,
    /// The title.
    Title,
    /// A person's note.
    Note,
    /// The words of articles.
    Quote,
    /// Who takes part.
    Who,
    /// Where it happened.
    Where,
    /// Who takes part or where it happened.
    Entity,
    /// When it happened, by overlap.
    When,
    /// The codebook's type.
    Type,
    /// A person's tags.
    Tag,
    /// How far the review has come.
    Status,
    /// Whether it happened.
    Kind,
    /// Who published it: source, or article.
    Src,
    /// What sort of thing the event is beside its fields.
    Is,
    /// What the event has.
    Has,
}

impl Field {
    /// Every field that has a name, in the order of the help.
    pub const NAMED: [Self; 14] = [
        Self::Who,
        Self::Where,
        Self::When,
        Self::Type,
        Self::Tag,
        Self::Status,
        Self::Src,
        Self::Kind,
        Self::Title,
        Self::Note,
        Self::Quote,
        Self::Entity,
        Self::Is,
        Self::Has,
    ];

    /// Returns the name as it stands before the colon; empty for [`Field::Any`].
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Title => "title",
            Self::Note => "note",
            Self::Quote => "quote",
            Self::Who => "who",
            Self::Where => "where",
            Self::Entity => "entity",
            Self::When => "when",
            Self::Type => "type",
            Self::Tag => "tag",
            Self::Status => "status",
            Self::Kind => "kind",
            Self::Src => "src",
            Self::Is => "is",
            Self::Has => "has",
        }
    }

    /// Returns the field with this name or one of its other names, whatever the case.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let other = match name.as_str() {
            "source" => Some(Self::Src),
            "factuality" => Some(Self::Kind),
            "place" => Some(Self::Where),
            "date" => Some(Self::When),
            _ => None,
        };
        other.or_else(|| Self::NAMED.into_iter().find(|field| field.as_str() == name))
    }

    /// Returns what the field asks for, in a few words.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Any => "words of title, note, tags, names and quotes",
            Self::Title => "words of the title",
            Self::Note => "words of your note",
            Self::Quote => "words of the articles",
            Self::Who => "who takes part",
            Self::Where => "where it happened",
            Self::Entity => "who takes part or where",
            Self::When => "when: 2025-08, 2025-08..2025-09, <2025",
            Self::Type => "type of event",
            Self::Tag => "your tags",
            Self::Status => "candidate, accepted, deferred, rejected",
            Self::Kind => "happened, planned, threatened, denied …",
            Self::Src => "source or article",
            Self::Is => "starred, undated, merged, contradicted, confirmed, decided",
            Self::Has => "date, time, note, tag, place, who, number, quote",
        }
    }

    /// Returns the values that the field may have, where they are few and fixed; none where any words may stand.
    pub fn fixed_values(self) -> Vec<&'static str> {
        match self {
            Self::Status => Status::ALL.iter().map(|status| status.as_str()).collect(),
            Self::Kind => Factuality::ALL.iter().map(|kind| kind.as_str()).collect(),
            Self::Is => vec!["starred", "undated", "merged", "contradicted", "confirmed", "decided"],
            Self::Has => vec!["date", "time", "note", "tag", "place", "who", "number", "quote"],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn every_field_is_found_by_its_name() {
        for field in Field::NAMED {
            assert_eq!(Field::from_name(&field.as_str().to_uppercase()), Some(field));
        }
        assert_eq!(Field::from_name("factuality"), Some(Field::Kind));
        assert_eq!(Field::from_name(""), None);
    }
}
