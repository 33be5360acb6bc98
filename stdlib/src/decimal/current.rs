//! The current context: the value of a context variable, so that tasks and threads have their own.

use super::settings::{Settings, duplicate};
use super::{Home, Kept, library_attr};
use rekindle_objects::{Args, R, Runtime, Value};

/// Makes the variable.
pub(super) fn install(rt: &mut Runtime, home: &Home) -> R<()> {
    let class = library_attr(rt, "_contextvars", "ContextVar")?;
    let name = rt.new_str("decimal_context");
    let variable = rt.call(class, Args::positional(&[name]))?;
    home.keep(rt, Kept::Variable as usize, variable);
    let module = rt.intern("_contextvars");
    let module = (rt.hooks.import)(rt, module, Value::NONE, Value::NONE, 0)?;
    home.keep(rt, Kept::Variables as usize, module);
    let name = rt.intern("_current");
    home.keep(rt, Kept::HolderName as usize, name);
    Ok(())
}

/// What holds the values of context variables now; None if it cannot be told.
#[inline]
fn holder(rt: &mut Runtime, home: &Home) -> Value {
    let (module, name) = (home.kept(Kept::Variables), home.kept(Kept::HolderName));
    let namespace = rt.module_namespace(module);
    rt.namespace_get(namespace, name).unwrap_or(Value::NONE)
}

/// The current context.
///
/// # Errors
/// What the variable's methods raise.
#[inline]
pub(super) fn current(rt: &mut Runtime, home: &Home) -> R<Value> {
    let holder = holder(rt, home);
    if !holder.is_none() && holder == home.kept(Kept::Holder) {
        return Ok(home.kept(Kept::Current));
    }
    look_up(rt, home, holder)
}

#[inline(never)]
fn look_up(rt: &mut Runtime, home: &Home, holder: Value) -> R<Value> {
    let (variable, get) = (home.kept(Kept::Variable), rt.intern("get"));
    let found = rt.call_method(variable, get, &[Value::NONE])?;
    if rt.state::<Settings>(&found).is_some() {
        remember(rt, home, holder, found);
        return Ok(found);
    }
    let template = home.kept(Kept::DefaultContext);
    let fresh = copy_of(rt, template);
    set(rt, home, fresh)?;
    Ok(fresh)
}

fn remember(rt: &mut Runtime, home: &Home, holder: Value, context: Value) {
    home.keep(rt, Kept::Holder as usize, holder);
    home.keep(rt, Kept::Current as usize, context);
}

fn copy_of(rt: &mut Runtime, context: Value) -> Value {
    match rt.state::<Settings>(&context) {
        Some(settings) => duplicate(rt, settings, false),
        None => context,
    }
}

/// Makes a context the current one; of those that are there to be copied, a copy.
///
/// # Errors
/// `TypeError` for what is no context.
pub(super) fn set(rt: &mut Runtime, home: &Home, context: Value) -> R<()> {
    if rt.state::<Settings>(&context).is_none() {
        return rt.type_error("argument must be a context");
    }
    let templates = [
        Kept::DefaultContext,
        Kept::BasicContext,
        Kept::ExtendedContext,
    ];
    let context = if templates.iter().any(|t| home.kept(*t) == context) {
        copy_of(rt, context)
    } else {
        context
    };
    let (variable, set) = (home.kept(Kept::Variable), rt.intern("set"));
    rt.call_method(variable, set, &[context])?;
    let holder = holder(rt, home);
    remember(rt, home, holder, context);
    Ok(())
}

/// `getcontext()`
pub(super) fn getcontext(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let home = Home::of(rt);
    current(rt, &home)
}

/// `setcontext(context)`
pub(super) fn setcontext(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let home = Home::of(rt);
    set(rt, &home, args.all[0])?;
    Ok(Value::NONE)
}
