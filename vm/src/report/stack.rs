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
    let mut entry = traceback;
    while !entry.is_none() {
        let (next, code, pc) = rt.traceback_parts(entry);
        entry = next;
        let (code, at) = (&code.code, code.code.position(pc));
        let line = if at.line == 0 {
            code.first_line
        } else {
            at.line
        };
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
                lines::write(&source, &at, &mut out);
            }
        }
        last = Some(this);
    }
    repeated(&mut out, count);
    out
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
