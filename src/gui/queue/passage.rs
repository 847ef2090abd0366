//! The quote of the present candidate among the sentences around it, with its highlights.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::app::App;
use crate::gui::reader::{BOX_ROOM, paint_line, row_rects};
use crate::gui::theme::{Face, Theme, Underline, corner_radius};
use crate::model::{Article, ArticleId, Claim, EntityKind, EventId};
use crate::query::{HeldClaim, ranked};
use crate::text::{Span, paragraphs, slice};

/// How many bytes of context stand before and after the quote at most, in whole sentences.
const CONTEXT: usize = 260;
/// How many bytes the space between two paragraphs counts for.
const BREAK: usize = 70;
/// How tall the ground behind words is.
const GROUND_PX: f32 = 27.0;

/// The words that the card shows.
pub(super) struct Passage {
    /// The article.
    pub(super) article: ArticleId,
    /// The claim that is quoted.
    pub(super) claim: HeldClaim,
    /// The quote with the sentences around it.
    pub(super) span: Span,
}

/// Returns the words that the card of an event shows; nothing where a person made it without words.
pub(super) fn passage_of(app: &App, event: EventId) -> Option<Passage> {
    let claim = leading_claim(app, event)?;
    let article = app.project.articles.get(claim.article).filter(|_| claim.lost_words.is_none())?;
    let context = app.session.queue.room.saturating_sub(claim.quote.len()) / 2;
    let span = surroundings(article, claim.quote, context.min(CONTEXT));
    Some(Passage { article: article.id, claim, span })
}

/// Returns the claim that the card quotes.
pub(super) fn leading_claim(app: &App, event: EventId) -> Option<HeldClaim> {
    let claims = ranked(&app.project, &app.session.derived.links, event);
    let fact = app.session.queue.facts().get(event);
    let leads = |claim: &Claim| {
        let start = claim.triggers.first().unwrap_or(&claim.quote).start();
        fact.is_some_and(|fact| fact.article == Some(claim.article) && fact.at == start)
    };
    claims.iter().find(|claim| leads(claim)).or(claims.first()).cloned()
}

/// Returns the quote with the sentences around it, as far as they are near; those of other paragraphs must be nearer, as the
/// space between paragraphs takes room too.
fn surroundings(article: &Article, quote: Span, context: usize) -> Span {
    let whole = Span::new(0, article.text.len());
    let home = paragraphs(&article.text, whole)
        .skip_while(|paragraph| paragraph.end() <= quote.start())
        .take_while(|paragraph| paragraph.start() < quote.end())
        .fold(quote, Span::cover);
    let near = |sentence: &&Span| {
        let context = if home.contains(**sentence) { context } else { context.saturating_sub(BREAK) };
        sentence.start() + context >= quote.start() && sentence.end() <= quote.end() + context
    };
    article.sentences.iter().filter(near).fold(quote, |span, &sentence| span.cover(sentence))
}

/// How some words are written.
struct Mark {
    span: Span,
    color: Color32,
    bold: bool,
    line: Option<(Underline, Color32, f32)>,
}

/// Shows the passage over the whole width.
pub(super) fn passage_ui(ui: &mut Ui, theme: &Theme, app: &App, passage: &Passage) {
    let Some(article) = app.project.articles.get(passage.article) else { return };
    let marks = marks(theme, app, article, &passage.claim);
    let width = ui.available_width();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job(theme, article, passage, &marks, width)));
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, article.slice(passage.span)));
    let rects = |span: Span| -> Vec<Rect> {
        let before = |byte: usize| slice(&article.text, Span::new(passage.span.start(), byte)).chars().count();
        let placed = |row: Rect| row.translate(rect.min.to_vec2());
        row_rects(&galley, before(span.start().max(passage.span.start())), before(span.end().min(passage.span.end())))
            .into_iter()
            .map(placed)
            .collect()
    };
    let ground = |row: Rect, color: Color32| {
        let middle = Rect::from_center_size(row.center(), vec2(row.width(), GROUND_PX)).expand2(vec2(1.5, 0.0));
        ui.painter().rect_filled(middle, corner_radius(theme.radius.highlight), color);
    };
    for row in rects(passage.claim.quote) {
        ground(row, theme.color.evidence);
    }
    for &trigger in passage.claim.triggers.iter().filter(|span| passage.span.contains(**span)) {
        for row in rects(trigger) {
            ground(row, theme.color.evidence_trigger);
        }
    }
    for mark in &marks {
        if let Some(line) = mark.line {
            for row in rects(mark.span) {
                // The box of a date is drawn around its words; pulled in a little, it stays off the comma after them.
                let inset = if line.0 == Underline::Box { 1.5 } else { 0.0 };
                let low = Rect::from_min_max(pos2(row.left(), row.top() + 4.0), pos2(row.right() - inset, row.bottom() - 3.0));
                paint_line(ui.painter(), low, line);
            }
        }
    }
    ui.painter().galley(rect.min, galley.clone(), theme.color.text);
}

