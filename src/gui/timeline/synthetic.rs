//! Rows made up by a fixed rule, as many as one likes: for benches, pictures and property tests.

use crate::model::{
    ArticleId, Day, Edtf, EntityId, EventId, EventType, Factuality, Participation, Participations, Polarity, Quantity, Role,
    Sparse, Status, TimeOfDay, When,
};
use crate::query::{Row, Rows, Shown};

use super::{LaneKey, LaneSource};

const TYPES: [&str; 8] = ["Battles", "Shelling", "Air strikes", "Explosions", "Statements", "Protests", "Talks", "Sanctions"];
const ACTS: [&str; 8] =
    ["repairs begin", "talks resume", "crane fails", "strike ends", "report due", "inquiry opens", "fire", "vote"];
const PLACES: [&str; 6] = ["Port Arden", "Eastgate", "Lower Quay", "Brightwater", "the north basin", "Pier 4"];

/// Names for made-up rows: lanes are called by their keys.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainNames;

impl LaneSource for PlainNames {
    fn lane_name(&self, key: &LaneKey) -> String {
        match key {
            LaneKey::All => "All events".to_owned(),
            LaneKey::Type(of) => of.0.to_string(),
            LaneKey::Article(id) => format!("Article {}", id.0),
            LaneKey::Entity(id) | LaneKey::Place(id) => self.entity_name(*id),
            LaneKey::Status(status) => status.as_str().to_owned(),
            LaneKey::Tag(tag) => tag.clone(),
            LaneKey::Factuality(of) => of.as_str().to_owned(),
            LaneKey::Within(of) => self.lane_name(&of[1]),
            LaneKey::Absent => "None".to_owned(),
        }
    }

    fn entity_name(&self, entity: EntityId) -> String {
        let index = usize::try_from(entity.0).unwrap_or_default() % PLACES.len();
        PLACES[index].to_owned()
    }

    fn articles(&self, event: EventId) -> Vec<ArticleId> {
        vec![ArticleId(event.0 % 7), ArticleId(event.0 % 3)]
    }

    fn tags(&self, event: EventId) -> Vec<String> {
        if event.0.is_multiple_of(4) { vec!["checked".to_owned()] } else { Vec::new() }
    }
}

/// Returns a row with this title, date in EDTF, type, factuality and status; undated where the date is not valid.
pub fn row(event: u64, title: &str, edtf: &str, of: &str, state: (Factuality, Status)) -> Row {
    Row::of(shown(event, title, edtf, of, state))
}

fn shown(event: u64, title: &str, edtf: &str, of: &str, (factuality, status): (Factuality, Status)) -> Shown {
    let when = When::decided(Edtf::parse(edtf).ok());
    Shown {
        event: EventId(event),
        status,
        title: title.into(),
        bounds: when.bounds(),
        when,
        participants: Participations::from([
            Participation { entity: EntityId(event % 5), role: Role::Actor },
            Participation { entity: EntityId(event % 11), role: Role::Target },
        ]),
        place: Some(EntityId(event % 6)),
        event_type: EventType::new(of),
        factuality,
        polarity: Polarity::Positive,
        quantities: Sparse::EMPTY,
        n_claims: 1,
        n_sources: 1,
    }
}

/// Returns rows in their order: the dated ones by start and end, then the undated ones.
pub fn sorted(rows: Vec<Row>) -> Rows {
    Rows::sorted(rows)
}

/// Makes `n` rows over twelve years, denser toward the end, of every kind that there is.
pub fn rows(n: usize, seed: u64) -> Rows {
    let mut random = Random(seed);
    sorted((0..n).map(|index| made_up(index as u64, &mut random)).collect())
}

fn made_up(event: u64, random: &mut Random) -> Row {
    let first = i64::from(Day::from_ymd(2014, 1, 1).map_or(0, Day::number));
    // The larger of two draws lies near the end more often.
    let offset = random.below(4_300).max(random.below(4_300));
    let day = Day::from_number(first + i64::try_from(offset).unwrap_or(0));
    let of = random.below(8).min(random.below(8));
    let act = random.pick(&ACTS);
    let title = format!("{}: {act} {}", random.pick(&PLACES), event % 97);
    let factuality = if random.below(3) > 0 { Factuality::Happened } else { *random.pick(&Factuality::ALL) };
    let status = *random.pick(&[Status::Accepted, Status::Accepted, Status::Candidate, Status::Candidate, Status::Deferred]);
    let edtf = date(day, random);
    let mut shown = shown(event, &title, &edtf, TYPES[usize::try_from(of).unwrap_or(0)], (factuality, status));
    if random.below(12) == 0 && shown.when.edtf.as_ref().is_some_and(|edtf| edtf.single_day().is_some()) {
        let hour = u8::try_from(random.below(24)).unwrap_or(0);
        shown.when.time = Some(TimeOfDay::Clock { hour, minute: Some(20), second: None });
    }
    if random.below(9) == 0 {
        let best = i64::try_from(random.below(40)).unwrap_or(0) + 2;
        shown.quantities.push(Quantity { what: "hurt".into(), low: None, best: Some(best), high: None, words: None });
    }
    shown.n_sources = u16::try_from(random.below(4)).unwrap_or(0) + 1;
    Row::of(shown)
}

fn date(day: Day, random: &mut Random) -> String {
    let later = day.plus(i64::try_from(random.below(9)).unwrap_or(0) + 1);
    let month = day.to_string().get(..7).unwrap_or_default().to_owned();
    match random.below(40) {
        0 | 1 => format!("{day}/{later}"),
        2 => format!("[{day}..{later}]"),
        3 => format!("{day}~/{later}~"),
        4 => month,
        5 if random.below(20) == 0 => format!("[..{day}]"),
        6 if random.below(20) == 0 => format!("[{day}..]"),
        7 if random.below(20) == 0 => format!("{day}/.."),
        8 if random.below(3) == 0 => String::new(),
        _ => day.to_string(),
    }
}

/// A small generator of numbers, the same everywhere (xorshift64*, Vigna 2016).
struct Random(u64);

impl Random {
    const fn next(&mut self) -> u64 {
        let mut x = self.0 | 1;
        x ^= x >> 12;
        x ^= x << 25;
        x ^= x >> 27;
        self.0 = x;
        x.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    const fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let at = usize::try_from(self.below(list.len() as u64)).unwrap_or(0);
        &list[at]
    }
}
