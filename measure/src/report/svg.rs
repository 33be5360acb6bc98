//! Plots. Colours are the page's variables `--c0` to `--c7`, so that they fit light and dark; what they
//! stand for is written beside, never told by colour alone.

use super::milliseconds;
use crate::summary::{ProgramSummary, Row};

/// Width of every plot.
const WIDTH: f64 = 860.0;
/// Colours there are.
const COLOURS: usize = 8;
/// Patterns of lines, one for each turn through the colours and one for neighbours.
const DASHES: [&str; 3] = ["none", "7 3", "2 3"];

/// Text that may stand in a page.
pub(super) fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

fn colour(i: usize) -> String {
    format!("var(--c{})", i % COLOURS)
}

/// Bars of the medians, with the intervals as whiskers and every run as a dot. None if nobody ran.
pub(super) fn bars(program: &ProgramSummary) -> Option<String> {
    const LEFT: f64 = 190.0;
    const RIGHT: f64 = 110.0;
    const ROW: f64 = 30.0;
    let rows: Vec<&Row> = program.contenders.iter().collect();
    let largest = |row: &&Row| row.samples_ms.iter().copied().fold(0.0, f64::max);
    let most = rows
        .iter()
        .filter(|r| r.wall_ms.is_some())
        .map(largest)
        .fold(0.0, f64::max);
    if most <= 0.0 {
        return None;
    }
    let x = |ms: f64| LEFT + ms / most * (WIDTH - LEFT - RIGHT);
    let mut out = open(rows.len() as f64 * ROW + 8.0, "medians and intervals");
    for (i, row) in rows.iter().enumerate() {
        let middle = i as f64 * ROW + ROW / 2.0 + 4.0;
        out.push_str(&label(LEFT - 8.0, middle, "end", &row.name));
        let Some(wall) = &row.wall_ms else {
            out.push_str(&label(LEFT, middle, "start", "failed"));
            continue;
        };
        let (low, high) = (x(wall.low), x(wall.high));
        out.push_str(&format!(
            "<rect x=\"{LEFT}\" y=\"{:.1}\" width=\"{:.1}\" height=\"16\" rx=\"2\" fill=\"{}\"/>\n",
            middle - 8.0,
            x(wall.median) - LEFT,
            colour(i)
        ));
        for ms in &row.samples_ms {
            out.push_str(&format!(
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"2\" fill=\"var(--ink)\" opacity=\"0.45\"/>\n",
                x(*ms),
                middle + 4.0
            ));
        }
        out.push_str(&format!(
            "<path d=\"M{low:.1} {middle:.1}H{high:.1}M{low:.1} {0:.1}V{1:.1}M{high:.1} {0:.1}V{1:.1}\" stroke=\"var(--ink)\" stroke-width=\"1.5\"/>\n",
            middle - 5.0,
            middle + 5.0
        ));
        out.push_str(&label(
            x(most) + 10.0,
            middle,
            "start",
            &milliseconds(wall.median),
        ));
    }
    Some(out + "</svg>\n")
}

/// One contender's iterations: how many so far, and milliseconds for one.
struct Line<'r> {
    name: &'r str,
    steady_at: f64,
    points: Vec<(f64, f64)>,
}

/// The curves of warming up of what is called `name`: one line for each contender.
pub(super) fn curves(program: &ProgramSummary, name: &str) -> Option<String> {
    let lines: Vec<Line> = program
        .contenders
        .iter()
        .filter_map(|row| line(row, name))
        .collect();
    let all = || lines.iter().flat_map(|line| &line.points);
    let last = all().map(|p| p.0).fold(0.0, f64::max);
    let (low, high) = all().fold((f64::INFINITY, 0.0f64), |(l, h), p| {
        (l.min(p.1), h.max(p.1))
    });
    if lines.is_empty() || last <= 1.0 || low <= 0.0 {
        return None;
    }
    let (low, high) = (low * 0.8, high * 1.25);
    Some(draw(&lines, last, low, high))
}

