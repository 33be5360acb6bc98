//! Module `_heapq`: heaps in lists, with the smallest item first or (`_max`) the largest.

use rekindle_objects::{Args, ClassId, CompareOp, R, Runtime, Value, natives};

natives! {
    FUNCTIONS:
    "_heapq.heappush" => heappush, 2, 2, false, Function;
    "_heapq.heappop" => heappop, 1, 1, false, Function;
    "_heapq.heapify" => heapify, 1, 1, false, Function;
    "_heapq.heapreplace" => heapreplace, 2, 2, false, Function;
    "_heapq.heappushpop" => heappushpop, 2, 2, false, Function;
    "_heapq.heappush_max" => heappush_max, 2, 2, false, Function;
    "_heapq.heappop_max" => heappop_max, 1, 1, false, Function;
    "_heapq.heapify_max" => heapify_max, 1, 1, false, Function;
    "_heapq.heapreplace_max" => heapreplace_max, 2, 2, false, Function;
    "_heapq.heappushpop_max" => heappushpop_max, 2, 2, false, Function;
    "_heapq._heappop_max" => heappop_max, 1, 1, false, Function;
    "_heapq._heapify_max" => heapify_max, 1, 1, false, Function;
    "_heapq._heapreplace_max" => heapreplace_max, 2, 2, false, Function;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("_heapq");
    rt.fill_module(module, FUNCTIONS);
    Ok(())
}

/// A heap: its list, its order.
#[derive(Clone, Copy)]
struct Heap {
    list: Value,
    max: bool,
}

fn heap(rt: &mut Runtime, args: Args<'_>, name: &str, max: bool) -> R<Heap> {
    match rt.as_list(args.all[0]) {
        Some(list) => Ok(Heap { list, max }),
        None => {
            let got = rt.type_name(args.all[0]);
            let suffix = if max { "_max" } else { "" };
            let which = if args.all.len() == 1 { "" } else { " 1" };
            rt.type_error(format!(
                "{name}{suffix}() argument{which} must be list, not {got}"
            ))
        }
    }
}

impl Heap {
    /// Goes `a` before `b`? The list may be another one afterwards.
    fn precedes(self, rt: &mut Runtime, a: Value, b: Value) -> R<bool> {
        match self.max {
            true => rt.compare_truth(CompareOp::Lt, b, a),
            false => rt.compare_truth(CompareOp::Lt, a, b),
        }
    }

    /// Goes `a` before `b`? An error if finding out changes the list's length.
    fn before(self, rt: &mut Runtime, a: Value, b: Value) -> R<bool> {
        let len = rt.list_len(self.list);
        let before = self.precedes(rt, a, b)?;
        if rt.list_len(self.list) != len {
            return rt.raise_new(ClassId::RUNTIME_ERROR, "list changed size during iteration");
        }
        Ok(before)
    }

    /// Moves the item at `at` towards the root, as far as `start`.
    fn rise(self, rt: &mut Runtime, start: usize, mut at: usize) -> R<()> {
        let item = rt.list_get(self.list, at);
        while at > start {
            let parent = (at - 1) / 2;
            let above = rt.list_get(self.list, parent);
            if !self.before(rt, item, above)? {
                break;
            }
            rt.list_set(self.list, at, above);
            rt.list_set(self.list, parent, item);
            at = parent;
        }
        Ok(())
    }

    /// Moves the item at `start` down to a leaf, the better child up each time, and lets it rise from there.
    fn sink(self, rt: &mut Runtime, start: usize) -> R<()> {
        let len = rt.list_len(self.list);
        let mut at = start;
        while at < len / 2 {
            let mut child = 2 * at + 1;
            if child + 1 < len {
                let [left, right] = [0, 1].map(|i| rt.list_get(self.list, child + i));
                if !self.before(rt, left, right)? {
                    child += 1;
                }
            }
            let (up, down) = (rt.list_get(self.list, child), rt.list_get(self.list, at));
            rt.list_set(self.list, at, up);
            rt.list_set(self.list, child, down);
            at = child;
        }
        self.rise(rt, start, at)
    }

    fn push(self, rt: &mut Runtime, item: Value) -> R<()> {
        rt.list_push(self.list, item);
        let last = rt.list_len(self.list) - 1;
        self.rise(rt, 0, last)
    }

    fn pop(self, rt: &mut Runtime) -> R<Value> {
        let Some(last) = rt.list_pop(self.list) else {
            return rt.index_error("index out of range");
        };
        if rt.list_len(self.list) == 0 {
            return Ok(last);
        }
        self.replace(rt, last)
    }

    fn replace(self, rt: &mut Runtime, item: Value) -> R<Value> {
        if rt.list_len(self.list) == 0 {
            return rt.index_error("index out of range");
        }
        let first = rt.list_get(self.list, 0);
        rt.list_set(self.list, 0, item);
        self.sink(rt, 0)?;
        Ok(first)
    }

    fn push_pop(self, rt: &mut Runtime, item: Value) -> R<Value> {
        if rt.list_len(self.list) == 0 {
            return Ok(item);
        }
        let first = rt.list_get(self.list, 0);
        if !self.precedes(rt, first, item)? {
            return Ok(item);
        }
        if rt.list_len(self.list) == 0 {
            return rt.index_error("index out of range");
        }
        self.replace(rt, item)
    }

    fn heapify(self, rt: &mut Runtime) -> R<()> {
        for i in (0..rt.list_len(self.list) / 2).rev() {
            self.sink(rt, i)?;
        }
        Ok(())
    }
}

macro_rules! both {
    ($($name:ident $name_max:ident |$rt:ident, $heap:ident, $args:ident| $body:expr;)*) => {
        $(
            fn $name($rt: &mut Runtime, $args: Args<'_>) -> R<Value> {
                let $heap = heap($rt, $args, stringify!($name), false)?;
                $body
            }
            fn $name_max($rt: &mut Runtime, $args: Args<'_>) -> R<Value> {
                let $heap = heap($rt, $args, stringify!($name), true)?;
                $body
            }
        )*
    };
}

both! {
    heappush heappush_max |rt, heap, args| heap.push(rt, args.all[1]).map(|()| Value::NONE);
    heappop heappop_max |rt, heap, args| heap.pop(rt);
    heapify heapify_max |rt, heap, args| heap.heapify(rt).map(|()| Value::NONE);
    heapreplace heapreplace_max |rt, heap, args| heap.replace(rt, args.all[1]);
    heappushpop heappushpop_max |rt, heap, args| heap.push_pop(rt, args.all[1]);
}
