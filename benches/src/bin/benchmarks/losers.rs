//! What is slower with the compiled tiers than without, or than the first Python; and why, as far as it
//! is known: reasons are written by hand in `benches/page/reasons.txt`.

use crate::results::{Part, Results};
use crate::tables::faster;
use rekindle_measure::estimate::{self, Estimate};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How much slower counts, where the whole interval says so.
const SLOWER: f64 = 1.05;

/// Something that loses.
#[derive(Clone, Debug, PartialEq)]
struct Loser {
    /// `programs/NAME` or `pyperformance/NAME`.
    name: String,
    /// Size or kind of time, contender, and who is faster.
    what: String,
    slower: Estimate,
}

/// Reasons by name; lines `NAME: REASON`, comments with `#`.
fn reasons(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once(": "));
    rows.map(|(name, why)| (name.trim().into(), why.trim().into()))
        .collect()
}

fn losers(results: &Results) -> Vec<Loser> {
    let mut all = Vec::new();
    for (size, programs) in &results.programs {
        for program in programs {
            let interpreter = program.contenders.iter().find(|row| row.name == "tier 0");
            let own = |name: &str| name.starts_with("tier auto");
            for row in program
                .contenders
                .iter()
                .filter(|row| own(&row.name) && row.failed.is_none())
            {
                let mut add = |slower: Option<Estimate>, than: &str| {
                    all.extend(slower.filter(|e| e.low > SLOWER).map(|slower| Loser {
                        name: format!("programs/{}", program.name),
                        what: format!("{size}, {} than {than}", row.name),
                        slower,
                    }));
                };
                add(faster(row).map(|e| e.inverse()), "CPython");
                let base = interpreter.filter(|base| base.failed.is_none());
                add(
                    base.map(|base| estimate::ratio(&row.samples_ms, &base.samples_ms)),
                    "tier 0",
                );
            }
        }
    }
    for part in results.pyperformance.iter().flat_map(|b| &b.parts) {
        of_part(part, &mut all);
    }
    all.sort_by(|a, b| b.slower.median.total_cmp(&a.slower.median));
    all
}

/// One ratio divided by another: as if both were at the worse ends of their intervals.
fn quotient(above: &Estimate, below: &Estimate) -> Estimate {
    Estimate {
        median: above.median / below.median,
        low: above.low / below.high,
        high: above.high / below.low,
    }
}

fn of_part(part: &Part, all: &mut Vec<Loser>) {
    let interpreter = part.cell("tier 0");
    for cell in part
        .cells
        .iter()
        .filter(|cell| cell.contender.starts_with("tier auto"))
    {
        for (kind, own, base) in [
            ("run", &cell.run, interpreter.map(|c| &c.run)),
            ("steady", &cell.steady, interpreter.map(|c| &c.steady)),
        ] {
            let mut add = |slower: Estimate, than: &str| {
                if slower.low > SLOWER {
                    all.push(Loser {
                        name: format!("pyperformance/{}", part.name),
                        what: format!("{kind}, {} than {than}", cell.contender),
                        slower,
                    });
                }
            };
            add(own.inverse(), "CPython");
            if let Some(base) = base {
                add(quotient(base, own), "tier 0");
            }
        }
    }
}

/// The list for the page, one entry for each name, the worst first.
pub(crate) fn list(root: &Path, results: &Results) -> Result<String, String> {
    let file = root.join("benches/page/reasons.txt");
    let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(render(&losers(results), &reasons(&text)))
}

fn render(losers: &[Loser], reasons: &BTreeMap<String, String>) -> String {
    if losers.is_empty() {
        return "Nothing, as far as the intervals say.\n".into();
    }
    let mut text = String::new();
    let mut seen = BTreeSet::new();
    for loser in losers {
        if !seen.insert(&loser.name) {
            continue;
        }
        let ways = losers.iter().filter(|l| l.name == loser.name);
        let ways: Vec<String> = ways
            .map(|l| {
                format!(
                    "{} {:.2}× ({:.2}–{:.2})",
                    l.what, l.slower.median, l.slower.low, l.slower.high
                )
            })
            .collect();
        let why = reasons
            .get(&loser.name)
            .map_or("no reason is known yet", |why| why);
        text.push_str(&format!(
            "* `{}`: {}. {}\n",
            loser.name,
            ways.join("; "),
            capital(why)
        ));
    }
    text
}

/// As a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map_or(String::new(), |c| c.to_uppercase().collect());
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::Cell;
    use rekindle_measure::change::Shape;

    #[test]
    fn only_what_the_whole_interval_says_loses() {
        let e = |low, median, high| Estimate { low, median, high };
        let cell = |contender: &str, run, steady| Cell {
            contender: contender.into(),
            first: e(1.0, 1.0, 1.0),
            run,
            steady,
            shape: Shape::Flat,
        };
        let part = Part {
            name: "x".into(),
            base_ms: 1.0,
            cells: vec![
                cell("tier 0", e(1.9, 2.0, 2.1), e(2.0, 2.0, 2.0)),
                cell("tier auto, cold", e(0.8, 0.9, 1.1), e(1.0, 1.0, 1.0)),
            ],
        };
        let mut all = Vec::new();
        of_part(&part, &mut all);
        let found: Vec<&str> = all.iter().map(|l| &*l.what).collect();
        assert_eq!(
            found,
            [
                "run, tier auto, cold than tier 0",
                "steady, tier auto, cold than tier 0"
            ]
        );
        let text = render(&all, &reasons("# why\npyperformance/x: it is short\n"));
        assert_eq!(
            text,
            "* `pyperformance/x`: run, tier auto, cold than tier 0 2.22× (1.73–2.62); \
             steady, tier auto, cold than tier 0 2.00× (2.00–2.00). It is short.\n"
        );
        assert!(render(&all, &BTreeMap::new()).contains("No reason is known yet."));
    }
}
