//! Uncaught exceptions, in CPython's words and layout.
//!
//! The rules are those of CPython's `traceback` module, which prints them there. What is shared
//! by all exceptions is here: chains of causes and contexts, groups, notes.
//!
//! * [`stack`]: the frames, repeated ones folded.
//! * [`lines`]: a frame's source lines, and the carets below them.
//! * [`syntax`]: what `SyntaxError` shows instead.
//! * [`suggest`]: "Did you mean".

mod lines;
mod stack;
mod stdlib_names;
mod suggest;
mod syntax;

pub(crate) use stdlib_names::all as library_names;

use rekindle_objects::exc::slots;
use rekindle_objects::{ClassId, Runtime, Value};
use std::collections::HashSet;

/// Exceptions of a group that are shown.
const MAX_GROUP_WIDTH: usize = 15;
/// Groups within groups that are shown.
const MAX_GROUP_DEPTH: usize = 10;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// What CPython prints for an uncaught exception: its chain, tracebacks and all.
///
/// Runs Python code (`__str__`, `__notes__`), whose own failures it reports in place.
pub fn uncaught(rt: &mut Runtime, exc: Value) -> String {
    let mut report = Report::default();
    report.chain(rt, exc);
    report.out
}

#[derive(Default)]
struct Report {
    out: String,
    /// Groups around what is being written.
    depth: usize,
    /// The next group to end draws the closing line.
    need_close: bool,
    seen: HashSet<u64>,
}

impl Report {
    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Writes text with the group's margin before every line.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.out.push_str(text);
            return;
        }
        let indent = self.indent();
        for line in text.split_inclusive('\n') {
            self.out.push_str(&indent);
            self.out.push(margin);
            self.out.push(' ');
            self.out.push_str(line);
        }
    }

    /// An exception after everything it follows from.
    fn chain(&mut self, rt: &mut Runtime, last: Value) {
        let mut links = Vec::new();
        let mut exc = last;
        loop {
            self.seen.insert(exc.0);
            let (cause, context) = (
                rt.get_slot(exc, slots::CAUSE),
                rt.get_slot(exc, slots::CONTEXT),
            );
            let suppressed = rt.get_slot(exc, slots::SUPPRESS) == Value::TRUE;
            let unseen = |v: Value| !v.is_none() && !v.is_null() && !self.seen.contains(&v.0);
            let (message, earlier) = if unseen(cause) {
                (CAUSE, cause)
            } else if unseen(context) && !suppressed {
                (CONTEXT, context)
            } else {
                links.push(("", exc));
                break;
            };
            links.push((message, exc));
            exc = earlier;
        }
        for (message, exc) in links.into_iter().rev() {
            self.emit(message, '|');
            self.one(rt, exc);
        }
    }

    fn one(&mut self, rt: &mut Runtime, exc: Value) {
        let traceback = rt.get_slot(exc, slots::TRACEBACK);
        let has_traceback = !traceback.is_none() && !traceback.is_null();
        let Some(exceptions) = group_members(rt, exc) else {
            if has_traceback {
                self.emit("Traceback (most recent call last):\n", '|');
                let frames = stack::frames(rt, traceback);
                self.emit(&frames, '|');
            }
            let end = exception_only(rt, exc);
            self.emit(&end, '|');
            return;
        };
        if self.depth > MAX_GROUP_DEPTH {
            self.emit(
                &format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"),
                '|',
            );
            return;
        }
        let outermost = self.depth == 0;
        self.depth += outermost as usize;
        if has_traceback {
            let margin = if outermost { '+' } else { '|' };
            self.emit(
                "Exception Group Traceback (most recent call last):\n",
                margin,
            );
            let frames = stack::frames(rt, traceback);
            self.emit(&frames, '|');
        }
        let end = exception_only(rt, exc);
        self.emit(&end, '|');
        self.members(rt, &exceptions);
        self.depth -= outermost as usize;
    }

    fn members(&mut self, rt: &mut Runtime, exceptions: &[Value]) {
        let shown = exceptions.len().min(MAX_GROUP_WIDTH + 1);
        self.need_close = false;
        for (i, member) in exceptions[..shown].iter().enumerate() {
            let last = i + 1 == shown;
            // The closing line is drawn by the innermost group that ends here.
            self.need_close |= last;
            let title = if i < MAX_GROUP_WIDTH {
                (i + 1).to_string()
            } else {
                "...".into()
            };
            let start = if i == 0 { "+-" } else { "  " };
            let indent = self.indent();
            self.out.push_str(&format!(
                "{indent}{start}+---------------- {title} ----------------\n"
            ));
            self.depth += 1;
            if i < MAX_GROUP_WIDTH {
                self.chain(rt, *member);
            } else {
                let rest = exceptions.len() - MAX_GROUP_WIDTH;
                let plural = if rest > 1 { "s" } else { "" };
                self.emit(&format!("and {rest} more exception{plural}\n"), '|');
            }
            if last && self.need_close {
                let indent = self.indent();
                self.out
                    .push_str(&format!("{indent}+------------------------------------\n"));
                self.need_close = false;
            }
            self.depth -= 1;
        }
    }
}

