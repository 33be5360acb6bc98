//! Replacing matches and splitting at them; templates of replacements.

use super::found::{self, Found};
use super::pattern::Pattern;
use super::subject::{Mode, Scan, Subject};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

/// A replacement: pieces of text, each but the first with the group that comes before it.
struct Template {
    literal: Value,
    parts: Vec<(usize, Value)>,
}

impl Foreign for Template {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.literal);
        self.parts.iter().for_each(|(_, literal)| see(*literal));
    }
}

natives! {
    TABLE:
    "SRE_Template.__new__" => super::not_created, 1, rekindle_objects::native::ANY, true, Static;
}

/// The class `_sre.SRE_Template`.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "_sre",
    name: "SRE_Template",
    doc: None,
    base: ClassId::OBJECT,
    methods: TABLE,
    state: true,
    dict: false,
};

/// `_sre.template(pattern, [literal, group, literal, …])`
pub(super) fn template(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let items = rt.as_list(args.all[1]);
    let Some(list) = items.filter(|l| rt.list_len(*l) % 2 == 1) else {
        return rt.type_error("invalid template");
    };
    let literal = rt.list_get(list, 0);
    let mut parts = Vec::new();
    for i in (1..rt.list_len(list)).step_by(2) {
        let group = rt.list_get(list, i);
        if !rt.is_int(group) {
            return rt.type_error("an integer is required");
        }
        let group = rt.index_i64(group)?;
        let Ok(group) = usize::try_from(group) else {
            return rt.type_error("invalid template");
        };
        parts.push((group, rt.list_get(list, i + 1)));
    }
    let class = rt.native_classes[&(CLASS.module, CLASS.name)];
    Ok(rt.new_with_state(class, Template { literal, parts }))
}

/// The template that the library makes of a replacement.
fn compiled(rt: &mut Runtime, pattern: Value, replacement: Value) -> R<Value> {
    let (re, name) = (rt.intern("re"), rt.intern("_compile_template"));
    let from = rt.new_tuple(&[name]);
    let re = (rt.hooks.import)(rt, re, Value::NONE, from, 0)?;
    let function = rt.get_attr(re, name)?;
    // What cannot be hashed is not found in the library's cache.
    let replacement = match rt.bytes_like(replacement) {
        Some(content) if rt.is_bytearray(replacement) => rt.new_bytes(content),
        _ => replacement,
    };
    rt.call(function, Args::positional(&[pattern, replacement]))
}

/// `match.expand(template)`
pub(super) fn expand(rt: &mut Runtime, pattern: Value, found: Value, template: Value) -> R<Value> {
    let compiled = compiled(rt, pattern, template)?;
    let Some(template) = rt.state::<Template>(&compiled) else {
        return Ok(compiled);
    };
    if template.parts.is_empty() {
        return Ok(template.literal);
    }
    let text = rt.is_any_str(template.literal);
    let mut out = bytes(rt, template.literal, 0, text)?.to_vec();
    let Some(found) = rt.state::<Found>(&found) else {
        return Ok(Value::NONE);
    };
    for (group, literal) in &template.parts {
        if *group >= found.len() {
            return rt.index_error("no such group");
        }
        let item = found.text(rt, *group, Value::NULL);
        if !item.is_null() {
            out.extend_from_slice(bytes(rt, item, 0, text)?);
        }
        out.extend_from_slice(bytes(rt, *literal, 0, text)?);
    }
    Ok(made(rt, &out, text))
}

/// The bytes of piece number `i` of a result.
fn bytes<'a>(rt: &mut Runtime, item: Value, i: usize, text: bool) -> R<&'a [u8]> {
    if text && rt.is_any_str(item) {
        return Ok(rt.str_bytes(item));
    }
    match rt.bytes_like(item) {
        Some(bytes) if !text => Ok(bytes),
        _ => {
            let got = rt.type_name(item);
            let what = if text {
                "str instance"
            } else {
                "a bytes-like object"
            };
            rt.type_error(format!("sequence item {i}: expected {what}, {got} found"))
        }
    }
}

fn made(rt: &mut Runtime, bytes: &[u8], text: bool) -> Value {
    if text {
        rt.new_str_wtf8(bytes)
    } else {
        rt.new_bytes(bytes)
    }
}

/// What matches are replaced with.
enum Filter {
    Literal(Value),
    Template(Value),
    Function(Value),
}

impl Filter {
    fn new(rt: &mut Runtime, pattern: Value, replacement: Value) -> R<Filter> {
        if rt.is_callable(replacement) {
            return Ok(Filter::Function(replacement));
        }
        let content = if rt.is_any_str(replacement) {
            Some(rt.str_bytes(replacement))
        } else {
            rt.bytes_like(replacement)
        };
        if content.is_some_and(|c| memchr::memchr(b'\\', c).is_none()) {
            return Ok(Filter::Literal(replacement));
        }
        let compiled = compiled(rt, pattern, replacement)?;
        Ok(match rt.state::<Template>(&compiled) {
            Some(template) if template.parts.is_empty() => Filter::Literal(template.literal),
            Some(_) => Filter::Template(compiled),
            None => Filter::Literal(compiled),
        })
    }
}

