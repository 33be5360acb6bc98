//! Binding arguments to parameters while recording, and calls with stars.

use super::{Abort, Recorder};
use rekindle_abi::ctx::MAX_ARGS;
use rekindle_abi::heap::{Function, INLINE, Tuple};
use rekindle_abi::helpers::Helper;
use rekindle_bytecode::{Code, Flags, Ins};
use rekindle_objects::dict::DictRef;
use rekindle_objects::{Runtime, ShapeId, Value};
use rekindle_tier0::Interp;
use rekindle_trace_ir::{Literal, Ref, Region, Ty, Uop};
use std::mem::offset_of;
use std::sync::Arc;

/// Arguments of a call: by place, then by name.
#[derive(Clone, Debug, Default)]
pub(super) struct CallArgs {
    /// By place.
    pub positional: Vec<Ref>,
    /// By name.
    pub keywords: Vec<Ref>,
    /// The names of `keywords`.
    pub names: Vec<Value>,
}

impl CallArgs {
    /// The last arguments have these names.
    pub(super) fn new(mut all: Vec<Ref>, names: Vec<Value>) -> CallArgs {
        let keywords = all.split_off(all.len() - names.len());
        CallArgs {
            positional: all,
            keywords,
            names,
        }
    }
}

/// Where each parameter's value comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Source {
    Positional(usize),
    Keyword(usize),
    /// Entry of the tuple of defaults.
    Default(usize),
    /// What the dict of keyword defaults has for the parameter of this number.
    KeywordDefault(usize),
    /// The tuple of the positional arguments from here on.
    Rest(usize),
    /// The dict of the arguments whose names no parameter has.
    Others,
}

/// The live code of a function.
fn code_of(rt: &Runtime, f: Value) -> Arc<Code> {
    // SAFETY: code states live as long as the runtime.
    unsafe { (&*rt.function_code(f)).code.clone() }
}

fn defaults_of(rt: &Runtime, f: Value) -> usize {
    // SAFETY: `f` is a function.
    let defaults = unsafe { (*f.as_ptr::<Function>()).defaults };
    if defaults.is_null() {
        0
    } else {
        rt.tuple_items(defaults).len()
    }
}

/// The default of a keyword-only parameter.
fn keyword_default(rt: &mut Runtime, f: Value, name: &str) -> Option<Value> {
    // SAFETY: `f` is a function.
    let defaults = unsafe { (*f.as_ptr::<Function>()).kw_defaults };
    if defaults.is_null() || rt.shape_of(defaults) != ShapeId::DICT {
        return None;
    }
    let name = rt.intern(name);
    rt.dict_get_name(DictRef::new(defaults), name)
}

/// Sources of all parameters; None: they do not fit, or only a real call can bind them.
fn sources(rt: &mut Runtime, f: Value, args: &CallArgs) -> Option<Vec<Source>> {
    let code = code_of(rt, f);
    if code.flags.suspends() {
        return None;
    }
    let others = code.flags.has(Flags::VARKW);
    if others && 2 * args.names.len() > MAX_ARGS {
        return None;
    }
    let (places, kwonly) = (code.arg_count as usize, code.kwonly_count as usize);
    let varargs = code.flags.has(Flags::VARARGS);
    let given = args.positional.len();
    if given > places && !varargs {
        return None;
    }
    let mut out: Vec<Option<Source>> = vec![None; code.param_count() as usize];
    for (i, slot) in out[..places].iter_mut().enumerate().take(given) {
        *slot = Some(Source::Positional(i));
    }
    if varargs {
        out[places + kwonly] = Some(Source::Rest(given.min(places)));
    }
    for (k, name) in args.names.iter().enumerate() {
        let text = rt.str_bytes(*name);
        let named = &code.locals[..places + kwonly];
        let Some(i) = named.iter().position(|l| l.as_bytes() == text) else {
            if others {
                continue;
            }
            return None;
        };
        if i < code.posonly_count as usize || out[i].is_some() {
            return None;
        }
        out[i] = Some(Source::Keyword(k));
    }
    if others {
        out[places + kwonly + usize::from(varargs)] = Some(Source::Others);
    }
    let defaults = defaults_of(rt, f);
    for (i, slot) in out[..places].iter_mut().enumerate() {
        if slot.is_none() && i + defaults >= places {
            *slot = Some(Source::Default(i + defaults - places));
        }
    }
    for (i, slot) in out.iter_mut().enumerate().skip(places).take(kwonly) {
        if slot.is_none() && keyword_default(rt, f, &code.locals[i]).is_some() {
            *slot = Some(Source::KeywordDefault(i));
        }
    }
    out.into_iter().collect()
}

