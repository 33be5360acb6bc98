//! What is known not to work yet: `known_gaps.txt`.
//!
//! Each line is `CASE  WAYS  REASON`: a case's name, the beginning of the ways in which it fails
//! (`*` for all), and why. A listed test that passes is an error: the line has to go.

use std::fs;

/// A line of the list.
#[derive(Clone, Debug)]
pub struct Gap {
    case: String,
    ways: String,
    /// Why.
    pub reason: String,
}

/// Reads the list.
///
/// # Errors
/// The line that makes no sense.
pub fn read() -> Result<Vec<Gap>, String> {
    let path = crate::repository().join("tests/known_gaps.txt");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    parse(&text)
}

fn parse(text: &str) -> Result<Vec<Gap>, String> {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let parts = line
                .split_once(char::is_whitespace)
                .and_then(|(case, rest)| {
                    let (ways, reason) = rest.trim_start().split_once(char::is_whitespace)?;
                    Some(Gap {
                        case: case.into(),
                        ways: ways.into(),
                        reason: reason.trim_start().into(),
                    })
                });
            parts.ok_or_else(|| format!("known_gaps.txt: '{line}' is not CASE WAYS REASON"))
        })
        .collect()
}

/// The gap that a case run in a way falls into.
pub fn find<'a>(gaps: &'a [Gap], case: &str, way: &str) -> Option<&'a Gap> {
    gaps.iter()
        .find(|gap| gap.case == case && (gap.ways == "*" || way.starts_with(&gap.ways)))
}

/// Is there any line for the case?
pub fn listed(gaps: &[Gap], case: &str) -> bool {
    gaps.iter().any(|gap| gap.case == case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_case_ways_reason() {
        let gaps = parse("# a comment\n\nsmall/x  tier=2  no such helper\nsmall/y * because\n")
            .expect("fits");
        assert_eq!(
            find(&gaps, "small/x", "tier=2,cold,plain").map(|g| &*g.reason),
            Some("no such helper")
        );
        assert!(find(&gaps, "small/x", "tier=1,cold,plain").is_none());
        assert!(find(&gaps, "small/y", "tier=0,cold,plain").is_some());
        assert!(parse("small/x tier=2").is_err());
    }
}
