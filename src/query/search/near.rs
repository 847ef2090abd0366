//! Words that are nearly the same: one or two letters changed, added, left out or swapped.

/// Whether a word may be a misspelling of another: they begin with the same letter, and one letter differs in words of four
/// letters and more, two in words of eight and more.
pub fn is_near(typed: &str, word: &str) -> bool {
    if typed.chars().next() != word.chars().next() {
        return false;
    }
    let typed: Vec<char> = typed.chars().collect();
    let limit = allowed(typed.len());
    limit > 0 && is_within(&typed, word, limit)
}

/// Returns how many letters may differ in a word of this length.
pub(super) const fn allowed(len: usize) -> usize {
    match len {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether at most `limit` letters differ: the optimal string alignment distance (Damerau 1964, Levenshtein 1966).
pub(super) fn is_within(typed: &[char], word: &str, limit: usize) -> bool {
    let word: Vec<char> = word.chars().collect();
    if typed.len().abs_diff(word.len()) > limit {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    for i in 1..=typed.len() {
        let mut row = vec![i; word.len() + 1];
        for j in 1..=word.len() {
            let change = usize::from(typed[i - 1] != word[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + change);
            if i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().all(|&distance| distance > limit) {
            return false;
        }
        before = std::mem::replace(&mut last, row);
    }
    last[word.len()] <= limit
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn misspellings_are_near_and_other_words_are_not() {
        for (typed, word) in [("puten", "putin"), ("witkof", "witkoff"), ("statsu", "status"), ("zelenskiy", "zelenskyy")] {
            assert!(is_near(typed, word), "{typed} {word}");
        }
        for (typed, word) in [("putin", "patent"), ("war", "wax"), ("moscow", "boscow"), ("talks", "walks")] {
            assert!(!is_near(typed, word), "{typed} {word}");
        }
    }
}
