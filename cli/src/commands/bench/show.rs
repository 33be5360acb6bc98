//! What was measured, as a table and as JSON.

use super::Measured;
use super::estimate::{self, Estimate};
use super::process::Run;
use comfy_table::{CellAlignment, Table, presets};
use serde_json::{Value as Json, json};
use std::fmt;
use std::path::Path;
use std::process::Command;

/// What another Python says of itself.
#[derive(Clone, Debug)]
pub(super) struct Python {
    command: String,
    version: String,
    flags: String,
}

impl Python {
    /// Asks it.
    pub(super) fn ask(python: &Path) -> Result<Python, String> {
        let ask = |args: &[&str]| -> Result<String, String> {
            let output = Command::new(python).args(args).output();
            let output = output.map_err(|error| format!("{}: {error}", python.display()))?;
            let text = String::from_utf8_lossy(&output.stdout);
            Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let flags = "import sysconfig; print(sysconfig.get_config_var('CONFIG_ARGS') or 'build flags unknown')";
        Ok(Python {
            command: python.display().to_string(),
            version: ask(&["-VV"])?,
            flags: ask(&["-c", flags])?,
        })
    }
}

impl fmt::Display for Python {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}\n  built with {}",
            self.command, self.version, self.flags
        )
    }
}

fn times(runs: &[Run]) -> Vec<f64> {
    runs.iter().map(|run| run.wall_ms).collect()
}

/// The contender whose output is another than the first one's, or that failed.
pub(super) fn differing(measured: &Measured) -> Option<(&str, String)> {
    let expected = &measured.contenders.first()?.1.first()?.out;
    for (contender, runs) in &measured.contenders {
        for run in runs {
            if !run.succeeded {
                return Some((&contender.name, format!("failed: {}", run.complaint)));
            }
            if run.out != *expected {
                return Some((&contender.name, "wrote something else".into()));
            }
        }
    }
    None
}

/// How a contender compares with the first one.
fn verdict(ratio: &Estimate) -> String {
    if ratio.is_noise() {
        return "no difference".into();
    }
    // As a number above 1 in either direction.
    if ratio.median <= 1.0 {
        let faster = Estimate {
            median: 1.0 / ratio.median,
            low: 1.0 / ratio.high,
            high: 1.0 / ratio.low,
        };
        format!(
            "{:.2}× faster ({:.2} to {:.2})",
            faster.median, faster.low, faster.high
        )
    } else {
        format!(
            "{:.2}× slower ({:.2} to {:.2})",
            ratio.median, ratio.low, ratio.high
        )
    }
}

/// The table of one program.
pub(super) fn table(measured: &Measured) -> String {
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    let first = measured
        .contenders
        .first()
        .map_or("", |(c, _)| c.name.as_str());
    table.set_header([
        "",
        "median",
        "95 % interval",
        "memory",
        &format!("against {first}"),
    ]);
    for column in 1..4 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let base = measured
        .contenders
        .first()
        .map_or(Vec::new(), |(_, runs)| times(runs));
    for (i, (contender, runs)) in measured.contenders.iter().enumerate() {
        let time = estimate::of(&times(runs));
        let memory = runs.iter().map(|run| run.peak_rss_mb).fold(0.0, f64::max);
        let verdict = match i {
            0 => String::new(),
            _ => verdict(&estimate::ratio(&times(runs), &base)),
        };
        table.add_row([
            contender.name.clone(),
            format!("{:.1} ms", time.median),
            format!("{:.1} to {:.1}", time.low, time.high),
            format!("{memory:.0} MiB"),
            verdict,
        ]);
    }
    let runs = measured
        .contenders
        .first()
        .map_or(0, |(_, runs)| runs.len());
    let outputs = match differing(measured) {
        None => "all wrote the same".to_string(),
        Some((who, what)) => format!("NOT COMPARABLE: {who} {what}"),
    };
    format!(
        "{}, {runs} runs each, taking turns; {outputs}\n{table}\n",
        measured.file.display()
    )
}

/// Everything, as text.
pub(super) fn json(all: &[Measured], words: &[String], pythons: &[Python]) -> String {
    let programs: Vec<Json> = all.iter().map(|m| program(m, words)).collect();
    let pythons: Vec<Json> = pythons
        .iter()
        .map(|p| json!({"command": p.command, "version": p.version, "flags": p.flags}))
        .collect();
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let whole = json!({
        "rekindle": env!("CARGO_PKG_VERSION"),
        "processor": processor.map_or("unknown", |(_, name)| name),
        "cores": std::thread::available_parallelism().map_or(0, |n| n.get()),
        "pythons": pythons,
        "programs": programs,
    });
    format!("{whole:#}\n")
}

fn program(measured: &Measured, words: &[String]) -> Json {
    let base = measured
        .contenders
        .first()
        .map_or(Vec::new(), |(_, runs)| times(runs));
    let contenders: Vec<Json> = measured
        .contenders
        .iter()
        .map(|(contender, runs)| {
            let samples = times(runs);
            json!({
                "name": contender.name,
                "command": contender.command(),
                "wall_ms": estimate::of(&samples),
                "ratio": estimate::ratio(&samples, &base),
                "peak_rss_mb": runs.iter().map(|run| run.peak_rss_mb).fold(0.0, f64::max),
                "samples_ms": samples,
            })
        })
        .collect();
    json!({
        "file": measured.file.display().to_string(),
        "args": words,
        "same_output": differing(measured).is_none(),
        "contenders": contenders,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_in_words() {
        let e = |low, median, high| Estimate { median, low, high };
        assert_eq!(verdict(&e(0.9, 1.0, 1.1)), "no difference");
        assert_eq!(verdict(&e(0.2, 0.25, 0.5)), "4.00× faster (2.00 to 5.00)");
        assert_eq!(verdict(&e(1.1, 1.2, 1.3)), "1.20× slower (1.10 to 1.30)");
    }
}
