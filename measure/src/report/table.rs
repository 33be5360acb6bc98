//! For a terminal.

use super::{between, milliseconds};
use crate::summary::ProgramSummary;
use comfy_table::{CellAlignment, Table, presets};

/// A program's tables: of the processes, and of the iterations in them if it offers some.
pub fn table(program: &ProgramSummary) -> String {
    let mut text = program.headline() + "\n";
    let mut table = new(
        &[
            "",
            "median",
            "95 % interval",
            "peak memory",
            "against the first",
        ],
        3,
    );
    for row in &program.contenders {
        let (median, interval) = match (&row.wall_ms, &row.failed) {
            (Some(wall), _) => (milliseconds(wall.median), between(wall)),
            (None, why) => ("failed".into(), why.clone().unwrap_or_default()),
        };
        let memory = format!("{:.0} MiB", row.peak_rss_mb);
        table.add_row([
            row.name.clone(),
            median,
            interval,
            memory,
            row.verdict.clone(),
        ]);
    }
    text.push_str(&format!("{table}\n"));
    if program.contenders.iter().any(|row| !row.curves.is_empty()) {
        let mut table = new(
            &["iterations", "first", "steady", "95 % interval", "shape"],
            3,
        );
        for row in &program.contenders {
            for curve in &row.curves {
                table.add_row([
                    format!("{}: {}", row.name, curve.name),
                    milliseconds(curve.first_ms.median),
                    milliseconds(curve.steady_ms.median),
                    between(&curve.steady_ms),
                    curve.shape().into(),
                ]);
            }
        }
        text.push_str(&format!("{table}\n"));
    }
    for remark in program.remarks() {
        text.push_str(&format!("  {remark}\n"));
    }
    text
}

/// An empty one, numbers to the right.
fn new(header: &[&str], numbers: usize) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_header(header);
    for column in 1..=numbers {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}
