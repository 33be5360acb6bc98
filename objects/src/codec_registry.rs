//! What Python code adds to the codecs: search functions, codecs they found, error handlers.
//!
//! Search functions and handlers are entered by the library's `encodings` and by programs, through
//! module `_codecs`; encodings that [`Codec`] knows need neither.

use crate::codecs::Codec;
use crate::dict::DictRef;
use crate::{Args, ClassId, R, Runtime, Value};

/// What an error handler puts in place of what it was asked about.
#[derive(Debug)]
pub enum Replacement {
    /// Code points, still to be encoded.
    Text(Vec<u32>),
    /// Bytes, as they are.
    Bytes(Vec<u8>),
}

impl Runtime {
    /// The list of search functions, the codecs found so far, the error handlers.
    pub fn codec_registry(&mut self) -> [Value; 3] {
        if self.codecs.is_null() {
            let parts = [self.new_empty_list(), self.new_dict(), self.new_dict()];
            self.codecs = self.new_tuple(&parts);
        }
        let parts = self.tuple_items(self.codecs);
        [parts[0], parts[1], parts[2]]
    }

    /// `codecs.lookup(name)`: the codec's four functions, a `CodecInfo`.
    pub fn lookup_codec(&mut self, name: &str) -> R<Value> {
        let plain = name.to_ascii_lowercase().replace(' ', "-");
        let key = self.new_str(&plain);
        let [searches, found, _] = self.codec_registry();
        if let Some(codec) = self.dict_get(DictRef::new(found), key)? {
            return Ok(codec);
        }
        if self.list_len(searches) == 0 {
            let encodings = self.intern("encodings");
            (self.hooks.import)(self, encodings, Value::NONE, Value::NONE, 0)?;
        }
        let mut i = 0;
        while i < self.list_len(searches) {
            let search = self.list_get(searches, i);
            let codec = self.call(search, Args::positional(&[key]))?;
            if !codec.is_none() {
                let four = self.as_tuple(codec).map(|t| self.tuple_items(t).len());
                if four != Some(4) {
                    return self.type_error("codec search functions must return 4-tuples");
                }
                self.dict_set(DictRef::new(found), key, codec)?;
                return Ok(codec);
            }
            i += 1;
        }
        self.raise_new(ClassId::LOOKUP_ERROR, format!("unknown encoding: {name}"))
    }

    /// Calls the encoder (0) or decoder (1) of a codec; its result without the length.
    pub fn call_codec(&mut self, codec: Value, which: usize, v: Value, errors: Value) -> R<Value> {
        let four = self.as_tuple(codec).unwrap_or(codec);
        let function = self.tuple_items(four)[which];
        let args = [v, errors];
        let given = if errors.is_null() {
            &args[..1]
        } else {
            &args[..]
        };
        let result = self.call(function, Args::positional(given))?;
        match self.as_tuple(result).map(|t| self.tuple_items(t)) {
            Some([made, _]) => Ok(*made),
            _ => self.type_error(if which == 0 {
                "encoder must return a tuple (object, integer)"
            } else {
                "decoder must return a tuple (object,integer)"
            }),
        }
    }

    /// A codec that makes bytes of text; `LookupError` for others.
    fn text_codec(&mut self, name: &str, instead: &str) -> R<Value> {
        let codec = self.lookup_codec(name)?;
        let flag = self.intern("_is_text_encoding");
        if let Some(flag) = self.get_attr_opt(codec, flag)?
            && !self.truth(flag)?
        {
            return self.raise_new(
                ClassId::LOOKUP_ERROR,
                format!(
                    "'{name}' is not a text encoding; use codecs.{instead}() to handle arbitrary codecs"
                ),
            );
        }
        Ok(codec)
    }

