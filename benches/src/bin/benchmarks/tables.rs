//! The tables of the page; the worst come first.

use crate::results::{Part, Repeated, Results};
use rekindle_measure::estimate::{self, ENOUGH, Estimate};
use rekindle_measure::report::milliseconds;
use rekindle_measure::summary::{ProgramSummary, Row};
use std::path::Path;

/// What stands where nothing was measured.
const NOTHING: &str = "(Not measured yet.)\n";
/// Peak memory above which a program is listed, as a multiple of the first contender's.
const MEMORY: f64 = 2.0;
/// Who stands for Rekindle where programs are ordered.
const WARM: &str = "tier auto, warm";
const COLD: &str = "tier auto, cold";
const INTERPRETER: &str = "tier 0";

/// A name without its folders.
pub(crate) fn short(name: &str) -> String {
    let file = Path::new(name).file_name();
    file.map_or(name.into(), |f| f.to_string_lossy().into_owned())
}

/// How many times as fast, with the interval; inside the noise as such.
fn speed(e: &Estimate) -> String {
    let sign = if e.is_noise() { "≈ " } else { "" };
    format!("{sign}{:.2}× ({:.2}–{:.2})", e.median, e.low, e.high)
}

/// The same without the interval.
fn brief(e: &Estimate) -> String {
    let sign = if e.is_noise() && e.low < e.high {
        "≈ "
    } else {
        ""
    };
    format!("{sign}{:.2}", e.median)
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn header(cells: &[String]) -> String {
    row(cells) + &format!("|{}\n", "---|".repeat(cells.len()))
}

fn words(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_string()).collect()
}

/// Where, and with what it is compared.
pub(crate) fn machine(results: &Results) -> String {
    let Some(machine) = &results.machine else {
        return NOTHING.into();
    };
    let mut text = format!(
        "Rekindle {} on {}, {} cores; the last pass was `{}`.\n\n| Python | version | a small program | built with |\n|---|---|---|---|\n",
        machine.rekindle, machine.processor, machine.cores, results.pass
    );
    for rival in &results.rivals {
        let python = &rival.python;
        text.push_str(&row(&[
            format!("`{}`", short(&python.command)),
            python.version.clone(),
            milliseconds(rival.probe_ms),
            format!("`{}`", python.flags.replace('|', "/")),
        ]));
    }
    text
}

fn find<'p>(program: &'p ProgramSummary, name: &str) -> Option<&'p Row> {
    program.contenders.iter().find(|row| row.name == name)
}

/// How many times as fast as the first contender.
pub(crate) fn faster(row: &Row) -> Option<Estimate> {
    row.ratio.as_ref().map(Estimate::inverse)
}

/// The contenders but the first, in the order of those who have most.
fn contenders(programs: &[ProgramSummary]) -> Vec<String> {
    let widest = programs.iter().max_by_key(|p| p.contenders.len());
    let rows = widest.map_or(&[][..], |p| p.contenders.get(1..).unwrap_or_default());
    rows.iter().map(|row| row.name.clone()).collect()
}

/// Geometric means of the programs, by contender and size.
pub(crate) fn means(results: &Results) -> String {
    if results.programs.is_empty() {
        return NOTHING.into();
    }
    let mut head = words(&["against the first Python above"]);
    let mut names: Vec<String> = Vec::new();
    for (size, programs) in &results.programs {
        head.extend([
            format!("{size}, mean of {}", programs.len()),
            format!("{size}, worst"),
        ]);
        names.extend(
            contenders(programs)
                .into_iter()
                .filter(|n| !names.contains(n))
                .collect::<Vec<_>>(),
        );
    }
    let mut text = header(&head);
    for name in names {
        let mut cells = vec![short(&name)];
        for programs in results.programs.values() {
            let all = programs
                .iter()
                .filter_map(|p| Some((faster(find(p, &name)?)?, &p.name)));
            let all: Vec<(f64, &String)> = all.map(|(e, name)| (e.median, name)).collect();
            let ratios: Vec<f64> = all.iter().map(|(ratio, _)| *ratio).collect();
            let worst = all.iter().min_by(|a, b| a.0.total_cmp(&b.0));
            cells.push(estimate::geometric_mean(&ratios).map_or(String::new(), |e| speed(&e)));
            cells.push(worst.map_or(String::new(), |(ratio, name)| format!("{ratio:.2}× {name}")));
        }
        text.push_str(&row(&cells));
    }
    text
}

