//! A traceback's frames.

use super::lines;
use rekindle_objects::{Runtime, Value};

/// A frame that repeats more often than this is counted and not shown.
const MOST_REPEATS: usize = 3;

/// The frames of a traceback, outermost first.
pub(super) fn frames(rt: &mut Runtime, traceback: Value) -> String {
    let mut out = String::new();
    let mut last: Option<(String, u32, String)> = None;
    let mut count = 0;
    let mut entry = last_entries(rt, traceback);
    while !entry.is_none() {
        let traceback_entry = entry;
        let (next, code, pc) = rt.traceback_parts(entry);
        entry = next;
        let (code, at) = (&code.code, code.code.position(pc));
        let told = u32::try_from(rt.traceback_line(traceback_entry)).unwrap_or(0);
        let line = if told == 0 { code.first_line } else { told };
        let this = (code.filename.to_string(), line, code.name.to_string());
        if last.as_ref() != Some(&this) {
            repeated(&mut out, count);
            count = 0;
        }
        count += 1;
        if count <= MOST_REPEATS {
            let (file, _, name) = &this;
            out.push_str(&format!("  File \"{file}\", line {line}, in {name}\n"));
            let source = rt.sources.get(file).cloned();
            let source = source.or_else(|| read_source(file));
            if let Some(source) = source {
                if line == at.line {
                    lines::write(&source, &at, &mut out);
                } else {
                    lines::write_plain(&source, line, &mut out);
                }
            }
        }
        last = Some(this);
    }
    repeated(&mut out, count);
    out
}

/// Where to begin, so that not more entries are shown than `sys.tracebacklimit` says.
fn last_entries(rt: &mut Runtime, traceback: Value) -> Value {
    let name = rt.intern("tracebacklimit");
    let limit = rt.sys_attr(name).and_then(|v| rt.int_of(v));
    let Some(limit) = limit.and_then(|i| i.to_i64()) else {
        return traceback;
    };
    let mut entries = Vec::new();
    let mut entry = traceback;
    while !entry.is_none() {
        entries.push(entry);
        entry = rt.traceback_parts(entry).0;
    }
    let shown = usize::try_from(limit).unwrap_or(0).min(entries.len());
    let first = entries.len() - shown;
    entries.get(first).copied().unwrap_or(Value::NONE)
}

fn repeated(out: &mut String, count: usize) {
    if count > MOST_REPEATS {
        let more = count - MOST_REPEATS;
        let plural = if more > 1 { "s" } else { "" };
        out.push_str(&format!(
            "  [Previous line repeated {more} more time{plural}]\n"
        ));
    }
}

/// The file's text now, for code whose source this process did not compile.
fn read_source(file: &str) -> Option<std::sync::Arc<str>> {
    if file.starts_with('<') {
        return None;
    }
    Some(std::fs::read_to_string(file).ok()?.into())
}
