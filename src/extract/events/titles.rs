//! Titles that read like a person wrote them: "Putin and Witkoff hold talks in Moscow".

use std::ops::Range;

use super::frame::Frame;
use super::pronouns;
use crate::extract::doc::Doc;
use crate::extract::entities::Cast;
use crate::language::{Dep, Tag};
use crate::model::{EntityKind, Factuality, Level};
use crate::temporal::Tense;
use crate::text::{Span, slice};

/// The most characters of a title.
const MOST_CHARS: usize = 90;

/// What a title leaves out wherever it stands.
const LEFT_OUT: [Dep; 6] = [Dep::RELCL, Dep::APPOS, Dep::ADVCL, Dep::PARATAXIS, Dep::META, Dep::INTJ];
/// What it leaves out of a long phrase.
const SHORTER: [Dep; 9] =
    [Dep::RELCL, Dep::APPOS, Dep::ADVCL, Dep::PARATAXIS, Dep::META, Dep::INTJ, Dep::ACL, Dep::CONJ, Dep::CC];
/// What it leaves out of a very long one.
const SHORTEST: [Dep; 11] = [
    Dep::RELCL,
    Dep::APPOS,
    Dep::ADVCL,
    Dep::PARATAXIS,
    Dep::META,
    Dep::INTJ,
    Dep::ACL,
    Dep::CONJ,
    Dep::CC,
    Dep::PREP,
    Dep::XCOMP,
];

/// Writes titles for the events of one article.
pub(super) struct Titles<'a> {
    doc: &'a Doc<'a>,
    cast: &'a Cast,
    /// Tokens of temporal expressions, which the date shows already.
    dates: &'a [bool],
}

impl<'a> Titles<'a> {
    /// Prepares to write; `dates` says of each token whether it belongs to a temporal expression.
    pub(super) fn new(doc: &'a Doc<'a>, cast: &'a Cast, dates: &'a [bool]) -> Self {
        Self { doc, cast, dates }
    }

    /// Writes the title of a frame.
    pub(super) fn write(&self, frame: &Frame) -> String {
        let title = match frame.verb {
            Some(verb) => self.of_verb(frame, verb),
            None => self.of_noun(frame),
        };
        finished(&title)
    }

    fn of_verb(&self, frame: &Frame, verb: usize) -> String {
        let doc = self.doc;
        let passive = frame.group.passive;
        let subject = if passive { frame.object } else { frame.subject };
        let mut pieces = Vec::new();
        let mut length = 0;
        if let Some(subject) = subject.filter(|&subject| !matches!(doc.tag(subject), Tag::WDT | Tag::WP | Tag::EX)) {
            pieces.push(self.subject(subject));
        } else if let Some(said) = doc.child(verb, &[Dep::EXPL]) {
            pieces.push(doc.word(said).to_owned());
        }
        pieces.push(self.verb_words(frame, verb, subject));
        length += pieces.iter().map(String::len).sum::<usize>();
        for root in self.rest(verb, frame) {
            let room = MOST_CHARS.saturating_sub(length).max(30);
            let fitting = [&LEFT_OUT[..], &SHORTER[..], &SHORTEST[..]]
                .iter()
                .map(|left_out| self.words(&self.extent(root, left_out)))
                .find(|text| text.len() <= room);
            let Some(text) = fitting.filter(|text| !text.is_empty()) else { continue };
            length += text.len() + 1;
            pieces.push(text);
        }
        pieces.join(" ")
    }

    /// Returns the words of the subject; what a pronoun stands for is named without what hangs on it.
    fn subject(&self, subject: usize) -> String {
        let shown = self.shown(subject);
        if shown == subject || self.cast.at(shown).is_some() {
            return self.phrase(shown, true);
        }
        let noun = self.extent(shown, &SHORTEST);
        self.words(&self.led(noun, shown))
    }

    /// Returns the noun that a title shows: what a pronoun stands for, where that is sure.
    fn shown(&self, noun: usize) -> usize {
        match self.cast.at(noun) {
            Some(_) => noun,
            None => pronouns::antecedent(self.doc, self.cast, noun).unwrap_or(noun),
        }
    }

