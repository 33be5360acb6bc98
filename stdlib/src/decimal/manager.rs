//! `localcontext` and what it gives.

use super::arguments::given;
use super::settings::{ATTRIBUTES, Settings, change, duplicate};
use super::{Home, current};
use rekindle_objects::heap::Foreign;
use rekindle_objects::{Args, R, Runtime, Value, natives};

natives! {
    /// Methods of a context manager.
    pub(super) TABLE:
    "ContextManager.__new__" => refuse, 1, 255, true, Static;
    "ContextManager.__enter__" => enter, 1, 1, false, Method;
    "ContextManager.__exit__" => exit, 1, 4, false, Method;
}

/// The context inside and the one outside.
struct Manager {
    inner: Value,
    outer: Value,
}

impl Foreign for Manager {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.inner);
        see(self.outer);
    }
}

/// `localcontext(ctx=None, **settings)`
pub(super) fn localcontext(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let home = Home::of(rt);
    let outer = current::current(rt, &home)?;
    let mut of = args.pos().first().copied().unwrap_or(Value::NULL);
    let mut changes = Vec::new();
    for (name, _) in args.keywords() {
        let text = rt.str_text(name);
        let known = ATTRIBUTES.into_iter().find(|n| *n == text);
        if known.is_none() && text != "ctx" {
            return rt.type_error(format!(
                "this function got an unexpected keyword argument '{text}'"
            ));
        }
        changes.push(known);
    }
    for ((_, v), known) in args.keywords().zip(&changes) {
        if known.is_none() {
            of = v;
        }
    }
    let of = given(of).unwrap_or(outer);
    let Some(settings) = rt.state::<Settings>(&of) else {
        return rt.type_error("optional argument must be a context");
    };
    let inner = duplicate(rt, settings, true);
    let Some(settings) = rt.state::<Settings>(&inner) else {
        return Ok(Value::NONE);
    };
    for ((_, v), known) in args.keywords().zip(&changes) {
        if let (Some(name), Some(v)) = (known, given(v)) {
            change(rt, settings, name, v)?;
        }
    }
    Ok(rt.new_with_state(home.manager.get(), Manager { inner, outer }))
}

fn refuse(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    rt.type_error("cannot create 'decimal.ContextManager' instances")
}

fn enter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let inner = rt.own_state::<Manager>(&args.all[0], "__enter__")?.inner;
    let home = Home::of(rt);
    current::set(rt, &home, inner)?;
    Ok(inner)
}

fn exit(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let outer = rt.own_state::<Manager>(&args.all[0], "__exit__")?.outer;
    let home = Home::of(rt);
    current::set(rt, &home, outer)?;
    Ok(Value::FALSE)
}
