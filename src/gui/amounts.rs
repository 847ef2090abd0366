//! Numbers with what they count, as people write them: "at least 26 killed", "31–32", "1,200".

use crate::model::Quantity;
pub use crate::query::amount_words as amount;

/// Reads a number with what it counts: "26 killed", "at least 26 killed", "31-32 injured", "at most 5 arrested".
///
/// # Errors
///
/// What is missing, in words for the person who typed it.
pub fn read_amount(text: &str) -> Result<Quantity, String> {
    let lower = text.trim().to_lowercase().replace("at least", "≥").replace("at most", "≤").replace("up to", "≤");
    let text = lower.replace("more than", ">").replace("fewer than", "<").replace("less than", "<").replace("about", "~");
    let (sign, rest) = match text.chars().next() {
        Some(sign @ ('≥' | '≤' | '>' | '<' | '~')) => (Some(sign), text.trim_start_matches(sign).trim_start()),
        _ => (None, text.trim()),
    };
    let end = rest.find(|c: char| c.is_alphabetic()).unwrap_or(rest.len());
    let (numbers, what) = rest.split_at_checked(end).unwrap_or((rest, ""));
    if what.trim().is_empty() {
        return Err("Say what is counted too, as in \u{201c}26 killed\u{201d}".to_owned());
    }
    let mut found = numbers.split(['-', '–', '—']).map(number);
    let first = found.next().flatten().ok_or("Begin with a number, as in \u{201c}26 killed\u{201d}")?;
    let last = match found.next() {
        Some(last) => last.ok_or("The second number cannot be read")?,
        None => first,
    };
    let (low, high) = (first.min(last), first.max(last));
    let (low, best, high) = match sign {
        Some('≥') => (Some(low), Some(low), None),
        Some('>') => (Some(low.saturating_add(1)), Some(low), None),
        Some('≤') => (None, Some(high), Some(high)),
        Some('<') => (None, Some(high), Some(high.saturating_sub(1))),
        Some(_) => (None, Some(high), None),
        None => (Some(low), (low == high).then_some(low), Some(high)),
    };
    Ok(Quantity { what: what.trim().into(), low, best, high, words: None })
}

fn number(text: &str) -> Option<i64> {
    text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{amount, read_amount};

    #[test]
    fn what_is_written_is_read_again() {
        for words in [
            "26 killed",
            "1,200 driven from home",
            "at least 26 killed",
            "at most 5 arrested",
            "31–32 injured",
            "more than 40 hurt",
            "fewer than 9 held",
            "about 30 seen",
        ] {
            let quantity = read_amount(words).expect("an amount");
            assert_eq!(format!("{} {}", amount(&quantity), quantity.what), words);
        }
        let more = read_amount("more than 40 hurt").expect("an amount");
        assert_eq!((more.low, more.high), (Some(41), None));
        assert_eq!(read_amount("32-31 injured").expect("an amount").low, Some(31));
    }

    #[test]
    fn an_amount_says_what_it_lacks() {
        assert!(read_amount("26").expect_err("nothing is counted").contains("what is counted"));
        assert!(read_amount("many killed").expect_err("no number").contains("number"));
        assert!(read_amount("3-x killed").is_err() && read_amount("").is_err());
    }
}