/// Every program of a size.
pub(crate) fn programs(results: &Results, size: &str) -> String {
    let Some(programs) = results.programs.get(size).filter(|all| !all.is_empty()) else {
        return NOTHING.into();
    };
    let names = contenders(programs);
    let base = programs[0]
        .contenders
        .first()
        .map_or(String::new(), |row| short(&row.name));
    let mut head = vec!["program".into(), base];
    head.extend(names.iter().map(|name| short(name)));
    head.push("memory, MiB: first / warm".into());
    let mut text = header(&head);
    let order = |p: &ProgramSummary| find(p, WARM).and_then(faster).map_or(0.0, |e| e.median);
    let mut all: Vec<&ProgramSummary> = programs.iter().collect();
    all.sort_by(|a, b| order(a).total_cmp(&order(b)));
    for program in all {
        let wall = program.contenders.first().and_then(|row| row.wall_ms);
        let mut cells = vec![
            program.name.clone(),
            wall.map_or("failed".into(), |e| milliseconds(e.median)),
        ];
        for name in &names {
            let row = find(program, name);
            cells.push(match row.map(|row| (&row.failed, faster(row))) {
                None => String::new(),
                Some((Some(why), _)) => format!("failed: {}", why.replace('|', "/")),
                Some((None, e)) => e.map_or(String::new(), |e| speed(&e)),
            });
        }
        let memory =
            |row: Option<&Row>| row.map_or("?".into(), |r| format!("{:.0}", r.peak_rss_mb));
        cells.push(format!(
            "{} / {}",
            memory(program.contenders.first()),
            memory(find(program, WARM))
        ));
        text.push_str(&row(&cells));
    }
    text.push('\n');
    let differing = programs
        .iter()
        .filter_map(|p| Some((p, p.differing.as_ref()?)));
    for (program, why) in differing {
        text.push_str(&format!(
            "* `{}` is not comparable: {}.\n",
            program.name,
            why.replace('|', "/")
        ));
    }
    let runs = programs.iter().map(|p| p.runs).min().unwrap_or(0);
    text + &few(runs)
}

/// What is to be said of few rounds.
fn few(runs: usize) -> String {
    match runs {
        ENOUGH.. => format!("At least {runs} rounds.\n"),
        _ => format!(
            "Some with {runs} rounds only: too few for intervals of 95 %; take the second digit as noise.\n"
        ),
    }
}

