//! For a document.

use super::{between, milliseconds};
use crate::summary::{ProgramSummary, Summary};

/// A section for each program.
pub fn markdown(summary: &Summary) -> String {
    let machine = &summary.machine;
    let mut text = format!(
        "Rekindle {}, {} ({} cores). Medians of whole processes; in brackets the 95 % interval.\n\n",
        machine.rekindle, machine.processor, machine.cores
    );
    for python in &summary.pythons {
        text.push_str(&format!("* {python}\n").replace("\n  built", "; built"));
    }
    for program in &summary.programs {
        section(&mut text, program);
    }
    text
}

fn section(text: &mut String, program: &ProgramSummary) {
    text.push_str(&format!(
        "\n### {}\n\n{}.\n\n",
        program.name,
        program.headline()
    ));
    text.push_str("| contender | median | interval | against the first | peak memory |\n|---|---|---|---|---|\n");
    for row in &program.contenders {
        let (median, interval) = match (&row.wall_ms, &row.failed) {
            (Some(wall), _) => (milliseconds(wall.median), between(wall)),
            (None, why) => (
                format!("failed: {}", why.as_deref().unwrap_or_default()),
                String::new(),
            ),
        };
        text.push_str(&format!(
            "| {} | {median} | {interval} | {} | {:.0} MiB |\n",
            row.name, row.verdict, row.peak_rss_mb
        ));
    }
    if program.contenders.iter().any(|row| !row.curves.is_empty()) {
        text.push_str(
            "\n| iterations | first | steady | interval | shape |\n|---|---|---|---|---|\n",
        );
    }
    for row in &program.contenders {
        for curve in &row.curves {
            text.push_str(&format!(
                "| {}: {} | {} | {} | {} | {} |\n",
                row.name,
                curve.name,
                milliseconds(curve.first_ms.median),
                milliseconds(curve.steady_ms.median),
                between(&curve.steady_ms),
                curve.shape()
            ));
        }
    }
    for remark in program.remarks() {
        text.push_str(&format!("\n{remark}.\n"));
    }
}
