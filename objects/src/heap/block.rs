//! Blocks: aligned pieces of memory, each cut into cells of one size.
//!
//! ```text
//!  block (32 KiB, aligned)
//!  ├ Block (64 bytes) ┬ cell ┬ cell ┬ cell ┬ … ┤
//!
//!  cell, in use:   ├ Head ┼ fields of the object …
//!  cell, free:     ├  0   ┼ next free cell ┼ 0 ┼ 0 …      (see `Ctx::free`)
//! ```
//!
//! A cell is free when the shape in its head is [`FREE`] (or [`POISON`], under `stress=gc`).
//! Blocks are carved out of chunks, so that one small table tells whether an arbitrary word
//! points into one.

use rekindle_abi::ShapeId;
use rekindle_abi::heap::Head;

/// Bytes of a block, and its alignment.
pub(super) const BLOCK_BYTES: usize = 32 << 10;
/// Bytes of a block's header.
pub(super) const HEADER_BYTES: usize = 64;
/// Objects are multiples of this.
pub(super) const GRANULE: usize = 16;
/// Larger objects have memory of their own.
pub(super) const LARGEST_CELL: usize = 8176;

/// Cell sizes: every granule up to 256 bytes, then what cuts a block with little waste.
const MEDIUM: [u16; 15] = [
    320, 384, 448, 512, 640, 768, 896, 1024, 1296, 1632, 2032, 2720, 4080, 5440, 8176,
];
const SMALL_COUNT: usize = rekindle_abi::ctx::SIZE_CLASSES;
/// Number of size classes; the first `ctx::SIZE_CLASSES` are those of `Ctx::free`.
pub(super) const CLASS_COUNT: usize = SMALL_COUNT + MEDIUM.len();

const fn class_bytes(class: usize) -> usize {
    if class < SMALL_COUNT {
        (class + 1) * GRANULE
    } else {
        MEDIUM[class - SMALL_COUNT] as usize
    }
}

const CLASS_BY_GRANULES: [u8; LARGEST_CELL / GRANULE] = {
    let mut table = [0; LARGEST_CELL / GRANULE];
    let (mut i, mut class) = (0, 0);
    while i < table.len() {
        if (i + 1) * GRANULE > class_bytes(class) {
            class += 1;
        }
        table[i] = class as u8;
        i += 1;
    }
    table
};

/// The size class for objects of `bytes` (1 to [`LARGEST_CELL`]).
#[inline]
pub(super) fn class_of(bytes: usize) -> usize {
    CLASS_BY_GRANULES[(bytes - 1) / GRANULE] as usize
}

/// Shape of a free cell.
pub(super) const FREE: ShapeId = ShapeId(0);
/// What freed memory is filled with under `stress=gc`.
pub(super) const POISON_BYTE: u8 = 0xdb;
/// Shape that a poisoned cell seems to have: far beyond any table.
pub(super) const POISON: ShapeId = ShapeId(u32::from_ne_bytes([POISON_BYTE; 4]));

/// Is the cell with this head free?
#[inline(always)]
pub(super) fn is_free(head: &Head) -> bool {
    head.shape == FREE || head.shape == POISON
}

/// Header of a block.
#[repr(C, align(64))]
#[derive(Debug)]
pub(super) struct Block {
    /// Size of its cells.
    pub(super) cell_bytes: u32,
    /// Number of its cells.
    pub(super) capacity: u16,
    /// Cells that are marked.
    pub(super) marked: u16,
    /// Marked cells that [`super::Heap`] already counts as old.
    pub(super) counted: u16,
    /// Its size class.
    pub(super) class: u8,
    /// Nothing in it is an object: its cells are yet to be made.
    pub(super) blank: bool,
    /// Unmarked cells that are not free are objects; otherwise they are dead.
    pub(super) swept: bool,
    /// Free cells may hold anything behind their heads.
    pub(super) dirty: bool,
    /// Some cells want to be told when they are freed.
    pub(super) drops: bool,
}

const _: () = assert!(size_of::<Block>() == HEADER_BYTES);

