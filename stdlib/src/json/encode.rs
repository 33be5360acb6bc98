//! Objects to text of JSON.

use super::encoder::Encoder;
use super::quote::quote;
use rekindle_objects::dict::DictRef;
use rekindle_objects::int::Int;
use rekindle_objects::{Args, ClassId, R, Runtime, ShapeId, Value, float_text};

/// A text being written.
pub(super) struct Job<'a> {
    encoder: &'a Encoder,
    pub(super) out: Vec<u8>,
    /// What is being written now, each in the one before; looked through only.
    inside: Vec<Value>,
    /// A number being written.
    number: String,
    indent: Option<&'a [u8]>,
    level: usize,
    key_separator: &'a [u8],
    item_separator: &'a [u8],
}

impl<'a> Job<'a> {
    pub(super) fn new(
        rt: &Runtime,
        encoder: &'a Encoder,
        indent: Option<&'a [u8]>,
        level: usize,
    ) -> Job<'a> {
        Job {
            encoder,
            out: Vec::new(),
            inside: Vec::new(),
            number: String::new(),
            indent,
            level,
            key_separator: rt.str_bytes(encoder.key_separator),
            item_separator: rt.str_bytes(encoder.item_separator),
        }
    }

    /// Appends a value.
    pub(super) fn value(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if rt.is_str(v) {
            return self.string(rt, v);
        }
        if let Some(word) = constant(v) {
            self.out.extend_from_slice(word);
            return Ok(());
        }
        if let Some(i) = rt.int_of(v) {
            return self.int(rt, i);
        }
        if let Some(x) = rt.float_of(v) {
            return self.float(rt, v, x);
        }
        if rt.is_any_str(v) {
            return self.string(rt, v);
        }
        if rt.as_list(v).is_some() || rt.as_tuple(v).is_some() {
            rt.enter_native(" while encoding a JSON object")?;
            let done = self.sequence(rt, v);
            rt.leave_native();
            return done;
        }
        if let Some(dict) = dict_of(rt, v) {
            rt.enter_native(" while encoding a JSON object")?;
            let done = self.dict(rt, v, dict);
            rt.leave_native();
            return done;
        }
        self.enter(rt, v)?;
        let other = rt.call(self.encoder.default, Args::positional(&[v]))?;
        rt.enter_native(" while encoding a JSON object")?;
        let done = self.value(rt, other);
        rt.leave_native();
        if done.is_err() {
            rt.note_pending(|rt| Ok(format!("when serializing {} object", rt.type_title(v))));
        }
        self.leave();
        done
    }

    /// Notes that a container is being written.
    fn enter(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if self.encoder.markers.is_none() {
            return Ok(());
        }
        if self.inside.contains(&v) {
            return rt.value_error("Circular reference detected");
        }
        self.inside.push(v);
        Ok(())
    }

    fn leave(&mut self) {
        self.inside.pop();
    }

    fn string(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        if let Some(letters) = self.encoder.letters {
            quote(rt.str_bytes(v), letters, &mut self.out);
            return Ok(());
        }
        let text = rt.call(self.encoder.encoder, Args::positional(&[v]))?;
        if !rt.is_any_str(text) {
            let got = rt.type_name(text);
            return rt.type_error(format!("encoder() must return a string, not {got}"));
        }
        self.out.extend_from_slice(rt.str_bytes(text));
        Ok(())
    }

    fn int(&mut self, rt: &mut Runtime, i: Int) -> R<()> {
        self.number.clear();
        rt.write_int(i, &mut self.number)?;
        self.out.extend_from_slice(self.number.as_bytes());
        Ok(())
    }

    fn float(&mut self, rt: &mut Runtime, v: Value, x: f64) -> R<()> {
        if x.is_finite() {
            self.number.clear();
            float_text::write_repr(x, &mut self.number);
            self.out.extend_from_slice(self.number.as_bytes());
            return Ok(());
        }
        if !self.encoder.allow_nan {
            let shown = rt.repr_text(v)?;
            return rt.value_error(format!(
                "Out of range float values are not JSON compliant: {shown}"
            ));
        }
        self.out.extend_from_slice(match x {
            f64::INFINITY => b"Infinity",
            f64::NEG_INFINITY => b"-Infinity",
            _ => b"NaN",
        });
        Ok(())
    }

    /// A line break and what the lines of this level start with.
    fn line(&mut self) {
        if let Some(indent) = self.indent {
            self.out.push(b'\n');
            for _ in 0..self.level {
                self.out.extend_from_slice(indent);
            }
        }
    }

    /// What goes before an item.
    fn separate(&mut self, first: bool) {
        if !first {
            self.out.extend_from_slice(self.item_separator);
        }
        self.line();
    }

    fn sequence(&mut self, rt: &mut Runtime, v: Value) -> R<()> {
        let mut items = v;
        if !rt.is_list(v) && !rt.is_tuple(v) {
            // A class of its own may say itself what its items are.
            items = rt.to_list(v)?;
        }
        let len = |rt: &Runtime| match rt.is_list(items) {
            true => rt.list_len(items),
            false => rt.tuple_items(items).len(),
        };
        if len(rt) == 0 {
            self.out.extend_from_slice(b"[]");
            return Ok(());
        }
        self.enter(rt, v)?;
        self.out.push(b'[');
        self.level += 1;
        let mut i = 0;
        while i < len(rt) {
            self.separate(i == 0);
            let item = match rt.is_list(items) {
                true => rt.list_get(items, i),
                false => rt.tuple_items(items)[i],
            };
            if let Err(e) = self.value(rt, item) {
                rt.note_pending(|rt| Ok(format!("when serializing {} item {i}", rt.type_title(v))));
                return Err(e);
            }
            i += 1;
        }
        self.level -= 1;
        self.line();
        self.out.push(b']');
        self.leave();
        Ok(())
    }

    fn dict(&mut self, rt: &mut Runtime, v: Value, dict: DictRef) -> R<()> {
        if dict.is_empty() {
            self.out.extend_from_slice(b"{}");
            return Ok(());
        }
        self.enter(rt, v)?;
        self.out.push(b'{');
        self.level += 1;
        let plain = rt.shape_of(v) == ShapeId::DICT;
        let written = if plain && !self.encoder.sort_keys {
            self.entries(rt, v, dict)?
        } else if plain && only_text_keys(rt, dict) {
            self.sorted_entries(rt, v, dict)?
        } else {
            self.items(rt, v)?
        };
        self.level -= 1;
        if written {
            self.line();
        }
        self.out.push(b'}');
        self.leave();
        Ok(())
    }

    /// The entries of a plain dict in order; were there any?
    fn entries(&mut self, rt: &mut Runtime, v: Value, dict: DictRef) -> R<bool> {
        let (mut i, mut first) = (0, true);
        while i < dict.used() {
            if let Some((key, value)) = dict.entry(i) {
                self.member(rt, v, key, value, &mut first)?;
            }
            i += 1;
        }
        Ok(!first)
    }

    /// The entries of a plain dict whose keys are strings, by key; were there any?
    fn sorted_entries(&mut self, rt: &mut Runtime, v: Value, dict: DictRef) -> R<bool> {
        let (mut pairs, mut order) = (rt.root_vec(), Vec::new());
        for (i, (key, value)) in dict.iter().enumerate() {
            pairs.extend([key, value]);
            order.push((rt.str_bytes(key), i));
        }
        // The order of code points is that of their bytes.
        order.sort_unstable();
        let mut first = true;
        for (_, i) in order {
            self.member(rt, v, pairs[2 * i], pairs[2 * i + 1], &mut first)?;
        }
        Ok(!first)
    }

    /// What method `items` gives, sorted if that is asked for; was there anything?
    fn items(&mut self, rt: &mut Runtime, v: Value) -> R<bool> {
        let name = rt.intern("items");
        let given = rt.call_method(v, name, &[])?;
        if !rt.has_iter(given) {
            let (class, got) = (rt.type_name(v), rt.type_name(given));
            return rt.type_error(format!(
                "{class}.items() returned a non-iterable (type {got})"
            ));
        }
        let items = rt.to_list(given)?;
        if self.encoder.sort_keys {
            let sort = rt.intern("sort");
            rt.call_method(items, sort, &[])?;
        }
        let (mut i, mut first) = (0, true);
        while i < rt.list_len(items) {
            let pair = rt.list_get(items, i);
            let [key, value] = (match rt.as_tuple(pair) {
                Some(pair) => rt.tuple_items(pair),
                None => &[],
            }) else {
                return rt.value_error("items must return 2-tuples");
            };
            self.member(rt, v, *key, *value, &mut first)?;
            i += 1;
        }
        Ok(!first)
    }

    /// A key and its value.
    fn member(
        &mut self,
        rt: &mut Runtime,
        v: Value,
        key: Value,
        value: Value,
        first: &mut bool,
    ) -> R<()> {
        let text = rt.is_any_str(key);
        if !text && !self.is_key(rt, key)? {
            return Ok(());
        }
        self.separate(std::mem::take(first));
        if text {
            self.string(rt, key)?;
        } else {
            self.number_key(rt, key)?;
        }
        self.out.extend_from_slice(self.key_separator);
        if let Err(e) = self.value(rt, value) {
            rt.note_pending(|rt| {
                let (class, shown) = (rt.type_title(v), rt.repr_text(key)?);
                Ok(format!("when serializing {class} item {shown}"))
            });
            return Err(e);
        }
        Ok(())
    }

    /// Can a key that is not a string be written? Others are skipped, or an error.
    fn is_key(&self, rt: &mut Runtime, key: Value) -> R<bool> {
        if constant(key).is_some() || rt.is_int(key) || rt.float_of(key).is_some() {
            return Ok(true);
        }
        if self.encoder.skipkeys {
            return Ok(false);
        }
        let got = rt.type_name(key);
        rt.type_error(format!(
            "keys must be str, int, float, bool or None, not {got}"
        ))
    }

    /// A key that is a number or a constant, as a string.
    fn number_key(&mut self, rt: &mut Runtime, key: Value) -> R<()> {
        let outer = std::mem::take(&mut self.out);
        let done = self.value(rt, key);
        let text = std::mem::replace(&mut self.out, outer);
        done?;
        let text = rt.new_str_wtf8(&text);
        self.string(rt, text)
    }
}

/// Is every key a plain string?
fn only_text_keys(rt: &Runtime, dict: DictRef) -> bool {
    dict.iter().all(|(key, _)| rt.is_str(key))
}

/// The word for a constant.
fn constant(v: Value) -> Option<&'static [u8]> {
    match v {
        Value::NONE => Some(b"null"),
        Value::TRUE => Some(b"true"),
        Value::FALSE => Some(b"false"),
        _ => None,
    }
}

/// The entries of a dict, also of a class that derives from it.
fn dict_of(rt: &mut Runtime, v: Value) -> Option<DictRef> {
    if v.is_ptr() && rt.shape_of(v) == ShapeId::DICT {
        return Some(DictRef::new(v));
    }
    rt.isinstance_builtin(v, ClassId::DICT)
        .then(|| rt.as_dict(v))
        .flatten()
}
