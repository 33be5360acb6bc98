//! Module `array`: sequences of numbers of one type.

mod items;
mod machine;
mod operators;

use rekindle_objects::buffer::Array;
use rekindle_objects::buffer_item::{Misfit, Order, is_signed, native_size};
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::pattern::Collection;
use rekindle_objects::{
    Args, ClassId, R, Runtime, Value, generic_alias, memory_view_buffer, natives,
};

natives! {
    TABLE:
    "array.__new__" => new, 1, rekindle_objects::native::ANY, true, Static;
    "array.__init__" => init, 1, rekindle_objects::native::ANY, true, Method;
    "array.typecode" => typecode, 1, 1, false, Getter;
    "array.itemsize" => itemsize, 1, 1, false, Getter;
    "array.append" => items::append, 2, 2, false, Method;
    "array.extend" => items::extend, 2, 2, false, Method;
    "array.insert" => items::insert, 3, 3, false, Method;
    "array.pop" => items::pop, 1, 2, false, Method;
    "array.remove" => items::remove, 2, 2, false, Method;
    "array.index" => items::index, 2, 4, false, Method;
    "array.count" => items::count, 2, 2, false, Method;
    "array.reverse" => items::reverse, 1, 1, false, Method;
    "array.clear" => items::clear, 1, 1, false, Method;
    "array.byteswap" => items::byteswap, 1, 1, false, Method;
    "array.buffer_info" => items::buffer_info, 1, 1, false, Method;
    "array.tolist" => items::tolist, 1, 1, false, Method;
    "array.fromlist" => items::fromlist, 2, 2, false, Method;
    "array.tobytes" => items::tobytes, 1, 1, false, Method;
    "array.frombytes" => items::frombytes, 2, 2, false, Method;
    "array.tofile" => items::tofile, 2, 2, false, Method;
    "array.fromfile" => items::fromfile, 3, 3, false, Method;
    "array.tounicode" => items::tounicode, 1, 1, false, Method;
    "array.fromunicode" => items::fromunicode, 2, 2, false, Method;
    "array.__len__" => operators::len, 1, 1, false, Method;
    "array.__iter__" => operators::iter, 1, 1, false, Method;
    "array.__contains__" => operators::contains, 2, 2, false, Method;
    "array.__getitem__" => operators::getitem, 2, 2, false, Method;
    "array.__setitem__" => operators::setitem, 3, 3, false, Method;
    "array.__delitem__" => operators::delitem, 2, 2, false, Method;
    "array.__add__" => operators::add, 2, 2, false, Method;
    "array.__iadd__" => operators::iadd, 2, 2, false, Method;
    "array.__mul__" => operators::mul, 2, 2, false, Method;
    "array.__rmul__" => operators::mul, 2, 2, false, Method;
    "array.__imul__" => operators::imul, 2, 2, false, Method;
    "array.__eq__" => operators::eq, 2, 2, false, Method;
    "array.__ne__" => operators::ne, 2, 2, false, Method;
    "array.__lt__" => operators::lt, 2, 2, false, Method;
    "array.__le__" => operators::le, 2, 2, false, Method;
    "array.__gt__" => operators::gt, 2, 2, false, Method;
    "array.__ge__" => operators::ge, 2, 2, false, Method;
    "array.__repr__" => operators::repr, 1, 1, false, Method;
    "array.__copy__" => items::copy, 1, 1, false, Method;
    "array.__deepcopy__" => items::copy, 2, 2, false, Method;
    "array.__reduce_ex__" => machine::reduce, 2, 2, false, Method;
    "array.__buffer__" => memory_view_buffer::buffer, 2, 2, false, Method;
    "array.__release_buffer__" => memory_view_buffer::release_buffer, 2, 2, false, Method;
    "array.__sizeof__" => sizeof, 1, 1, false, Method;
    "array.__class_getitem__" => generic_alias::alias, 2, 2, false, Class;
}

natives! {
    FUNCTIONS:
    "array._array_reconstructor" => machine::reconstruct, 4, 4, false, Function;
}

const CLASS: NativeClass = NativeClass {
    module: "array",
    name: "array",
    doc: Some("array(typecode [, initializer]) -> array"),
    base: ClassId::OBJECT,
    methods: TABLE,
    state: true,
    dict: false,
};

const CODES: &str = "bBuwhHiIlLqQfd";

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) -> R<()> {
    let module = rt.add_module("array");
    let class = rt.define_class(&CLASS)?;
    rt.class_mut(class).collection = Some(Collection::Sequence);
    rt.class_mut(class).weakly_referable = true;
    let class = rt.class(class).object;
    rt.set_module_attr(module, "array", class);
    rt.set_module_attr(module, "ArrayType", class);
    let codes = rt.new_str(CODES);
    rt.set_module_attr(module, "typecodes", codes);
    rt.fill_module(module, FUNCTIONS);
    register(rt, class)
}

/// Tells `collections.abc` what arrays are.
fn register(rt: &mut Runtime, class: Value) -> R<()> {
    let (name, mutable) = (rt.intern("collections.abc"), rt.intern("MutableSequence"));
    let from = rt.new_tuple(&[mutable]);
    let module = (rt.hooks.import)(rt, name, Value::NONE, from, 0)?;
    let (abstract_class, register) = (rt.get_attr(module, mutable)?, rt.intern("register"));
    rt.call_method(abstract_class, register, &[class])?;
    Ok(())
}

/// The receiver's state.
fn own<'a>(rt: &mut Runtime, args: Args<'a>, method: &str) -> R<&'a Array> {
    rt.own_state::<Array>(&args.all[0], method)
}

/// Bytes of an item.
fn size(array: &Array) -> usize {
    native_size(array.code).unwrap_or(1)
}

