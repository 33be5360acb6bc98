//! Class `_csv.Dialect`: how a table is written.

use super::{error, module_attr};
use rekindle_objects::dict::DictRef;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::strings::code_points;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

/// Which fields are quoted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Quoting {
    Minimal,
    All,
    NonNumeric,
    None,
    Strings,
    NotNull,
}

const QUOTINGS: [Quoting; 6] = [
    Quoting::Minimal,
    Quoting::All,
    Quoting::NonNumeric,
    Quoting::None,
    Quoting::Strings,
    Quoting::NotNull,
];

/// A dialect.
#[derive(Clone, Debug)]
pub(super) struct Dialect {
    pub(super) delimiter: u32,
    pub(super) quote: Option<u32>,
    pub(super) escape: Option<u32>,
    pub(super) line_end: Vec<u8>,
    pub(super) quoting: Quoting,
    pub(super) double_quote: bool,
    pub(super) skip_space: bool,
    pub(super) strict: bool,
}

impl Foreign for Dialect {}

impl Default for Dialect {
    fn default() -> Dialect {
        Dialect {
            delimiter: ',' as u32,
            quote: Some('"' as u32),
            escape: None,
            line_end: b"\r\n".to_vec(),
            quoting: Quoting::Minimal,
            double_quote: true,
            skip_space: false,
            strict: false,
        }
    }
}

natives! {
    TABLE:
    "Dialect.__new__" => new, 1, rekindle_objects::native::ANY, true, Static;
    "Dialect.__init__" => init, 1, rekindle_objects::native::ANY, true, Method;
    "Dialect.delimiter" => delimiter, 1, 1, false, Getter;
    "Dialect.quotechar" => quotechar, 1, 1, false, Getter;
    "Dialect.escapechar" => escapechar, 1, 1, false, Getter;
    "Dialect.lineterminator" => lineterminator, 1, 1, false, Getter;
    "Dialect.quoting" => quoting, 1, 1, false, Getter;
    "Dialect.doublequote" => doublequote, 1, 1, false, Getter;
    "Dialect.skipinitialspace" => skipinitialspace, 1, 1, false, Getter;
    "Dialect.strict" => strict, 1, 1, false, Getter;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "_csv",
    name: "Dialect",
    doc: Some("CSV dialect\n\nThe Dialect type records CSV dialect options."),
    base: ClassId::OBJECT,
    methods: TABLE,
    state: true,
    dict: false,
};

const OPTIONS: [&str; 9] = [
    "dialect",
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
];

/// The dialect that the arguments from `skip` on describe.
pub(super) fn from_args(rt: &mut Runtime, args: Args<'_>, skip: usize) -> R<Dialect> {
    let mut given = [Value::NULL; 9];
    for (name, value) in args.keywords() {
        let text = rt.str_text(name);
        match OPTIONS.iter().position(|option| *option == text) {
            Some(i) => given[i] = value,
            None => {
                return rt.type_error(format!(
                    "this function got an unexpected keyword argument '{text}'"
                ));
            }
        }
    }
    if let Some(dialect) = args.pos().get(skip) {
        given[0] = *dialect;
    }
    let mut base = given[0];
    if !base.is_null() && rt.is_any_str(base) {
        base = find(rt, base)?;
    }
    if let Some(made) = rt.state::<Dialect>(&base)
        && given[1..].iter().all(|v| v.is_null())
    {
        return Ok(made.clone());
    }
    if !base.is_null() && !base.is_none() {
        for i in 1..OPTIONS.len() {
            if given[i].is_null() {
                let name = rt.intern(OPTIONS[i]);
                given[i] = rt.get_attr_opt(base, name)?.unwrap_or(Value::NULL);
            }
        }
    }
    build(rt, &given)
}

fn build(rt: &mut Runtime, given: &[Value; 9]) -> R<Dialect> {
    let [
        _,
        delimiter,
        double,
        escape,
        line_end,
        quote,
        quoting,
        skip,
        strict,
    ] = *given;
    let default = Dialect::default();
    let Some(delimiter) = character(rt, "delimiter", delimiter, Some(default.delimiter), false)?
    else {
        return rt.type_error("\"delimiter\" must be a 1-character string");
    };
    let double_quote = flag(rt, double, true)?;
    let escape = character(rt, "escapechar", escape, None, true)?;
    let line_end = if line_end.is_null() {
        default.line_end
    } else if line_end.is_none() {
        return rt.type_error("lineterminator must be set");
    } else if rt.is_any_str(line_end) {
        rt.str_bytes(line_end).to_vec()
    } else {
        return rt.type_error("\"lineterminator\" must be a string");
    };
    let quote_given = quote;
    let quote = character(rt, "quotechar", quote, default.quote, true)?;
    let no_quoting = quoting.is_null() && quote_given.is_none();
    let quoting = match () {
        () if no_quoting => Quoting::None,
        () if quoting.is_null() => Quoting::Minimal,
        () if !rt.is_exact_int(quoting) => {
            return rt.type_error("\"quoting\" must be an integer");
        }
        () => match usize::try_from(rt.index_i64(quoting)?)
            .ok()
            .and_then(|i| QUOTINGS.get(i))
        {
            Some(quoting) => *quoting,
            None => return rt.type_error("bad \"quoting\" value"),
        },
    };
    let dialect = Dialect {
        delimiter,
        quote,
        escape,
        line_end,
        quoting,
        double_quote,
        skip_space: flag(rt, skip, false)?,
        strict: flag(rt, strict, false)?,
    };
    check(rt, dialect)
}

