//! Class `_csv.reader`: lines of text to rows of fields.

use super::dialect::{self, Dialect, Quoting};
use super::{error, field_limit};
use rekindle_objects::heap::Foreign;
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::str_index::char_len;
use rekindle_objects::strings::{code_points, push_code_point};
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};
use std::cell::Cell;

/// A reader.
struct Reader {
    lines: Value,
    dialect: Dialect,
    line_num: Cell<i64>,
}

impl Foreign for Reader {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.lines);
    }
}

natives! {
    TABLE:
    "reader.__new__" => not_created, 1, rekindle_objects::native::ANY, true, Static;
    "reader.__iter__" => iter, 1, 1, false, Method;
    "reader.__next__" => next, 1, 1, false, Method;
    "reader.dialect" => dialect_of, 1, 1, false, Getter;
    "reader.line_num" => line_num, 1, 1, false, Getter;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "_csv",
    name: "reader",
    doc: Some(
        "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.",
    ),
    base: ClassId::OBJECT,
    methods: TABLE,
    state: true,
    dict: false,
};

/// `csv.reader(lines, dialect='excel', **options)`
pub(super) fn reader(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let Some(lines) = args.pos().first() else {
        return rt.type_error("reader expected at least 1 argument, got 0");
    };
    let lines = rt.get_iter(*lines)?;
    let state = Reader {
        lines,
        dialect: dialect::from_args(rt, args, 1)?,
        line_num: Cell::new(0),
    };
    let class = rt.native_classes[&(CLASS.module, CLASS.name)];
    Ok(rt.new_with_state(class, state))
}

/// `__new__` of classes that only the module's functions make.
pub(super) fn not_created(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_id(args.all[0]);
    let class = rt.class_path(class);
    rt.type_error(format!("cannot create '{class}' instances"))
}

fn iter(_: &mut Runtime, args: Args<'_>) -> R<Value> {
    Ok(args.all[0])
}

fn dialect_of(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let dialect = rt
        .own_state::<Reader>(&args.all[0], "dialect")?
        .dialect
        .clone();
    Ok(dialect::object(rt, dialect))
}

fn line_num(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let n = rt
        .own_state::<Reader>(&args.all[0], "line_num")?
        .line_num
        .get();
    Ok(Value::small_int(n))
}

/// Where in a row the reader is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    RecordStart,
    FieldStart,
    Escaped,
    AfterEscapedBreak,
    Field,
    Quoted,
    EscapedInQuoted,
    QuoteInQuoted,
    Break,
}

/// A row in the making.
struct Row<'a> {
    dialect: &'a Dialect,
    place: Place,
    field: Vec<u8>,
    len: i64,
    limit: i64,
    unquoted: bool,
    /// A list.
    fields: Value,
}