    /// Whether the subject denies already: "no war", "nobody".
    fn denies(&self, subject: usize) -> bool {
        let doc = self.doc;
        matches!(doc.lower(subject), "nobody" | "none" | "neither" | "nothing")
            || doc.conjuncts(subject).len() == 1
                && doc.children(subject).any(|child| matches!(doc.lower(child), "no" | "neither"))
    }

    /// Returns the words of the verb group in the tense of headlines.
    fn verb_words(&self, frame: &Frame, verb: usize, subject: Option<usize>) -> String {
        let doc = self.doc;
        let group = &frame.group;
        let particle = doc
            .children(verb)
            .find(|&child| doc.dep(child) == Dep::PRT && child > verb)
            .map_or_else(String::new, |prt| format!(" {}", doc.lower(prt)));
        let lemma = doc.lemma(verb).to_lowercase();
        let subject = subject.map(|subject| self.shown(subject));
        let plural = subject.is_some_and(|subject| self.is_plural(subject));
        let negated = group.negated && !subject.is_some_and(|subject| self.denies(subject));
        let not = if negated { "not " } else { "" };
        let words = match group.tense {
            Tense::Future | Tense::Conditional if group.passive => format!("{not}to be {}", doc.lower(verb)),
            Tense::Future if lemma == "go" => {
                doc.child(verb, &[Dep::XCOMP]).map_or_else(|| format!("{not}to go"), |_| "going".to_owned())
            }
            Tense::Future => format!("{not}to {lemma}"),
            Tense::Conditional => {
                let modal = group.modal.map_or("would", |modal| doc.lower(modal));
                if frame.factuality == Factuality::Planned {
                    format!("{not}to {lemma}")
                } else {
                    format!("{modal} {not}{lemma}")
                }
            }
            _ if group.passive && negated => format!("{} not {}", if plural { "are" } else { "is" }, doc.lower(verb)),
            _ if group.passive => doc.lower(verb).to_owned(),
            _ if negated => format!("{} not {lemma}", if plural { "do" } else { "does" }),
            _ if group.infinitive => format!("to {lemma}"),
            _ => present(&lemma, plural),
        };
        words + &particle
    }

    fn is_plural(&self, subject: usize) -> bool {
        let doc = self.doc;
        let joined = doc.children(subject).any(|child| doc.dep(child) == Dep::CONJ);
        let plural_word = matches!(doc.tag(subject), Tag::NNS | Tag::NNPS) && self.cast.at(subject).is_none();
        // A name stands for it: "Henning files it" for "I filed it".
        let is_named = self.cast.at(subject).is_some_and(|mention| self.cast.kind(mention) != EntityKind::Group);
        joined
            || plural_word
            || matches!(doc.lower(subject), "they" | "we" | "i" | "you") && !is_named
            || matches!(doc.lower(subject), "police" | "people" | "these" | "those" | "who" | "many" | "some" | "several")
            || doc.tag(subject) == Tag::CD && doc.lower(subject) != "one"
    }

    /// Returns what follows the verb, in the order of the text: objects, complements, phrases of place.
    fn rest(&self, verb: usize, frame: &Frame) -> Vec<usize> {
        let doc = self.doc;
        let mut pieces = Vec::new();
        let mut phrases = 0;
        for child in doc.children(verb).filter(|&child| child > verb) {
            let keep = match doc.dep(child) {
                Dep::DOBJ | Dep::DATIVE | Dep::ATTR | Dep::OPRD | Dep::ACOMP | Dep::XCOMP | Dep::AGENT => true,
                Dep::NPADVMOD => matches!(doc.word(child), "%" | "percent" | "points") || doc.lemma(child) == "percent",
                Dep::CCOMP => frame.saying || matches!(doc.lemma(verb), "leave" | "let") || self.is_content(child),
                Dep::PREP => {
                    phrases += 1;
                    phrases <= 2
                        && !matches!(
                            doc.lower(child),
                            "without"
                                | "after"
                                | "before"
                                | "during"
                                | "despite"
                                | "since"
                                | "following"
                                | "according"
                                | "amid"
                                | "including"
                                | "as"
                                | "because"
                                | "like"
                                | "ahead"
                                | "while"
                                | "due"
                                | "compared"
                                | "than"
                                | "up"
                                | "until"
                                | "by"
                        )
                        || doc.lower(child) == "as" && frame.saying
                }
                Dep::ADVMOD => matches!(
                    doc.lower(child),
                    "back" | "away" | "out" | "home" | "off" | "down" | "up" | "together" | "abroad" | "again"
                ),
                _ => false,
            };
            if keep && !self.is_dated(child) {
                pieces.push(child);
            }
        }
        pieces
    }

