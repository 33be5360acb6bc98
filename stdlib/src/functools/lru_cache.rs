//! What `functools.lru_cache` makes of a function.
//!
//! The results are in a dict; its order is that of use, the one used longest ago first.

use crate::defined;
use rekindle_objects::dict::DictRef;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

natives! {
    METHODS:
    "_lru_cache_wrapper.__new__" => new, 1, ANY, true, Static;
    "_lru_cache_wrapper.__call__" => call, 1, ANY, true, Method;
    "_lru_cache_wrapper.__get__" => get, 2, 3, false, Method;
    "_lru_cache_wrapper.cache_info" => cache_info, 1, 1, false, Method;
    "_lru_cache_wrapper.cache_clear" => cache_clear, 1, 1, false, Method;
    "_lru_cache_wrapper.__copy__" => itself, 1, 1, false, Method;
    "_lru_cache_wrapper.__deepcopy__" => itself, 2, 2, false, Method;
    "_lru_cache_wrapper.__reduce__" => reduce, 1, 1, false, Method;
}

/// A function and the results of its calls.
struct Cache {
    function: Value,
    /// Most results that are kept; None: all.
    maxsize: Option<usize>,
    typed: bool,
    /// The class of what `cache_info` gives.
    info: Value,
    /// A dict.
    results: Value,
    /// Between positional and keyword arguments in a key.
    mark: Value,
    hits: Cell<i64>,
    misses: Cell<i64>,
}

impl Foreign for Cache {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        for v in [self.function, self.info, self.results, self.mark] {
            see(v);
        }
    }
}

pub(crate) fn install(rt: &mut Runtime, module: Value) {
    let class = defined(
        rt,
        &NativeClass {
            module: "functools",
            name: "_lru_cache_wrapper",
            doc: Some("Create a cached callable that wraps another function."),
            base: ClassId::OBJECT,
            methods: METHODS,
            state: true,
            dict: true,
        },
    );
    rt.class_mut(class).weakly_referable = true;
    let object = rt.class(class).object;
    rt.set_module_attr(module, "_lru_cache_wrapper", object);
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let names = ["user_function", "maxsize", "typed", "cache_info_type"];
    let [function, maxsize, typed, info] = rt.bind_args("lru_cache", args, 1, names, 4)?;
    if !rt.is_callable(function) {
        return rt.type_error("the first argument must be callable");
    }
    let maxsize = if maxsize.is_none() {
        None
    } else if rt.can_index(maxsize) {
        Some(rt.index_i64(maxsize)?.max(0) as usize)
    } else {
        return rt.type_error("maxsize should be integer or None");
    };
    let typed = rt.truth(typed)?;
    let results = rt.new_dict();
    let object = rt.class(ClassId::OBJECT).object;
    let mark = rt.call(object, Args::positional(&[]))?;
    let class = rt.class_id(args.all[0]);
    Ok(rt.new_with_state(
        class,
        Cache {
            function,
            maxsize,
            typed,
            info,
            results,
            mark,
            hits: Cell::new(0),
            misses: Cell::new(0),
        },
    ))
}

/// What a call's result is kept under.
fn key(rt: &mut Runtime, cache: &Cache, args: Args<'_>) -> Value {
    if !cache.typed
        && let [v] = args.all
        && args.names.is_empty()
        && (rt.is_str(*v) || rt.is_exact_int(*v))
    {
        return *v;
    }
    let mut key = rt.root_vec();
    key.extend_from_slice(args.pos());
    if !args.names.is_empty() {
        key.push(cache.mark);
        for (name, value) in args.keywords() {
            key.extend([name, value]);
        }
    }
    if cache.typed {
        for v in args.all {
            let class = rt.type_of(*v);
            key.push(class);
        }
    }
    rt.new_tuple(&key)
}

fn count(cell: &Cell<i64>) {
    cell.set(cell.get() + 1);
}

fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let cache = rt.own_state::<Cache>(&args.all[0], "__call__")?;
    let rest = Args {
        all: &args.all[1..],
        names: args.names,
    };
    if cache.maxsize == Some(0) {
        count(&cache.misses);
        return rt.call(cache.function, rest);
    }
    let key = key(rt, cache, rest);
    let (hash, results) = (rt.hash(key)?, DictRef::new(cache.results));
    if let Some(i) = rt.dict_find(results, key, hash)?
        && let Some((_, result)) = results.entry(i)
    {
        count(&cache.hits);
        if cache.maxsize.is_some() {
            rt.dict_move(results, i, true);
        }
        return Ok(result);
    }
    count(&cache.misses);
    let result = rt.call(cache.function, rest)?;
    // The function may have called itself with the same arguments.
    if rt.dict_find(results, key, hash)?.is_none() {
        if cache.maxsize.is_some_and(|max| results.len() >= max)
            && let Some(oldest) = rt.dict_end(results, false)
        {
            rt.dict_remove_at(results, oldest);
        }
        rt.dict_set_hashed(results, key, hash, result)?;
    }
    Ok(result)
}

fn get(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [me, obj] = [args.all[0], args.all[1]];
    if obj.is_none() {
        return Ok(me);
    }
    Ok(rt.bind_method(me, obj))
}

fn cache_info(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let cache = rt.own_state::<Cache>(&args.all[0], "cache_info")?;
    let int = |n: usize| Value::small_int(n as i64);
    let size = DictRef::new(cache.results).len();
    let info = [
        Value::small_int(cache.hits.get()),
        Value::small_int(cache.misses.get()),
        cache.maxsize.map_or(Value::NONE, int),
        int(size),
    ];
    rt.call(cache.info, Args::positional(&info))
}

fn cache_clear(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let cache = rt.own_state::<Cache>(&args.all[0], "cache_clear")?;
    cache.hits.set(0);
    cache.misses.set(0);
    rt.dict_clear(DictRef::new(cache.results));
    Ok(Value::NONE)
}

fn itself(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(args.all[0])
}

fn reduce(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let name = rt.names.qualname;
    rt.get_attr(args.all[0], name)
}