fn line<'r>(row: &'r Row, name: &str) -> Option<Line<'r>> {
    let curve = row.curves.iter().find(|curve| curve.name == name)?;
    let mut turns = 0;
    let mut points = Vec::new();
    for lap in &curve.laps {
        turns += lap.turns;
        points.push((
            turns as f64,
            (lap.seconds / lap.turns as f64 * 1e3).max(1e-6),
        ));
    }
    Some(Line {
        name: &row.name,
        steady_at: points[curve.steady_from].0,
        points,
    })
}

fn draw(lines: &[Line], last: f64, low: f64, high: f64) -> String {
    const LEFT: f64 = 80.0;
    const RIGHT: f64 = 12.0;
    const HEIGHT: f64 = 260.0;
    let bottom = HEIGHT + 10.0;
    // Both axes are logarithmic: the first iterations are what there is to see.
    let x = |turns: f64| LEFT + turns.ln() / last.ln() * (WIDTH - LEFT - RIGHT);
    let y = |ms: f64| bottom - (ms / low).ln() / (high / low).ln() * HEIGHT;
    let mut out = open(bottom + 40.0 + 18.0 * lines.len() as f64, "warming up");
    for tick in ticks(low, high) {
        let at = y(tick);
        out.push_str(&format!(
            "<path d=\"M{LEFT} {at:.1}H{:.1}\" stroke=\"var(--grid)\"/>\n",
            WIDTH - RIGHT
        ));
        out.push_str(&label(LEFT - 6.0, at, "end", &milliseconds(tick)));
    }
    for turns in ticks(1.0, last) {
        out.push_str(&label(
            x(turns),
            bottom + 14.0,
            "middle",
            &format!("{turns}"),
        ));
    }
    for (i, line) in lines.iter().enumerate() {
        let points: Vec<String> = line
            .points
            .iter()
            .map(|(s, ms)| format!("{:.1},{:.1}", x(*s), y(*ms)))
            .collect();
        let stroke = format!(
            "stroke=\"{}\" stroke-width=\"1.8\" stroke-dasharray=\"{}\"",
            colour(i),
            DASHES[i % DASHES.len()]
        );
        out.push_str(&format!(
            "<polyline points=\"{}\" {stroke}/>\n",
            points.join(" ")
        ));
        out.push_str(&format!(
            "<path d=\"M{0:.1} {bottom}v-8\" stroke=\"{1}\" stroke-width=\"3\"/>\n",
            x(line.steady_at),
            colour(i)
        ));
        let legend = bottom + 36.0 + 18.0 * i as f64;
        out.push_str(&format!("<path d=\"M{LEFT} {legend:.1}h34\" {stroke}/>\n"));
        out.push_str(&label(LEFT + 42.0, legend, "start", line.name));
    }
    out + "</svg>\n"
}

/// Round numbers in a range: 1, 2 and 5 times powers of ten.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let first = low.log10().floor() as i32;
    let last = high.log10().ceil() as i32;
    let decades = (first..=last).flat_map(|d| [1.0, 2.0, 5.0].map(|m| m * 10f64.powi(d)));
    let inside: Vec<f64> = decades.filter(|t| (low..=high).contains(t)).collect();
    let step = inside.len().div_ceil(8).max(1);
    inside.into_iter().step_by(step).collect()
}

fn open(height: f64, title: &str) -> String {
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" fill=\"none\"><title>{title}</title>\n"
    )
}

fn label(x: f64, y: f64, anchor: &str, text: &str) -> String {
    format!(
        "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>\n",
        y + 4.0,
        escape(text)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        let all: Vec<String> = ticks(0.7, 30.0).iter().map(|t| format!("{t}")).collect();
        assert_eq!(all, ["1", "2", "5", "10", "20"]);
        assert!(ticks(1e-3, 1e6).len() <= 10);
    }
}