    /// Whether a clause says what its verb is about: "that …", "whether …", "which …", and no "…, he said" behind it.
    fn is_content(&self, clause: usize) -> bool {
        let doc = self.doc;
        let first = doc.subtree(clause).min().unwrap_or(clause);
        doc.dep(first) == Dep::MARK
            || matches!(doc.tag(first), Tag::WP | Tag::WPS | Tag::WDT | Tag::WRB) && !doc.lower(first).ends_with("ever")
    }

    /// Whether the token belongs to a date that leads a phrase and tells no length: "Monday's raid", but "a six-day march".
    fn is_leading_date(&self, token: usize, noun: usize) -> bool {
        let doc = self.doc;
        self.dates.get(token).copied().unwrap_or_default()
            && !(token..noun).any(|at| is_unit(doc.lower(at)) || doc.lower(at).split('-').any(is_unit))
            && !is_unit(doc.lower(noun))
    }

    /// Whether a phrase is nothing but a date.
    fn is_dated(&self, token: usize) -> bool {
        let dated = |token: usize| self.dates.get(token).copied().unwrap_or_default();
        let doc = self.doc;
        let all = || {
            let mut words = doc
                .subtree(token)
                .filter(|&word| doc.is_noun(word) || doc.is_verb(word) || doc.tag(word) == Tag::CD)
                .peekable();
            words.peek().is_some() && words.all(dated)
        };
        match doc.dep(token) {
            Dep::PREP => doc.child(token, &[Dep::POBJ]).is_some_and(dated) || all(),
            _ => dated(token),
        }
    }

