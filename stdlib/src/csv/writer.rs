//! Class `_csv.writer`: rows of values to lines of text.

use super::dialect::{self, Dialect, Quoting};
use super::error;
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::strings::{code_points, push_code_point};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

/// A writer.
struct Writer {
    /// The file's `write`.
    write: Value,
    dialect: Dialect,
}

impl Foreign for Writer {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.write);
    }
}

natives! {
    TABLE:
    "writer.__new__" => super::reader::not_created, 1, rekindle_objects::native::ANY, true, Static;
    "writer.writerow" => writerow, 2, 2, false, Method;
    "writer.writerows" => writerows, 2, 2, false, Method;
    "writer.dialect" => dialect_of, 1, 1, false, Getter;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "_csv",
    name: "writer",
    doc: Some(
        "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.",
    ),
    base: ClassId::OBJECT,
    methods: TABLE,
    state: true,
    dict: false,
};

/// `csv.writer(file, dialect='excel', **options)`
pub(super) fn writer(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(file) = args.pos().first() else {
        return rt.type_error("writer expected at least 1 argument, got 0");
    };
    let name = rt.names.write;
    let write = rt.get_attr_opt(*file, name)?;
    let write = match write {
        Some(write) if rt.is_callable(write) => write,
        _ => return rt.type_error("argument 1 must have a \"write\" method"),
    };
    let dialect = dialect::from_args(rt, args, 1)?;
    let class = rt.native_classes[&(CLASS.module, CLASS.name)];
    Ok(rt.new_with_state(class, Writer { write, dialect }))
}

fn dialect_of(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let dialect = rt
        .own_state::<Writer>(&args.all[0], "dialect")?
        .dialect
        .clone();
    Ok(dialect::object(rt, dialect))
}

/// A line in the making.
struct Line<'a> {
    dialect: &'a Dialect,
    ends: Vec<u32>,
    text: Vec<u8>,
    fields: usize,
}

impl Line<'_> {
    /// Appends a field; `null` says that it stands for None.
    fn add(&mut self, rt: &mut Runtime, field: &[u8], null: bool, mut quoted: bool) -> R<()> {
        let dialect = self.dialect;
        let never = dialect.quoting == Quoting::None
            || null && matches!(dialect.quoting, Quoting::Strings | Quoting::NotNull);
        let mut content = Vec::with_capacity(field.len() + 2);
        for c in code_points(field) {
            let c = Some(c);
            let mut escaped = false;
            let special = c == Some(dialect.delimiter)
                || c == dialect.escape
                || c == dialect.quote
                || matches!(c, Some(10 | 13))
                || self.ends.iter().any(|end| Some(*end) == c);
            if special && dialect.quoting == Quoting::None {
                escaped = true;
            } else if special {
                if c == dialect.quote {
                    if dialect.double_quote {
                        content.extend(c.into_iter().flat_map(encoded));
                    } else {
                        escaped = true;
                    }
                } else if c == dialect.escape {
                    escaped = true;
                }
                quoted |= !escaped;
            }
            if escaped {
                let Some(escape) = dialect.escape else {
                    return error(rt, "need to escape, but no escapechar set");
                };
                content.extend(encoded(escape));
            }
            content.extend(c.into_iter().flat_map(encoded));
        }
        if field.is_empty() && dialect.delimiter == 32 && dialect.skip_space {
            if never {
                return error(
                    rt,
                    "empty field must be quoted if delimiter is a space and skipinitialspace is true",
                );
            }
            quoted = true;
        }
        if self.fields > 0 {
            push_code_point(dialect.delimiter, &mut self.text);
        }
        self.fields += 1;
        let quote = dialect
            .quote
            .filter(|_| quoted)
            .map(encoded)
            .unwrap_or_default();
        self.text.extend_from_slice(&quote);
        self.text.extend_from_slice(&content);
        self.text.extend_from_slice(&quote);
        Ok(())
    }
}

fn encoded(c: u32) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(4);
    push_code_point(c, &mut bytes);
    bytes
}

fn write_row(rt: &mut Runtime, writer: &Writer, row: Value) -> R<Value> {
    let it = match rt.get_iter(row) {
        Ok(it) => it,
        Err(_) if rt.pending_is(ClassId::TYPE_ERROR) => {
            rt.clear_pending();
            let got = rt.type_name(row);
            return error(rt, format!("iterable expected, not {got}"));
        }
        Err(e) => return Err(e),
    };
    let dialect = &writer.dialect;
    let mut line = Line {
        dialect,
        ends: code_points(&dialect.line_end).collect(),
        text: Vec::new(),
        fields: 0,
    };
    let mut null = false;
    while let Some(field) = rt.iter_next(it)? {
        let text = rt.is_any_str(field);
        null = field.is_none();
        let quoted = match dialect.quoting {
            Quoting::NonNumeric => !is_number(rt, field),
            Quoting::All => true,
            Quoting::Strings => text,
            Quoting::NotNull => !null,
            _ => false,
        };
        if null {
            line.add(rt, b"", true, quoted)?;
        } else {
            let shown = if text { field } else { rt.str(field)? };
            line.add(rt, rt.str_bytes(shown), false, quoted)?;
        }
    }
    if line.fields > 0 && line.text.is_empty() {
        let never = dialect.quoting == Quoting::None
            || null && matches!(dialect.quoting, Quoting::Strings | Quoting::NotNull);
        if never {
            return error(rt, "single empty field record must be quoted");
        }
        line.fields -= 1;
        line.add(rt, b"", null, true)?;
    }
    line.text.extend_from_slice(&dialect.line_end);
    let text = rt.new_str_wtf8(&line.text);
    rt.call(writer.write, Args::positional(&[text]))
}

/// What `PyNumber_Check` takes for a number.
fn is_number(rt: &mut Runtime, v: Value) -> bool {
    let names = rt.names;
    [names.index, names.int, names.float]
        .into_iter()
        .any(|name| rt.lookup_special(v, name).is_some())
        || rt.complex_of(v).is_some()
}

fn writerow(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let writer = rt.own_state::<Writer>(&args.all[0], "writerow")?;
    write_row(rt, writer, args.all[1])
}

fn writerows(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let writer = rt.own_state::<Writer>(&args.all[0], "writerows")?;
    let it = rt.get_iter(args.all[1])?;
    while let Some(row) = rt.iter_next(it)? {
        write_row(rt, writer, row)?;
    }
    Ok(Value::NONE)
}
