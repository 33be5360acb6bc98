//! What a bytearray can beyond bytes: it changes.

use crate::native::ANY;
use crate::slicing::Span;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value, natives};
use rekindle_abi::heap::List;
use rekindle_bytecode::BinaryOp;

natives! {
    /// Methods that change a bytearray.
    pub TABLE:
    "bytearray.__new__" => new, 1, ANY, true, Static;
    "bytearray.__init__" => init, 1, ANY, true, Method;
    "bytearray.append" => append, 2, 2, false, Method;
    "bytearray.extend" => extend, 2, 2, false, Method;
    "bytearray.insert" => insert, 3, 3, false, Method;
    "bytearray.pop" => pop, 1, 2, false, Method;
    "bytearray.remove" => remove, 2, 2, false, Method;
    "bytearray.clear" => clear, 1, 1, false, Method;
    "bytearray.copy" => copy, 1, 1, false, Method;
    "bytearray.reverse" => reverse, 1, 1, false, Method;
    "bytearray.resize" => resize, 2, 2, false, Method;
    "bytearray.__alloc__" => alloc, 1, 1, false, Method;
    "bytearray.__iadd__" => iadd, 2, 2, false, Method;
    "bytearray.__imul__" => imul, 2, 2, false, Method;
    "bytearray.__setitem__" => setitem, 3, 3, false, Method;
    "bytearray.__delitem__" => delitem, 2, 2, false, Method;
}

const RANGE: &str = "byte must be in range(0, 256)";

/// The content of the receiver, valid until it changes.
fn receiver<'a>(rt: &mut Runtime, args: Args<'_>, method: &str) -> R<&'a [u8]> {
    let v = args.all[0];
    match rt.bytes_like(v) {
        Some(content) if rt.is_bytearray(v) => Ok(content),
        _ => rt.wrong_receiver(method, ClassId::BYTEARRAY, v),
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::BYTEARRAY)?;
    let plain = rt.new_bytearray(&[]);
    Ok(rt.new_with_payload(class, plain))
}

fn init(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    receiver(rt, args, "__init__")?;
    let content = rt.bytes_from_args("bytearray", args, RANGE)?;
    rt.bytearray_assign(args.all[0], &content);
    Ok(Value::NONE)
}

fn append(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    receiver(rt, args, "append")?;
    let byte = rt.byte_of(args.all[1], RANGE)?;
    rt.bytearray_extend(args.all[0], &[byte]);
    Ok(Value::NONE)
}

fn extend(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    receiver(rt, args, "extend")?;
    let more = match rt.buffer_bytes(args.all[1]) {
        Some(content) => content.to_vec(),
        None if rt.is_any_str(args.all[1]) => {
            return rt.type_error("expected iterable of integers; got: 'str'");
        }
        None if rt.lookup_special(args.all[1], rt.names.iter).is_none() => {
            let got = rt.type_name(args.all[1]);
            return rt.type_error(format!("can't extend bytearray with {got}"));
        }
        None => rt.bytes_of_items(args.all[1], RANGE)?,
    };
    rt.bytearray_extend(args.all[0], &more);
    Ok(Value::NONE)
}

fn insert(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let at = rt.index_i64(args.all[1])?;
    let byte = rt.byte_of(args.all[2], RANGE)?;
    let n = receiver(rt, args, "insert")?.len() as i64;
    let at = if at < 0 {
        (at.saturating_add(n)).max(0)
    } else {
        at.min(n)
    };
    let at = at as usize;
    rt.bytearray_splice(args.all[0], at..at, &[byte]);
    Ok(Value::NONE)
}

fn pop(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let at = match args.all.get(1) {
        None => -1,
        Some(i) => rt.index_i64(*i)?,
    };
    let content = receiver(rt, args, "pop")?;
    if content.is_empty() {
        return rt.index_error("pop from empty bytearray");
    }
    let place = if at < 0 {
        at + content.len() as i64
    } else {
        at
    };
    if place < 0 || place >= content.len() as i64 {
        return rt.index_error("pop index out of range");
    }
    let place = place as usize;
    let byte = content[place];
    rt.bytearray_splice(args.all[0], place..place + 1, &[]);
    Ok(Value::small_int(i64::from(byte)))
}

fn remove(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let byte = rt.byte_of(args.all[1], RANGE)?;
    let content = receiver(rt, args, "remove")?;
    let Some(at) = memchr::memchr(byte, content) else {
        return rt.value_error("value not found in bytearray");
    };
    rt.bytearray_splice(args.all[0], at..at + 1, &[]);
    Ok(Value::NONE)
}

fn clear(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    receiver(rt, args, "clear")?;
    rt.bytearray_assign(args.all[0], &[]);
    Ok(Value::NONE)
}

fn copy(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = receiver(rt, args, "copy")?;
    Ok(rt.new_bytearray(content))
}

fn reverse(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let mut content = receiver(rt, args, "reverse")?.to_vec();
    content.reverse();
    rt.bytearray_assign(args.all[0], &content);
    Ok(Value::NONE)
}

