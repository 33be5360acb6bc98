//! `sys.get_asyncgen_hooks`, `sys.set_asyncgen_hooks`; where coroutines were made.

use crate::record::new_record;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    /// Functions of `sys` about asynchronous generators.
    pub(crate) TABLE:
    "sys.get_asyncgen_hooks" => get_hooks, 0, 0, false, Function;
    "sys.set_asyncgen_hooks" => set_hooks, 0, 2, true, Function;
    "sys.get_coroutine_origin_tracking_depth" => depth, 0, 0, false, Function;
    "sys.set_coroutine_origin_tracking_depth" => set_depth, 0, 1, true, Function;
}

const NAMES: [&str; 2] = ["firstiter", "finalizer"];

fn get_hooks(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let [first, last] = rt.asyncgen_hooks;
    let fields = [(NAMES[0], first), (NAMES[1], last)];
    new_record(rt, "sys", "asyncgen_hooks", &fields)
}

fn set_hooks(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut hooks = rt.asyncgen_hooks;
    for (hook, given) in hooks.iter_mut().zip(args.pos()) {
        *hook = *given;
    }
    for (name, given) in args.keywords() {
        let name = rt.str_text(name).into_owned();
        let Some(i) = NAMES.iter().position(|n| *n == name) else {
            return rt.type_error(format!(
                "set_asyncgen_hooks() got an unexpected keyword argument '{name}'"
            ));
        };
        hooks[i] = given;
    }
    for (name, hook) in NAMES.iter().zip(hooks) {
        if !hook.is_none() && !rt.is_callable(hook) {
            let got = rt.type_name(hook);
            return rt.raise_new(
                ClassId::TYPE_ERROR,
                format!("callable {name} expected, got {got}"),
            );
        }
    }
    rt.asyncgen_hooks = hooks;
    Ok(Value::NONE)
}

fn depth(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::small_int(rt.origin_depth as i64))
}

fn set_depth(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = "set_coroutine_origin_tracking_depth";
    let [depth] = rt.bind_args(name, args, 0, ["depth"], 1)?;
    let depth = rt.index_i64(depth)?;
    let Ok(depth) = usize::try_from(depth) else {
        return rt.value_error("depth must be >= 0");
    };
    rt.origin_depth = depth;
    Ok(Value::NONE)
}
