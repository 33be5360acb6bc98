//! Class `_sre.SRE_Scanner`: a pattern going through one string, a match per call.

use super::found;
use super::pattern::Pattern;
use super::program::NOWHERE;
use super::subject::{Mode, Scan, Subject};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

/// Where the scan is.
struct Scanner {
    pattern: Value,
    string: Value,
    content: Value,
    pos: usize,
    end_pos: usize,
    /// Bytes: the end of what is looked at, the next place, and where an empty match would repeat the last.
    end: usize,
    at: Cell<usize>,
    not_at: Cell<usize>,
}

impl Foreign for Scanner {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        [self.pattern, self.string, self.content]
            .into_iter()
            .for_each(see);
    }
}

natives! {
    TABLE:
    "SRE_Scanner.__new__" => super::not_created, 1, rekindle_objects::native::ANY, true, Static;
    "SRE_Scanner.match" => match_, 1, 1, false, Method;
    "SRE_Scanner.search" => search, 1, 1, false, Method;
    "SRE_Scanner.pattern" => pattern, 1, 1, false, Getter;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "_sre",
    name: "SRE_Scanner",
    doc: None,
    base: ClassId::OBJECT,
    methods: TABLE,
    state: true,
    dict: false,
};

/// A scanner that goes on where a scan is.
pub(super) fn new(rt: &mut Runtime, scan: Scan<'_>) -> Value {
    let subject = &scan.subject;
    let state = Scanner {
        pattern: scan.object,
        string: subject.string,
        content: subject.content,
        pos: subject.pos,
        end_pos: subject.end_pos,
        end: subject.bytes.len(),
        at: Cell::new(scan.at),
        not_at: Cell::new(NOWHERE),
    };
    rt.new_with_state(scan.pattern.scanner_class, state)
}

fn step(rt: &mut Runtime, args: Args<'_>, method: &str, mode: Mode) -> R<Value> {
    let scanner = rt.own_state::<Scanner>(&args.all[0], method)?;
    let Some(pattern) = rt.state::<Pattern>(&scanner.pattern) else {
        return Ok(Value::NONE);
    };
    let subject = Subject::again(
        rt,
        scanner.string,
        scanner.content,
        scanner.end,
        (scanner.pos, scanner.end_pos),
    );
    let mut scan = Scan::new(rt, scanner.pattern, pattern, subject)?;
    (scan.at, scan.not_at) = (scanner.at.get(), scanner.not_at.get());
    let span = scan.find(rt, mode)?;
    scanner.at.set(scan.at);
    scanner.not_at.set(scan.not_at);
    match span {
        Some(span) => found::new(rt, &scan, span),
        None => Ok(Value::NONE),
    }
}

fn match_(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    step(rt, args, "match", Mode::Match)
}

fn search(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    step(rt, args, "search", Mode::Search)
}

fn pattern(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(rt.own_state::<Scanner>(&args.all[0], "pattern")?.pattern)
}
