//! Bytes from other objects: what `bytes(…)` and `bytearray(…)` take.

use crate::{Args, ClassId, R, Runtime, Value};

pub(crate) fn new(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let class = rt.class_argument(args.all[0], ClassId::BYTES)?;
    if let [_, only] = args.all
        && class == ClassId::BYTES
        && rt.class_of(*only) == ClassId::BYTES
    {
        return Ok(*only);
    }
    if let [_, only] = args.all
        && class == ClassId::BYTES
        && args.names.is_empty()
        && let Some(made) = rt.call_special(*only, rt.names.bytes, &[])?
    {
        return rt.as_made_bytes(made);
    }
    let content = rt.bytes_from_args("bytes", args, "bytes must be in range(0, 256)")?;
    let value = rt.new_bytes(&content);
    Ok(rt.bytes_of_class(class, value))
}

pub(crate) fn plain(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
    let content = rt.bytes_self(args, "__bytes__")?;
    match rt.is_exact_bytes(args.all[0]) {
        true => Ok(args.all[0]),
        false => Ok(rt.new_bytes(content)),
    }
}

impl Runtime {
    /// The content of the receiver of a method.
    #[inline]
    pub(crate) fn bytes_self<'a>(&mut self, args: Args<'a>, method: &str) -> R<&'a [u8]> {
        match self.bytes_like(args.all[0]) {
            Some(content) => Ok(content),
            None => self.wrong_receiver(method, ClassId::BYTES, args.all[0]),
        }
    }

    /// The content of an argument.
    pub(crate) fn bytes_arg<'a>(&mut self, v: Value) -> R<&'a [u8]> {
        match self.buffer_bytes(v) {
            Some(content) => Ok(content),
            None => {
                let got = self.type_name(v);
                self.type_error(format!("a bytes-like object is required, not '{got}'"))
            }
        }
    }

    /// Bytes of class `class`: `value` itself for `bytes`.
    pub fn bytes_of_class(&mut self, class: ClassId, value: Value) -> Value {
        if class == ClassId::BYTES {
            return value;
        }
        let plain = self.bytes_cell(value);
        self.new_with_payload(class, plain)
    }

    /// `bytes(v)` of a bytes-like object or an iterable of ints.
    pub fn to_bytes(&mut self, v: Value) -> R<Value> {
        if let Some(content) = self.bytes_like(v) {
            return Ok(if self.is_bytearray(v) {
                self.new_bytes(content)
            } else {
                v
            });
        }
        if let Some(view) = self.view_of(v)? {
            let content = crate::memory_view_items::content(self, &view);
            return Ok(self.new_bytes(&content));
        }
        if let Some(result) = self.call_special(v, self.names.bytes, &[])? {
            if self.bytes_like(result).is_none() {
                let got = self.type_name(result);
                return self.type_error(format!("__bytes__ returned non-bytes (type {got})"));
            }
            return Ok(result);
        }
        let content = self.bytes_of_items(v, "bytes must be in range(0, 256)")?;
        Ok(self.new_bytes(&content))
    }

    /// What `__bytes__` has returned, if it is bytes.
    pub(crate) fn as_made_bytes(&mut self, made: Value) -> R<Value> {
        if self.bytes_like(made).is_some() && !self.is_bytearray(made) {
            return Ok(made);
        }
        let got = self.type_name(made);
        self.type_error(format!("__bytes__ returned non-bytes (type {got})"))
    }

    /// `TypeError` when an object has no items to make a `bytes` or `bytearray` of.
    pub(crate) fn iterable_for_bytes(&mut self, v: Value, class: &str) -> R<()> {
        if self.is_any_str(v) || !self.has_iter(v) {
            let name = self.type_name(v);
            return self.type_error(format!("cannot convert '{name}' object to {class}"));
        }
        Ok(())
    }

    /// The bytes that an iterable of ints gives.
    pub(crate) fn bytes_of_items(&mut self, v: Value, message: &str) -> R<Vec<u8>> {
        self.iterable_for_bytes(v, "bytes")?;
        let it = self.get_iter(v)?;
        let mut out = Vec::new();
        while let Some(item) = self.iter_next(it)? {
            out.push(self.byte_of(item, message)?);
        }
        Ok(out)
    }

    /// What `bytes(…)` and `bytearray(…)` are made of. Only the former asks for `__bytes__`.
    pub(crate) fn bytes_from_args(
        &mut self,
        function: &str,
        args: Args<'_>,
        message: &str,
    ) -> R<Vec<u8>> {
        let [source, encoding, errors] =
            self.bind_args(function, args, 1, ["source", "encoding", "errors"], 0)?;
        let is_text = !source.is_null() && self.is_any_str(source);
        if !encoding.is_null() || !errors.is_null() {
            if is_text && !encoding.is_null() {
                let encoding = self.name_argument(function, encoding, "encoding", "utf-8")?;
                let errors = self.name_argument(function, errors, "errors", "strict")?;
                let bytes = self.encode_named(source, &encoding, &errors)?;
                return Ok(self.bytes_content(bytes).to_vec());
            }
            return self.type_error(match (is_text, encoding.is_null()) {
                (true, _) => "string argument without an encoding",
                (false, true) => "errors without a string argument",
                (false, false) => "encoding without a string argument",
            });
        }
        if source.is_null() {
            return Ok(Vec::new());
        }
        if function == "bytes"
            && let Some(bytes) = self.call_special(source, self.names.bytes, &[])?
        {
            let bytes = self.as_made_bytes(bytes)?;
            return Ok(self.bytes_content(bytes).to_vec());
        }
        if is_text {
            return self.type_error("string argument without an encoding");
        }
        if let Some(view) = self.view_of(source)? {
            return Ok(crate::memory_view_items::content(self, &view));
        }
        if self.can_index(source) {
            match self.index(source) {
                Ok(n) => {
                    return match self.int_of(n).and_then(|i| i.to_i64()) {
                        Some(n) if n < 0 => self.value_error("negative count"),
                        Some(n) => {
                            self.check_room(n as usize)?;
                            Ok(vec![0; n as usize])
                        }
                        None => self.overflow_error("cannot fit 'int' into an index-sized integer"),
                    };
                }
                // Such an object may still be iterable.
                Err(_) if self.pending_is(ClassId::TYPE_ERROR) => {
                    self.clear_pending();
                }
                Err(e) => return Err(e),
            }
        }
        self.iterable_for_bytes(source, function)?;
        self.bytes_of_items(source, message)
    }
}