impl Recorder {
    /// Can a frame be made for this call?
    pub(super) fn binds(&self, rt: &mut Runtime, f: Value, args: &CallArgs) -> bool {
        sources(rt, f, args).is_some()
    }

    /// The parameters' values; the caller has asked [`Recorder::binds`].
    pub(super) fn bind(
        &mut self,
        rt: &mut Runtime,
        callee: Ref,
        f: Value,
        args: &CallArgs,
    ) -> Vec<Ref> {
        let sources = sources(rt, f, args).unwrap_or_default();
        let taken: Vec<usize> = sources
            .iter()
            .filter_map(|s| match s {
                Source::Keyword(k) => Some(*k),
                _ => None,
            })
            .collect();
        let defaulted = sources.iter().any(|s| matches!(s, Source::Default(_)));
        let defaults = defaulted.then(|| self.defaults(callee, defaults_of(rt, f)));
        sources
            .into_iter()
            .map(|s| match s {
                Source::Positional(i) => args.positional[i],
                Source::Keyword(k) => args.keywords[k],
                Source::Rest(from) => self.tuple_of(&args.positional[from..]),
                Source::Others => self.others(rt, args, &taken),
                Source::KeywordDefault(i) => self.keyword_default(rt, callee, f, i),
                Source::Default(i) => {
                    let tuple = defaults.unwrap_or(Ref::NONE);
                    let offset = INLINE.tuple as usize + 8 * i;
                    self.load(Ty::Value, Region::Immutable, tuple, offset)
                }
            })
            .collect()
    }

    /// The dict of the keywords that no parameter has taken.
    fn others(&mut self, rt: &Runtime, args: &CallArgs, taken: &[usize]) -> Ref {
        let left = (0..args.names.len()).filter(|k| !taken.contains(k));
        let pairs: Vec<[Ref; 2]> = left
            .map(|k| {
                let name = self.name_literal(rt, args.names[k]);
                [name, self.boxed(args.keywords[k])]
            })
            .collect();
        for (i, v) in pairs.iter().flatten().enumerate() {
            self.emit_typed(Uop::SetArg, Ty::Void, Region::Args, &[*v], i as i64);
        }
        let n = self.int(pairs.len() as i64);
        self.call_helper(Helper::keywords_dict, &[n])
    }

    /// The default of keyword-only parameter `i`, still in the dict of them.
    fn keyword_default(&mut self, rt: &mut Runtime, callee: Ref, f: Value, i: usize) -> Ref {
        let name = rt.intern(&code_of(rt, f).locals[i]);
        let name = self.name_literal(rt, name);
        let at = offset_of!(Function, kw_defaults);
        let defaults = self.load(Ty::Value, Region::Object, callee, at);
        self.guard_not_null(defaults);
        self.guard_shape(defaults, ShapeId::DICT);
        let v = self.call_helper(Helper::dict_get_str, &[defaults, name]);
        self.guard_not_null(v);
        v
    }

    /// The tuple of defaults, as long as it was.
    fn defaults(&mut self, callee: Ref, len: usize) -> Ref {
        let at = offset_of!(Function, defaults);
        let tuple = self.load(Ty::Value, Region::Object, callee, at);
        self.guard_tuple(tuple, len);
        tuple
    }

