//! When an event happened: by the expression in its clause, a relation to another event, or its tense.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::frame::Frame;
use crate::extract::clause::{clause_of, verb_group};
use crate::extract::doc::Doc;
use crate::extract::entities::Cast;
use crate::extract::lexicon::lexicon;
use crate::language::{Dep, Tag};
use crate::model::{Anchor, Basis, Day, Edtf, Factuality, Timex, TimexKind, When};
use crate::temporal::{Domain, Tense};

/// What dates are read against.
pub(super) struct Calendar<'a> {
    /// The temporal expressions, in order.
    pub timexes: &'a [Timex],
    /// The word that each expression hangs on, where there is one.
    governors: Vec<Option<Governor>>,
    /// The day of publication.
    pub published: Option<Day>,
    /// News or narrative.
    pub domain: Domain,
}

/// What a temporal expression hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Governor {
    /// A verb, or a noun that stands for an act.
    token: usize,
    /// The first token of the expression.
    first: usize,
}

/// Verbs of founding and birth: their past is seldom the day of the article.
const FOUNDING: [&str; 12] =
    ["found", "bear", "establish", "create", "build", "design", "write", "develop", "graduate", "marry", "serve", "grow"];

impl<'a> Calendar<'a> {
    /// Ties every expression to the word that it hangs on.
    pub(super) fn new(doc: &Doc<'_>, timexes: &'a [Timex], published: Option<Day>, domain: Domain) -> Self {
        let governors = timexes.iter().map(|timex| governor(doc, timex)).collect();
        Self { timexes, governors, published, domain }
    }

    /// Returns when the event of a frame happened.
    pub(super) fn when(&self, doc: &Doc<'_>, frame: &Frame) -> When {
        if let Some(timex) = self.own(doc, frame) {
            return from_timex(timex);
        }
        self.by_tense(doc, frame)
    }

    /// Whether an expression hangs on this very word: "the 12:00 UTC announcement".
    pub(super) fn dates(&self, token: usize) -> bool {
        self.dated().any(|(_, governor)| governor.token == token)
    }

