//! Class `_json.Scanner`, known as `make_scanner`: text to objects.

use super::error;
use super::keys::Keys;
use super::scanstring::content;
use rekindle_objects::dict::DictRef;
use rekindle_objects::heap::{Foreign, RootVec};
use rekindle_objects::native_class::NativeClass;
use rekindle_objects::{Args, ClassId, R, Runtime, Value, natives};

natives! {
    METHODS:
    "Scanner.__new__" => new, 1, 2, true, Static;
    "Scanner.__call__" => call, 1, 3, true, Method;
    "Scanner.strict" => strict, 1, 1, false, Getter;
    "Scanner.object_hook" => object_hook, 1, 1, false, Getter;
    "Scanner.object_pairs_hook" => object_pairs_hook, 1, 1, false, Getter;
    "Scanner.parse_float" => parse_float, 1, 1, false, Getter;
    "Scanner.parse_int" => parse_int, 1, 1, false, Getter;
    "Scanner.parse_constant" => parse_constant, 1, 1, false, Getter;
}

/// The class.
pub(super) const CLASS: NativeClass = NativeClass {
    module: "_json",
    name: "Scanner",
    doc: Some("JSON scanner object"),
    base: ClassId::OBJECT,
    methods: METHODS,
    state: true,
    dict: false,
};

/// What a scanner was made with.
struct Scanner {
    strict: bool,
    object_hook: Value,
    object_pairs_hook: Value,
    parse_float: Value,
    parse_int: Value,
    parse_constant: Value,
}

impl Foreign for Scanner {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        for v in [
            self.object_hook,
            self.object_pairs_hook,
            self.parse_float,
            self.parse_int,
            self.parse_constant,
        ] {
            see(v);
        }
    }
}

fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let [context] = rt.bind_args("make_scanner", args, 1, ["context"], 1)?;
    let mut attribute = |name: &str| {
        let name = rt.intern(name);
        rt.get_attr(context, name)
    };
    let strict = attribute("strict")?;
    let mut scanner = Scanner {
        strict: false,
        object_hook: attribute("object_hook")?,
        object_pairs_hook: attribute("object_pairs_hook")?,
        parse_float: attribute("parse_float")?,
        parse_int: attribute("parse_int")?,
        parse_constant: attribute("parse_constant")?,
    };
    scanner.strict = rt.truth(strict)?;
    let class = rt.class_id(args.all[0]);
    Ok(rt.new_with_state(class, scanner))
}

/// A getter of one of its parts.
macro_rules! getters {
    ($($name:ident),*) => {
        $(fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            Ok(rt.own_state::<Scanner>(&args.all[0], stringify!($name))?.$name)
        })*
    };
}

getters!(
    object_hook,
    object_pairs_hook,
    parse_float,
    parse_int,
    parse_constant
);

fn strict(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let scanner = rt.own_state::<Scanner>(&args.all[0], "strict")?;
    Ok(Value::bool(scanner.strict))
}

/// `scanner(string, idx)`: the value that starts there, and the place behind it.
fn call(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let scanner = rt.own_state::<Scanner>(&args.all[0], "__call__")?;
    let [text, place] = rt.bind_args("scan_once", args, 1, ["string", "idx"], 2)?;
    let place = rt.index_i64(place)?;
    if !rt.is_any_str(text) {
        let got = rt.type_name(text);
        return rt.type_error(format!("first argument must be a string, not {got}"));
    }
    if place < 0 {
        return rt.value_error("idx cannot be negative");
    }
    if place as usize >= rt.str_len(text) {
        return no_value_at(rt, place);
    }
    let (keys, values) = (Keys::new(rt), rt.root_vec());
    let mut scan = Scan {
        scanner,
        text,
        bytes: rt.str_bytes(text),
        at: rt.str_offset(text, place as usize),
        keys,
        values,
        int_class: rt.class(ClassId::INT).object,
        float_class: rt.class(ClassId::FLOAT).object,
    };
    let value = scan.value(rt)?;
    let place = rt.str_place(text, scan.at);
    Ok(rt.new_tuple(&[value, Value::small_int(place as i64)]))
}

/// Raises the `StopIteration` that says at which character no value starts.
#[cold]
fn no_value_at<T>(rt: &mut Runtime, place: i64) -> R<T> {
    let class = rt.class(ClassId::STOP_ITERATION).object;
    let exc = rt.call(class, Args::positional(&[Value::small_int(place)]))?;
    rt.raise(exc)
}