/// Returns what is marked within the quote: who and where, the date, the trigger; later ones lie over earlier ones.
fn marks(theme: &Theme, app: &App, article: &Article, claim: &Claim) -> Vec<Mark> {
    let color = theme.color;
    let mut marks = Vec::new();
    for mention in article.mentions.iter().filter(|mention| claim.quote.contains(mention.span)) {
        let Some(entity) = app.project.entities.get(app.project.entity_root(mention.entity)) else { continue };
        let (line, width, ink) = match entity.kind {
            _ if entity.rejected => continue,
            EntityKind::Person => (Underline::Single, theme.stroke.underline_person, color.person),
            EntityKind::Organization => (Underline::Double, 1.0, color.organization),
            EntityKind::Place => (Underline::Dotted, 1.5, color.place),
            _ => continue,
        };
        marks.push(Mark { span: mention.span, color: ink, bold: false, line: Some((line, ink, width)) });
    }
    let expression = claim.when.expression.filter(|span| claim.quote.contains(*span));
    marks.extend(expression.map(|span| Mark {
        span,
        color: color.date,
        bold: false,
        line: Some((Underline::Box, color.date, theme.stroke.hairline)),
    }));
    let inside = |span: &&Span| claim.quote.contains(**span);
    marks.extend(claim.triggers.iter().filter(inside).map(|&span| Mark { span, color: color.text, bold: true, line: None }));
    marks
}

fn job(theme: &Theme, article: &Article, passage: &Passage, marks: &[Mark], width: f32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let boxes: Vec<Span> = marks.iter().filter(|mark| is_boxed(mark)).map(|mark| mark.span).collect();
    for part in cut(passage, marks) {
        let is_border = boxes.iter().any(|boxed| part.start() == boxed.start() || part.start() == boxed.end());
        let is_quote = passage.claim.quote.contains(part);
        let mark = marks.iter().rev().find(|mark| mark.span.contains(part));
        let color = match mark {
            Some(mark) => mark.color,
            None if is_quote => theme.color.text,
            None => theme.color.text_3,
        };
        let bold = marks.iter().any(|mark| mark.bold && mark.span.contains(part));
        let token = if bold { theme.text.queue_quote.in_face(Face::SerifBold) } else { theme.text.queue_quote };
        // A line break within a passage is a blank here: the card shows one paragraph.
        let words = article.slice(part).replace(['\n', '\r'], " ");
        job.append(&words, if is_border { BOX_ROOM } else { 0.0 }, TextFormat { expand_bg: 0.0, ..token.format(color) });
    }
    job
}

fn is_boxed(mark: &Mark) -> bool {
    mark.line.is_some_and(|(line, ..)| line == Underline::Box)
}

/// Cuts the passage where the quote or a mark begins or ends.
fn cut(passage: &Passage, marks: &[Mark]) -> Vec<Span> {
    let whole = passage.span;
    let spans = marks.iter().map(|mark| mark.span).chain([passage.claim.quote, whole]);
    let mut cuts: Vec<usize> =
        spans.flat_map(|span| [span.start(), span.end()]).filter(|at| (whole.start()..=whole.end()).contains(at)).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| Span::new(pair[0], pair[1])).collect()
}
