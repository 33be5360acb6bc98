//! "Did you mean": which of some names was probably meant.
//!
//! The measure is CPython's: an edit distance in which a changed case is half a change, and at
//! most a third of the characters may differ.

/// Cost of inserting, deleting or replacing a character.
const CHANGE: usize = 2;
/// Cost of a character in the other case.
const CASE: usize = 1;
/// More candidates than this are not looked through.
const MAX_CANDIDATES: usize = 750;
/// Longer names are not compared.
const MAX_CHARS: usize = 40;

/// The candidate nearest to a name, if one is near.
pub fn closest(candidates: &[String], wrong: &str) -> Option<String> {
    let wrong: Vec<char> = wrong.chars().collect();
    if candidates.len() > MAX_CANDIDATES || wrong.len() > MAX_CHARS {
        return None;
    }
    let mut best: Option<(usize, &String)> = None;
    for candidate in candidates {
        let chars: Vec<char> = candidate.chars().collect();
        if chars == wrong {
            continue;
        }
        let third = (chars.len() + wrong.len() + 3) * CHANGE / 6;
        let limit = best.map_or(third, |(distance, _)| third.min(distance.saturating_sub(1)));
        let distance = distance(&wrong, &chars);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, name)| name.clone())
}

fn replacing(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.to_lowercase().eq(b.to_lowercase()) {
        CASE
    } else {
        CHANGE
    }
}

/// Levenshtein's distance with the costs above.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).map(|j| j * CHANGE).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * CHANGE;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + replacing(*x, *y)).min(above.min(row[j]) + CHANGE);
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(candidates: &[&str], wrong: &str) -> Option<String> {
        let candidates: Vec<String> = candidates.iter().map(|c| c.to_string()).collect();
        closest(&candidates, wrong)
    }

    #[test]
    fn the_nearest_name_is_found() {
        assert_eq!(
            among(&["counter", "count", "x"], "conter").as_deref(),
            Some("counter")
        );
        assert_eq!(
            among(&["balance", "owner"], "balanse").as_deref(),
            Some("balance")
        );
        assert_eq!(among(&["ABC"], "abc").as_deref(), Some("ABC"));
        assert_eq!(among(&["completely", "different"], "name"), None);
        assert_eq!(among(&["b"], "a"), None);
        assert_eq!(among(&["same"], "same"), None);
    }

    #[test]
    fn distances_count_case_as_half() {
        let d = |a: &str, b: &str| {
            distance(
                &a.chars().collect::<Vec<_>>(),
                &b.chars().collect::<Vec<_>>(),
            )
        };
        assert_eq!(d("kitten", "sitting"), 3 * CHANGE);
        assert_eq!(d("Abc", "abc"), CASE);
        assert_eq!(d("", "ab"), 2 * CHANGE);
    }
}
