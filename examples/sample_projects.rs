//! Makes the sample projects in `projects/` from the articles in `assets/articles/`: reads them as the program does, then
//! decides as a reviewer would. Run it again after reading has become better: `cargo run --example sample_projects`.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use dateline::edit::{ArticleChange, DecidedField, Edit, EntityChange, EventChange, SourceChange, apply};
use dateline::extract;
use dateline::ingest::{ReadOptions, read};
use dateline::model::{ArticleId, Event, EventId, Factuality, Project, Reliability, Stamp, Status, Timestamp};
use dateline::query::{Links, Shown, shown};
use dateline::store::{Permit, StdFileSystem, save};

/// The articles of the harbor strike with their sources and how far each is trusted.
const HARBOR: [(&str, &str, Reliability); 7] = [
    ("2024-03-13-gazette-eastgate.txt", "Ardmoor Gazette", Reliability::B),
    ("2024-03-14-meridian-pier-4.txt", "Meridian Wire", Reliability::B),
    ("2024-03-14-coast-today-pier-4.txt", "Coast Today", Reliability::C),
    ("2024-03-16-dockside-bulletin-gates.txt", "Dockside Bulletin", Reliability::D),
    ("2024-03-20-courier-talks-collapse.txt", "Selwyn Courier", Reliability::B),
    ("2024-03-22-freight-weekly-plan.txt", "Freight Weekly", Reliability::C),
    ("2024-04-03-courier-cranes-turn.txt", "Selwyn Courier", Reliability::B),
];

const DAM: [(&str, &str, Reliability); 2] = [
    ("2023-05-18-valley-reporter-dam-inquiry.txt", "The Valley Reporter", Reliability::B),
    ("dam-witness-note.txt", "Witness note", Reliability::F),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut harbor = Desk::open("Harbor strike, Port Selwyn 2024", &HARBOR)?;
    harbor.review_harbor()?;
    harbor.save("harbor-strike.ron")?;
    let mut dam = Desk::open("Corrie Dam inquiry", &DAM)?;
    dam.review_dam()?;
    dam.save("dam-inquiry.ron")
}

/// A project with the time that passes while it is reviewed.
struct Desk {
    project: Project,
    now: i64,
}

impl Desk {
    fn open(title: &str, articles: &[(&str, &str, Reliability)]) -> Result<Self, Box<dyn Error>> {
        let start = Timestamp::parse("2024-05-02T09:00:00Z").ok_or("a time")?;
        let mut desk = Self { project: Project::default(), now: start.0 };
        desk.edit(&Edit::SetTitle(title.to_owned()))?;
        let mut readings = Vec::new();
        for (name, ..) in articles {
            let bytes = fs::read(Path::new("assets/articles").join(name))?;
            let mut document = read(&bytes, name, &ReadOptions::default())?;
            document.article.path = format!("assets/articles/{name}");
            let options = extract::Options { settings: &desk.project.settings, lexicon: &[] };
            readings.push(extract::read(document.article, document.source, &options));
        }
        desk.edit(&Edit::Import(readings))?;
        for (name, source, reliability) in articles {
            let id = desk.article(name)?;
            desk.edit(&Edit::Articles(vec![id], ArticleChange::Source(Some((*source).to_owned()))))?;
            let source = desk.project.articles.get(id).and_then(|article| article.source).ok_or("a source")?;
            desk.edit(&Edit::Source(source, SourceChange::Reliability(Some(*reliability))))?;
        }
        Ok(desk)
    }

    /// Carries an edit out, half a minute after the last one.
    fn edit(&mut self, edit: &Edit) -> Result<(), Box<dyn Error>> {
        self.now += 30;
        let stamp = Stamp { at: Timestamp(self.now), by: "Sample reviewer".to_owned() };
        apply(&mut self.project, edit, &stamp)?;
        Ok(())
    }

    fn article(&self, name: &str) -> Result<ArticleId, Box<dyn Error>> {
        let article = self.project.articles.iter().find(|article| article.file_name == name);
        Ok(article.ok_or_else(|| format!("no article {name}"))?.id)
    }

    /// Returns the events of an article whose trigger is this word, in the order of the text.
    fn events(&self, article: &str, trigger: &str) -> Result<Vec<EventId>, Box<dyn Error>> {
        let id = self.article(article)?;
        let article = self.project.articles.get(id).ok_or("an article")?;
        let fits = |event: &Arc<Event>| {
            let claim = &event.claims[0];
            claim.article == id && claim.triggers.iter().any(|&span| article.slice(span).to_lowercase().contains(trigger))
        };
        let mut events: Vec<Arc<Event>> = self.project.events.iter().filter(fits).collect();
        events.sort_by_key(|event| event.claims[0].triggers.first().copied());
        Ok(events.into_iter().map(|event| event.id).collect())
    }