/// A block, by address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct BlockRef(*mut Block);

impl BlockRef {
    /// The block that a cell (or a place in it) lies in.
    ///
    /// # Safety
    /// `p` lies in a block.
    #[inline(always)]
    pub(super) unsafe fn of(p: *const Head) -> BlockRef {
        BlockRef((p as usize & !(BLOCK_BYTES - 1)) as *mut Block)
    }

    /// A block of raw memory, not yet cut into cells.
    ///
    /// # Safety
    /// `p` is the start of `BLOCK_BYTES` of memory, aligned to as much, which only this block uses.
    pub(super) unsafe fn create(p: *mut u8) -> BlockRef {
        let block = p as *mut Block;
        // SAFETY: the caller's promise.
        unsafe {
            block.write(Block {
                cell_bytes: BLOCK_BYTES as u32,
                capacity: 0,
                marked: 0,
                counted: 0,
                class: 0,
                blank: true,
                swept: false,
                dirty: false,
                drops: false,
            });
        }
        BlockRef(block)
    }

    /// Its header.
    #[inline(always)]
    #[expect(
        clippy::mut_from_ref,
        reason = "a view of the heap, as every reference to it is"
    )]
    pub(super) fn get(&self) -> &mut Block {
        // SAFETY: blocks live as long as the heap; references do not outlive a statement.
        unsafe { &mut *self.0 }
    }

    /// Decides the size of a blank block's cells.
    pub(super) fn set_class(self, class: usize) {
        let block = self.get();
        debug_assert!(block.blank);
        let bytes = class_bytes(class);
        block.class = class as u8;
        block.cell_bytes = bytes as u32;
        block.capacity = ((BLOCK_BYTES - HEADER_BYTES) / bytes) as u16;
    }

    /// Its address.
    pub(super) fn address(self) -> usize {
        self.0 as usize
    }

    /// Its first cell.
    #[inline(always)]
    pub(super) fn cells(self) -> *mut u8 {
        (self.0 as *mut u8).wrapping_add(HEADER_BYTES)
    }

    /// Every cell, free ones included. Meaningless for a blank block.
    pub(super) fn heads(self) -> impl Iterator<Item = *mut Head> {
        let (first, block) = (self.cells(), self.get());
        let bytes = block.cell_bytes as usize;
        (0..block.capacity as usize).map(move |i| first.wrapping_add(i * bytes) as *mut Head)
    }

    /// Bytes of its cells together.
    #[cfg(test)]
    pub(super) fn cells_bytes(self) -> usize {
        self.get().cell_bytes as usize * self.get().capacity as usize
    }

    /// The object that the address `word`, which lies in this block, points to or into.
    #[inline]
    pub(super) fn object_at(self, word: usize) -> Option<*mut Head> {
        let block = self.get();
        if block.blank {
            return None;
        }
        let offset = (word - self.address()).checked_sub(HEADER_BYTES)? as u32;
        let i = offset / block.cell_bytes;
        if i >= block.capacity as u32 {
            return None;
        }
        let p = self.cells().wrapping_add((i * block.cell_bytes) as usize) as *mut Head;
        // SAFETY: cell `i` of the block; every cell of a block that is not blank has a head.
        let head = unsafe { &*p };
        let alive = block.swept || head.gc & rekindle_abi::heap::gc::MARKED != 0;
        (alive && !is_free(head)).then_some(p)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_fit_what_they_are_for() {
        for bytes in 1..=LARGEST_CELL {
            let class = class_of(bytes);
            assert!(class_bytes(class) >= bytes);
            assert!(class == 0 || class_bytes(class - 1) < bytes);
        }
        assert_eq!(class_of(LARGEST_CELL), CLASS_COUNT - 1);
        for class in 0..CLASS_COUNT {
            assert_eq!(class_bytes(class) % GRANULE, 0);
            let used = (BLOCK_BYTES - HEADER_BYTES) / class_bytes(class) * class_bytes(class);
            assert!(
                BLOCK_BYTES - used < BLOCK_BYTES / 16,
                "class {class} wastes memory"
            );
        }
    }
}
