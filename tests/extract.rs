//! Extraction as a whole: short articles as snapshots that a person can read, and laws that hold for any text.

use std::sync::Arc;

use dateline::extract::{Options, run};
use dateline::model::{
    Article, ArticleId, Claim, Day, EntityId, EntityKind, Extra, Findings, LexiconEntry, LexiconRule, Mentions, Parts, Project,
    Published, Settings,
};
use dateline::text::Span;
use proptest::prelude::*;

/// Makes an article; a first line ` date YYYY-MM-DD Headline` gives date and headline.
fn article(text: &str) -> Article {
    let first = text.lines().next().unwrap_or_default();
    let header = first.strip_prefix(" date ").filter(|rest| rest.len() > 11 && rest.is_char_boundary(11));
    let published = header.and_then(|rest| rest.get(..10)).and_then(Day::parse_iso);
    let headline = header.map(|_| Span::new(" date 2024-01-01 ".len(), first.len()));
    let body = Span::new(header.map_or(0, |_| first.len()), text.len());
    Article {
        id: ArticleId::of([text.as_bytes()]),
        file_name: String::new(),
        path: String::new(),
        content_hash: String::new(),
        source: None,
        url: None,
        archive_url: None,
        author: None,
        retrieved: None,
        published: published.map(|day| Published { day, time: None, zone: None, words: None }),
        language: None,
        parts: Parts { header: Span::default(), headline, body },
        text: Arc::from(text),
        sentences: Vec::new(),
        timexes: Vec::new(),
        mentions: Mentions::default(),
        ingest_notes: Vec::new(),
        note: String::new(),
        tags: Vec::new(),
        extra: Extra::default(),
    }
}

fn found(text: &str, lexicon: &[LexiconEntry]) -> (Article, Findings) {
    let article = article(text);
    let settings = Settings::default();
    let findings = run(&article, &Options { settings: &settings, lexicon });
    (article, findings)
}

/// Writes the article with carets under names and triggers, then its entities and events.
fn readable(text: &str) -> String {
    let (article, findings) = found(text, &[]);
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        out.push_str(line.trim_end());
        out.push('\n');
        let marks = marks(&article, &findings, span);
        if !marks.trim().is_empty() {
            out.push_str(marks.trim_end());
            out.push('\n');
        }
    }
    let mut entities: Vec<String> = findings
        .entities
        .iter()
        .map(|entity| format!("{}: {} {:?} {}", entity.kind.as_str(), entity.name, entity.aliases, entity.role))
        .collect();
    entities.sort();
    let mut claims: Vec<&Claim> = findings.events.iter().flat_map(|event| &event.claims).collect();
    claims.sort_by_key(|claim| claim.triggers[0]);
    let events: Vec<String> = claims.iter().map(|claim| row(&article, &findings, claim)).collect();
    format!("{out}\n{}\n\n{}\n", entities.join("\n"), events.join("\n"))
}

/// Returns a line of marks under one line of text: `^` under names, `=` under triggers.
fn marks(article: &Article, findings: &Findings, line: Span) -> String {
    let triggers = findings.events.iter().flat_map(|event| &event.claims).flat_map(|claim| &claim.triggers);
    let triggers: Vec<Span> = triggers.copied().collect();
    let names: Vec<Span> = findings.mentions.iter().map(|mention| mention.span).collect();
    let inside = |spans: &[Span], at: usize| spans.iter().any(|span| span.contains_offset(at));
    article
        .slice(line)
        .char_indices()
        .map(|(offset, _)| {
            let at = line.start() + offset;
            if inside(&triggers, at) {
                '='
            } else if inside(&names, at) {
                '^'
            } else {
                ' '
            }
        })
        .collect()
}

