//! Memory of other objects, as natives read and write it: `bytes` and `bytearray`.

use crate::{Runtime, Value};
use rekindle_abi::heap::List;

impl Runtime {
    /// The content of an object that has bytes to read; valid until it changes.
    #[inline]
    pub fn buffer_bytes<'a>(&self, v: Value) -> Option<&'a [u8]> {
        self.bytes_like(v)
    }

    /// How many bytes may be written into an object; `None`: it is read-only, or has none.
    pub fn buffer_room(&self, v: Value) -> Option<usize> {
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
        let p = v.as_ptr::<List>();
        // SAFETY: a bytearray of more than `at + n` bytes; `content` may be its own.
        unsafe {
            let items = (*p).items as *mut u8;
            std::ptr::copy(content.as_ptr(), items.add(at), n);
        }
    }
}
