//! `collections.deque`.

use super::{deque_compare as compare, deque_ends as ends, deque_iter as iter};
use crate::defined;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native::ANY;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::pattern::Collection;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

natives! {
    METHODS:
    "deque.__new__" => new, 1, ANY, true, Static;
    "deque.__init__" => init, 1, ANY, true, Method;
    "deque.append" => ends::append, 2, 2, false, Method;
    "deque.appendleft" => ends::appendleft, 2, 2, false, Method;
    "deque.clear" => ends::clear, 1, 1, false, Method;
    "deque.copy" => copy, 1, 1, false, Method;
    "deque.__copy__" => copy, 1, 1, false, Method;
    "deque.count" => compare::count, 2, 2, false, Method;
    "deque.extend" => ends::extend, 2, 2, false, Method;
    "deque.extendleft" => ends::extendleft, 2, 2, false, Method;
    "deque.index" => compare::index, 2, 4, false, Method;
    "deque.insert" => ends::insert, 3, 3, false, Method;
    "deque.pop" => ends::pop, 1, 1, false, Method;
    "deque.popleft" => ends::popleft, 1, 1, false, Method;
    "deque.remove" => compare::remove, 2, 2, false, Method;
    "deque.reverse" => ends::reverse, 1, 1, false, Method;
    "deque.rotate" => ends::rotate, 1, 2, false, Method;
    "deque.maxlen" => maxlen, 1, 1, false, Getter;
    "deque.__len__" => len, 1, 1, false, Method;
    "deque.__getitem__" => getitem, 2, 2, false, Method;
    "deque.__setitem__" => setitem, 3, 3, false, Method;
    "deque.__delitem__" => delitem, 2, 2, false, Method;
    "deque.__contains__" => compare::contains, 2, 2, false, Method;
    "deque.__add__" => add, 2, 2, false, Method;
    "deque.__iadd__" => iadd, 2, 2, false, Method;
    "deque.__mul__" => mul, 2, 2, false, Method;
    "deque.__rmul__" => mul, 2, 2, false, Method;
    "deque.__imul__" => imul, 2, 2, false, Method;
    "deque.__eq__" => compare::eq, 2, 2, false, Method;
    "deque.__ne__" => compare::ne, 2, 2, false, Method;
    "deque.__lt__" => compare::lt, 2, 2, false, Method;
    "deque.__le__" => compare::le, 2, 2, false, Method;
    "deque.__gt__" => compare::gt, 2, 2, false, Method;
    "deque.__ge__" => compare::ge, 2, 2, false, Method;
    "deque.__iter__" => iter::forward, 1, 1, false, Method;
    "deque.__reversed__" => iter::backward, 1, 1, false, Method;
    "deque.__repr__" => repr, 1, 1, false, Method;
    "deque.__reduce__" => iter::reduce, 1, 1, false, Method;
    "deque.__sizeof__" => sizeof, 1, 1, false, Method;
    "deque.__class_getitem__" => rekindle_objects::generic_alias::alias, 2, 2, false, Class;
}

/// Items and what is known of them.
#[derive(Default)]
pub(crate) struct Deque {
    pub(crate) items: RefCell<VecDeque<Value>>,
    pub(crate) maxlen: Cell<Option<usize>>,
    /// How often the number of items has changed.
    pub(crate) changes: Cell<i64>,
}

impl Foreign for Deque {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        self.items.borrow().iter().for_each(|v| see(*v));
    }
}

impl Deque {
    pub(crate) fn len(&self) -> usize {
        self.items.borrow().len()
    }

    pub(crate) fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }

    pub(super) fn is_full(&self) -> bool {
        self.maxlen.get().is_some_and(|max| self.len() >= max)
    }

    /// Adds at the right end; what is too many falls off the left one.
    fn push(&self, v: Value) {
        self.changed();
        let mut items = self.items.borrow_mut();
        items.push_back(v);
        if self.maxlen.get().is_some_and(|max| items.len() > max) {
            items.pop_front();
        }
    }

    pub(super) fn push_left(&self, v: Value) {
        self.changed();
        let mut items = self.items.borrow_mut();
        items.push_front(v);
        if self.maxlen.get().is_some_and(|max| items.len() > max) {
            items.pop_back();
        }
    }
}