/// Programs that take more memory than they may.
pub(crate) fn memory(results: &Results) -> String {
    if results.programs.is_empty() {
        return NOTHING.into();
    }
    let mut found: Vec<(f64, String)> = Vec::new();
    for (size, programs) in &results.programs {
        for program in programs {
            let Some(first) = program.contenders.first().map(|row| row.peak_rss_mb) else {
                continue;
            };
            let own = program
                .contenders
                .iter()
                .filter(|row| row.name.starts_with("tier "));
            let most = own.max_by(|a, b| a.peak_rss_mb.total_cmp(&b.peak_rss_mb));
            if let Some(row) = most.filter(|row| row.peak_rss_mb > MEMORY * first) {
                let times = row.peak_rss_mb / first;
                let text = format!(
                    "* `{}` {size}: {times:.1} times, {first:.0} and {:.0} MiB ({})",
                    program.name, row.peak_rss_mb, row.name
                );
                found.push((times, text));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    if found.is_empty() {
        return format!("No program takes more than {MEMORY} times the memory.\n");
    }
    let lines: Vec<String> = found.into_iter().map(|(_, line)| line).collect();
    lines.join("\n") + "\n"
}

/// The steady time against C's.
pub(crate) fn twins(results: &Results) -> String {
    let Some(widest) = results.twins.iter().max_by_key(|t| t.memory_mb.len()) else {
        return NOTHING.into();
    };
    let names: Vec<&String> = widest.memory_mb[1..].iter().map(|(name, _)| name).collect();
    let mut head = words(&["program", "C"]);
    head.extend(names.iter().map(|name| short(name)));
    let mut text = header(&head);
    let slower = |part: &Part, name: &str| part.cell(name).map(|cell| cell.steady.inverse());
    let order = |twin: &Repeated| {
        twin.parts
            .first()
            .and_then(|p| slower(p, WARM))
            .map_or(f64::MAX, |e| e.median)
    };
    let mut all: Vec<&Repeated> = results.twins.iter().collect();
    all.sort_by(|a, b| order(b).total_cmp(&order(a)));
    for twin in all {
        let part = twin.parts.first();
        let mut cells = vec![
            twin.name.clone(),
            part.map_or("failed".into(), |p| milliseconds(p.base_ms)),
        ];
        for name in &names {
            let failed = twin.failed.iter().find(|(who, _)| who == *name);
            let time = part.and_then(|part| slower(part, name));
            cells.push(match (failed, time) {
                (Some((_, why)), _) => format!("failed: {why}"),
                (None, time) => time.map_or(String::new(), |e| {
                    format!("{:.2} ({:.2}–{:.2})", e.median, e.low, e.high)
                }),
            });
        }
        text.push_str(&row(&cells));
    }
    let runs = results.twins.iter().map(|t| t.runs).min().unwrap_or(0);
    text + "\n" + &few(runs)
}

/// Every benchmark of pyperformance, those that fail included.
pub(crate) fn pyperformance(results: &Results) -> String {
    let all = &results.pyperformance;
    if all.is_empty() {
        return NOTHING.into();
    }
    let rivals: Vec<String> = results
        .rivals
        .iter()
        .skip(1)
        .map(|r| r.python.command.clone())
        .collect();
    let mut parts: Vec<&Part> = all.iter().flat_map(|b| &b.parts).collect();
    let run = |part: &Part| part.cell(WARM).map_or(0.0, |cell| cell.run.median);
    parts.sort_by(|a, b| run(a).total_cmp(&run(b)));
    let mut text = pyperformance_means(&parts, &rivals);
    text.push('\n');
    let mut head = words(&[
        "benchmark",
        "an iteration",
        "tier 0",
        "cold: first",
        "run",
        "steady",
        "warm: first",
        "run",
        "steady",
        "warm curve",
    ]);
    head.extend(rivals.iter().map(|name| format!("{}: run", short(name))));
    text.push_str(&header(&head));
    for part in parts {
        let cell = |name: &str| part.cell(name);
        let mut cells = vec![part.name.clone(), milliseconds(part.base_ms)];
        cells.push(cell(INTERPRETER).map_or("failed".into(), |c| brief(&c.steady)));
        for name in [COLD, WARM] {
            match cell(name) {
                Some(c) => cells.extend([brief(&c.first), brief(&c.run), brief(&c.steady)]),
                None => cells.extend(words(&["failed", "", ""])),
            }
        }
        cells.push(cell(WARM).map_or("", |c| c.shape.name()).to_string());
        cells.extend(
            rivals
                .iter()
                .map(|name| cell(name).map_or(String::new(), |c| brief(&c.run))),
        );
        text.push_str(&row(&cells));
    }
    text.push_str("\nFailures:\n\n");
    let failed = all
        .iter()
        .flat_map(|b| b.failed.iter().map(move |(who, why)| (&b.name, who, why)));
    let failed: Vec<String> = failed
        .map(|(name, who, why)| {
            format!("* `{name}` on {}: {}\n", short(who), why.replace('|', "/"))
        })
        .collect();
    text.push_str(&if failed.is_empty() {
        "* none\n".into()
    } else {
        failed.concat()
    });
    let left_out = results
        .left_out
        .iter()
        .map(|(name, needs)| format!("{name} ({})", needs.join(", ")));
    let left_out: Vec<String> = left_out.collect();
    text.push_str(&format!(
        "\nNot run, since they need packages: {}.\n\n",
        left_out.join(", ")
    ));
    text + &few(all
        .iter()
        .filter(|b| !b.parts.is_empty())
        .map(|b| b.runs)
        .min()
        .unwrap_or(0))
}

fn pyperformance_means(parts: &[&Part], rivals: &[String]) -> String {
    let mut text = header(&words(&[
        "geometric means",
        "benchmarks",
        "first",
        "run",
        "steady",
    ]));
    let names = [INTERPRETER, COLD, WARM]
        .into_iter()
        .chain(rivals.iter().map(String::as_str));
    for name in names {
        let cells: Vec<_> = parts.iter().filter_map(|part| part.cell(name)).collect();
        let mean = |of: &dyn Fn(usize) -> f64| {
            let ratios: Vec<f64> = (0..cells.len()).map(of).collect();
            estimate::geometric_mean(&ratios).map_or(String::new(), |e| speed(&e))
        };
        text.push_str(&row(&[
            short(name),
            cells.len().to_string(),
            mean(&|i| cells[i].first.median),
            mean(&|i| cells[i].run.median),
            mean(&|i| cells[i].steady.median),
        ]));
    }
    text
}
