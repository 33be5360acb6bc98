//! The figures of a file, and what disagrees with the lists.

use super::lists::{self, Goal};
use super::run::{self, Outcomes};
use std::collections::{BTreeMap, BTreeSet};

/// What one file came to in one way.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Tests that CPython passes, without the excluded.
    pub required: usize,
    /// Those of them that passed.
    pub passed: usize,
    /// Required tests that failed and are not in `known.txt`, with the outcome.
    pub failing: Vec<(String, String)>,
    /// Tests of `known.txt` that passed.
    pub passing: Vec<String>,
    /// Required tests that failed, with the outcome, known or not.
    pub bad: Vec<(String, String)>,
}

impl Score {
    /// In percent; nothing required is nothing missed.
    pub fn share(&self) -> f64 {
        match self.required {
            0 => 100.0,
            required => 100.0 * self.passed as f64 / required as f64,
        }
    }

    /// Is the goal reached, and does every outcome agree with the lists?
    pub fn is_fine(&self, goal: &Goal) -> bool {
        self.failing.is_empty() && self.passing.is_empty() && self.share() >= f64::from(goal.share)
    }
}

/// Compares what came of a file under Rekindle with what CPython made of it.
pub fn score(
    goal: &Goal,
    cpython: &Outcomes,
    rekindle: &Outcomes,
    excluded: &BTreeSet<String>,
    known: &BTreeMap<String, String>,
) -> Score {
    let mut score = Score::default();
    for (id, word) in cpython {
        if !run::is_pass(word) || lists::is_excluded(excluded, &goal.name, id) {
            continue;
        }
        score.required += 1;
        let word = rekindle.get(id).map_or("missing", String::as_str);
        let is_known = known.contains_key(id);
        if run::is_pass(word) {
            score.passed += 1;
            score.passing.extend(is_known.then(|| id.clone()));
        } else {
            score.bad.push((id.clone(), word.to_string()));
            if !is_known {
                score.failing.push((id.clone(), word.to_string()));
            }
        }
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcomes(pairs: &[(&str, &str)]) -> Outcomes {
        let pairs = pairs.iter();
        pairs
            .map(|(id, w)| (id.to_string(), w.to_string()))
            .collect()
    }

    #[test]
    fn only_what_cpython_passes_counts() {
        let goal = Goal {
            name: "x".into(),
            share: 60,
        };
        let cpython = outcomes(&[
            ("a", "passed"),
            ("b", "passed"),
            ("c", "skipped"),
            ("d", "expected"),
            ("e", "passed"),
        ]);
        let rekindle = outcomes(&[("a", "passed"), ("b", "skipped"), ("d", "expected")]);
        let excluded = BTreeSet::from(["e".to_string()]);
        let known = BTreeMap::from([("b".to_string(), "why".to_string())]);
        let score = score(&goal, &cpython, &rekindle, &excluded, &known);
        assert_eq!((score.required, score.passed), (3, 2));
        assert!(score.is_fine(&goal), "{score:?}");
        // Without the line in known.txt the same is a failure,
        let strict = super::score(&goal, &cpython, &rekindle, &excluded, &BTreeMap::new());
        assert_eq!(strict.failing, [("b".to_string(), "skipped".to_string())]);
        // and a line that is no longer true is one too.
        let known = BTreeMap::from([("a".to_string(), "why".to_string())]);
        let stale = super::score(&goal, &cpython, &rekindle, &excluded, &known);
        assert_eq!(stale.passing, ["a"]);
    }
}