    /// Returns the expression that dates the frame: on its verb or noun, else shared with the verb that it is joined to.
    fn own(&self, doc: &Doc<'_>, frame: &Frame) -> Option<&'a Timex> {
        let carriers = carriers(doc, frame);
        let main = frame.main();
        let near = |tokens: &[usize]| {
            self.dated()
                .filter(|(_, governor)| tokens.contains(&governor.token) && (lasts(frame) || !after_since(doc, governor.first)))
                .min_by_key(|(timex, governor)| (grain_rank(timex), governor.first.abs_diff(main)))
                .map(|(timex, _)| timex)
        };
        near(&carriers).or_else(|| near(&shared(doc, frame)))
    }

    /// Returns the expressions that stand for a date, with what they hang on.
    fn dated(&self) -> impl Iterator<Item = (&'a Timex, Governor)> + '_ {
        self.timexes.iter().zip(&self.governors).filter_map(|(timex, governor)| {
            let is_date = matches!(timex.kind, TimexKind::Date | TimexKind::Time) && timex.when.edtf.is_some();
            governor.filter(|_| is_date).map(|governor| (timex, governor))
        })
    }

    /// Returns the date that tense and reporting verb give, or none with the reason.
    fn by_tense(&self, doc: &Doc<'_>, frame: &Frame) -> When {
        let Some(published) = self.published else {
            return When::undated("when.none", "its clause names no date, and the article's date is not known");
        };
        if self.domain == Domain::Narrative {
            return When::undated("when.narrative", "its clause names no date, and the article tells of the past");
        }
        let heading = doc.is_heading(doc.sentence_of(frame.main()));
        let verb = frame.verb.unwrap_or_else(|| clause_of(doc, frame.main()));
        let group = if frame.verb.is_some() { frame.group } else { verb_group(doc, verb) };
        match frame.factuality {
            Factuality::Planned => return When::undated("when.later", "it is set for later, without a date"),
            Factuality::Conditional => return When::undated("when.conditional", "it depends on something else"),
            _ => {}
        }
        let why = match group.tense {
            _ if heading && frame.verb.is_some() => "a headline tells of it in the present tense",
            Tense::Past if group.perfect && is_hot(doc, frame, verb) => "a lead in the perfect tense tells what is new",
            Tense::Past if group.perfect => return When::undated("when.perfect", "the perfect tense leaves open when it was"),
            Tense::Past if frame.verb.is_some() && !is_background(doc, verb) && !FOUNDING.contains(&doc.lemma(verb)) => {
                "past tense in a report, without a date of its own"
            }
            Tense::Present if group.progressive => "it goes on when the article appears",
            Tense::Present if frame.saying => "it is said in the present tense",
            Tense::Pluperfect => {
                return When::undated("when.pluperfect", "an earlier past than the one told (had …), without a date");
            }
            _ => return When::undated("when.open", "its clause names no date and its tense gives none"),
        };
        let edtf = Edtf::parse(&format!("{published}~")).ok();
        let basis = Basis {
            anchor: Anchor::Article,
            rule: "when.article".into(),
            why: format!("{why}: on or just before the article's date, {published}").into(),
        };
        When::new(edtf, basis)
    }
}

/// Lets the past that follows a dated lead tell of the lead's day: "On Wednesday he met …. He showed …".
///
/// A simple past without a date of its own takes up the time that the story stands at, which is the lead's and not that of
/// publication.
pub(super) fn follow_lead(doc: &Doc<'_>, calendar: &Calendar<'_>, cast: &Cast, drafts: &mut [Draft]) {
    let Some((day, lead, speakers)) = lead_day(doc, calendar, drafts, cast) else { return };
    let Ok(about) = Edtf::parse(&format!("{day}~")) else { return };
    for draft in drafts.iter_mut().filter(|draft| draft.when.basis.rule == "when.article") {
        let frame = &draft.frame;
        let heading = doc.is_heading(draft.sentence);
        let past = frame.group.tense == Tense::Past && !frame.group.perfect && draft.sentence >= lead;
        // Others answer later, when it is reported.
        let answers = matches!(frame.event_type.as_str(), "DISAPPROVE" | "REJECT" | "DEMAND" | "SUPPORT" | "THREATEN");
        let reaction = frame.saying && answers && draft.people(cast).is_disjoint(&speakers);
        if frame.verb.is_some() && !reaction && (heading || past) {
            let why = format!("it goes with a lead that tells of {day}: about that day");
            let basis = Basis { anchor: Anchor::Article, rule: "when.lead".into(), why: why.into() };
            draft.when = When::new(Some(about.clone()), basis);
        }
    }
}

/// Returns the one day before publication that the lead's own act happened on, the number of its sentence, and who took part.
fn lead_day(doc: &Doc<'_>, calendar: &Calendar<'_>, drafts: &[Draft], cast: &Cast) -> Option<(Day, usize, BTreeSet<usize>)> {
    let published = calendar.published?;
    let first = (0..doc.analysis.sentences.len()).find(|&sentence| !doc.is_heading(sentence))?;
    let dated = drafts.iter().find(|draft| {
        let frame = &draft.frame;
        let own = draft.sentence == first && draft.is_dated() && frame.factuality == Factuality::Happened;
        own && frame.verb.is_some_and(|verb| !is_background(doc, verb)) && frame.group.tense == Tense::Past
    })?;
    let edtf = dated.when.edtf.as_ref()?;
    let day = edtf.single_day().filter(|day| *day < published)?;
    (published.number() - day.number() <= LEAD_REACH).then(|| (day, first, dated.people(cast)))
}

/// How many days before publication a lead's day still is the news.
const LEAD_REACH: i32 = 10;

/// Whether a perfect tells the news itself: in a main clause of the lead, without a word that looks back.
fn is_hot(doc: &Doc<'_>, frame: &Frame, verb: usize) -> bool {
    let first = (0..doc.analysis.sentences.len()).find(|&sentence| !doc.is_heading(sentence)).unwrap_or_default();
    let lead = doc.sentence_of(verb) <= first + 1;
    let compares =
        || doc.subtree(verb).any(|token| matches!(doc.tag(token), Tag::JJS | Tag::RBS) || doc.lower(token) == "first");
    let looks_back = doc.children(verb).any(|child| match doc.lower(child) {
        "previously" | "already" | "ever" | "never" | "long" | "repeatedly" | "often" | "always" | "yet" => true,
        // "Its first loss since 1992" compares; "has fought since 1992" lasts.
        "since" => !compares(),
        _ => false,
    });
    lead && !looks_back
        && !is_background(doc, verb)
        && frame.factuality != Factuality::Ongoing
        && frame.factuality != Factuality::Failed
}

/// Makes the date of an event from the expression that names it.
fn from_timex(timex: &Timex) -> When {
    let mut when = timex.when.clone();
    when.expression = Some(timex.span);
    when
}

/// Whether the expression stands after "since".
fn after_since(doc: &Doc<'_>, first: usize) -> bool {
    doc.lower(first) == "since" || first.checked_sub(1).is_some_and(|before| doc.lower(before) == "since")
}

/// Whether the event goes on for a time, so that "since" can say when it began.
fn lasts(frame: &Frame) -> bool {
    frame.factuality == Factuality::Ongoing || frame.group.progressive
}

/// Prefers days to months and years.
fn grain_rank(timex: &Timex) -> u8 {
    use crate::model::Grain;
    match timex.when.edtf.as_ref().map(Edtf::grain) {
        Some(Grain::Day) => 0,
        Some(Grain::Month | Grain::Season) => 1,
        _ => 2,
    }
}

/// Returns the words whose dates are the frame's own.
fn carriers(doc: &Doc<'_>, frame: &Frame) -> Vec<usize> {
    let mut tokens: Vec<usize> = frame.verb.into_iter().chain(frame.noun).collect();
    if let Some(verb) = frame.verb {
        tokens.extend(occasions(doc, verb));
    }
    let factuality = &lexicon().factuality;
    if let (Some(verb), Some(below)) = (frame.verb, frame.complement) {
        let lemma = doc.lemma(verb);
        let one_act = factuality.planned.contains(lemma)
            || factuality.failed.contains(lemma)
            || factuality.failing.contains(lemma)
            || matches!(
                lemma,
                "begin" | "start" | "continue" | "manage" | "go" | "help" | "use" | "finish" | "stop" | "resume"
            );
        if one_act {
            tokens.push(below);
        }
    }
    tokens
}

/// Returns the acts that a verb took place at: "at a press conference on Monday", "in a Wednesday vote".
fn occasions<'d>(doc: &'d Doc<'_>, verb: usize) -> impl Iterator<Item = usize> + 'd {
    doc.children(verb)
        .filter(|&child| doc.dep(child) == Dep::PREP && matches!(doc.lower(child), "in" | "at" | "during" | "on"))
        .filter_map(|preposition| doc.child(preposition, &[Dep::POBJ]))
        .filter(|&noun| lexicon().nouns.type_of.contains_key(doc.lemma(noun)))
}

/// Returns the verbs that share their date with the frame's: those that it is joined to by "and".
fn shared(doc: &Doc<'_>, frame: &Frame) -> Vec<usize> {
    let Some(verb) = frame.verb else { return noun_shared(doc, frame) };
    let mut tokens = Vec::new();
    let mut at = verb;
    while doc.dep(at) == Dep::CONJ
        && let Some(head) = doc.head(at).filter(|&head| doc.is_verb(head))
    {
        tokens.push(head);
        at = head;
    }
    let is_participle = matches!(doc.dep(verb), Dep::ADVCL) && frame.group.tense == Tense::Unknown;
    if is_participle && let Some(head) = doc.head(verb) {
        tokens.push(head);
    }
    if goes_along(doc, verb) {
        tokens.extend(doc.ancestors(verb).take(5).find(|&above| doc.is_verb(above)));
    }
    tokens
}

/// Whether a clause tells of the same occasion as the one above: "at a conference, where he showed …", "when police moved in".
fn goes_along(doc: &Doc<'_>, verb: usize) -> bool {
    let tells_of_act = doc.dep(verb) == Dep::RELCL
        && doc.head(verb).is_some_and(|noun| doc.is_noun(noun) && lexicon().nouns.type_of.contains_key(doc.lemma(noun)));
    if tells_of_act && verb_group(doc, verb).tense == Tense::Past {
        return true;
    }
    let clause = matches!(doc.dep(verb), Dep::RELCL | Dep::ADVCL);
    clause
        && doc.children(verb).any(|child| {
            matches!(doc.lower(child), "where" | "when" | "as") && child < verb && !matches!(doc.dep(child), Dep::PREP)
        })
}

/// Returns the verb whose date a noun shares: the one that it is subject or object of.
fn noun_shared(doc: &Doc<'_>, frame: &Frame) -> Vec<usize> {
    let main = frame.main();
    let is_argument = matches!(doc.dep(main), Dep::NSUBJ | Dep::NSUBJPASS | Dep::DOBJ);
    doc.head(main).filter(|&head| is_argument && doc.is_verb(head)).into_iter().collect()
}

/// Whether the clause only tells what lies behind the news.
fn is_background(doc: &Doc<'_>, verb: usize) -> bool {
    let mut at = verb;
    for _ in 0..6 {
        match doc.dep(at) {
            Dep::RELCL | Dep::ADVCL if goes_along(doc, at) => {}
            Dep::RELCL | Dep::ACL => return true,
            Dep::ADVCL => {
                let because = doc
                    .children(at)
                    .any(|child| matches!(doc.lower(child), "because" | "since" | "although" | "though" | "while" | "where"));
                return because || verb_group(doc, at).tense != Tense::Unknown;
            }
            Dep::CONJ => {}
            _ => return false,
        }
        let Some(head) = doc.head(at) else { return false };
        at = head;
    }
    false
}

/// Returns the verb, or the noun that stands for an act, that an expression hangs on.
fn governor(doc: &Doc<'_>, timex: &Timex) -> Option<Governor> {
    let tokens = doc.analysis.tokens_in(timex.span);
    let first = tokens.start;
    let root = tokens.clone().find(|&token| doc.head(token).is_none_or(|head| !tokens.contains(&head)))?;
    let mut at = root;
    for _ in 0..12 {
        let dep = doc.dep(at);
        let head = doc.head(at)?;
        let is_act = lexicon().nouns.type_of.contains_key(doc.lemma(head)) && doc.is_noun(head);
        let inside = matches!(dep, Dep::COMPOUND | Dep::AMOD | Dep::NUMMOD | Dep::POSS | Dep::NMOD) && !tokens.contains(&head);
        if is_act || doc.is_verb(head) && !matches!(doc.dep(head), Dep::AUX | Dep::AUXPASS | Dep::AMOD) {
            return Some(Governor { token: head, first });
        }
        if inside && doc.is_noun(head) {
            return None;
        }
        at = head;
    }
    None
}
