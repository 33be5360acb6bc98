//! A page that stands alone: style and plots are in it.

use super::svg::{self, escape};
use super::{between, milliseconds};
use crate::summary::{ProgramSummary, Row, Summary};

/// Colours are chosen to differ in lightness too, on light and on dark.
const STYLE: &str = "
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1c1c; --faint: #595959; --grid: #ddd;
  --c0: #6b7280; --c1: #1d6fd1; --c2: #d1495b; --c3: #2e8b57; --c4: #8a4fbf; --c5: #c77700; --c6: #00838f; --c7: #7a5230; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181c; --ink: #ececec; --faint: #a8adb5; --grid: #363a41;
  --c0: #9aa1ad; --c1: #6cb2ff; --c2: #ff8b9a; --c3: #6fd39a; --c4: #c9a2f5; --c5: #ffb84d; --c6: #5fd0dc; --c7: #d0a37c; } }
body { background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; max-width: 900px; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; margin: 1em 0; width: 100%; } caption { text-align: left; color: var(--faint); }
th, td { padding: .25em .6em; border-bottom: 1px solid var(--grid); text-align: right; } th:first-child, td:first-child { text-align: left; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
.remark { color: var(--faint); } .bad { font-weight: bold; } code { font-size: 13px; }
";

/// Everything, with plots.
pub fn html(summary: &Summary) -> String {
    let machine = &summary.machine;
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>rekindle bench</title>\n<style>{STYLE}</style>\n<h1>rekindle bench</h1>\n\
         <p>Rekindle {} on {}, {} cores. Each run is a process; the contenders take turns.</p>\n<ul>\n",
        escape(&machine.rekindle),
        escape(&machine.processor),
        machine.cores
    );
    for python in &summary.pythons {
        out.push_str(&format!(
            "<li><b>{}</b>: {}<br><code>{}</code></li>\n",
            escape(&python.command),
            escape(&python.version),
            escape(&python.flags)
        ));
    }
    out.push_str("</ul>\n");
    for program in &summary.programs {
        section(&mut out, program);
    }
    out + "</html>\n"
}

fn section(out: &mut String, program: &ProgramSummary) {
    out.push_str(&format!("<h2>{}</h2>\n", escape(&program.name)));
    let class = if program.differing.is_some() {
        "bad"
    } else {
        "remark"
    };
    out.push_str(&format!(
        "<p class=\"{class}\">{}</p>\n",
        escape(&program.headline())
    ));
    if let Some(plot) = svg::bars(program) {
        out.push_str(&plot);
    }
    let header = [
        "",
        "median",
        "95 % interval",
        "peak memory",
        "against the first",
    ];
    open_table(
        out,
        "Whole processes: bars are medians, whiskers intervals, dots runs.",
        &header,
    );
    for row in &program.contenders {
        process_row(out, row);
    }
    out.push_str("</table>\n");
    let mut names: Vec<&str> = Vec::new();
    for curve in program.contenders.iter().flat_map(|row| &row.curves) {
        if !names.contains(&&*curve.name) {
            names.push(&curve.name);
        }
    }
    for name in names {
        iterations(out, program, name);
    }
    for remark in program.remarks() {
        out.push_str(&format!("<p class=\"remark\">{}.</p>\n", escape(&remark)));
    }
}

fn open_table(out: &mut String, caption: &str, header: &[&str]) {
    let cells: String = header.iter().map(|h| format!("<th>{h}</th>")).collect();
    out.push_str(&format!(
        "<table>\n<caption>{caption}</caption>\n<tr>{cells}</tr>\n"
    ));
}

fn cells(out: &mut String, cells: &[String]) {
    let cells: String = cells
        .iter()
        .map(|c| format!("<td>{}</td>", escape(c)))
        .collect();
    out.push_str(&format!("<tr>{cells}</tr>\n"));
}

fn process_row(out: &mut String, row: &Row) {
    let (median, interval) = match (&row.wall_ms, &row.failed) {
        (Some(wall), _) => (milliseconds(wall.median), between(wall)),
        (None, why) => ("failed".into(), why.clone().unwrap_or_default()),
    };
    let memory = format!("{:.0} MiB", row.peak_rss_mb);
    cells(
        out,
        &[
            row.name.clone(),
            median,
            interval,
            memory,
            row.verdict.clone(),
        ],
    );
}

fn iterations(out: &mut String, program: &ProgramSummary, name: &str) {
    if let Some(plot) = svg::curves(program, name) {
        out.push_str(&format!("<h3>Iterations of {}</h3>\n{plot}", escape(name)));
    }
    let caption = "Iterations in a process: the time of each against how many there were, both logarithmic. \
                   The thick mark on the axis is where it is steady.";
    let header = ["", "first", "steady", "95 % interval", "shape"];
    open_table(out, caption, &header);
    for row in &program.contenders {
        for curve in row.curves.iter().filter(|curve| curve.name == name) {
            let e = &curve.steady_ms;
            let first = milliseconds(curve.first_ms.median);
            let row = [
                row.name.clone(),
                first,
                milliseconds(e.median),
                between(e),
                curve.shape().into(),
            ];
            cells(out, &row);
        }
    }
    out.push_str("</table>\n");
}
