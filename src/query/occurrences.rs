//! Where the words of a name stand in the articles without being marked as a name.

use super::Links;
use crate::model::{Article, EntityId, Project, SourceSpan};
use crate::text::Span;

/// Returns the places where the name of an entity, or another name of it, stands as whole words and marks no name yet.
///
/// Headline and body are looked at. Capitals count; of two names that overlap the longer one is taken. In the order of the articles, then of the text.
pub fn unmarked_occurrences(project: &Project, links: &Links, entity: EntityId) -> Vec<SourceSpan> {
    let group = std::iter::once(entity).chain(links.merged_entities(entity).iter().copied());
    let mut names: Vec<&str> = group
        .filter_map(|id| project.entities.get(id))
        .flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases))
        .map(|name| name.trim())
        .filter(|name| name.chars().any(char::is_alphanumeric))
        .collect();
    names.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    names.dedup();
    let places = |article: &Article| {
        let at = |span| SourceSpan { article: article.id, span };
        in_article(article, &names).into_iter().map(at).collect::<Vec<_>>()
    };
    project.articles.iter().flat_map(places).collect()
}

fn in_article(article: &Article, names: &[&str]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for name in names {
        for (start, words) in article.text.match_indices(name) {
            let span = Span::new(start, start + words.len());
            let is_taken = article.mentions.iter().map(|mention| mention.span).chain(found.iter().copied());
            let is_shown = article.parts.headline.into_iter().chain([article.parts.body]).any(|part| part.contains(span));
            if is_shown && stands_alone(&article.text, span) && !is_taken.into_iter().any(|taken| taken.overlaps(span)) {
                found.push(span);
            }
        }
    }
    found.sort_unstable();
    found
}

/// Whether no letter or digit stands right beside the words.
fn stands_alone(text: &str, span: Span) -> bool {
    let before = text.get(..span.start()).and_then(|text| text.chars().next_back());
    let after = text.get(span.end()..).and_then(|text| text.chars().next());
    !before.into_iter().chain(after).any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::unmarked_occurrences;
    use crate::model::{EntityKind, Project};
    use crate::query::Links;
    use crate::query::made_up::{Told, cast, entity_id, event};

    #[test]
    fn whole_unmarked_words_are_found_and_the_longest_name_first() {
        let mut project = Project::default();
        cast(&mut project, EntityKind::Place, "Tarn, Elm");
        let told = Told { place: "Tarn", words: "Tarn Bridge fell into the tarn. Tarnish! (Tarn)", ..Told::default() };
        event(&mut project, 1, &[told]);
        let id = entity_id("Tarn");
        let mut place = project.entities.get(id).expect("held").clone();
        place.aliases = vec!["Tarn Bridge".into()];
        project.entities.put(place.into());
        let links = Links::of(&project);
        let found = unmarked_occurrences(&project, &links, id);
        let article = project.articles.iter().next().expect("the article");
        let words: Vec<&str> = found.iter().map(|at| article.slice(at.span)).collect();
        assert_eq!(words, ["Tarn Bridge", "Tarn"]);
        assert_eq!(unmarked_occurrences(&project, &links, entity_id("Elm")), []);
    }
}
