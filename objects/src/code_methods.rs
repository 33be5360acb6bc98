//! Methods of code objects: where instructions come from, and changed copies.
//!
//! An instruction counts as two bytes, so that what divides offsets by two finds it: `co_code`, `co_lines()`,
//! `f_lasti`, `tb_lasti`.

use crate::{Args, CodeState, R, Runtime, ShapeId, Value, natives};
use rekindle_bytecode::{Code, Flags};
use std::sync::Arc;

natives! {
    /// Methods of code objects.
    pub TABLE:
    "code.co_lines" => co_lines, 1, 1, false, Method;
    "code.co_positions" => co_positions, 1, 1, false, Method;
    "code.co_code" => co_code, 1, 1, false, Getter;
    "code.replace" => replace, 1, 1, true, Method;
    "code.__replace__" => replace, 1, 1, true, Method;
    "code._varname_from_oparg" => varname, 2, 2, false, Method;
    "code.__repr__" => repr, 1, 1, false, Method;
    "frame.__repr__" => frame_repr, 1, 1, false, Method;
}

fn linked<'a>(rt: &Runtime, args: Args<'_>) -> &'a CodeState {
    let code = rt.linked_code(args.all[0]);
    // SAFETY: methods of code objects are called with them; linked code lives as long as the runtime.
    unsafe { &*code.expect("a code object") }
}

/// Lines from the first code of the object on: (begin, end, line or None).
fn co_lines(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code = &linked(rt, args).code;
    let list = rt.new_empty_list();
    let n = code.ins.len() as u32;
    let mut begin = 0;
    while begin < n {
        let line = code.position(begin).line;
        let end = (begin..n).find(|pc| code.position(*pc).line != line);
        let end = end.unwrap_or(n);
        let bounds = [begin, end].map(|pc| Value::small_int(2 * pc as i64));
        let row = rt.new_tuple(&[bounds[0], bounds[1], number(line)]);
        rt.list_push(list, row);
        begin = end;
    }
    rt.get_iter(list)
}

/// A line, or None if there is none.
fn number(line: u32) -> Value {
    match line {
        0 => Value::NONE,
        line => Value::small_int(line as i64),
    }
}

/// (line, last line, column, end column) of each instruction.
fn co_positions(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code = &linked(rt, args).code;
    let list = rt.new_empty_list();
    for pc in 0..code.ins.len() as u32 {
        let at = code.position(pc);
        let columns = [at.column, at.end_column].map(|c| match at.line {
            0 => Value::NONE,
            _ => Value::small_int(c as i64),
        });
        let row = [number(at.line), number(at.end_line), columns[0], columns[1]];
        let row = rt.new_tuple(&row);
        rt.list_push(list, row);
    }
    rt.get_iter(list)
}

fn co_code(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code = &linked(rt, args).code;
    let bytes: Vec<u8> = code.ins.iter().flat_map(|i| [i.op as u8, i.x]).collect();
    Ok(rt.new_bytes(&bytes))
}

fn varname(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code = &linked(rt, args).code;
    let i = rt.index_i64(args.all[1])?;
    match usize::try_from(i).ok().and_then(|i| code.locals.get(i)) {
        Some(name) => Ok(rt.intern(name)),
        None => rt.index_error("tuple index out of range"),
    }
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let (code, at) = (&linked(rt, args).code, args.all[0].0);
    let (name, file, line) = (&code.name, &code.filename, code.first_line);
    let text = format!("<code object {name} at {at:#x}, file \"{file}\", line {line}>");
    Ok(rt.new_str(&text))
}

fn frame_repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let frame = args.all[0];
    let names = ["f_lineno", "f_code"].map(|name| rt.intern(name));
    let line = rt.get_attr(frame, names[0])?;
    let line = rt.repr_text(line)?;
    let code = rt.get_attr(frame, names[1])?;
    let code = &linked(rt, Args::positional(&[code])).code;
    let (file, name, at) = (&code.filename, &code.name, frame.0);
    let text = format!("<frame at {at:#x}, file '{file}', line {line}, code {name}>");
    Ok(rt.new_str(&text))
}

