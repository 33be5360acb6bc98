//! The class `str`: construction, the table of its methods, special methods.

use crate::native::ANY;
use crate::{Args, ClassId, R, Runtime, Value, natives};
use crate::{str_case, str_find, str_format, str_pad, str_split};
use rekindle_bytecode::CompareOp;

natives! {
    /// `str`
    pub TABLE:
    "str.__new__" => new, 1, ANY, true, Static;
    "str.capitalize" => str_case::capitalize, 1, 1, false, Method;
    "str.casefold" => str_case::casefold, 1, 1, false, Method;
    "str.center" => str_pad::center, 2, 3, false, Method;
    "str.count" => str_find::count, 2, 4, false, Method;
    "str.encode" => encode, 1, ANY, true, Method;
    "str.endswith" => str_find::endswith, 2, 4, false, Method;
    "str.expandtabs" => str_pad::expandtabs, 1, ANY, true, Method;
    "str.find" => str_find::find, 2, 4, false, Method;
    "str.format" => str_format::format, 1, ANY, true, Method;
    "str.format_map" => str_format::format_map, 2, 2, false, Method;
    "str.index" => str_find::index, 2, 4, false, Method;
    "str.isalnum" => str_case::isalnum, 1, 1, false, Method;
    "str.isalpha" => str_case::isalpha, 1, 1, false, Method;
    "str.isascii" => str_case::isascii, 1, 1, false, Method;
    "str.isdecimal" => str_case::isdecimal, 1, 1, false, Method;
    "str.isdigit" => str_case::isdigit, 1, 1, false, Method;
    "str.isidentifier" => str_case::isidentifier, 1, 1, false, Method;
    "str.islower" => str_case::islower, 1, 1, false, Method;
    "str.isnumeric" => str_case::isnumeric, 1, 1, false, Method;
    "str.isprintable" => str_case::isprintable, 1, 1, false, Method;
    "str.isspace" => str_case::isspace, 1, 1, false, Method;
    "str.istitle" => str_case::istitle, 1, 1, false, Method;
    "str.isupper" => str_case::isupper, 1, 1, false, Method;
    "str.join" => str_split::join, 2, 2, false, Method;
    "str.ljust" => str_pad::ljust, 2, 3, false, Method;
    "str.lower" => str_case::lower, 1, 1, false, Method;
    "str.lstrip" => str_split::lstrip, 1, 2, false, Method;
    "str.maketrans" => str_pad::maketrans, 1, 3, false, Static;
    "str.partition" => str_find::partition, 2, 2, false, Method;
    "str.removeprefix" => str_find::removeprefix, 2, 2, false, Method;
    "str.removesuffix" => str_find::removesuffix, 2, 2, false, Method;
    "str.replace" => str_find::replace, 1, ANY, true, Method;
    "str.rfind" => str_find::rfind, 2, 4, false, Method;
    "str.rindex" => str_find::rindex, 2, 4, false, Method;
    "str.rjust" => str_pad::rjust, 2, 3, false, Method;
    "str.rpartition" => str_find::rpartition, 2, 2, false, Method;
    "str.rsplit" => str_split::rsplit, 1, ANY, true, Method;
    "str.rstrip" => str_split::rstrip, 1, 2, false, Method;
    "str.split" => str_split::split, 1, ANY, true, Method;
    "str.splitlines" => str_split::splitlines, 1, ANY, true, Method;
    "str.startswith" => str_find::startswith, 2, 4, false, Method;
    "str.strip" => str_split::strip, 1, 2, false, Method;
    "str.swapcase" => str_case::swapcase, 1, 1, false, Method;
    "str.title" => str_case::title, 1, 1, false, Method;
    "str.translate" => str_pad::translate, 2, 2, false, Method;
    "str.upper" => str_case::upper, 1, 1, false, Method;
    "str.zfill" => str_pad::zfill, 2, 2, false, Method;
    "str.__add__" => add, 2, 2, false, Method;
    "str.__mul__" => mul, 2, 2, false, Method;
    "str.__rmul__" => mul, 2, 2, false, Method;
    "str.__mod__" => percent, 2, 2, false, Method;
    "str.__rmod__" => rmod, 2, 2, false, Method;
    "str.__contains__" => contains, 2, 2, false, Method;
    "str.__getitem__" => getitem, 2, 2, false, Method;
    "str.__len__" => len, 1, 1, false, Method;
    "str.__iter__" => iter, 1, 1, false, Method;
    "str.__hash__" => hash, 1, 1, false, Method;
    "str.__repr__" => crate::object_methods::repr, 1, 1, false, Method;
    "str.__str__" => crate::object_methods::str, 1, 1, false, Method;
    "str.__format__" => format, 2, 2, false, Method;
    "str.__lt__" => lt, 2, 2, false, Method;
    "str.__le__" => le, 2, 2, false, Method;
    "str.__eq__" => eq, 2, 2, false, Method;
    "str.__ne__" => ne, 2, 2, false, Method;
    "str.__gt__" => gt, 2, 2, false, Method;
    "str.__ge__" => ge, 2, 2, false, Method;
}