fn iadd(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    receiver(rt, args, "__iadd__")?;
    match rt.bytearray_inplace(BinaryOp::Add, args.all[0], args.all[1])? {
        Some(same) => Ok(same),
        None => {
            let (own, got) = (rt.type_name(args.all[0]), rt.type_name(args.all[1]));
            rt.type_error(format!("can't concat {got} to {own}"))
        }
    }
}

fn imul(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    receiver(rt, args, "__imul__")?;
    match rt.bytearray_inplace(BinaryOp::Mul, args.all[0], args.all[1])? {
        Some(same) => Ok(same),
        None => rt.index(args.all[1]),
    }
}

fn resize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let size = rt.index(args.all[1])?;
    let mut content = receiver(rt, args, "resize")?.to_vec();
    let size = match rt.int_of(size).and_then(|i| i.to_i64()) {
        Some(n) if n >= 0 => n as usize,
        Some(n) => {
            return rt.value_error(format!("Can only resize to positive sizes, got {n}"));
        }
        None => return rt.overflow_error("Python int too large to convert to C ssize_t"),
    };
    rt.check_room(size)?;
    content.resize(size, 0);
    rt.bytearray_assign(args.all[0], &content);
    Ok(Value::NONE)
}

/// Bytes set aside, with one that CPython keeps behind the content.
fn alloc(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    receiver(rt, args, "__alloc__")?;
    // SAFETY: a bytearray.
    let capacity = unsafe { (*rt.bytearray_list(args.all[0])).capacity };
    Ok(Value::small_int(capacity as i64 + 1))
}

fn setitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.bytearray_setitem(args.all[0], args.all[1], args.all[2])?;
    Ok(Value::NONE)
}

fn delitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    rt.bytearray_setitem(args.all[0], args.all[1], Value::NULL)?;
    Ok(Value::NONE)
}

impl Runtime {
    /// Sets a byte of a bytearray that is there, to a small int that fits. False: it is not as simple as that.
    fn set_plain_byte(&mut self, v: Value, item: Value, value: Value) -> bool {
        if !item.both_small_ints(value) || self.shape_of(v) != ShapeId::BYTEARRAY {
            return false;
        }
        let Ok(byte) = u8::try_from(value.as_small_int()) else {
            return false;
        };
        // SAFETY: a bytearray by its shape: `items` holds `len` bytes.
        unsafe {
            let p = v.as_ptr::<List>();
            let (len, i) = ((*p).len as i64, item.as_small_int());
            let i = if i < 0 { i + len } else { i };
            if !(0..len).contains(&i) {
                return false;
            }
            *((*p).items as *mut u8).add(i as usize) = byte;
        }
        true
    }

    /// The bytes that an object without memory gives for a slice of a bytearray.
    fn bytes_for_slice(&mut self, value: Value) -> R<Vec<u8>> {
        const KINDS: &str = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        if self.is_any_str(value) || self.is_int(value) || self.float_of(value).is_some() {
            return self.type_error(KINDS);
        }
        self.iterable_for_bytes(value, "bytearray")?;
        self.bytes_of_items(value, RANGE)
    }

    /// `v[item] = value` of a bytearray; NULL deletes.
    pub fn bytearray_setitem(&mut self, v: Value, item: Value, value: Value) -> R<()> {
        if self.set_plain_byte(v, item, value) {
            return Ok(());
        }
        if item.is_ptr() && self.shape_of(item) == ShapeId::SLICE {
            let (start, stop, step) = self.slice_numbers(item)?;
            let new = if value.is_null() {
                Vec::new()
            } else if let Some(content) = self.buffer_bytes(value) {
                content.to_vec()
            } else {
                self.bytes_for_slice(value)?
            };
            let content = self.bytes_like(v).unwrap_or_default();
            let span = Span::of(start, stop, step, content.len() as i64);
            if let Some(range) = span.range() {
                self.bytearray_splice(v, range, &new);
                return Ok(());
            }
            let mut content = content.to_vec();
            if value.is_null() {
                let mut drop: Vec<usize> = span.places().collect();
                drop.sort_unstable();
                drop.iter().rev().for_each(|i| {
                    content.remove(*i);
                });
            } else if new.len() != span.len {
                let (n, m) = (new.len(), span.len);
                return self.value_error(format!(
                    "attempt to assign bytes of size {n} to extended slice of size {m}"
                ));
            } else {
                span.places().zip(new).for_each(|(i, b)| content[i] = b);
            }
            self.bytearray_assign(v, &content);
            return Ok(());
        }
        if !self.can_index(item) {
            let got = self.type_name(item);
            return self.type_error(format!(
                "bytearray indices must be integers or slices, not {got}"
            ));
        }
        // What converts index and value may change the length.
        let at = self.index_for_item(item)?;
        let byte = match value.is_null() {
            true => None,
            false => Some(self.byte_of(value, RANGE)?),
        };
        let len = self.bytes_like(v).unwrap_or_default().len() as i64;
        let at = if at < 0 { at + len } else { at };
        if !(0..len).contains(&at) {
            return self.index_error("bytearray index out of range");
        }
        let at = at as usize;
        match byte {
            Some(byte) => self.bytearray_splice(v, at..at + 1, &[byte]),
            None => self.bytearray_splice(v, at..at + 1, &[]),
        }
        Ok(())
    }
}