/// `code.replace(…)`: what our code objects have of their own can be replaced; the rest may be given as it is.
fn replace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let state = linked(rt, args);
    let mut code = (*state.code).clone();
    for (name, value) in args.keywords() {
        let name = rt.str_text(name).into_owned();
        match name.as_str() {
            "co_name" => code.name = text(rt, &name, value)?.into(),
            "co_qualname" => code.qualname = text(rt, &name, value)?.into(),
            "co_filename" => {
                let file = text(rt, &name, value)?;
                set_file(&mut code, &Arc::from(file));
            }
            "co_firstlineno" => {
                let line = rt.index_i64(value)?;
                let by = line - code.first_line as i64;
                move_lines(&mut code, by);
            }
            "co_flags" => {
                let bits = rt.index_i64(value)?;
                let iterable = Flags::ITERABLE_COROUTINE;
                code.flags.0 &= !iterable;
                code.flags.0 |= if bits & 0x100 != 0 { iterable } else { 0 };
            }
            _ => unchanged(rt, args.all[0], &name, value)?,
        }
    }
    let made = rt.link_code(Arc::new(code), state.globals);
    Ok(rt.new_code_object(made))
}

fn text(rt: &mut Runtime, name: &str, value: Value) -> R<String> {
    if rt.is_any_str(value) {
        return Ok(rt.str_text(value).into_owned());
    }
    let got = rt.type_name(value);
    rt.type_error(format!(
        "replace() argument '{name}' must be str, not {got}"
    ))
}

fn set_file(code: &mut Code, file: &Arc<str>) {
    code.filename = file.clone();
    for inner in &mut code.codes {
        set_file(Arc::make_mut(inner), file);
    }
}

fn move_lines(code: &mut Code, by: i64) {
    let moved = |line: u32| (line as i64 + by).max(0) as u32;
    code.first_line = moved(code.first_line);
    for entry in &mut code.positions {
        if entry.at.line != 0 {
            entry.at.line = moved(entry.at.line);
            entry.at.end_line = moved(entry.at.end_line);
        }
    }
}

/// An attribute that `replace` cannot change: only its present value is accepted.
fn unchanged(rt: &mut Runtime, code: Value, name: &str, value: Value) -> R<()> {
    let attr = rt.intern(name);
    let old = match rt.get_attr_opt(code, attr)? {
        Some(old) if name.starts_with("co_") => old,
        _ => {
            return rt.type_error(format!(
                "replace() got an unexpected keyword argument '{name}'"
            ));
        }
    };
    match rt.equal(old, value)? {
        true => Ok(()),
        false => rt.value_error(format!("code: {name} cannot be replaced")),
    }
}

/// How a function with this code goes on after a call: not at all, as a generator, a coroutine, or both.
fn suspends(code: &rekindle_bytecode::Code) -> [bool; 3] {
    use rekindle_bytecode::Flags;
    [Flags::GENERATOR, Flags::COROUTINE, Flags::ASYNC_GENERATOR].map(|flag| code.flags.has(flag))
}

impl Runtime {
    /// Gives a function other code, which sees the function's globals.
    pub(crate) fn set_function_code(&mut self, f: Value, value: Value) -> R<()> {
        let Some(code) = self.linked_code(value) else {
            return self.type_error("__code__ must be set to a code object");
        };
        let p = f.as_ptr::<rekindle_abi::heap::Function>();
        // SAFETY: the caller checked that it is a function; linked code lives as long as the runtime.
        unsafe {
            let (new, old) = (&*code, &*self.function_code(f));
            let (free, has) = (new.code.free.len(), old.code.free.len());
            if free != has {
                let name = self.str_text((*p).name).into_owned();
                return self.value_error(format!(
                    "{name}() requires a code object with {has} free vars, not {free}"
                ));
            }
            if suspends(&new.code) != suspends(&old.code) {
                self.warn(
                    crate::ClassId::DEPRECATION_WARNING,
                    "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)",
                )?;
            }
            let code = match new.globals == old.globals {
                true => code,
                false => self.link_code(new.code.clone(), old.globals) as *const CodeState,
            };
            (*p).code = code as *const u8;
        }
        Ok(())
    }

    /// Sets or deletes `cell_contents`; false: another attribute.
    pub(crate) fn set_cell_field(&mut self, cell: Value, name: Value, value: Value) -> bool {
        debug_assert!(self.shape_of(cell) == ShapeId::CELL);
        if self.str_bytes(name) != b"cell_contents" {
            return false;
        }
        // SAFETY: the caller checked its shape.
        unsafe { (*cell.as_ptr::<rekindle_abi::heap::Cell>()).value = value };
        self.heap.barrier(cell, value);
        true
    }
}