/// Makes the class and those of its iterators, and enters them into `_collections`.
pub(crate) fn install(rt: &mut Runtime, module: Value) {
    let class = defined(
        rt,
        &NativeClass {
            module: "collections",
            name: "deque",
            doc: Some("A list-like sequence optimized for data accesses near its endpoints."),
            base: ClassId::OBJECT,
            methods: METHODS,
            state: true,
            dict: false,
        },
    );
    rt.class_mut(class).weakly_referable = true;
    rt.class_mut(class).collection = Some(Collection::Sequence);
    let hash = rt.names.hash;
    rt.set_class_attr(class, hash, Value::NONE);
    let object = rt.class(class).object;
    rt.set_module_attr(module, "deque", object);
    iter::install(rt, module);
}

/// The receiver's state.
#[inline]
pub(crate) fn own<'a>(rt: &mut Runtime, args: Args<'a>, method: &str) -> R<&'a Deque> {
    match rt.state::<Deque>(&args.all[0]) {
        Some(d) => Ok(d),
        None => {
            let got = rt.type_name(args.all[0]);
            rt.type_error(format!(
                "descriptor '{method}' for 'collections.deque' objects doesn't apply to a '{got}' object"
            ))
        }
    }
}

/// Adds an item to the deque `me` at the right end.
#[inline]
pub(super) fn push_to(rt: &mut Runtime, me: Value, d: &Deque, v: Value) {
    d.push(v);
    rt.state_barrier(me, v);
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let base = rt.native_class("collections", "deque");
    let class = rt.class_argument(args.all[0], base.unwrap_or(ClassId::OBJECT))?;
    Ok(rt.new_with_state(class, Deque::default()))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__init__")?;
    let [iterable, maxlen] = rt.bind_args("deque", args, 1, ["iterable", "maxlen"], 0)?;
    let limit = if maxlen.is_null() || maxlen.is_none() {
        None
    } else if rt.int_of(maxlen).is_none() {
        return rt.type_error("an integer is required");
    } else {
        let n = rt.index_i64(maxlen)?;
        if n < 0 {
            return rt.value_error("maxlen must be non-negative");
        }
        Some(n as usize)
    };
    d.maxlen.set(limit);
    if d.len() > 0 {
        d.items.borrow_mut().clear();
        d.changed();
    }
    if !iterable.is_null() {
        extend_by(rt, args.all[0], d, iterable)?;
    }
    Ok(Value::NONE)
}

pub(super) fn extend_by(rt: &mut Runtime, me: Value, d: &Deque, iterable: Value) -> R<()> {
    if iterable == me {
        let items: Vec<Value> = d.items.borrow().iter().copied().collect();
        items.iter().for_each(|v| d.push(*v));
        return Ok(());
    }
    rt.for_each(iterable, |rt, v| {
        push_to(rt, me, d, v);
        Ok(())
    })
}

fn maxlen(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "maxlen")?;
    Ok(d.maxlen
        .get()
        .map_or(Value::NONE, |n| Value::small_int(n as i64)))
}

fn len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__len__")?;
    Ok(Value::small_int(d.len() as i64))
}

/// The place that an index means.
fn place(rt: &mut Runtime, d: &Deque, index: Value) -> R<usize> {
    let i = if index.is_small_int() {
        index.as_small_int()
    } else {
        rt.index_for_item(index)?
    };
    let len = d.len() as i64;
    let at = if i < 0 { i + len } else { i };
    if (0..len).contains(&at) {
        return Ok(at as usize);
    }
    rt.index_error("deque index out of range")
}

/// `TypeError` unless it can be an index.
fn check_index(rt: &mut Runtime, index: Value) -> R<()> {
    if rt.can_index(index) {
        return Ok(());
    }
    let got = rt.type_name(index);
    rt.type_error(format!("sequence index must be integer, not '{got}'"))
}

fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__getitem__")?;
    check_index(rt, args.all[1])?;
    let at = place(rt, d, args.all[1])?;
    let v = d.items.borrow()[at];
    Ok(v)
}

fn setitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__setitem__")?;
    check_index(rt, args.all[1])?;
    let at = place(rt, d, args.all[1])?;
    d.items.borrow_mut()[at] = args.all[2];
    rt.state_barrier(args.all[0], args.all[2]);
    Ok(Value::NONE)
}

