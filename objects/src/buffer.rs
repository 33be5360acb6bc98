//! Memory of other objects, as natives read and write it: `bytes`, `bytearray`, arrays, views.
//!
//! Arrays and views keep their bytes in a `bytes` or `bytearray` of their own or of another object.

use crate::heap::Foreign;
use crate::memory_view::MemoryView;
use crate::{Runtime, Value};

/// State of an `array.array`: items of one type, in a bytearray.
#[derive(Debug)]
pub struct Array {
    /// The type code, as of module `struct`; `u` and `w` are characters of 4 bytes.
    pub code: u8,
    /// A bytearray.
    pub data: Value,
}

impl Foreign for Array {
    fn trace(&self, see: &mut dyn FnMut(Value)) {
        see(self.data);
    }
}

impl Runtime {
    /// The content of an object that has bytes to read; valid until it changes.
    #[inline]
    pub fn buffer_bytes<'a>(&self, v: Value) -> Option<&'a [u8]> {
        if let Some(content) = self.bytes_like(v) {
            return Some(content);
        }
        if let Some(view) = self.state::<MemoryView>(&v) {
            return view.contiguous(self);
        }
        let data = self.state::<Array>(&v)?.data;
        self.bytes_like(data)
    }

    /// How many bytes may be written into an object; `None`: it is read-only, or has none.
    pub fn buffer_room(&self, v: Value) -> Option<usize> {
        if let Some(view) = self.state::<MemoryView>(&v) {
            let room = view.contiguous(self)?.len();
            return (!view.read_only).then_some(room);
        }
        let v = self.state::<Array>(&v).map_or(v, |array| array.data);
        (v.is_ptr() && self.is_bytearray(v)).then(|| self.bytes_like(v).map_or(0, <[u8]>::len))
    }

    /// Writes into an object that has room, from byte `at` on; what does not fit is left out.
    pub fn buffer_fill(&mut self, v: Value, at: usize, content: &[u8]) {
        let Some(room) = self.buffer_room(v).and_then(|room| room.checked_sub(at)) else {
            return;
        };
        let n = room.min(content.len());
        if n == 0 {
            return;
        }
        let (v, at) = match (self.state::<MemoryView>(&v), self.state::<Array>(&v)) {
            (Some(view), _) => (view.data, view.offset + at),
            (_, Some(array)) => (array.data, at),
            _ => (v, at),
        };
        let p = self.bytearray_list(v);
        // SAFETY: a bytearray of more than `at + n` bytes; `content` may be its own.
        unsafe {
            let items = (*p).items as *mut u8;
            std::ptr::copy(content.as_ptr(), items.add(at), n);
        }
    }
}