/// The result of a substitution in the making.
struct Output {
    bytes: Vec<u8>,
    /// Pieces so far, for errors.
    pieces: usize,
}

impl Output {
    fn push(&mut self, piece: &[u8]) {
        self.bytes.extend_from_slice(piece);
        self.pieces += 1;
    }

    /// Appends what the filter makes of the match just found.
    fn replace(
        &mut self,
        rt: &mut Runtime,
        scan: &Scan<'_>,
        filter: &Filter,
        span: (usize, usize),
    ) -> R<()> {
        let text = scan.subject.text;
        match filter {
            Filter::Literal(literal) => {
                let piece = bytes(rt, *literal, self.pieces, text)?;
                self.push(piece);
            }
            Filter::Template(compiled) => {
                let Some(template) = rt.state::<Template>(compiled) else {
                    return Ok(());
                };
                let piece = bytes(rt, template.literal, self.pieces, text)?;
                self.bytes.extend_from_slice(piece);
                for (group, literal) in &template.parts {
                    let place = match group {
                        0 => Some(span),
                        n => scan.machine.group(n - 1),
                    };
                    if let Some((start, end)) = place {
                        self.bytes
                            .extend_from_slice(&scan.subject.bytes[start..end]);
                    }
                    let piece = bytes(rt, *literal, self.pieces, text)?;
                    self.bytes.extend_from_slice(piece);
                }
                self.pieces += 1;
            }
            Filter::Function(function) => {
                let found = found::new(rt, scan, span)?;
                let item = rt.call(*function, Args::positional(&[found]))?;
                if !item.is_none() {
                    let piece = bytes(rt, item, self.pieces, text)?;
                    self.push(piece);
                }
            }
        }
        Ok(())
    }
}

/// The new string and the number of replacements.
fn replaced(rt: &mut Runtime, args: Args<'_>, function: &str) -> R<(Value, i64)> {
    let pattern = rt.own_state::<Pattern>(&args.all[0], function)?;
    let names = ["repl", "string", "count"];
    let [replacement, string, count] = rt.bind_args(function, args, 1, names, 2)?;
    let count = if count.is_null() {
        0
    } else {
        rt.index_i64(count)?
    };
    let filter = Filter::new(rt, args.all[0], replacement)?;
    let subject = Subject::new(rt, pattern, string, Value::NULL, Value::NULL)?;
    let mut scan = Scan::new(rt, args.all[0], pattern, subject)?;
    let mut out = Output {
        bytes: Vec::new(),
        pieces: 0,
    };
    let (mut done, mut n) = (0, 0);
    while count == 0 || n < count {
        let Some(span) = scan.find(rt, Mode::Search)? else {
            break;
        };
        if done < span.0 {
            out.push(&subject.bytes[done..span.0]);
        }
        out.replace(rt, &scan, &filter, span)?;
        done = span.1;
        n += 1;
    }
    if n == 0 {
        return Ok((subject.slice(rt, 0, subject.bytes.len()), 0));
    }
    out.push(&subject.bytes[done..]);
    Ok((made(rt, &out.bytes, subject.text), n))
}

pub(super) fn sub(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(replaced(rt, args, "sub")?.0)
}

pub(super) fn subn(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (string, n) = replaced(rt, args, "subn")?;
    Ok(rt.new_tuple(&[string, Value::small_int(n)]))
}

/// `pattern.split(string, maxsplit=0)`
pub(super) fn split(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let pattern = rt.own_state::<Pattern>(&args.all[0], "split")?;
    let [string, max] = rt.bind_args("split", args, 1, ["string", "maxsplit"], 1)?;
    let max = if max.is_null() { 0 } else { rt.index_i64(max)? };
    let subject = Subject::new(rt, pattern, string, Value::NULL, Value::NULL)?;
    let mut scan = Scan::new(rt, args.all[0], pattern, subject)?;
    let list = rt.new_empty_list();
    let (mut done, mut n) = (0, 0);
    while max == 0 || n < max {
        let Some((start, end)) = scan.find(rt, Mode::Search)? else {
            break;
        };
        let piece = subject.slice(rt, done, start);
        rt.list_push(list, piece);
        for group in 0..pattern.groups as usize {
            let piece = match scan.machine.group(group) {
                Some((start, end)) => subject.slice(rt, start, end),
                None => Value::NONE,
            };
            rt.list_push(list, piece);
        }
        done = end;
        n += 1;
    }
    let rest = subject.slice(rt, done, subject.bytes.len());
    rt.list_push(list, rest);
    Ok(list)
}