    /// Returns the tokens of a phrase without the clauses that hang on it.
    fn extent(&self, root: usize, left_out: &[Dep]) -> Range<usize> {
        let doc = self.doc;
        let (mut low, mut high) = (root, root);
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            low = low.min(at);
            high = high.max(at);
            for child in doc.children(at) {
                let second = doc.is_verb(at) && matches!(doc.dep(child), Dep::CONJ | Dep::CC);
                let clause = left_out.contains(&doc.dep(child))
                    || doc.dep(child) == Dep::PUNCT
                    || doc.dep(child) == Dep::PREP && child > at && self.is_dated(child);
                let apart = child > at
                    && doc.dep(child) == Dep::PREP
                    && matches!(
                        doc.lower(child),
                        "including" | "such" | "after" | "before" | "during" | "without" | "as" | "like" | "according"
                    );
                let ahead = doc.dep(child) == Dep::ADVMOD && matches!(doc.lower(child), "ahead" | "including");
                if !clause && !apart && !ahead && !second {
                    open.push(child);
                }
            }
        }
        low..high + 1
    }

    /// Returns the words of a noun phrase: short names for people, without its article where it begins the title.
    fn phrase(&self, head: usize, leads: bool) -> String {
        let doc = self.doc;
        let parts: Vec<String> = doc
            .conjuncts(head)
            .into_iter()
            .take(4)
            .map(|noun| self.one_phrase(noun, leads))
            .filter(|part| !part.is_empty())
            .collect();
        match parts.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        }
    }

    fn one_phrase(&self, noun: usize, leads: bool) -> String {
        if let Some(mention) = self.cast.at(noun)
            && let Some(short) = self.short(mention)
        {
            return short;
        }
        let doc = self.doc;
        let mut words = doc.subtree_without(
            noun,
            &[Dep::RELCL, Dep::APPOS, Dep::ADVCL, Dep::ACL, Dep::CONJ, Dep::CC, Dep::PUNCT, Dep::PARATAXIS],
        );
        if words.len() > 9 {
            words = doc.subtree_without(
                noun,
                &[Dep::RELCL, Dep::APPOS, Dep::ADVCL, Dep::ACL, Dep::CONJ, Dep::CC, Dep::PUNCT, Dep::PREP, Dep::PARATAXIS],
            );
        }
        if leads {
            words = self.led(words, noun);
        }
        self.words(&words)
    }

    /// Takes from the start of a phrase what no title begins with: articles, possessives, dates.
    fn led(&self, mut words: Range<usize>, noun: usize) -> Range<usize> {
        const LEADING: [&str; 14] =
            ["the", "a", "an", "but", "and", "its", "their", "his", "her", "our", "this", "these", "'s", "’s"];
        let word = |at: usize| self.doc.lower(at);
        while words.start < noun
            && (word(words.start) == "," || LEADING.contains(&word(words.start)) || self.is_leading_date(words.start, noun))
        {
            words.start += 1;
        }
        words
    }

    /// Returns how a title calls a mention's entity: a person by surname, a pronoun by the name that it stands for.
    fn short(&self, mention: usize) -> Option<String> {
        let mention = &self.cast.mentions[mention];
        let entity = &self.cast.entities[mention.entity];
        if entity.kind != EntityKind::Person && mention.level == Level::Name {
            return (mention.tokens.len() > 1 && entity.kind == EntityKind::Organization || entity.kind == EntityKind::Place)
                .then(|| self.raw(mention.span));
        }
        if entity.kind != EntityKind::Person {
            return Some(entity.name.to_string());
        }
        let words: Vec<&str> = entity.name.split_whitespace().collect();
        let particles = &crate::extract::lexicon::lexicon().people.particles;
        let suffix = |word: &&str| crate::extract::lexicon::lexicon().people.suffixes.contains(&word.to_lowercase());
        let end = words.iter().rposition(|word| !suffix(word)).map_or(words.len(), |last| last + 1);
        let mut start = end.saturating_sub(1);
        while start > 1 && particles.contains(&words[start - 1].to_lowercase()) {
            start -= 1;
        }
        Some(words.get(start..end).map_or_else(|| entity.name.to_string(), |words| words.join(" ")))
    }

    fn raw(&self, span: Span) -> String {
        slice(self.doc.text, span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the words of a range of tokens with short names, without dates, quotation marks and brackets.
    fn words(&self, tokens: &Range<usize>) -> String {
        let doc = self.doc;
        let mut text = String::new();
        let mut at = tokens.start;
        let mut glue = true;
        while at < tokens.end {
            let person = self.cast.at(at).filter(|&mention| {
                self.cast.mentions[mention].tokens.start == at
                    && self.cast.mentions[mention].level == Level::Name
                    && self.cast.kind(mention) == EntityKind::Person
            });
            let (word, next) = match person {
                Some(mention) if self.cast.mentions[mention].tokens.end <= tokens.end => {
                    drop_office(&mut text, self.office_before(mention, tokens.start));
                    (self.short(mention).unwrap_or_default(), self.cast.mentions[mention].tokens.end)
                }
                _ => (doc.word(at).to_owned(), at + 1),
            };
            let mark = matches!(word.as_str(), "\"" | "“" | "”" | "``" | "''" | "(" | ")" | "[" | "]" | "„" | "«" | "»");
            if !mark && !word.is_empty() {
                if !glue && !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&word);
            }
            let space = doc.token(next - 1).space_after;
            glue = if mark { glue && !space } else { !space };
            at = next;
        }
        text.trim().to_owned()
    }

    /// Returns how many characters of the office before a person's name a title drops: "US envoy " before "Witkoff".
    fn office_before(&self, mention: usize, from: usize) -> usize {
        let doc = self.doc;
        let name = &self.cast.mentions[mention].tokens;
        let mut start = name.start;
        while start > from
            && matches!(doc.dep(start - 1), Dep::COMPOUND | Dep::AMOD | Dep::NMOD)
            && doc.token(start - 1).head < name.end
            && doc.token(start - 1).head >= start - 1
        {
            start -= 1;
        }
        if start == name.start {
            0
        } else {
            slice(doc.text, Span::new(doc.token(start).span.start(), doc.token(name.start).span.start())).len()
        }
    }

    fn of_noun(&self, frame: &Frame) -> String {
        let doc = self.doc;
        let noun = frame.main();
        let mut words = self.extent(noun, &LEFT_OUT);
        let bare = words.clone().filter(|&word| !matches!(doc.tag(word), Tag::DT | Tag::PRPS)).count() == 1;
        if bare {
            let whole = self.extent(noun, &[Dep::APPOS, Dep::PARATAXIS]);
            words = if whole.len() <= 10 { whole } else { words };
        }
        if words.len() > 14 {
            words = doc.subtree_without(
                noun,
                &[Dep::RELCL, Dep::APPOS, Dep::ADVCL, Dep::ACL, Dep::CONJ, Dep::CC, Dep::PUNCT, Dep::PREP],
            );
        }
        self.words(&self.led(words, noun))
    }
}

