//! `"…" % args` and `b"…" % args`.
//!
//! ```text
//!  % [(key)] [# 0 - space +] [width | *] [. precision | *] [h l L] type
//! ```

use crate::format_int::digits_in_base;
use crate::percent_layout::{Directive, Template};
use crate::str_index::char_len;
use crate::{R, Runtime, Value};

impl Runtime {
    /// `template % args` for a string.
    pub(crate) fn str_percent(&mut self, template: Value, args: Value) -> R<Value> {
        let text = self.str_bytes(template);
        if text == b"%s" && self.is_str(args) {
            return Ok(args);
        }
        let out = self.percent(text, args, false)?;
        if self.is_str(template) && out == text {
            return Ok(template);
        }
        Ok(self.new_str_wtf8(&out))
    }

    /// `template % args` for bytes.
    pub(crate) fn bytes_percent(&mut self, template: Value, args: Value) -> R<Value> {
        let text = self.bytes_like(template).unwrap_or_default().to_vec();
        let out = self.percent(&text, args, true)?;
        Ok(self.new_bytes_as(template, &out))
    }

    fn percent(&mut self, text: &[u8], args: Value, bytes: bool) -> R<Vec<u8>> {
        let only = [args];
        let tuple = self.as_tuple(args);
        // A string template takes bytes for a mapping, as CPython does.
        let text_like = self.is_any_str(args) || bytes && self.bytes_like(args).is_some();
        let getitem = self.names.getitem;
        let is_mapping =
            tuple.is_none() && !text_like && self.lookup_special(args, getitem).is_some();
        let mut t = Template {
            text,
            at: 0,
            args: tuple.map_or(&only, |t| self.tuple_items(t)),
            next: 0,
            mapping: is_mapping.then_some(args),
            by_key: None,
            bytes,
            out: Vec::with_capacity(text.len() + 16),
        };
        while let Some(i) = memchr::memchr(b'%', &t.text[t.at..]) {
            t.out.extend_from_slice(&t.text[t.at..t.at + i]);
            t.at += i + 1;
            self.percent_directive(&mut t)?;
        }
        t.out.extend_from_slice(&t.text[t.at..]);
        if t.next < t.args.len() && t.mapping.is_none() {
            return self.type_error(format!(
                "not all arguments converted during {} formatting",
                if bytes { "bytes" } else { "string" }
            ));
        }
        Ok(t.out)
    }

    fn percent_directive(&mut self, t: &mut Template<'_>) -> R<()> {
        t.by_key = None;
        if t.peek() == Some(b'%') {
            t.at += 1;
            t.out.push(b'%');
            return Ok(());
        }
        if t.peek() == Some(b'(') {
            self.percent_key(t)?;
        }
        let mut d = Directive::default();
        loop {
            match t.peek() {
                Some(b'-') => d.left = true,
                Some(b'+') => d.plus = true,
                Some(b' ') => d.blank = true,
                Some(b'#') => d.alternate = true,
                Some(b'0') => d.zero = true,
                _ => break,
            }
            t.at += 1;
        }
        if t.peek() == Some(b'*') {
            t.at += 1;
            let width = self.percent_star(t)?;
            d.left |= width < 0;
            d.width = width.unsigned_abs() as usize;
        } else {
            d.width = self.percent_number(t, "width too big")?;
        }
        if t.peek() == Some(b'.') {
            t.at += 1;
            d.precision = Some(if t.peek() == Some(b'*') {
                t.at += 1;
                self.percent_star(t)?.max(0) as usize
            } else {
                self.percent_number(t, "precision too big")?
            });
        }
        if matches!(t.peek(), Some(b'h' | b'l' | b'L')) {
            t.at += 1;
        }
        let Some(kind) = t.peek() else {
            return self.value_error("incomplete format");
        };
        let place = t.at;
        t.at += char_len(kind).min(t.text.len() - t.at);
        let v = self.percent_next(t)?;
        let known = b"diouxXeEfFgGcrsa".contains(&kind) || t.bytes && kind == b'b';
        if !known {
            return self.percent_unknown(t, place);
        }
        match kind {
            b'd' | b'i' | b'u' | b'o' | b'x' | b'X' => self.percent_int(t, &d, kind, v),
            b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => self.percent_float(t, &d, kind, v),
            b'c' => self.percent_char(t, &d, v),
            _ => self.percent_text(t, &d, kind, v),
        }
    }