    /// `s.encode(name, errors)`
    pub fn encode_named(&mut self, s: Value, name: &str, errors: &str) -> R<Value> {
        if let Some(codec) = Codec::by_name(name) {
            let bytes = self.encode(s, codec, errors)?;
            return Ok(self.new_bytes(&bytes));
        }
        let codec = self.text_codec(name, "encode")?;
        let errors = self.new_str(errors);
        let made = self.call_codec(codec, 0, s, errors)?;
        match self.bytes_like(made) {
            Some(content) if self.is_bytearray(made) => Ok(self.new_bytes(content)),
            Some(_) => Ok(made),
            None => {
                let got = self.type_name(made);
                self.type_error(format!(
                    "'{name}' encoder returned '{got}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types"
                ))
            }
        }
    }

    /// `bytes.decode(name, errors)`; `source` is the object the bytes are of.
    pub fn decode_named(
        &mut self,
        bytes: &[u8],
        source: Value,
        name: &str,
        errors: &str,
    ) -> R<Value> {
        // Nothing is nothing in every encoding: not even its name is looked up.
        if bytes.is_empty() {
            return Ok(self.names.empty);
        }
        if let Some(codec) = Codec::by_name(name) {
            return self.decode(bytes, source, codec, errors);
        }
        let codec = self.text_codec(name, "decode")?;
        let errors = self.new_str(errors);
        let made = self.call_codec(codec, 1, source, errors)?;
        if self.is_any_str(made) {
            return Ok(made);
        }
        let got = self.type_name(made);
        self.type_error(format!(
            "'{name}' decoder returned '{got}' instead of 'str'; use codecs.decode() to decode to arbitrary types"
        ))
    }

    /// The error handler of a name, as Python code entered it; `LookupError`.
    pub fn error_handler(&mut self, name: &str) -> R<Value> {
        let [_, _, handlers] = self.codec_registry();
        let key = self.new_str(name);
        match self.dict_get(DictRef::new(handlers), key)? {
            Some(handler) => Ok(handler),
            None => self.raise_new(
                ClassId::LOOKUP_ERROR,
                format!("unknown error handler name '{name}'"),
            ),
        }
    }

    /// Asks an entered handler about text that cannot be encoded: what to put, and where to go on.
    pub fn ask_encode_handler(
        &mut self,
        name: &str,
        exc: Value,
        len: usize,
    ) -> R<(Replacement, usize)> {
        let (what, place) = self.ask_handler(name, exc, len, "encoding", "(str/bytes, int)")?;
        if self.is_any_str(what) {
            let points = crate::strings::code_points(self.str_bytes(what)).collect();
            return Ok((Replacement::Text(points), place));
        }
        match self.bytes_like(what) {
            Some(content) => Ok((Replacement::Bytes(content.to_vec()), place)),
            None => self.type_error("encoding error handler must return (str/bytes, int) tuple"),
        }
    }

    /// Asks an entered handler about bytes that mean nothing: the text to put, and where to go on.
    pub fn ask_decode_handler(&mut self, name: &str, exc: Value, len: usize) -> R<(Value, usize)> {
        let (what, place) = self.ask_handler(name, exc, len, "decoding", "(str, int)")?;
        if self.is_any_str(what) {
            return Ok((what, place));
        }
        self.type_error("decoding error handler must return (str, int) tuple")
    }

    fn ask_handler(
        &mut self,
        name: &str,
        exc: Value,
        len: usize,
        doing: &str,
        form: &str,
    ) -> R<(Value, usize)> {
        let handler = self.error_handler(name)?;
        let result = self.call(handler, Args::positional(&[exc]))?;
        let Some([what, place]) = self.as_tuple(result).map(|t| self.tuple_items(t)) else {
            return self.type_error(format!("{doing} error handler must return {form} tuple"));
        };
        let given = self.index_i64(*place)?;
        let place = if given < 0 { given + len as i64 } else { given };
        if place < 0 || place > len as i64 {
            return self.index_error(format!("position {given} from error handler out of bounds"));
        }
        Ok((*what, place as usize))
    }
}