fn row(article: &Article, findings: &Findings, claim: &Claim) -> String {
    let name = |span: Span| {
        let mention = findings.mentions.iter().find(|mention| mention.span == span);
        let entity = mention.and_then(|mention| findings.entities.iter().find(|entity| entity.id == mention.entity));
        entity.map_or_else(|| "no entity".to_owned(), |entity| entity.name.to_string())
    };
    let people: Vec<String> =
        claim.participants.iter().map(|part| format!("{} {}", part.role.as_str(), name(part.mention))).collect();
    let numbers: Vec<String> =
        claim.quantities.iter().map(|number| format!(" {} {:?}–{:?}", number.what, number.low, number.high)).collect();
    format!(
        "{} | {} {} | {} {} {:?} | {} | at {}{}{}",
        claim.title,
        claim.when.edtf.as_ref().map_or("undated", |date| date.as_str()),
        claim.when.basis.anchor.as_str(),
        claim.event_type.0,
        claim.factuality.as_str(),
        claim.polarity,
        people.join(", "),
        claim.place.map_or_else(|| "–".to_owned(), name),
        numbers.concat(),
        claim.attribution.map_or_else(String::new, |said| format!(" | {}", article.slice(said.words))),
    )
}

#[test]
fn talks_are_one_event_with_their_deadline_threat_and_failure() {
    insta::assert_snapshot!("extract_talks", readable(include_str!("data/extract/talks.txt")));
}

#[test]
fn a_clash_has_its_numbers_denial_and_sources() {
    insta::assert_snapshot!("extract_clash", readable(include_str!("data/extract/clash.txt")));
}

#[test]
fn an_article_without_a_date_lends_none() {
    insta::assert_snapshot!("extract_undated", readable(include_str!("data/extract/undated.txt")));
}

