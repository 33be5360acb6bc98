//! `compile`: of text, of trees, and to trees.

use super::text;
use crate::imports::{Host, Linked};
use crate::source;
use crate::tree::{self, Wanted};
use rekindle_bytecode::Flags;
use rekindle_frontend::{Mode, Options};
use rekindle_objects::{Args, R, Runtime, Value};

/// Flags: what `__future__` defines, and those of module `ast`.
const FUTURES: i64 = 0x1fe_0000;
const FUTURE_ANNOTATIONS: i64 = 0x100_0000;
const ONLY_AST: i64 = 0x400;
const OPTIMIZED_AST: i64 = 0x8000;
const DONT_IMPLY_DEDENT: i64 = 0x200;
const ALLOW_INCOMPLETE: i64 = 0x4000;
const TYPE_COMMENTS: i64 = 0x1000;
const TOP_LEVEL_AWAIT: i64 = 0x2000;
const ACCEPTED: i64 = FUTURES
    | ONLY_AST
    | OPTIMIZED_AST
    | DONT_IMPLY_DEDENT
    | ALLOW_INCOMPLETE
    | TYPE_COMMENTS
    | TOP_LEVEL_AWAIT;

/// Names of the arguments.
const NAMES: [&str; 7] = [
    "source",
    "filename",
    "mode",
    "flags",
    "dont_inherit",
    "optimize",
    "_feature_version",
];

/// The built-in function.
pub(super) fn compile(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let bound = rt.bind_args("compile", args, 0, NAMES, 3)?;
    let [source, filename, mode, flags, alone, optimize, _] = bound;
    let filename = file_name(rt, filename)?;
    if !rt.is_any_str(mode) {
        let got = rt.type_name(mode);
        return rt.type_error(format!("compile() argument 'mode' must be str, not {got}"));
    }
    let mut number = |v: Value, default: i64| match v.is_null() {
        true => Ok(default),
        false => rt.index_i64(v),
    };
    let (flags, optimize) = (number(flags, 0)?, number(optimize, -1)?);
    let inherits = alone.is_null() || !rt.truth(alone)?;
    let future_annotations = flags & FUTURE_ANNOTATIONS != 0
        || inherits && rekindle_tier0::calling_flags(rt).has(Flags::FUTURE_ANNOTATIONS);
    if flags & !ACCEPTED != 0 {
        return rt.value_error("compile(): unrecognised flags");
    }
    if !(-1..=2).contains(&optimize) {
        return rt.value_error("compile(): invalid optimize value");
    }
    let wanted = match &*rt.str_text(mode) {
        "exec" => Wanted::Mode(Mode::Module),
        "eval" => Wanted::Mode(Mode::Eval),
        "single" => Wanted::Mode(Mode::Interactive),
        "func_type" if flags & ONLY_AST != 0 => Wanted::Signature,
        "func_type" => {
            let message = "compile() mode 'func_type' requires flag PyCF_ONLY_AST";
            return rt.value_error(message);
        }
        _ if flags & ONLY_AST != 0 => {
            let message = "compile() mode must be 'exec', 'eval', 'single' or 'func_type'";
            return rt.value_error(message);
        }
        _ => return rt.value_error("compile() mode must be 'exec', 'eval' or 'single'"),
    };
    if Linked::of_object(rt, source).is_some() {
        return Ok(source);
    }
    let options = |mode, rt: &mut Runtime| Options {
        mode,
        namespace: true,
        prompt: flags & DONT_IMPLY_DEDENT != 0 && mode == Mode::Interactive,
        incomplete: flags & ALLOW_INCOMPLETE != 0,
        future_annotations,
        optimize: match optimize {
            -1 => Host::of(rt).optimize,
            given => given as u8,
        },
        ..Options::module(&filename)
    };
    if tree::is_tree(rt, source)? {
        return match wanted {
            Wanted::Mode(mode) if flags & ONLY_AST == 0 => {
                let tree = tree::take(rt, source, wanted)?;
                let options = options(mode, rt);
                let code = source::compile_tree(rt, &tree, &options)?;
                Ok(code_object(rt, code))
            }
            _ => tree::expect_root(rt, source, wanted).map(|()| source),
        };
    }
    let Some(text) = text(rt, source, &filename)? else {
        return rt.type_error("compile() arg 1 must be a string, bytes or AST object");
    };
    let mode = match wanted {
        Wanted::Mode(mode) if flags & ONLY_AST == 0 => mode,
        _ => {
            return match tree::parse(rt, &text, wanted)? {
                Ok(tree) => Ok(tree),
                Err(error) => source::raise(rt, &error, &filename, &text),
            };
        }
    };
    let options = options(mode, rt);
    let code = source::compile(rt, &text, &options)?.code;
    Ok(code_object(rt, code))
}

/// Code as an object; it is linked with the globals it will run with when these are known.
fn code_object(rt: &mut Runtime, code: std::sync::Arc<rekindle_bytecode::Code>) -> Value {
    let globals = rt.builtins;
    let linked = Linked::new(rt, code, globals);
    linked.object(rt)
}

/// A file name: str, bytes, or a path object.
fn file_name(rt: &mut Runtime, v: Value) -> R<String> {
    let fspath = rt.intern("__fspath__");
    let v = match rt.is_any_str(v) || rt.bytes_like(v).is_some() {
        true => v,
        false => match rt.call_special(v, fspath, &[])? {
            Some(path) => path,
            None => {
                let got = rt.type_name(v);
                return rt.type_error(format!(
                    "expected str, bytes or os.PathLike object, not {got}"
                ));
            }
        },
    };
    if let Some(bytes) = rt.bytes_like(v) {
        return Ok(String::from_utf8_lossy(bytes).into_owned());
    }
    Ok(rt.str_text(v).into_owned())
}
