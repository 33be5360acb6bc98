//! The heap: where objects live, and who frees them.

use rekindle_abi::heap::Head;
use rekindle_abi::{ShapeId, Value};

/// Cells of all sizes.
#[derive(Default)]
pub struct Heap {
    /// Bytes given out since the last collection.
    pub allocated_bytes: usize,
}

impl Heap {
    /// A zeroed cell of `size` bytes (head included) with its shape set.
    pub fn alloc(&mut self, shape: ShapeId, size: usize) -> *mut Head {
        let layout = std::alloc::Layout::from_size_align(size.max(16), 16)
            .expect("sizes are far below the limit");
        // SAFETY: the layout's size is not zero.
        let p = unsafe { std::alloc::alloc_zeroed(layout) } as *mut Head;
        if p.is_null() {
            std::alloc::handle_alloc_error(layout);
        }
        self.allocated_bytes += size;
        // SAFETY: `p` is a fresh cell of at least 16 bytes.
        unsafe { (*p).shape = shape };
        p
    }
}

impl Heap {
    /// After storing `value` into `obj`: remembers an old object that was given a young one.
    #[inline(always)]
    pub fn barrier(&mut self, obj: Value, value: Value) {
        let _ = (obj, value);
    }

    /// Puts collections off until [`Heap::resume`]; nests.
    pub fn pause(&mut self) {}

    /// Ends a [`Heap::pause`].
    pub fn resume(&mut self) {}
}

/// Values in Rust-owned memory that the collector knows of.
pub type RootVec = Vec<Value>;

impl crate::Runtime {
    /// A vector whose values the collector sees.
    pub fn root_vec(&mut self) -> RootVec {
        Vec::new()
    }
}