#[test]
fn a_birth_is_an_event_and_what_somebody_bears_is_none() {
    let dates = |text: &str| {
        let (_, findings) = found(text, &[]);
        findings.events.iter().filter_map(|event| Some(event.claims[0].when.edtf.as_ref()?.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(dates("Ilse Marek, born in Brno on 24 February 1955, is a judge."), ["1955-02-24"]);
    assert_eq!(dates("Ilse Marek was born on 24 February 1955."), ["1955-02-24"]);
    assert!(dates("The letter bore the date of 24 February 1955.").is_empty());
}

#[test]
fn a_word_that_only_the_model_calls_a_person_has_no_kind() {
    let kind = |text: &str, name: &str| {
        let (_, findings) = found(text, &[]);
        let entity = findings.entities.iter().find(|entity| entity.name == name);
        entity.map(|entity| (entity.kind, entity.origin.clone()))
    };
    let (guessed, origin) = kind("The repairs will be paid for by Kestrel, she said.", "Kestrel").expect("a name");
    assert_eq!(guessed, EntityKind::Other, "{origin:?}");
    assert!(format!("{origin:?}").contains("a person, but nothing else says so"), "{origin:?}");
    let (titled, _) = kind("The repairs were paid for by Mr Easter, she said.", "Easter").expect("a name");
    assert_eq!(titled, EntityKind::Person);
    assert_eq!(kind("The repairs will be paid for by Easter, she said.", "Easter"), None, "a date is no name");
}

#[test]
fn the_same_person_has_one_id_in_two_articles() {
    let id = |text: &str| {
        let (_, findings) = found(text, &[]);
        findings.entities.iter().find(|entity| entity.name.contains("Marek")).map(|entity| entity.id)
    };
    let one = id("Union leader Ilse Marek left the hall.");
    assert!(one.is_some());
    assert_eq!(one, id("A vote was called by Ilse K. Marek on Monday. Marek won."));
}

#[test]
fn what_the_project_learned_decides() {
    let text = "Union leader Ilse Marek met Conrad Vail in Ardmoor.";
    let reject = LexiconEntry { words: "Conrad Vail".to_owned(), rule: LexiconRule::Reject };
    let retype = LexiconEntry { words: "Ilse Marek".to_owned(), rule: LexiconRule::Kind(EntityKind::Work) };
    let (_, findings) = found(text, &[retype, reject]);
    assert!(findings.entities.iter().all(|entity| entity.name != "Conrad Vail"));
    let kind = findings.entities.iter().find(|entity| entity.name == "Ilse Marek").map(|entity| entity.kind);
    assert_eq!(kind, Some(EntityKind::Work));
}

/// Reads with what a project carries: its settings and what it learned.
fn found_in(project: &Project, text: &str) -> Findings {
    run(&article(text), &Options { settings: &project.settings, lexicon: &project.lexicon })
}

/// Returns the entity of the mention with these words.
fn meant(text: &str, findings: &Findings, words: &str) -> Option<(EntityId, String)> {
    let mention = findings.mentions.iter().find(|mention| text.get(mention.span.range()) == Some(words))?;
    Some((mention.entity, format!("{:?}", mention.origin)))
}

#[test]
fn words_mean_what_the_project_says_and_again_what_the_program_says_once_that_is_taken_back() {
    let text = "Union leader Ilse Marek met Conrad Vail in Ardmoor. Marek left. The quay clerk saw Grayfin there.";
    let mut project = Project::default();
    let before = found_in(&project, text);
    let of = |findings: &Findings, words: &str| meant(text, findings, words).map(|(entity, _)| entity);
    assert_eq!(of(&before, "Marek"), of(&before, "Ilse Marek"), "a surname joins its person");
    let (other, ship) = (EntityId::of([b"another Marek".as_slice()]), EntityId::of([b"a ship".as_slice()]));
    let means = |words: &str, entity| LexiconEntry { words: words.to_owned(), rule: LexiconRule::Entity(entity) };
    let own = of(&before, "Ilse Marek").expect("a person");
    project.lexicon = vec![means("Ilse Marek", own), means("Marek", other), means("quay clerk", ship), means("Grayfin", ship)];
    let after = found_in(&project, text);
    assert_eq!(of(&after, "Ilse Marek"), Some(own));
    assert_eq!(of(&after, "Marek"), Some(other), "what a person parted stays apart");
    assert_eq!(of(&after, "quay clerk"), Some(ship), "words that the program takes for no name are found");
    assert_eq!(of(&after, "Grayfin"), Some(ship), "two names of one entity are joined");
    let why = meant(text, &after, "Marek").map(|(_, why)| why).unwrap_or_default();
    assert!(why.contains("in the project"), "{why}");
    project.lexicon.clear();
    assert_eq!(found_in(&project, text), before);
}

#[test]
fn the_codebook_of_the_project_names_the_types() {
    let text = " date 2024-05-15 Shelling\nTroops shelled the port on Monday. Marek met Vail on Tuesday. Police arrested Marek on Tuesday.\n";
    let types = |name: &str| {
        let mut project = Project::default();
        project.settings.codebook = name.to_owned();
        let findings = found_in(&project, text);
        let mut claims: Vec<Claim> = findings.events.into_iter().flat_map(|event| event.claims).collect();
        claims.sort_by_key(|claim| claim.quote);
        claims.into_iter().map(|claim| claim.event_type.0).collect::<Vec<_>>()
    };
    assert_eq!(types("plover"), ["ASSAULT", "CONSULT", "COERCE"]);
    assert_eq!(types("acled"), ["EXPLOSIONS", "OTHER", "STRATEGIC"]);
    assert_eq!(types("legal"), ["INCIDENT", "MEETING", "CUSTODY"]);
    for name in ["plover", "acled", "legal"] {
        let book = dateline::store::codebook(name);
        assert!(types(name).iter().all(|id| book.types.iter().any(|entry| entry.id.0 == *id)), "{name}");
    }
}

#[test]
fn what_is_called_a_version_or_a_device_is_a_product() {
    let text =
        "The company showed Ocelot, the new version of its system, on stage. Visitors tried the phone Larkspur as well.\n";
    let (_, findings) = found(text, &[]);
    for name in ["Ocelot", "Larkspur"] {
        let entity = findings.entities.iter().find(|entity| entity.name == name);
        assert!(entity.is_none_or(|entity| entity.kind == EntityKind::Product), "{entity:?}");
    }
    assert!(findings.entities.iter().any(|entity| entity.kind == EntityKind::Product), "{:?}", findings.entities);
}

#[test]
fn questions_and_pronouns_are_no_findings() {
    let (_, findings) = found(" date 2024-05-15 Talks\nWho ordered the attack on Tuesday? He did. The man left.\n", &[]);
    assert!(findings.events.iter().flat_map(|event| &event.claims).all(|claim| &*claim.title != "Who orders the attack"));
    assert!(findings.entities.iter().all(|entity| !["He", "The", "Who"].contains(&entity.name.as_str())));
}

/// Returns the titles, types and factualities that are found in a text.
fn lines(text: &str) -> Vec<String> {
    let (_, findings) = found(text, &[]);
    let claims = findings.events.iter().flat_map(|event| &event.claims);
    claims.map(|claim| format!("{} | {} | {}", claim.title, claim.event_type.0, claim.factuality.as_str())).collect()
}

#[test]
fn titles_and_types_follow_the_words_around_the_verb() {
    for (text, expected) in [
        ("Elsa Thorne left Ardmoor in 1921. In 1925 she returned to the harbor.", "Thorne returns to the harbor | "),
        ("The brigade crossed the river in May 1921. It destroyed the bridge in June 1921.", "Brigade destroys the bridge | "),
        ("The guards were searched in May 1921. They attacked the prison in June 1921.", "Guards attack the prison | "),
        ("Elsa Thorne said on 3 May 1921: “I filed the memorandum in 1920.”", "Thorne files the memorandum | "),
        ("No general war followed in 1921.", "No general war follows | "),
        ("The visitors were not allowed inside in May 1921.", "Visitors are not allowed"),
        ("Dockers began a strike over wages in May 1921.", " | PROTEST | "),
        ("Drones and missiles hit Ardmoor on 3 May 1921, and the strike began at night.", " | ASSAULT | "),
        ("Elsa Thorne died in 1921 in Ardmoor.", "Thorne dies in Ardmoor | OTHER | "),
        ("The shelling of Ardmoor on 3 May 1921 killed seven people.", "Shelling of Ardmoor on 3 May 1921 kills seven people"),
        ("The lining failed in May 1921.", "Lining fails | OTHER | happened"),
    ] {
        let found = lines(text);
        assert!(found.iter().any(|line| line.contains(expected)), "{text}\n{found:#?}");
    }
}

#[test]
fn the_present_tense_of_a_day_to_come_is_a_plan() {
    let mut article = article("The board of the harbor meets on 13 June 1921. The board met on 2 June 1921.");
    let day = Day::parse_iso("1921-06-09").expect("a day");
    article.published = Some(Published { day, time: None, zone: None, words: None });
    let findings = run(&article, &Options { settings: &Settings::default(), lexicon: &[] });
    let told: Vec<_> = findings.events.iter().flat_map(|event| &event.claims).map(|claim| claim.factuality.as_str()).collect();
    assert_eq!(told.len(), 2);
    assert!(told.contains(&"planned") && told.contains(&"happened"), "{told:?}");
}

#[test]
fn what_an_act_did_is_told_with_the_act_and_on_its_day() {
    let (_, findings) = found("(Ardmoor, 9 June 1921) The shelling of Ardmoor on 3 May 1921 killed seven people.", &[]);
    let [event] = findings.events.as_slice() else { panic!("{:#?}", findings.events) };
    let claim = &event.claims[0];
    assert_eq!(claim.when.edtf.as_ref().map(dateline::model::Edtf::as_str), Some("1921-05-03"));
    assert_eq!(claim.triggers.len(), 2, "{:?}", claim.triggers);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_gives_spans_on_its_characters(text in r#"([A-Z][a-zé]{1,8} |said |on Monday |"|“|”|[0-9]{1,4} |killed |in |, |\. |\n|threatened to |Łódź |𐍈|\PC){0,40}"#) {
        let (article, findings) = found(&text, &[]);
        let claims: Vec<&Claim> = findings.events.iter().flat_map(|event| &event.claims).collect();
        let spans = findings.mentions.iter().map(|mention| mention.span)
            .chain(findings.sentences.iter().copied())
            .chain(findings.timexes.iter().map(|timex| timex.span))
            .chain(claims.iter().flat_map(|claim| claim.triggers.iter().copied().chain([claim.quote]).chain(claim.place)))
            .chain(claims.iter().flat_map(|claim| claim.participants.iter().map(|part| part.mention)))
            .chain(claims.iter().filter_map(|claim| claim.attribution).map(|said| said.words));
        for span in spans {
            prop_assert!(article.text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span:?}");
        }
        for mention in &findings.mentions {
            prop_assert!(findings.entities.iter().any(|entity| entity.id == mention.entity));
        }
        for part in claims.iter().flat_map(|claim| &claim.participants) {
            prop_assert!(findings.mentions.iter().any(|mention| mention.span == part.mention));
        }
        prop_assert_eq!(&findings, &found(&text, &[]).1);
    }
}