/// The exceptions in a group; None for any other exception.
fn group_members(rt: &mut Runtime, exc: Value) -> Option<Vec<Value>> {
    if !rt.is_subclass(rt.class_of(exc), ClassId::BASE_EXCEPTION_GROUP) {
        return None;
    }
    let members = rt.field(exc, "exceptions");
    // The group keeps them alive.
    rt.is_tuple(members)
        .then(|| rt.tuple_items(members).to_vec())
}

/// The last lines: class, text, notes.
fn exception_only(rt: &mut Runtime, exc: Value) -> String {
    let class = class_name(rt, exc);
    let mut out = if rt.is_subclass(rt.class_of(exc), ClassId::SYNTAX_ERROR) {
        syntax::text(rt, exc, &class)
    } else {
        let mut text = text_of(rt, exc, "exception");
        text.push_str(&suggest::suggestion(rt, exc));
        if text.is_empty() {
            format!("{class}\n")
        } else {
            format!("{class}: {text}\n")
        }
    };
    let name = rt.names.notes;
    match rt.get_attr_opt(exc, name) {
        Ok(Some(notes)) if rt.is_list(notes) => {
            for i in 0..rt.list_len(notes) {
                let note = rt.list_get(notes, i);
                let note = text_of(rt, note, "note");
                out.extend(note.split('\n').flat_map(|line| [line, "\n"]));
            }
        }
        Ok(Some(notes)) if !notes.is_none() => {
            let text = rt.repr_text(notes).unwrap_or_else(|_| {
                rt.clear_pending();
                String::from("<__notes__ repr() failed>")
            });
            out.extend(text.split('\n').flat_map(|line| [line, "\n"]));
        }
        Ok(_) => {}
        Err(_) => {
            let error = rt.clear_pending();
            let error = rt.repr_text(error).unwrap_or_else(|_| {
                rt.clear_pending();
                String::from("<__notes__ repr() failed>")
            });
            out.push_str(&format!("Ignored error getting __notes__: {error}\n"));
        }
    }
    out
}

/// The class's name with its module, unless that is the main program or built in.
fn class_name(rt: &mut Runtime, exc: Value) -> String {
    let class = rt.class_of(exc);
    let path = rt.class_path(class);
    let module = rt.namespace_get(rt.class_namespace(class), rt.names.module);
    if module.is_some_and(|module| !rt.is_any_str(module)) {
        return format!("<unknown>.{path}");
    }
    match path.strip_prefix("__main__.") {
        Some(name) => name.to_string(),
        None => path,
    }
}

/// `str(v)`, or that it failed.
fn text_of(rt: &mut Runtime, v: Value, what: &str) -> String {
    match rt.str(v) {
        Ok(text) => rt.str_text(text).into_owned(),
        Err(_) => {
            rt.clear_pending();
            format!("<{what} str() failed>")
        }
    }
}