/// Refuses characters that cannot be told apart.
fn check(rt: &mut Runtime, dialect: Dialect) -> R<Dialect> {
    if dialect.quoting != Quoting::None && dialect.quote.is_none() {
        return rt.type_error("quotechar must be set if quoting enabled");
    }
    let breaks = |c: u32| c == 10 || c == 13;
    let blank = |c: u32| c == 32;
    let (quote, escape) = (dialect.quote, dialect.escape);
    if breaks(dialect.delimiter) {
        return rt.value_error("bad delimiter value");
    }
    if escape.is_some_and(|c| breaks(c) || blank(c) && dialect.skip_space) {
        return rt.value_error("bad escapechar value");
    }
    if quote.is_some_and(|c| breaks(c) || blank(c) && dialect.skip_space) {
        return rt.value_error("bad quotechar value");
    }
    if escape == Some(dialect.delimiter) {
        return rt.value_error("bad delimiter or escapechar value");
    }
    if quote == Some(dialect.delimiter) {
        return rt.value_error("bad delimiter or quotechar value");
    }
    if quote.is_some() && quote == escape {
        return rt.value_error("bad escapechar or quotechar value");
    }
    let ends: Vec<u32> = code_points(&dialect.line_end).collect();
    for (name, c) in [
        ("delimiter", Some(dialect.delimiter)),
        ("escapechar", escape),
        ("quotechar", quote),
    ] {
        if c.is_some_and(|c| ends.contains(&c)) {
            return rt.value_error(format!("bad {name} or lineterminator value"));
        }
    }
    Ok(dialect)
}

fn flag(rt: &mut Runtime, v: Value, otherwise: bool) -> R<bool> {
    if v.is_null() {
        Ok(otherwise)
    } else {
        rt.truth(v)
    }
}

fn character(
    rt: &mut Runtime,
    name: &str,
    v: Value,
    otherwise: Option<u32>,
    optional: bool,
) -> R<Option<u32>> {
    if v.is_null() {
        return Ok(otherwise);
    }
    if v.is_none() && optional {
        return Ok(None);
    }
    if !rt.is_any_str(v) {
        let got = rt.type_name(v);
        let or_none = if optional { " or None" } else { "" };
        return rt.type_error(format!("\"{name}\" must be string{or_none}, not {got}"));
    }
    let mut points = code_points(rt.str_bytes(v));
    match (points.next(), points.next()) {
        (Some(c), None) => Ok(Some(c)),
        _ => rt.type_error(format!("\"{name}\" must be a 1-character string")),
    }
}

/// The registered dialect of a name.
fn find(rt: &mut Runtime, name: Value) -> R<Value> {
    let dialects = module_attr(rt, "_csv", "_dialects")?;
    let found = match rt.as_dict(dialects) {
        Some(dialects) => rt.dict_get(dialects, name)?,
        None => None,
    };
    match found {
        Some(dialect) => Ok(dialect),
        None => error(rt, "unknown dialect"),
    }
}

/// A dialect as an object.
pub(super) fn object(rt: &mut Runtime, dialect: Dialect) -> Value {
    let class = rt.native_classes[&(CLASS.module, CLASS.name)];
    rt.new_with_state(class, dialect)
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    let dialect = from_args(rt, args, 1)?;
    Ok(rt.new_with_state(class, dialect))
}

/// `__new__` did everything.
fn init(_: &mut Runtime, _: Args<'_>) -> R<Value> {
    Ok(Value::NONE)
}

pub(super) fn register_dialect(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(name) = args.pos().first().copied().filter(|v| rt.is_any_str(*v)) else {
        return rt.type_error("dialect name must be a string");
    };
    let dialect = from_args(rt, args, 1)?;
    let dialect = object(rt, dialect);
    let dialects = module_attr(rt, "_csv", "_dialects")?;
    rt.set_item(dialects, name, dialect)?;
    Ok(Value::NONE)
}

pub(super) fn unregister_dialect(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    find(rt, args.all[0])?;
    let dialects = module_attr(rt, "_csv", "_dialects")?;
    rt.del_item(dialects, args.all[0])?;
    Ok(Value::NONE)
}

pub(super) fn get_dialect(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    find(rt, args.all[0])
}

pub(super) fn list_dialects(rt: &mut Runtime, _: Args<'_>) -> R<Value> {
    let dialects = module_attr(rt, "_csv", "_dialects")?;
    let list = rt.new_empty_list();
    if let Some(dialects) = rt.as_dict(dialects) {
        let dialects = DictRef::new(dialects.value());
        for i in 0..dialects.used() {
            if let Some((name, _)) = dialects.entry(i) {
                rt.list_push(list, name);
            }
        }
    }
    Ok(list)
}

fn own<'a>(rt: &mut Runtime, args: Args<'a>, name: &str) -> R<&'a Dialect> {
    rt.own_state::<Dialect>(&args.all[0], name)
}

fn letter(rt: &mut Runtime, c: Option<u32>) -> Value {
    let Some(c) = c else {
        return Value::NONE;
    };
    let mut text = Vec::new();
    rekindle_objects::strings::push_code_point(c, &mut text);
    rt.new_str_wtf8(&text)
}

fn delimiter(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = own(rt, args, "delimiter")?.delimiter;
    Ok(letter(rt, Some(c)))
}

fn quotechar(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = own(rt, args, "quotechar")?.quote;
    Ok(letter(rt, c))
}

fn escapechar(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let c = own(rt, args, "escapechar")?.escape;
    Ok(letter(rt, c))
}

fn lineterminator(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let dialect = own(rt, args, "lineterminator")?;
    Ok(rt.new_str_wtf8(&dialect.line_end))
}

fn quoting(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::small_int(own(rt, args, "quoting")?.quoting as i64))
}

fn doublequote(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(own(rt, args, "doublequote")?.double_quote))
}

fn skipinitialspace(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(own(rt, args, "skipinitialspace")?.skip_space))
}

fn strict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(Value::bool(own(rt, args, "strict")?.strict))
}