/// A text being read.
struct Scan<'a> {
    scanner: &'a Scanner,
    text: Value,
    bytes: &'a [u8],
    /// The next byte.
    at: usize,
    keys: Keys,
    /// Items of the arrays that are not complete yet.
    values: RootVec,
    int_class: Value,
    float_class: Value,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Behind an item: is there another one, or the end?
    fn goes_on(&mut self, rt: &mut Runtime, close: u8, what: &str) -> R<bool> {
        self.skip_blanks();
        match self.peek() {
            Some(c) if c == close => return Ok(false),
            Some(b',') => {}
            _ => return self.error(rt, "Expecting ',' delimiter", self.at),
        }
        let comma = self.at;
        self.at += 1;
        self.skip_blanks();
        if self.peek() == Some(close) {
            let message = format!("Illegal trailing comma before end of {what}");
            return self.error(rt, &message, comma);
        }
        Ok(true)
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn error<T>(&self, rt: &mut Runtime, message: &str, at: usize) -> R<T> {
        error(rt, message, self.text, at)
    }

    /// Raises the `StopIteration` that says where no value starts.
    #[cold]
    fn no_value<T>(&self, rt: &mut Runtime, at: usize) -> R<T> {
        let place = rt.str_place(self.text, at);
        no_value_at(rt, place as i64)
    }

    /// The value that starts here.
    fn value(&mut self, rt: &mut Runtime) -> R<Value> {
        let word = match self.peek() {
            Some(b'"') => {
                let (text, end) =
                    content(rt, self.text, self.bytes, self.at + 1, self.scanner.strict)?;
                self.at = end;
                return Ok(rt.new_str_wtf8(text.bytes()));
            }
            Some(b'{') => {
                rt.enter_native(" while decoding a JSON object from a unicode string")?;
                let object = self.object(rt);
                rt.leave_native();
                return object;
            }
            Some(b'[') => {
                rt.enter_native(" while decoding a JSON array from a unicode string")?;
                let array = self.array(rt);
                rt.leave_native();
                return array;
            }
            Some(b'0'..=b'9') => return self.number(rt),
            Some(b'n') => ("null", Some(Value::NONE)),
            Some(b't') => ("true", Some(Value::TRUE)),
            Some(b'f') => ("false", Some(Value::FALSE)),
            Some(b'N') => ("NaN", None),
            Some(b'I') => ("Infinity", None),
            Some(b'-') if self.bytes[self.at + 1..].starts_with(b"I") => ("-Infinity", None),
            Some(b'-') => return self.number(rt),
            _ => return self.no_value(rt, self.at),
        };
        let (word, value) = word;
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return self.no_value(rt, self.at);
        }
        self.at += word.len();
        match value {
            Some(value) => Ok(value),
            None => {
                let word = rt.intern(word);
                rt.call(self.scanner.parse_constant, Args::positional(&[word]))
            }
        }
    }

    fn object(&mut self, rt: &mut Runtime) -> R<Value> {
        let with_pairs = !self.scanner.object_pairs_hook.is_none();
        let made = if with_pairs {
            rt.new_empty_list()
        } else {
            rt.new_dict()
        };
        self.at += 1;
        self.skip_blanks();
        if self.peek() != Some(b'}') {
            loop {
                let (key, value) = self.member(rt)?;
                if with_pairs {
                    let pair = rt.new_tuple(&[key, value]);
                    rt.list_push(made, pair);
                } else {
                    let hash = rt.str_hash(key);
                    rt.dict_set_hashed(DictRef::new(made), key, hash, value)?;
                }
                if !self.goes_on(rt, b'}', "object")? {
                    break;
                }
            }
        }
        self.at += 1;
        let hook = match with_pairs {
            true => self.scanner.object_pairs_hook,
            false => self.scanner.object_hook,
        };
        if hook.is_none() {
            return Ok(made);
        }
        rt.call(hook, Args::positional(&[made]))
    }

    /// A key and its value.
    fn member(&mut self, rt: &mut Runtime) -> R<(Value, Value)> {
        if self.peek() != Some(b'"') {
            return self.error(
                rt,
                "Expecting property name enclosed in double quotes",
                self.at,
            );
        }
        let strict = self.scanner.strict;
        let (key, end) = content(rt, self.text, self.bytes, self.at + 1, strict)?;
        let key = self.keys.get(rt, key.bytes());
        self.at = end;
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return self.error(rt, "Expecting ':' delimiter", self.at);
        }
        self.at += 1;
        self.skip_blanks();
        Ok((key, self.value(rt)?))
    }

    fn array(&mut self, rt: &mut Runtime) -> R<Value> {
        let base = self.values.len();
        self.at += 1;
        self.skip_blanks();
        if self.peek() != Some(b']') {
            loop {
                let item = self.value(rt)?;
                self.values.push(item);
                if !self.goes_on(rt, b']', "array")? {
                    break;
                }
            }
        }
        self.at += 1;
        let array = rt.list_from(&self.values[base..]);
        self.values.truncate(base);
        Ok(array)
    }

    /// Steps over digits.
    fn digits(&mut self) {
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
    }

    fn number(&mut self, rt: &mut Runtime) -> R<Value> {
        let start = self.at;
        self.at += (self.peek() == Some(b'-')) as usize;
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits(),
            _ => return self.no_value(rt, start),
        }
        let float = self.fraction() | self.exponent();
        let text = &self.bytes[start..self.at];
        let (parser, usual) = match float {
            true => (self.scanner.parse_float, self.float_class),
            false => (self.scanner.parse_int, self.int_class),
        };
        if parser != usual {
            let text = rt.new_str_wtf8(text);
            return rt.call(parser, Args::positional(&[text]));
        }
        if !float && text.len() <= MOST_DIGITS {
            return Ok(small_int(text));
        }
        // Digits, signs and points are ASCII.
        let text = std::str::from_utf8(text).unwrap_or_default();
        if float {
            return Ok(rt.new_float(text.parse().unwrap_or(f64::NAN)));
        }
        Ok(rt.parse_int(text, 10)?.unwrap_or(Value::NONE))
    }

    /// Steps over a point and digits; were there any?
    fn fraction(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        let is = matches!(rest, [b'.', b'0'..=b'9', ..]);
        if is {
            self.at += 2;
            self.digits();
        }
        is
    }

    /// Steps over an exponent; was there one?
    fn exponent(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        let before = match rest {
            [b'e' | b'E', b'+' | b'-', b'0'..=b'9', ..] => 3,
            [b'e' | b'E', b'0'..=b'9', ..] => 2,
            _ => return false,
        };
        self.at += before;
        self.digits();
        true
    }
}

/// Longest text of an int that surely fits in a word, its sign included.
const MOST_DIGITS: usize = 18;

/// The int of at most 18 digits and signs.
fn small_int(text: &[u8]) -> Value {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let n = digits.iter().fold(0, |n, b| n * 10 + (b - b'0') as i64);
    Value::small_int(if negative { -n } else { n })
}