/// The items' bytes.
fn bytes<'a>(rt: &Runtime, array: &Array) -> &'a [u8] {
    rt.bytes_like(array.data).unwrap_or_default()
}

/// How many items.
fn count_of(rt: &Runtime, array: &Array) -> usize {
    bytes(rt, array).len() / size(array)
}

/// Item `i`, which is there.
fn item(rt: &mut Runtime, array: &Array, i: usize) -> Value {
    let size = size(array);
    match bytes(rt, array).get(i * size..(i + 1) * size) {
        Some(bytes) => rt.unpack_item(array.code, bytes, Order::Little),
        None => Value::NONE,
    }
}

/// Appends the bytes of a value as an item.
fn pack(rt: &mut Runtime, code: u8, v: Value, out: &mut Vec<u8>) -> R<()> {
    let size = native_size(code).unwrap_or(1);
    match rt.pack_item(code, size, v, Order::Little, out) {
        Ok(()) => Ok(()),
        // A float that is too large for 4 bytes is infinite in them.
        Err(Misfit::Range) if code == b'f' => {
            let x = rt.to_f64(v)? as f32;
            out.extend_from_slice(&x.to_le_bytes());
            Ok(())
        }
        Err(misfit) => refuse(rt, code, v, misfit),
    }
}

fn refuse(rt: &mut Runtime, code: u8, v: Value, misfit: Misfit) -> R<()> {
    match (misfit, is_signed(code)) {
        (Misfit::Raised, _) => Err(rekindle_objects::Raised),
        (Misfit::Type, None) if matches!(code, b'u' | b'w') => {
            rt.type_error("array item must be unicode character")
        }
        (Misfit::Type, None) => {
            let got = rt.type_name(v);
            rt.type_error(format!("must be real number, not {got}"))
        }
        (Misfit::Type, Some(_)) => {
            let got = rt.type_name(v);
            rt.type_error(format!(
                "'{got}' object cannot be interpreted as an integer"
            ))
        }
        (Misfit::Range, _) => out_of_range(rt, code, v),
    }
}

fn out_of_range(rt: &mut Runtime, code: u8, v: Value) -> R<()> {
    let i = rt.index(v)?;
    let low = rt.int_of(i).is_some_and(|i| i.is_negative());
    let what = match code {
        b'b' => "signed char",
        b'B' => "unsigned byte integer",
        b'h' => "signed short integer",
        b'H' => "unsigned short",
        b'i' => "signed integer",
        b'I' if !low => "unsigned int",
        b'I' | b'L' if low => {
            return rt.overflow_error("can't convert negative value to unsigned int");
        }
        b'L' => {
            return rt.overflow_error("Python int too large to convert to C unsigned long");
        }
        b'Q' if low => return rt.overflow_error("can't convert negative int to unsigned"),
        _ => return rt.overflow_error("int too big to convert"),
    };
    let side = if low {
        "less than minimum"
    } else {
        "greater than maximum"
    };
    rt.overflow_error(format!("{what} is {side}"))
}

/// A new array of class `class`.
fn made(rt: &mut Runtime, class: ClassId, code: u8, content: &[u8]) -> Value {
    let data = rt.new_bytearray(content);
    rt.new_with_state(class, Array { code, data })
}

/// A new plain array.
fn plain(rt: &mut Runtime, code: u8, content: &[u8]) -> Value {
    let class = rt.native_classes[&(CLASS.module, CLASS.name)];
    made(rt, class, code, content)
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    let base = rt.native_classes[&(CLASS.module, CLASS.name)];
    if class == base && !args.names.is_empty() {
        return rt.type_error("array.array() takes no keyword arguments");
    }
    let (code, initial) = match args.pos()[1..] {
        [code] => (code, Value::NULL),
        [code, initial] => (code, initial),
        [] => return rt.type_error("array() takes at least 1 argument (0 given)"),
        ref more => {
            let n = more.len();
            return rt.type_error(format!("array() takes at most 2 arguments ({n} given)"));
        }
    };
    if !rt.is_any_str(code) || rt.str_len(code) != 1 {
        let got = rt.type_name(code);
        return rt.type_error(format!(
            "array() argument 1 must be a unicode character, not {got}"
        ));
    }
    let code = rt.str_bytes(code)[0];
    if !CODES.as_bytes().contains(&code) {
        return rt.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    }
    let array = made(rt, class, code, &[]);
    if !initial.is_null() {
        fill(rt, array, code, initial)?;
    }
    Ok(array)
}

/// Fills a new array with what it is made of.
fn fill(rt: &mut Runtime, array: Value, code: u8, initial: Value) -> R<()> {
    let letters = matches!(code, b'u' | b'w');
    if rt.is_any_str(initial) && !letters {
        let code = code as char;
        return rt.type_error(format!(
            "cannot use a str to initialize an array with typecode '{code}'"
        ));
    }
    if let Some(other) = rt.state::<Array>(&initial)
        && matches!(other.code, b'u' | b'w')
        && !letters
    {
        let (from, to) = (other.code as char, code as char);
        return rt.type_error(format!(
            "cannot use a unicode array with typecode '{from}' to initialize an array with typecode '{to}'"
        ));
    }
    if rt.bytes_like(initial).is_some() {
        return items::add_bytes(rt, array, initial);
    }
    items::add_all(rt, array, initial)
}

/// `__new__` did everything.
fn init(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

/// What CPython's object of this length would take; no promise about this one.
fn sizeof(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let array = own(rt, args, "__sizeof__")?;
    Ok(Value::small_int(64 + bytes(rt, array).len() as i64))
}

fn typecode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let code = own(rt, args, "typecode")?.code;
    Ok(rt.new_str((code as char).encode_utf8(&mut [0; 4])))
}

fn itemsize(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(size(own(rt, args, "itemsize")?) as i64))
}
