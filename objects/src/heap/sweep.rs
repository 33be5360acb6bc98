//! Sweeping: dead cells become free ones, mostly when a block is next allocated from.

use super::Heap;
use super::block::{BlockRef, FREE, POISON_BYTE, is_free};
use super::foreign;
use rekindle_abi::heap::{Head, gc};

/// Links the block's dead and free cells into a list; its first cell (or null), and how many.
///
/// The cells are zero behind their links, as `Ctx::free` wants them.
pub(super) fn link(block: BlockRef) -> (*mut u64, usize) {
    let header = block.get();
    // The sizes of most objects get loops in which clearing a cell is a few stores.
    let result = match header.cell_bytes {
        16 => link_cells::<16>(block),
        32 => link_cells::<32>(block),
        48 => link_cells::<48>(block),
        64 => link_cells::<64>(block),
        80 => link_cells::<80>(block),
        96 => link_cells::<96>(block),
        112 => link_cells::<112>(block),
        128 => link_cells::<128>(block),
        _ => link_cells::<0>(block),
    };
    (header.blank, header.swept, header.dirty) = (false, true, false);
    result
}

/// `BYTES` is the size of the block's cells, or 0 if the block alone knows it.
fn link_cells<const BYTES: usize>(block: BlockRef) -> (*mut u64, usize) {
    let header = block.get();
    let bytes = if BYTES == 0 {
        header.cell_bytes as usize
    } else {
        BYTES
    };
    let (blank, dirty, drops) = (header.blank, header.dirty, header.drops);
    let mut first = std::ptr::null_mut();
    let mut tail: *mut *mut u64 = &mut first;
    let mut count = 0;
    let mut cell = block.cells();
    for _ in 0..header.capacity {
        let head = cell as *mut Head;
        // SAFETY: each cell of the block in turn. Free cells and dead ones are nobody's.
        unsafe {
            if blank {
                // Nothing in a blank block is in use, nor is it anything yet.
                std::ptr::write_bytes(cell, 0, bytes);
            } else {
                if is_free(&*head) {
                    if dirty {
                        std::ptr::write_bytes(cell, 0, bytes);
                    }
                } else if (*head).gc & gc::MARKED != 0 {
                    cell = cell.add(bytes);
                    continue;
                } else {
                    if drops {
                        foreign::drop_if_asked(head);
                    }
                    std::ptr::write_bytes(cell, 0, bytes);
                }
            }
            *tail = cell as *mut u64;
            tail = (cell as *mut *mut u64).add(1);
            count += 1;
            cell = cell.add(bytes);
        }
    }
    // SAFETY: `first`, or the second word of the last cell.
    unsafe { *tail = std::ptr::null_mut() };
    (first, count)
}

/// Frees a block's dead cells without linking them.
fn sweep_now(block: BlockRef, poison: bool) {
    let header = block.get();
    let bytes = header.cell_bytes as usize;
    for head in block.heads() {
        // SAFETY: each cell in turn; an unmarked one that is not free is dead.
        unsafe {
            if is_free(&*head) || (*head).gc & gc::MARKED != 0 {
                continue;
            }
            if header.drops {
                foreign::drop_if_asked(head);
            }
            if poison {
                std::ptr::write_bytes(head as *mut u8, POISON_BYTE, bytes);
            } else {
                (*head).shape = FREE;
            }
        }
    }
    (header.swept, header.dirty) = (true, true);
}

impl Heap {
    /// Before a full collection: everything becomes unmarked, and what died earlier free.
    pub(super) fn unmark_all(&mut self) {
        for block in self.chunks.blocks() {
            if !block.get().swept {
                sweep_now(block, self.stress);
            }
            for head in block.heads() {
                // SAFETY: each cell in turn. In free cells these bits mean nothing, but must
                // stay zero unless the block is dirty.
                unsafe { (*head).gc &= !(gc::MARKED | gc::REMEMBERED) };
            }
            (block.get().marked, block.get().counted) = (0, 0);
        }
        self.larges.unmark();
    }

    /// After marking: finds out which blocks have room.
    pub(super) fn sort_blocks(&mut self, full: bool) {
        let mut blocks = std::mem::take(&mut self.fresh);
        if full {
            self.old_cell_bytes = 0;
            self.pending.iter_mut().for_each(Vec::clear);
            blocks.clear();
            blocks.extend(self.chunks.blocks());
        }
        for block in blocks.drain(..) {
            let header = block.get();
            header.swept = false;
            let survivors = (header.marked - header.counted) as usize;
            self.old_cell_bytes += survivors * header.cell_bytes as usize;
            header.counted = header.marked;
            if header.drops || self.stress {
                // Foreign values are dropped soon; stale references meet poison.
                sweep_now(block, self.stress);
            }
            if header.marked == 0 {
                self.chunks.give_blank(block);
            } else if (header.capacity - header.marked) as usize * 8 >= header.capacity as usize {
                self.pending[header.class as usize].push(block);
            }
        }
        self.fresh = blocks;
    }
}