    fn shown(&self) -> Vec<Shown> {
        let links = Links::of(&self.project);
        self.project.events.iter().filter_map(|event| shown(&self.project, &links, event.id)).collect()
    }

    fn set(&mut self, events: Vec<EventId>, status: Status, why: &str) -> Result<(), Box<dyn Error>> {
        self.edit(&Edit::SetStatus { events, status, why: why.to_owned() })
    }

    /// Accepts what is dated to the day and happened, and rejects what nobody dates and nobody acts in.
    fn decide_plainly(&mut self) -> Result<(), Box<dyn Error>> {
        let shown = self.shown();
        let exact = |shown: &&Shown| shown.when.edtf.as_ref().is_some_and(|edtf| edtf.single_day().is_some());
        let good = |shown: &&Shown| exact(shown) && shown.factuality == Factuality::Happened && !shown.participants.is_empty();
        let accepted: Vec<EventId> = shown.iter().filter(good).map(|shown| shown.event).collect();
        let poor = |shown: &&Shown| shown.when.edtf.is_none() && shown.participants.is_empty() && shown.quantities.is_empty();
        let rejected: Vec<EventId> = shown.iter().filter(poor).map(|shown| shown.event).collect();
        for event in accepted {
            self.set(vec![event], Status::Accepted, "")?;
        }
        self.set(rejected, Status::Rejected, "no date, nobody acts: background")
    }

    fn review_harbor(&mut self) -> Result<(), Box<dyn Error>> {
        self.decide_plainly()?;
        // The wire's report and its copy tell the same walkout.
        let wire = self.events("2024-03-14-meridian-pier-4.txt", "walked")?;
        let copy = self.events("2024-03-14-coast-today-pier-4.txt", "walked")?;
        if let (Some(&into), Some(&other)) = (wire.first(), copy.first()) {
            self.edit(&Edit::MergeEvents { into, others: vec![other] })?;
            self.set(vec![into], Status::Accepted, "two reports, one walkout")?;
            let note = "The Bulletin dates the walkout a day earlier: ask the shift leaders.";
            self.edit(&Edit::Events(vec![into], EventChange::Note(note.to_owned())))?;
            self.edit(&Edit::Events(vec![into], EventChange::AddTag("walkout".to_owned())))?;
            self.edit(&Edit::Events(vec![into], EventChange::Star(true)))?;
            let title = DecidedField::Title(Some("Dockers walk off the job at Pier 4".to_owned()));
            self.edit(&Edit::Decide { events: vec![into], field: title, why: "shorter".to_owned() })?;
        }
        self.gather_tolls()?;
        let castell = self.project.entities.iter().find(|entity| entity.name == "Miriam Castell").map(|entity| entity.id);
        if let Some(castell) = castell {
            self.edit(&Edit::Entities(vec![castell], EntityChange::Role("retired judge, mediator".to_owned())))?;
        }
        Ok(())
    }

    /// Makes the reports of one night one event: their numbers of injured cannot all be true, and nobody has decided yet.
    fn gather_tolls(&mut self) -> Result<(), Box<dyn Error>> {
        let reports = [
            ("2024-03-14-meridian-pier-4.txt", "injured"),
            ("2024-03-13-gazette-eastgate.txt", "hurt"),
            ("2024-03-16-dockside-bulletin-gates.txt", "injured"),
            ("2024-03-20-courier-talks-collapse.txt", "injured"),
            ("2024-04-03-courier-cranes-turn.txt", "injured"),
        ];
        let mut events = Vec::new();
        for (article, trigger) in reports {
            events.extend(self.events(article, trigger)?.first());
        }
        let [into, others @ ..] = &events[..] else { return Err("nobody tells of the injured".into()) };
        self.edit(&Edit::MergeEvents { into: *into, others: others.to_vec() })?;
        self.set(vec![*into], Status::Accepted, "five reports, one night")?;
        let title = DecidedField::Title(Some("Police clear strikers from Pier 4".to_owned()));
        self.edit(&Edit::Decide { events: vec![*into], field: title, why: "what all five tell".to_owned() })
    }

    fn review_dam(&mut self) -> Result<(), Box<dyn Error>> {
        self.decide_plainly()?;
        let note = self.article("dam-witness-note.txt")?;
        self.edit(&Edit::Articles(vec![note], ArticleChange::Note("No date on the paper: ask when it was written.".to_owned())))
    }

    fn save(&self, name: &str) -> Result<(), Box<dyn Error>> {
        let path = Path::new("projects").join(name);
        save(&self.project, &path, Permit::Replace, &StdFileSystem)?;
        Ok(())
    }
}
