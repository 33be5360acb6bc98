//! The short way for text to the standard streams.
//!
//! `sys.stdout` and its like are objects of module `_io`; while they are as they were made, `print` need not call their
//! methods: what they would do is done here.

use crate::codecs::Codec;
use crate::{R, Runtime, Value};

impl Runtime {
    /// Which standard stream an object is (0 output, 1 error, 2 input), if text for it may take the short way to
    /// [`crate::runtime::Output`].
    #[inline]
    pub fn std_stream(&self, v: Value) -> Option<u8> {
        let number = self.std_streams.iter().position(|s| *s == v)?;
        (!v.is_null()).then_some(number as u8)
    }

    /// An attribute of module `sys`, if it is loaded and has it.
    pub fn sys_attr(&mut self, name: Value) -> Option<Value> {
        let sys = self.intern("sys");
        let modules = crate::dict::DictRef::new(self.modules);
        let sys = self.dict_get_name(modules, sys)?;
        if !self.is_module(sys) {
            return None;
        }
        self.namespace_get(self.module_namespace(sys), name)
    }

    /// Writes WTF-8 text to a standard stream; lone surrogates cannot be encoded.
    pub fn write_stream(&mut self, stream: u8, text: &[u8]) -> R<()> {
        let escaped;
        let text = match std::str::from_utf8(text) {
            Ok(_) => text,
            Err(_) if stream == 1 => {
                let text = self.new_str_wtf8(text);
                escaped = self.encode(text, Codec::Utf8 { mark: false }, "backslashreplace")?;
                &escaped
            }
            Err(_) => return self.unencodable(text),
        };
        match self.output.write(stream, text) {
            Ok(()) => Ok(()),
            Err(errno) => self.raise_os_error(errno, Value::NONE),
        }
    }

    #[cold]
    fn unencodable(&mut self, text: &[u8]) -> R<()> {
        let text = self.new_str_wtf8(text);
        self.encode(text, Codec::Utf8 { mark: false }, "strict")
            .map(drop)
    }

    /// Flushes a standard stream.
    pub fn flush_stream(&mut self, stream: u8) -> R<()> {
        match self.output.flush(stream) {
            Ok(()) => Ok(()),
            Err(errno) => self.raise_os_error(errno, Value::NONE),
        }
    }
}