impl Runtime {
    /// A string of class `class`: `value` itself for `str`.
    pub fn str_of_class(&mut self, class: ClassId, value: Value) -> Value {
        if class == ClassId::STR {
            return value;
        }
        let plain = self.str_cell(value);
        self.new_with_payload(class, plain)
    }

    /// An optional argument that names an encoding or error handler.
    pub(crate) fn name_argument(
        &mut self,
        function: &str,
        v: Value,
        name: &str,
        default: &str,
    ) -> R<String> {
        if v.is_null() {
            return Ok(default.into());
        }
        if !self.is_any_str(v) {
            let got = self.argument_type(v);
            return self.type_error(format!(
                "{function}() argument '{name}' must be str, not {got}"
            ));
        }
        let name = self.str_text(v).into_owned();
        if name.contains('\0') {
            return self.value_error("embedded null character");
        }
        Ok(name)
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if let [class, v] = *args.all
        && args.names.is_empty()
        && class == rt.class(ClassId::STR).object
    {
        return rt.str(v);
    }
    let class = rt.class_argument(args.all[0], ClassId::STR)?;
    rt.check_count("str", args, 0, 3)?;
    let given = args.all.len() - 1;
    if given > 3 {
        return rt.type_error(format!("str() takes at most 3 arguments ({given} given)"));
    }
    let [object, encoding, errors] =
        rt.bind_args("str", args, 1, ["object", "encoding", "errors"], 0)?;
    if object.is_null() {
        return Ok(rt.str_of_class(class, rt.names.empty));
    }
    if encoding.is_null() && errors.is_null() {
        let text = rt.str(object)?;
        return Ok(if class == ClassId::STR {
            text
        } else {
            rt.str_of_class(class, text)
        });
    }
    for (v, name) in [(encoding, "encoding"), (errors, "errors")] {
        if v.is_none() {
            return rt.type_error(format!("str() argument '{name}' must be str, not NoneType"));
        }
    }
    let encoding = rt.name_argument("str", encoding, "encoding", "utf-8")?;
    let errors = rt.name_argument("str", errors, "errors", "strict")?;
    let Some(bytes) = rt.buffer_bytes(object) else {
        if rt.is_any_str(object) {
            return rt.type_error("decoding str is not supported");
        }
        let got = rt.type_name(object);
        return rt.type_error(format!(
            "decoding to str: need a bytes-like object, {got} found"
        ));
    };
    let text = rt.decode_named(bytes, object, &encoding, &errors)?;
    Ok(rt.str_of_class(class, text))
}

fn encode(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "encode")?;
    if rt.str_is_ascii(s) && rt.is_ascii_codec(args) {
        return Ok(rt.new_bytes(rt.str_bytes(s)));
    }
    let [encoding, errors] = rt.bind_args("encode", args, 1, ["encoding", "errors"], 0)?;
    let encoding = rt.name_argument("encode", encoding, "encoding", "utf-8")?;
    let errors = rt.name_argument("encode", errors, "errors", "strict")?;
    rt.encode_named(s, &encoding, &errors)
}

fn add(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "__add__")?;
    if !rt.is_any_str(args.all[1]) {
        let got = rt.type_name(args.all[1]);
        return rt.type_error(format!("can only concatenate str (not \"{got}\") to str"));
    }
    Ok(rt.str_concat(s, args.all[1]))
}

fn mul(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "__mul__")?;
    rt.str_repeat(s, args.all[1])
}

fn percent(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "__mod__")?;
    rt.str_percent(s, args.all[1])
}

fn rmod(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    if !rt.is_any_str(args.all[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    rt.str_percent(args.all[1], args.all[0])
}

fn contains(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "__contains__")?;
    rt.str_contains(s, args.all[1]).map(Value::bool)
}

fn getitem(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "__getitem__")?;
    rt.str_getitem(s, args.all[1])
}

fn len(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "__len__")?;
    Ok(Value::small_int(rt.str_len(s) as i64))
}

fn iter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "__iter__")?;
    let plain = rt.plain_str(s);
    rt.get_iter(plain)
}

fn hash(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "__hash__")?;
    let h = rt.str_hash(s);
    Ok(rt.new_int(h))
}

fn format(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let s = rt.str_self(args, "__format__")?;
    let spec = args.all[1];
    if !rt.is_any_str(spec) {
        let got = rt.type_name(spec);
        return rt.type_error(format!("__format__() argument must be str, not {got}"));
    }
    if rt.str_len(spec) == 0 {
        return rt.str(s);
    }
    rt.format_builtin(s, spec)
}

fn compared(rt: &mut Runtime, args: Args<'_>, op: CompareOp) -> R<Value> {
    let s = rt.str_self(args, op.dunder())?;
    if !rt.is_any_str(args.all[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::bool(rt.str_compare(op, s, args.all[1])))
}

fn lt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Lt)
}

fn le(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Le)
}

fn eq(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Eq)
}

fn ne(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Ne)
}

fn gt(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Gt)
}

fn ge(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    compared(rt, args, CompareOp::Ge)
}