fn delitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__delitem__")?;
    check_index(rt, args.all[1])?;
    let at = place(rt, d, args.all[1])?;
    d.items.borrow_mut().remove(at);
    d.changed();
    Ok(Value::NONE)
}

/// A deque of the receiver's class with the same limit and these items.
fn like(rt: &mut Runtime, me: Value, d: &Deque, items: VecDeque<Value>) -> R<Value> {
    let limit = d.maxlen.get();
    let base = rt.native_class("collections", "deque");
    let class = rt.class_of(me);
    // What is in `items` is in other deques, too, which keep it.
    let state = Deque {
        items: RefCell::new(items),
        maxlen: Cell::new(limit),
        changes: Cell::new(0),
    };
    if Some(class) == base {
        return Ok(rt.new_with_state(class, state));
    }
    let all: Vec<Value> = state.items.into_inner().into();
    let (list, class) = (rt.new_list(&all), rt.class(class).object);
    let made = match limit {
        None => rt.call(class, Args::positional(&[list]))?,
        Some(n) => rt.call(class, Args::positional(&[list, Value::small_int(n as i64)]))?,
    };
    if rt.state::<Deque>(&made).is_none() {
        let (name, got) = (rt.type_name(me), rt.type_name(made));
        return rt.type_error(format!("{name}() must return a deque, not {got}"));
    }
    Ok(made)
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "copy")?;
    let items = d.items.borrow().clone();
    like(rt, args.all[0], d, items)
}

/// Drops from the left what is over the limit.
fn limited(d: &Deque, mut items: VecDeque<Value>) -> VecDeque<Value> {
    if let Some(max) = d.maxlen.get()
        && items.len() > max
    {
        items.drain(..items.len() - max);
    }
    items
}

fn add(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__add__")?;
    let Some(other) = rt.state::<Deque>(&args.all[1]) else {
        let got = rt.type_name(args.all[1]);
        return rt.type_error(format!(
            "can only concatenate deque (not \"{got}\") to deque"
        ));
    };
    let mut items = d.items.borrow().clone();
    items.extend(other.items.borrow().iter());
    like(rt, args.all[0], d, limited(d, items))
}

fn iadd(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    ends::extend(rt, args)?;
    Ok(args.all[0])
}

/// The items, so many times over.
fn repeated(rt: &mut Runtime, d: &Deque, times: Value) -> R<VecDeque<Value>> {
    if !rt.can_index(times) {
        let got = rt.type_name(times);
        return rt.type_error(format!(
            "can't multiply sequence by non-int of type '{got}'"
        ));
    }
    let n = rt.index_i64(times)?.max(0) as usize;
    let items = d.items.borrow();
    let Some(total) = items.len().checked_mul(n).filter(|t| *t < 1 << 40) else {
        return rt.raise_args(ClassId::MEMORY_ERROR, &[]);
    };
    let kept = d.maxlen.get().map_or(total, |max| max.min(total));
    let skip = total - kept;
    Ok((skip..total).map(|i| items[i % items.len()]).collect())
}

fn mul(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__mul__")?;
    let items = repeated(rt, d, args.all[1])?;
    like(rt, args.all[0], d, items)
}

fn imul(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__imul__")?;
    let items = repeated(rt, d, args.all[1])?;
    d.items.replace(items);
    d.changed();
    Ok(args.all[0])
}

fn repr(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let me = args.all[0];
    let d = own(rt, args, "__repr__")?;
    if !rt.begin_repr(me) {
        return Ok(rt.new_str("[...]"));
    }
    let list = rt.new_list(&d.items.borrow().iter().copied().collect::<Vec<_>>());
    let items = rt.repr_text(list);
    rt.end_repr();
    let name = rt.class(rt.class_of(me)).name.clone();
    let text = match d.maxlen.get() {
        None => format!("{name}({})", items?),
        Some(n) => format!("{name}({}, maxlen={n})", items?),
    };
    Ok(rt.new_str(&text))
}

fn sizeof(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let d = own(rt, args, "__sizeof__")?;
    let bytes = size_of::<Deque>() + d.items.borrow().capacity() * size_of::<Value>();
    Ok(Value::small_int(bytes as i64))
}