    #[cold]
    fn percent_unknown(&mut self, t: &Template<'_>, place: usize) -> R<()> {
        let c = crate::strings::code_points(&t.text[place..]).next();
        let c = c.unwrap_or_default();
        let index = crate::strings::count_chars(&t.text[..place]);
        let shown = match c {
            0x20..0x7f => c as u8 as char,
            _ => '?',
        };
        self.value_error(format!(
            "unsupported format character '{shown}' ({c:#x}) at index {index}"
        ))
    }

    /// Reads `(key)` and looks it up.
    fn percent_key(&mut self, t: &mut Template<'_>) -> R<()> {
        let Some(mapping) = t.mapping else {
            return self.type_error("format requires a mapping");
        };
        let from = t.at + 1;
        let mut depth = 0;
        loop {
            match t.peek() {
                Some(b'(') => depth += 1,
                Some(b')') => depth -= 1,
                None => return self.value_error("incomplete format key"),
                _ => {}
            }
            t.at += 1;
            if depth == 0 {
                break;
            }
        }
        let key = &t.text[from..t.at - 1];
        let key = if t.bytes {
            self.new_bytes(key)
        } else {
            self.new_str_wtf8(key)
        };
        t.by_key = Some(self.get_item(mapping, key)?);
        // With keys, arguments left over are no mistake.
        t.next = t.args.len();
        Ok(())
    }

    fn percent_next(&mut self, t: &mut Template<'_>) -> R<Value> {
        if let Some(v) = t.by_key {
            return Ok(v);
        }
        match t.args.get(t.next) {
            Some(v) => {
                t.next += 1;
                Ok(*v)
            }
            None => self.type_error("not enough arguments for format string"),
        }
    }

    fn percent_star(&mut self, t: &mut Template<'_>) -> R<i64> {
        let v = self.percent_next(t)?;
        match self.int_of(v).map(|i| i.to_i64()) {
            Some(Some(n)) if n.unsigned_abs() <= i32::MAX as u64 => Ok(n),
            Some(_) => self.overflow_error("Python int too large to convert to C int"),
            None => self.type_error("* wants int"),
        }
    }

    fn percent_number(&mut self, t: &mut Template<'_>, too_big: &str) -> R<usize> {
        let mut n = 0usize;
        while let Some(b @ b'0'..=b'9') = t.peek() {
            n = n * 10 + (b - b'0') as usize;
            if n > i32::MAX as usize {
                return self.value_error(too_big);
            }
            t.at += 1;
        }
        Ok(n)
    }

    fn percent_int(&mut self, t: &mut Template<'_>, d: &Directive, kind: u8, v: Value) -> R<()> {
        let decimal = matches!(kind, b'd' | b'i' | b'u');
        let number = if self.is_int(v) {
            v
        } else if decimal {
            self.percent_number_of(kind, v)?
        } else if self.can_index(v) {
            self.index(v)?
        } else {
            let name = self.type_name(v);
            return self.type_error(format!(
                "%{} format: an integer is required, not {name}",
                kind as char
            ));
        };
        let Some(i) = self.int_of(number) else {
            return Ok(());
        };
        let negative = i.is_negative();
        let (prefix, mut digits) = match kind {
            b'o' => ("0o", digits_in_base(&i, 8)),
            b'x' => ("0x", digits_in_base(&i, 16)),
            b'X' => ("0X", digits_in_base(&i, 16).to_uppercase()),
            _ => ("", self.decimal_digits(i)?),
        };
        if let Some(least) = d.precision
            && digits.len() < least
        {
            digits.insert_str(0, &"0".repeat(least - digits.len()));
        }
        t.number(d, negative, if d.alternate { prefix } else { "" }, &digits);
        Ok(())
    }