impl Row<'_> {
    fn push(&mut self, rt: &mut Runtime, c: u32) -> R<()> {
        if self.len >= self.limit {
            let limit = self.limit;
            return error(rt, format!("field larger than field limit ({limit})"));
        }
        self.len += 1;
        push_code_point(c, &mut self.field);
        Ok(())
    }

    fn save(&mut self, rt: &mut Runtime) -> R<()> {
        let quoting = self.dialect.quoting;
        let empty = self.field.is_empty();
        let mut value = Value::NONE;
        let absent = matches!(quoting, Quoting::NotNull | Quoting::Strings);
        if !(self.unquoted && empty && absent) {
            value = rt.new_str_wtf8(&self.field);
            if self.unquoted && !empty && matches!(quoting, Quoting::NonNumeric | Quoting::Strings)
            {
                let float = rt.class(ClassId::FLOAT).object;
                value = rt.call(float, Args::positional(&[value]))?;
            }
        }
        rt.list_push(self.fields, value);
        self.field.clear();
        self.len = 0;
        Ok(())
    }

    /// A line ends (`c` is its break, or `None` at the end of the text) after a field.
    fn end_field(&mut self, rt: &mut Runtime, c: Option<u32>) -> R<()> {
        self.save(rt)?;
        self.place = if c.is_none() {
            Place::RecordStart
        } else {
            Place::Break
        };
        Ok(())
    }

    /// Takes a character, or the end of a line.
    fn take(&mut self, rt: &mut Runtime, c: Option<u32>) -> R<()> {
        let dialect = self.dialect;
        let breaks = matches!(c, Some(10 | 13));
        let is_quote = c.is_some() && c == dialect.quote && dialect.quoting != Quoting::None;
        let is_escape = c.is_some() && c == dialect.escape;
        match self.place {
            Place::RecordStart if c.is_none() => {}
            Place::RecordStart if breaks => self.place = Place::Break,
            Place::RecordStart | Place::FieldStart => {
                self.unquoted = true;
                match c {
                    Some(c) if !breaks => return self.start(rt, c, is_quote, is_escape),
                    _ => self.end_field(rt, c)?,
                }
            }
            Place::Escaped => {
                self.push(rt, c.unwrap_or(10))?;
                self.place = if breaks {
                    Place::AfterEscapedBreak
                } else {
                    Place::Field
                };
            }
            Place::AfterEscapedBreak if c.is_none() => {}
            Place::AfterEscapedBreak | Place::Field => match c {
                Some(c) if !breaks => {
                    self.place = Place::Field;
                    if is_escape {
                        self.place = Place::Escaped;
                    } else if c == dialect.delimiter {
                        self.save(rt)?;
                        self.place = Place::FieldStart;
                    } else {
                        self.push(rt, c)?;
                    }
                }
                _ => self.end_field(rt, c)?,
            },
            Place::Quoted => match c {
                None => {}
                Some(_) if is_escape => self.place = Place::EscapedInQuoted,
                Some(_) if is_quote => {
                    self.place = if dialect.double_quote {
                        Place::QuoteInQuoted
                    } else {
                        Place::Field
                    };
                }
                Some(c) => self.push(rt, c)?,
            },
            Place::EscapedInQuoted => {
                self.push(rt, c.unwrap_or(10))?;
                self.place = Place::Quoted;
            }
            Place::QuoteInQuoted => match c {
                Some(c) if is_quote => {
                    self.push(rt, c)?;
                    self.place = Place::Quoted;
                }
                Some(c) if c == dialect.delimiter => {
                    self.save(rt)?;
                    self.place = Place::FieldStart;
                }
                Some(c) if !breaks => {
                    if dialect.strict {
                        return self.expected(rt);
                    }
                    self.push(rt, c)?;
                    self.place = Place::Field;
                }
                _ => self.end_field(rt, c)?,
            },
            Place::Break if breaks => {}
            Place::Break if c.is_none() => self.place = Place::RecordStart,
            Place::Break => {
                return error(
                    rt,
                    "new-line character seen in unquoted field - do you need to open the file with newline=''?",
                );
            }
        }
        Ok(())
    }

    /// The first character of a field.
    fn start(&mut self, rt: &mut Runtime, c: u32, is_quote: bool, is_escape: bool) -> R<()> {
        self.place = Place::FieldStart;
        if is_quote {
            self.unquoted = false;
            self.place = Place::Quoted;
        } else if is_escape {
            self.place = Place::Escaped;
        } else if c == 32 && self.dialect.skip_space {
            // It is left out.
        } else if c == self.dialect.delimiter {
            self.save(rt)?;
        } else {
            self.push(rt, c)?;
            self.place = Place::Field;
        }
        Ok(())
    }

    fn expected(&self, rt: &mut Runtime) -> R<()> {
        let show = |c: u32| char::from_u32(c).unwrap_or('\u{fffd}');
        let delimiter = show(self.dialect.delimiter);
        let quote = show(self.dialect.quote.unwrap_or_default());
        error(rt, format!("'{delimiter}' expected after '{quote}'"))
    }

    /// Takes a whole line; runs of plain characters at once.
    fn take_line(&mut self, rt: &mut Runtime, line: &[u8]) -> R<()> {
        let dialect = self.dialect;
        let special = [
            Some(dialect.delimiter),
            dialect.quote,
            dialect.escape,
            Some(10),
            Some(13),
        ];
        let ascii = special.iter().flatten().all(|c| *c < 0x80);
        let plain = |b: &u8| *b >= 0x80 || !special.contains(&Some(*b as u32));
        let mut i = 0;
        while i < line.len() {
            if ascii && matches!(self.place, Place::Field | Place::Quoted) {
                let n = line[i..]
                    .iter()
                    .position(|b| !plain(b))
                    .unwrap_or(line.len() - i);
                let len = self.len + n as i64;
                if n > 0 && len <= self.limit {
                    self.field.extend_from_slice(&line[i..i + n]);
                    self.len = len;
                    i += n;
                    continue;
                }
            }
            let n = char_len(line[i]);
            let c = code_points(&line[i..]).next();
            self.take(rt, c)?;
            i += n;
        }
        self.take(rt, None)
    }
}

fn next(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let reader = rt.own_state::<Reader>(&args.all[0], "__next__")?;
    let mut row = Row {
        dialect: &reader.dialect,
        place: Place::RecordStart,
        field: Vec::new(),
        len: 0,
        limit: field_limit(rt)?,
        unquoted: false,
        fields: rt.new_empty_list(),
    };
    loop {
        let Some(line) = rt.iter_next(reader.lines)? else {
            if row.field.is_empty() && row.place != Place::Quoted {
                return rt.raise_args(ClassId::STOP_ITERATION, &[]);
            }
            if row.dialect.strict {
                return error(rt, "unexpected end of data");
            }
            row.save(rt)?;
            return Ok(row.fields);
        };
        if !rt.is_any_str(line) {
            let got = rt.type_name(line);
            return error(
                rt,
                format!(
                    "iterator should return strings, not {got} (the file should be opened in text mode)"
                ),
            );
        }
        reader.line_num.set(reader.line_num.get() + 1);
        row.take_line(rt, rt.str_bytes(line))?;
        if row.place == Place::RecordStart {
            return Ok(row.fields);
        }
    }
}
