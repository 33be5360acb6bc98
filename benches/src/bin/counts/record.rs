//! The counts that were recorded: a file with a line for each part.

use std::collections::BTreeMap;
use std::path::Path;

/// By how much a count may differ, as a share: what other inputs of the compiler and the allocator move.
const TOLERANCE: f64 = 0.03;

const HEAD: &str = "\
# Instructions of the hot parts: NAME COUNT. Written by `make counts COUNTS=--write`, of a build with the release
# profile as it is; `make counts` compares.
";

/// Counts by name.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Record(BTreeMap<String, u64>);

impl Record {
    /// Those of a file; none if there is no such file.
    pub(crate) fn load(file: &Path) -> Result<Record, String> {
        match std::fs::read_to_string(file) {
            Ok(text) => {
                Record::parse(&text).ok_or_else(|| format!("{}: not NAME COUNT", file.display()))
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Record::default()),
            Err(e) => Err(format!("{}: {e}", file.display())),
        }
    }

    fn parse(text: &str) -> Option<Record> {
        let lines = text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty());
        let row = |line: &str| {
            let (name, count) = line.rsplit_once(' ')?;
            Some((name.trim().to_string(), count.parse().ok()?))
        };
        lines.map(row).collect::<Option<_>>().map(Record)
    }

    pub(crate) fn get(&self, name: &str) -> Option<u64> {
        self.0.get(name).copied()
    }

    pub(crate) fn set(&mut self, name: &str, count: u64) {
        self.0.insert(name.into(), count);
    }

    pub(crate) fn text(&self) -> String {
        let rows = self
            .0
            .iter()
            .map(|(name, count)| format!("{name:<28} {count}\n"));
        HEAD.to_string() + &rows.collect::<String>()
    }
}

/// What a count says beside the recorded one.
#[derive(Debug, PartialEq)]
pub(crate) enum Verdict {
    New,
    Same(f64),
    Better(f64),
    Worse(f64),
}

/// Compares, with the change in percent.
pub(crate) fn compare(recorded: Option<u64>, now: u64) -> Verdict {
    let Some(recorded) = recorded else {
        return Verdict::New;
    };
    let change = (now as f64 - recorded as f64) / (recorded as f64).max(1.0);
    let percent = change * 100.0;
    match change {
        c if c > TOLERANCE => Verdict::Worse(percent),
        c if c < -TOLERANCE => Verdict::Better(percent),
        _ => Verdict::Same(percent),
    }
}

impl Verdict {
    pub(crate) fn is_worse(&self) -> bool {
        matches!(self, Verdict::Worse(_))
    }

    pub(crate) fn text(&self) -> String {
        match self {
            Verdict::New => "not recorded".into(),
            Verdict::Same(percent) => format!("{percent:+.1} %"),
            Verdict::Better(percent) => format!("{percent:+.1} %, fewer: record it"),
            Verdict::Worse(percent) => format!("{percent:+.1} %: MORE"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() {
        let mut record = Record::default();
        record.set("dispatch: add", 40);
        record.set("stitch: count", 90_000);
        assert_eq!(Record::parse(&record.text()), Some(record));
        assert_eq!(Record::parse("a b\n"), None);
    }

    #[test]
    fn small_changes_are_none() {
        assert_eq!(compare(None, 5), Verdict::New);
        assert_eq!(compare(Some(100), 102), Verdict::Same(2.0));
        assert_eq!(compare(Some(100), 90), Verdict::Better(-10.0));
        assert!(compare(Some(100), 104).is_worse());
    }
}