    /// `%d` of something that is not an int: by `__int__` or `__index__`.
    fn percent_number_of(&mut self, kind: u8, v: Value) -> R<Value> {
        if let Some(x) = self.float_of(v) {
            return self.float_to_int(x);
        }
        if let Some(i) = self.call_special(v, self.names.int, &[])?
            && self.is_int(i)
        {
            return Ok(i);
        }
        if self.can_index(v) {
            return self.index(v);
        }
        let name = self.type_name(v);
        self.type_error(format!(
            "%{} format: a real number is required, not {name}",
            kind as char
        ))
    }

    fn percent_float(&mut self, t: &mut Template<'_>, d: &Directive, kind: u8, v: Value) -> R<()> {
        let x = self.to_f64(v)?;
        let upper = kind.is_ascii_uppercase();
        let digits = if x.is_finite() {
            let precision = d.precision.unwrap_or(6);
            crate::format_float::digits(x.abs(), kind as char, precision, d.alternate, false)
        } else {
            let name = if x.is_nan() { "nan" } else { "inf" };
            if upper {
                name.to_uppercase()
            } else {
                name.into()
            }
        };
        t.number(d, x.is_sign_negative() && !x.is_nan(), "", &digits);
        Ok(())
    }

    fn percent_char(&mut self, t: &mut Template<'_>, d: &Directive, v: Value) -> R<()> {
        let mut c = Vec::new();
        if t.bytes {
            match (self.bytes_like(v), self.int_of(v).map(|i| i.to_i64())) {
                (Some([byte]), _) => c.push(*byte),
                (_, Some(Some(i @ 0..256))) => c.push(i as u8),
                (_, Some(_)) => return self.overflow_error("%c arg not in range(256)"),
                (content, _) => {
                    let name = self.type_name(v);
                    let what = match content {
                        Some(c) => format!("a {name} object of length {}", c.len()),
                        None => name,
                    };
                    return self.type_error(format!(
                        "%c requires an integer in range(256) or a single byte, not {what}"
                    ));
                }
            }
        } else if self.is_any_str(v) {
            let n = self.str_len(v);
            if n != 1 {
                return self.type_error(format!(
                    "%c requires an int or a unicode character, not a string of length {n}"
                ));
            }
            c.extend_from_slice(self.str_bytes(v));
        } else if self.can_index(v) {
            let i = self.index(v)?;
            match self.int_of(i).and_then(|i| i.to_i64()) {
                Some(i @ 0..0x11_0000) => crate::strings::push_code_point(i as u32, &mut c),
                _ => return self.overflow_error("%c arg not in range(0x110000)"),
            }
        } else {
            let name = self.type_name(v);
            return self.type_error(format!(
                "%c requires an int or a unicode character, not {name}"
            ));
        }
        t.padded(d, &c);
        Ok(())
    }

    fn percent_text(&mut self, t: &mut Template<'_>, d: &Directive, kind: u8, v: Value) -> R<()> {
        if t.bytes && matches!(kind, b's' | b'b') {
            let v = match self.buffer_bytes(v) {
                Some(_) => v,
                None => match self.call_special(v, self.names.bytes, &[])? {
                    Some(b) if self.bytes_like(b).is_some() => b,
                    _ => {
                        let name = self.type_name(v);
                        return self.type_error(format!(
                            "%b requires a bytes-like object, or an object that implements __bytes__, not '{name}'"
                        ));
                    }
                },
            };
            let content = self.buffer_bytes(v).unwrap_or_default();
            t.padded(
                d,
                &content[..content.len().min(d.precision.unwrap_or(usize::MAX))],
            );
            return Ok(());
        }
        let text = match kind {
            b's' => self.str(v)?,
            b'r' if !t.bytes => self.repr(v)?,
            _ => self.ascii(v)?,
        };
        let shown = self.str_len(text).min(d.precision.unwrap_or(usize::MAX));
        let end = self.str_offset(text, shown);
        t.padded(d, &self.str_bytes(text)[..end]);
        Ok(())
    }
}