    /// Leaves unless `v` is a tuple of this length.
    pub(super) fn guard_tuple(&mut self, v: Ref, len: usize) {
        self.guard_shape(v, ShapeId::TUPLE);
        let have = self.load(Ty::Int, Region::Immutable, v, offset_of!(Tuple, len));
        let wanted = self.int(len as i64);
        self.guard_same(have, wanted);
    }

    /// A new tuple.
    pub(super) fn tuple_of(&mut self, values: &[Ref]) -> Ref {
        let n = self.int(values.len() as i64);
        if values.is_empty() {
            return self.call_helper(Helper::build_tuple, &[n]);
        }
        let values: Vec<Ref> = values.iter().map(|v| self.boxed(*v)).collect();
        let t = self.call_helper(Helper::new_tuple, &[n]);
        // The first stores of a fresh object: nobody has seen it, so they are no effect that an
        // exit could repeat.
        for (k, v) in values.iter().enumerate() {
            let offset = INLINE.tuple as i64 + 8 * k as i64;
            self.emit_typed(Uop::Store, Ty::Void, Region::Immutable, &[t, *v], offset);
        }
        t
    }

    /// `f(*args)`, `f(*args, **kwargs)`
    pub(super) fn call_ex(
        &mut self,
        rt: &mut Runtime,
        interp: &mut Interp,
        ins: Ins,
    ) -> Result<(), Abort> {
        let (f, items) = (self.live(interp, ins.b), self.live(interp, ins.b + 1));
        let named = self.top().regs[ins.b as usize + 2];
        let plain = !named.is_some() || self.live(interp, ins.b + 2).is_null();
        if plain
            && f.is_ptr()
            && rt.shape_of(f) == ShapeId::FUNCTION
            && items.is_ptr()
            && rt.shape_of(items) == ShapeId::TUPLE
            && rt.tuple_items(items).len() <= 8
        {
            let n = rt.tuple_items(items).len();
            let blank = CallArgs::new(vec![Ref::NONE; n], Vec::new());
            if self.binds(rt, f, &blank) {
                let null = self.null();
                if named.is_some() && named != null {
                    self.guard_same(named, null);
                }
                let (callee, tuple) = (self.boxed_reg(ins.b)?, self.boxed_reg(ins.b + 1)?);
                self.guard_tuple(tuple, n);
                let values = (0..n).map(|k| {
                    let offset = INLINE.tuple as usize + 8 * k;
                    self.load(Ty::Value, Region::Immutable, tuple, offset)
                });
                let args = CallArgs::new(values.collect(), Vec::new());
                if self.inline_function(rt, callee, f, &args)? == super::op_call::Inlining::Done {
                    return Ok(());
                }
            }
        }
        let (callee, args) = (self.boxed_reg(ins.b)?, self.boxed_reg(ins.b + 1)?);
        let kwargs = if named.is_some() {
            self.boxed(named)
        } else {
            self.null()
        };
        let v = self.call_helper(Helper::call_ex, &[callee, args, kwargs]);
        self.set_reg(ins.a, v);
        self.skip_above = Some(interp.depth);
        Ok(())
    }

    /// A function of nested code, with what it closes over.
    pub(super) fn make_function(&mut self, ins: Ins) -> Result<(), Abort> {
        let mut next = ins.b;
        let null = self.null();
        let mut parts = Vec::with_capacity(4);
        for bit in [1u8, 2, 4, 8] {
            if ins.x & bit == 0 {
                parts.push(null);
                continue;
            }
            parts.push(self.boxed_reg(next)?);
            next += 1;
        }
        for (i, v) in parts.into_iter().enumerate() {
            self.emit_typed(Uop::SetArg, Ty::Void, Region::Args, &[v], i as i64);
        }
        let code = self.code_index();
        let word = self.top().code as u64;
        let outer = self.literal(Literal::Code { code }, Ty::Ptr, word);
        let n = self.int(ins.c as i64);
        let f = self.call_helper(Helper::make_function, &[outer, n]);
        self.set_reg(ins.a, f);
        Ok(())
    }
}