/// Whether a word is a unit of time.
fn is_unit(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    matches!(one, "minute" | "hour" | "day" | "week" | "month" | "year" | "decade" | "century" | "centurie")
}

/// Takes the last `bytes` bytes from a text, where they can be.
fn drop_office(text: &mut String, bytes: usize) {
    let keep = text.len().saturating_sub(bytes);
    if bytes > 0 && text.is_char_boundary(keep) {
        text.truncate(keep);
        let trimmed = text.trim_end().len();
        text.truncate(trimmed);
        if !text.is_empty() {
            text.push(' ');
        }
    }
}

/// Returns the present tense of a verb.
fn present(lemma: &str, plural: bool) -> String {
    if plural {
        return if lemma == "be" { "are".to_owned() } else { lemma.to_owned() };
    }
    let before_y = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match (lemma, before_y) {
        ("be", _) => "is".to_owned(),
        ("have", _) => "has".to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        _ if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("sh") || lemma.ends_with("ch") => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// Begins the title with a capital and trims what is left at its ends.
fn finished(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let joined = words.join(" ");
    let trimmed = joined.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '-' | '–' | '—') || c.is_whitespace());
    let trimmed = trimmed.trim_end_matches('.').trim_end();
    let short = whole_end(&cut(trimmed));
    let mut chars = short.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Cuts a title that is far too long at a word.
fn cut(title: &str) -> String {
    if title.chars().count() <= MOST_CHARS + 40 {
        return title.to_owned();
    }
    let mut text = String::new();
    for word in title.split(' ') {
        if text.len() + word.len() > MOST_CHARS + 30 {
            break;
        }
        text.push_str(word);
        text.push(' ');
    }
    text.trim_end().to_owned()
}

/// Takes the words from the end that promise more: "ordered that", "delivered on or".
fn whole_end(title: &str) -> String {
    const OPEN: [&str; 19] = [
        "of", "the", "a", "an", "and", "or", "to", "with", "for", "by", "at", "from", "that", "whether", "into", "between",
        "upon", "than", "because",
    ];
    let mut words: Vec<&str> = title.split(' ').collect();
    while words.len() > 2 && words.last().is_some_and(|word| OPEN.contains(&word.trim_end_matches(','))) {
        words.pop();
    }
    words.join(" ").trim_end_matches([',', ';', ':']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{present, whole_end};

    #[test]
    fn a_title_ends_with_a_word_that_promises_nothing() {
        for (title, expected) in [
            ("Council votes to", "Council votes"),
            ("Boat sinks off the", "Boat sinks off"),
            ("Guards give in", "Guards give in"),
            ("Fleet sails from", "Fleet sails"),
        ] {
            assert_eq!(whole_end(title), expected);
        }
    }

    #[test]
    fn verbs_are_put_into_the_present() {
        for (lemma, expected) in
            [("hold", "holds"), ("deny", "denies"), ("slay", "slays"), ("push", "pushes"), ("go", "goes"), ("be", "is")]
        {
            assert_eq!(present(lemma, false), expected);
        }
        assert_eq!(present("be", true), "are");
        assert_eq!(present("deny", true), "deny");
    }
}
