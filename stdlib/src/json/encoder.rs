//! Class `_json.Encoder`, known as `make_encoder`.

use super::encode::Job;
use super::quote::{Letters, encode_basestring, encode_basestring_ascii};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, NativeFn, R, Runtime, ShapeId, Value, natives};

natives! {
    METHODS:
    "Encoder.__new__" => new, 1, 10, true, Static;
    "Encoder.__call__" => call, 1, 3, true, Method;
    "Encoder.markers" => markers, 1, 1, false, Getter;
    "Encoder.default" => default, 1, 1, false, Getter;
    "Encoder.encoder" => encoder, 1, 1, false, Getter;
    "Encoder.indent" => indent, 1, 1, false, Getter;
    "Encoder.key_separator" => key_separator, 1, 1, false, Getter;
    "Encoder.item_separator" => item_separator, 1, 1, false, Getter;
    "Encoder.sort_keys" => sort_keys, 1, 1, false, Getter;
    "Encoder.skipkeys" => skipkeys, 1, 1, false, Getter;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "_json",
    name: "Encoder",
    doc: Some(
        "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    ),
    base: ClassId::OBJECT,
    methods: METHODS,
    state: true,
    dict: false,
};

/// What an encoder was made with.
pub(super) struct Encoder {
    pub(super) markers: Value,
    pub(super) default: Value,
    pub(super) encoder: Value,
    pub(super) indent: Value,
    pub(super) key_separator: Value,
    pub(super) item_separator: Value,
    pub(super) sort_keys: bool,
    pub(super) skipkeys: bool,
    pub(super) allow_nan: bool,
    /// How strings are written, when `encoder` is one of this module.
    pub(super) letters: Option<Letters>,
}

impl Foreign for Encoder {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        for v in [
            self.markers,
            self.default,
            self.encoder,
            self.indent,
            self.key_separator,
            self.item_separator,
        ] {
            see(v);
        }
    }
}

const NAMES: [&str; 9] = [
    "markers",
    "default",
    "encoder",
    "indent",
    "key_separator",
    "item_separator",
    "sort_keys",
    "skipkeys",
    "allow_nan",
];

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let given = rt.bind_args("make_encoder", args, 1, NAMES, 9)?;
    let [markers, default, encoder, indent, keys, items, flags @ ..] = given;
    for (i, separator) in [(5, keys), (6, items)] {
        if !rt.is_any_str(separator) {
            let got = rt.type_name(separator);
            return rt.type_error(format!(
                "make_encoder() argument {i} must be str, not {got}"
            ));
        }
    }
    let mut bools = [false; 3];
    for (to, v) in bools.iter_mut().zip(flags) {
        *to = rt.truth(v)?;
    }
    if !markers.is_none() && rt.as_dict(markers).is_none() {
        let got = rt.type_name(markers);
        return rt.type_error(format!(
            "make_encoder() argument 1 must be dict or None, not {got}"
        ));
    }
    let [sort_keys, skipkeys, allow_nan] = bools;
    let letters = letters_of(rt, encoder);
    let class = rt.class_id(args.all[0]);
    let state = Encoder {
        markers,
        default,
        encoder,
        indent,
        key_separator: keys,
        item_separator: items,
        sort_keys,
        skipkeys,
        allow_nan,
        letters,
    };
    Ok(rt.new_with_state(class, state))
}

/// How a function of this module writes strings.
fn letters_of(rt: &Runtime, function: Value) -> Option<Letters> {
    if !function.is_ptr() || rt.shape_of(function) != ShapeId::NATIVE {
        return None;
    }
    let function = rt.native_def(function).function;
    let is = |own: NativeFn| std::ptr::fn_addr_eq(function, own);
    if is(encode_basestring_ascii) {
        Some(Letters::Ascii)
    } else {
        is(encode_basestring).then_some(Letters::All)
    }
}

/// A getter of one of its parts.
macro_rules! getters {
    ($($name:ident),*) => {
        $(fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            Ok(rt.own_state::<Encoder>(&args.all[0], stringify!($name))?.$name)
        })*
    };
}

getters!(
    markers,
    default,
    encoder,
    indent,
    key_separator,
    item_separator
);

fn sort_keys(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let encoder = rt.own_state::<Encoder>(&args.all[0], "sort_keys")?;
    Ok(Value::bool(encoder.sort_keys))
}

fn skipkeys(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let encoder = rt.own_state::<Encoder>(&args.all[0], "skipkeys")?;
    Ok(Value::bool(encoder.skipkeys))
}

/// `encoder(obj, level)`: a tuple of the whole text.
fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let encoder = rt.own_state::<Encoder>(&args.all[0], "__call__")?;
    let names = ["obj", "_current_indent_level"];
    let [obj, level] = rt.bind_args("_iterencode", args, 1, names, 2)?;
    let level = rt.index_i64(level)?;
    let indent = match encoder.indent.is_none() {
        true => None,
        false if rt.is_any_str(encoder.indent) => Some(rt.str_bytes(encoder.indent)),
        false => {
            let got = rt.type_name(encoder.indent);
            return rt.type_error(format!("indent must be str or None, not {got}"));
        }
    };
    let level = usize::try_from(level).unwrap_or(0);
    let mut job = Job::new(rt, encoder, indent, level);
    job.value(rt, obj)?;
    let text = rt.new_str_wtf8(&job.out);
    Ok(rt.new_tuple(&[text]))
}
