//! The field that is being edited: its words until they are taken or given up.

use crate::edit::Revision;

/// A field that can be edited in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// An event's title or an entity's name.
    Title,
    /// An event's date: a list of readings first, then words.
    Date,
    /// Somebody who takes part.
    Who,
    /// Where it happened.
    Place,
    /// The codebook's type.
    Type,
    /// Whether it happened.
    Factuality,
    /// A person's note.
    Note,
    /// One more tag.
    Tag,
    /// What an entity is or does.
    Role,
    /// One more name of an entity.
    Alias,
    /// The kind of an entity.
    Kind,
    /// The event that is the same as the chosen one.
    SameAs,
    /// The entity that takes the chosen ones in.
    MergeWith,
    /// The place that holds a place.
    Parent,
    /// Where on the globe a place lies.
    Coordinates,
    /// When an article was published.
    Published,
    /// Who published an article.
    Source,
    /// Who wrote an article.
    Author,
    /// Where an article is on the web.
    Address,
    /// Where an article is archived.
    Archive,
    /// The language of an article.
    Language,
    /// A number of an event, by its place in the list; one past the end is a new one.
    Amount(usize),
    /// The project's title.
    ProjectTitle,
}

impl Field {
    /// Whether the field opens as a list whose entries digits choose.
    pub const fn opens_as_list(self) -> bool {
        matches!(self, Self::Date | Self::Type | Self::Factuality | Self::Kind)
    }

    /// Whether the field has the keyboard for words as soon as it is open; the list of types is long enough to be searched.
    pub const fn opens_with_words(self) -> bool {
        !self.opens_as_list() || matches!(self, Self::Type)
    }
}

/// What is being edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The field; nothing where none is open.
    pub field: Option<Field>,
    /// The words in it.
    pub text: String,
    /// Whether the words are being typed; where not, digits choose from the list.
    pub typing: bool,
    /// Whether the keyboard is to go to the field in the next frame.
    pub wants_focus: bool,
    /// The entry of the list that Enter takes.
    pub chosen: usize,
    /// Whether the window has not shown the field yet: it is brought into view.
    pub is_new: bool,
    /// The state in which a new event waits for its title: giving the title up takes the event back.
    pub made_at: Option<Revision>,
}

impl Draft {
    /// Opens a field with the words that it holds; one that is open already becomes one for words.
    pub fn open(&mut self, field: Field, text: impl Into<String>) {
        let again = self.field == Some(field);
        let typing = field.opens_with_words() || again;
        *self = Self {
            field: Some(field),
            text: text.into(),
            typing,
            wants_focus: typing,
            is_new: true,
            made_at: self.made_at.filter(|_| again),
            ..Self::default()
        };
    }

    /// Makes the field one for words.
    pub const fn type_words(&mut self) {
        self.typing = true;
        self.wants_focus = true;
    }

    /// Whether digits choose from the list: where no words are typed, and in the search for a type before its first letter.
    pub fn digits_choose(&self) -> bool {
        !self.typing || (self.field == Some(Field::Type) && self.text.is_empty())
    }

    /// Closes the field and gives its words up.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Whether this field is open.
    pub fn is_open(&self, field: Field) -> bool {
        self.field == Some(field)
    }
}
