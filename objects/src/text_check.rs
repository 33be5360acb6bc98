//! For tests: small Python expressions with their results, as text.
//!
//! ```text
//!  1 + 2 = 3
//!  'abc'.find('c') = 2
//!  round(2.5) = 2
//!  1 // 0 = ZeroDivisionError: division by zero
//! ```
//!
//! One operator, method call or call of a built-in function per line, over literals.

use crate::dict::DictRef;
use crate::runtime::Captured;
use crate::{Args, R, Raised, Runtime, Value};
use rekindle_bytecode::{BinaryOp, CompareOp, UnaryOp};

/// A runtime with everything installed.
pub(crate) fn runtime() -> Box<Runtime> {
    let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
    crate::install::install_all(&mut rt);
    rt
}

/// Checks each line of `table`; empty ones are skipped.
pub(crate) fn check(table: &str) {
    let mut rt = runtime();
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (expression, want) = line.rsplit_once(" = ").expect("a line has a result");
        let got = evaluate(&mut rt, expression);
        assert_eq!(got, want, "{expression}");
    }
}

/// The `repr` of an expression's value, or the exception it raises.
pub(crate) fn evaluate(rt: &mut Runtime, text: &str) -> String {
    let mut reader = Reader { text, at: 0, rt };
    let result = reader.expression();
    assert_eq!(reader.text[reader.at..].trim(), "", "unread rest of {text}");
    match result.and_then(|v| rt.repr_text(v)) {
        Ok(text) => text,
        Err(Raised) => {
            let exc = rt.clear_pending();
            let name = rt.type_name(exc);
            match rt.str(exc) {
                Ok(text) => format!("{name}: {}", rt.str_text(text)),
                Err(Raised) => name,
            }
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    rt: &'a mut Runtime,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn take(&mut self, token: &str) -> bool {
        self.spaces();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn expression(&mut self) -> R<Value> {
        for op in UnaryOp::ALL {
            let digits = self.text[self.at + 1..].starts_with(|c: char| c.is_ascii_digit());
            if !digits && self.take(op.symbol()) {
                let v = self.operand()?;
                return self.rt.unary(*op, v);
            }
        }
        let left = self.operand()?;
        self.spaces();
        if self.take("in ") {
            let right = self.operand()?;
            return self.rt.contains(right, left).map(Value::bool);
        }
        // Longer symbols first: `//` before `/`, `<=` before `<`.
        let mut operators: Vec<&str> = BinaryOp::ALL.iter().map(|o| o.symbol()).collect();
        operators.extend(CompareOp::ALL.iter().map(|o| o.symbol()));
        operators.sort_by_key(|s| std::cmp::Reverse(s.len()));
        let Some(symbol) = operators.into_iter().find(|s| self.take(s)) else {
            return Ok(left);
        };
        let in_place = self.take("= ");
        let right = self.operand()?;
        if let Some(op) = CompareOp::ALL.iter().find(|o| o.symbol() == symbol) {
            return self.rt.compare(*op, left, right);
        }
        let op = BinaryOp::ALL.iter().find(|o| o.symbol() == symbol);
        let op = *op.expect("one of the symbols");
        match in_place {
            true => self.rt.inplace(op, left, right),
            false => self.rt.binary(op, left, right),
        }
    }

    /// A literal or a call, with any number of method calls and items behind it.
    fn operand(&mut self) -> R<Value> {
        self.spaces();
        let mut v = match self.name() {
            Some(name) if self.take("(") => {
                let name = self.rt.intern(&name);
                let builtins = DictRef::new(self.rt.builtins);
                let function = self.rt.namespace_get(builtins, name);
                self.call(function.expect("a built-in function"))?
            }
            Some(name) => match name.as_str() {
                "True" => Value::TRUE,
                "False" => Value::FALSE,
                "None" => Value::NONE,
                "inf" => self.rt.new_float(f64::INFINITY),
                "nan" => self.rt.new_float(f64::NAN),
                _ => {
                    let name = self.rt.intern(&name);
                    let builtins = DictRef::new(self.rt.builtins);
                    self.rt.namespace_get(builtins, name).expect("a name")
                }
            },
            None => self.literal()?,
        };
        loop {
            if self.rest().starts_with('.') {
                self.at += 1;
                let name = self.name().expect("a method's name");
                let name = self.rt.intern(&name);
                let attribute = self.rt.get_attr(v, name)?;
                v = if self.take("(") {
                    self.call(attribute)?
                } else {
                    attribute
                };
            } else if self.rest().starts_with('[') {
                self.at += 1;
                let item = self.index()?;
                v = self.rt.get_item(v, item)?;
            } else {
                return Ok(v);
            }
        }
    }

    fn name(&mut self) -> Option<String> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let name = rest[..end].to_string();
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if !is_name || name == "b" && rest[end..].starts_with('\'') {
            return None;
        }
        self.at += end;
        Some(name)
    }

    fn call(&mut self, function: Value) -> R<Value> {
        let (mut all, mut names) = (Vec::new(), Vec::new());
        while !self.take(")") {
            self.spaces();
            let start = self.at;
            if let Some(name) = self.name()
                && self.rest().starts_with('=')
            {
                self.at += 1;
                names.push(self.rt.intern(&name));
            } else {
                self.at = start;
            }
            all.push(self.expression()?);
            self.take(",");
        }
        self.rt.heap.pause();
        let args = Args {
            all: &all,
            names: &names,
        };
        let result = self.rt.call(function, args);
        self.rt.heap.resume();
        result
    }

    /// An index, or a slice with its parts left out or not.
    fn index(&mut self) -> R<Value> {
        let mut parts = [Value::NONE; 3];
        let mut n = 0;
        while !self.take("]") {
            if self.take(":") {
                n += 1;
            } else {
                parts[n] = self.operand()?;
            }
        }
        Ok(match n {
            0 => parts[0],
            _ => self.rt.new_slice(parts[0], parts[1], parts[2]),
        })
    }

    fn literal(&mut self) -> R<Value> {
        let rest = self.rest().to_string();
        if let Some(text) = rest.strip_prefix('\'') {
            let text = self.quoted(text, 2);
            return Ok(self.rt.new_str_wtf8(&text));
        }
        if let Some(text) = rest.strip_prefix("b'") {
            let text = self.quoted(text, 3);
            let bytes: Vec<u8> = crate::strings::code_points(&text)
                .map(|c| c as u8)
                .collect();
            return Ok(self.rt.new_bytes(&bytes));
        }
        for (open, close) in [("[", "]"), ("(", ")")] {
            if self.take(open) {
                let list = self.rt.new_empty_list();
                while !self.take(close) {
                    let item = self.expression()?;
                    self.rt.list_push(list, item);
                    self.take(",");
                }
                return if open == "[" {
                    Ok(list)
                } else {
                    self.rt.to_tuple(list)
                };
            }
        }
        if self.take("{}") {
            return Ok(self.rt.new_dict());
        }
        // A sign of an exponent belongs to the number.
        let mut end = 0;
        for (i, c) in rest.char_indices() {
            let sign = matches!(c, '+' | '-') && (i == 0 || rest[..i].ends_with('e'));
            let point = c == '.' && rest[i + 1..].starts_with(|c: char| c.is_ascii_digit());
            if !(c.is_ascii_alphanumeric() || point || sign) {
                break;
            }
            end = i + c.len_utf8();
        }
        self.at += end;
        let text = &rest[..end];
        if let Some(im) = text.strip_suffix('j') {
            return Ok(self.rt.new_complex(0.0, im.parse().expect("a number")));
        }
        match text.contains(['.', 'e']) {
            true => Ok(self.rt.new_float(text.parse().expect("a number"))),
            false => Ok(self.rt.int_from_decimal(text)),
        }
    }

    /// The content of a literal up to its quote; `around` bytes belong to it besides.
    fn quoted(&mut self, text: &str, around: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut chars = text.char_indices();
        while let Some((i, c)) = chars.next() {
            match c {
                '\'' => {
                    self.at += i + around;
                    return out;
                }
                '\\' => {
                    let (k, kind) = chars.next().expect("an escape");
                    let digits = match kind {
                        'x' => 2,
                        'u' => 4,
                        'U' => 8,
                        _ => 0,
                    };
                    let c = match kind {
                        'n' => 10,
                        't' => 9,
                        'r' => 13,
                        _ if digits > 0 => {
                            (0..digits).for_each(|_| {
                                chars.next();
                            });
                            u32::from_str_radix(&text[k + 1..k + 1 + digits], 16)
                                .expect("hexadecimal digits")
                        }
                        other => other as u32,
                    };
                    crate::strings::push_code_point(c, &mut out);
                }
                c => crate::strings::push_code_point(c as u32, &mut out),
            }
        }
        panic!("a literal without its quote");
    }
}
