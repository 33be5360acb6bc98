//! Memory of other objects, as natives read and write it: `bytes`, `bytearray`, arrays, views.
//!
//! Arrays and views keep their bytes in a `bytes` or `bytearray` of their own or of another object.

use crate::buffer_item::{Order, is_signed, native_size};
use crate::heap::Foreign;
use crate::memory_view::MemoryView;
use crate::{Runtime, Value};

/// State of an `array.array`: items of one type, in a bytearray.
#[derive(Debug)]
#[repr(C)]
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

    /// The state of an `array.array` that is of no subclass.
    #[inline]
    pub fn exact_array<'a>(&self, v: &'a Value) -> Option<&'a Array> {
        let array = self.state::<Array>(v)?;
        let class = self.class(self.class_of(*v));
        (class.native_module == Some("array")).then_some(array)
    }

    /// Where an item that is there lies, and its size.
    #[inline]
    fn place_in_array(&self, array: &Array, i: i64) -> Option<(*mut u8, usize)> {
        let size = native_size(array.code)?;
        let p = self.bytearray_list(array.data);
        // SAFETY: a bytearray.
        let (items, bytes) = unsafe { ((*p).items as *mut u8, (*p).len as usize) };
        let len = (bytes / size) as i64;
        let i = if i < 0 { i + len } else { i };
        (0..len)
            .contains(&i)
            .then(|| (items.wrapping_add(i as usize * size), size))
    }

    /// `a[i]` of an exact `array.array`, if it is there. None: it is not as simple as that.
    pub(crate) fn array_item(&mut self, a: Value, i: i64) -> Option<Value> {
        let array = self.exact_array(&a)?;
        let mut word = [0; 8];
        let (item, size) = self.place_in_array(array, i)?;
        // SAFETY: an item of so many bytes lies there.
        word[..size].copy_from_slice(unsafe { std::slice::from_raw_parts(item, size) });
        if array.code == b'd' {
            return Some(self.new_float(f64::from_le_bytes(word)));
        }
        Some(self.unpack_item(array.code, &word[..size], Order::Little))
    }

    /// `a[i] = v` of an exact `array.array`, if it is there and `v` fits. False: it is not as simple as that.
    pub(crate) fn set_array_item(&mut self, a: Value, i: i64, v: Value) -> bool {
        let Some(array) = self.exact_array(&a) else {
            return false;
        };
        let word = if array.code == b'd' && self.is_float(v) {
            self.float_value(v).to_bits()
        } else if v.is_small_int() {
            let (Some(signed), Some(size)) = (is_signed(array.code), native_size(array.code))
            else {
                return false;
            };
            let number = v.as_small_int();
            let bits = 8 * size as u32;
            let fits = match (signed, bits) {
                (true, 64) => true,
                (true, _) => (-(1 << (bits - 1))..1 << (bits - 1)).contains(&number),
                (false, 64) => number >= 0,
                (false, _) => (0..1 << bits).contains(&number),
            };
            if !fits {
                return false;
            }
            number as u64
        } else {
            return false;
        };
        let Some((item, size)) = self.place_in_array(array, i) else {
            return false;
        };
        // SAFETY: an item of so many bytes lies there.
        unsafe { std::ptr::copy_nonoverlapping(word.to_le_bytes().as_ptr(), item, size) };
        true
    }
}
