//! Which words repeat an event that the article told already: the headline, "the meeting", "the announcement".

use super::frame::Frame;
use crate::extract::doc::Doc;

/// Returns the part of a lemma that a verb and its noun share: "announce" and "announcement", "attack" and "attack".
pub(super) fn stem(lemma: &str) -> String {
    let irregular = match lemma {
        "die" | "death" | "dead" => Some("die"),
        "flee" | "flight" => Some("flee"),
        "lose" | "loss" => Some("lose"),
        "speak" | "speech" => Some("speak"),
        "withdraw" | "withdrawal" => Some("withdraw"),
        "seize" | "seizure" => Some("seiz"),
        "fail" | "failure" => Some("fail"),
        "clash" | "clashe" => Some("clash"),
        "choose" | "choice" => Some("choos"),
        "strike" | "airstrike" => Some("strike"),
        "sell" | "sale" => Some("sell"),
        "grow" | "growth" => Some("grow"),
        "arrive" | "arrival" => Some("arriv"),
        "deny" | "denial" => Some("deny"),
        "bomb" | "bombing" | "bombardment" => Some("bomb"),
        "kill" | "killing" => Some("kill"),
        "meet" | "meeting" => Some("meet"),
        _ => None,
    };
    if let Some(stem) = irregular {
        return stem.to_owned();
    }
    let mut stem = lemma.to_lowercase();
    for ending in
        ["ations", "ation", "ate", "ition", "sion", "tion", "ment", "ance", "ence", "ings", "ing", "ers", "er", "al", "ion"]
    {
        let least = if ending.starts_with("ing") { 3 } else { 4 };
        if let Some(rest) = stem.strip_suffix(ending)
            && rest.chars().count() >= least
        {
            stem = rest.to_owned();
            break;
        }
    }
    if stem.ends_with('e') && stem.chars().count() > 3 {
        stem.pop();
    }
    stem
}

/// Returns the stems of the words that stand for an event.
pub(super) fn stems(doc: &Doc<'_>, frame: &Frame) -> Vec<String> {
    let mut stems: Vec<String> = frame.triggers.iter().map(|trigger| stem(doc.lemma(trigger.start))).collect();
    stems.sort();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn verbs_and_their_nouns_share_a_stem() {
        for (verb, noun) in [
            ("announce", "announcement"),
            ("attack", "attack"),
            ("negotiate", "negotiation"),
            ("launch", "launch"),
            ("die", "death"),
            ("deploy", "deployment"),
        ] {
            assert_eq!(stem(verb), stem(noun), "{verb} {noun}");
        }
        assert_ne!(stem("attack"), stem("attempt"));
    }
}
