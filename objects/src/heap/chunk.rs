//! Chunks: where blocks come from, and the table of them.

use super::block::{BLOCK_BYTES, BlockRef};
use rekindle_abi::heap::Head;
use std::alloc::Layout;

/// Bytes of a chunk, and its alignment.
const CHUNK_BYTES: usize = 1 << 20;
const BLOCKS_PER_CHUNK: usize = CHUNK_BYTES / BLOCK_BYTES;
const LAYOUT: Layout = match Layout::from_size_align(CHUNK_BYTES, CHUNK_BYTES) {
    Ok(layout) => layout,
    Err(_) => panic!("a power of two"),
};

/// All blocks, and which of them are blank.
#[derive(Debug, Default)]
pub(super) struct Chunks {
    /// Addresses of the chunks.
    bases: Vec<usize>,
    /// The same as a hash table with linear probing: a power of two of addresses or zeros.
    table: Vec<usize>,
    low: usize,
    high: usize,
    blank: Vec<BlockRef>,
}

impl Chunks {
    /// A blank block.
    pub(super) fn take_blank(&mut self) -> BlockRef {
        loop {
            if let Some(block) = self.blank.pop() {
                return block;
            }
            self.add_chunk();
        }
    }

    /// Gives a block back; it is blank now.
    pub(super) fn give_blank(&mut self, block: BlockRef) {
        let header = block.get();
        (header.blank, header.swept, header.drops) = (true, false, false);
        (header.marked, header.counted) = (0, 0);
        self.blank.push(block);
    }

    #[cold]
    fn add_chunk(&mut self) {
        // SAFETY: the layout's size is not zero.
        let base = unsafe { std::alloc::alloc(LAYOUT) };
        if base.is_null() {
            std::alloc::handle_alloc_error(LAYOUT);
        }
        for i in (0..BLOCKS_PER_CHUNK).rev() {
            // SAFETY: the chunk is fresh, and as large and as aligned as this many blocks.
            self.blank
                .push(unsafe { BlockRef::create(base.add(i * BLOCK_BYTES)) });
        }
        self.bases.push(base as usize);
        self.index();
    }

    /// Makes the hash table anew.
    fn index(&mut self) {
        self.low = self.bases.iter().copied().min().unwrap_or(0);
        self.high = self
            .bases
            .iter()
            .copied()
            .max()
            .map_or(0, |b| b + CHUNK_BYTES);
        let size = (self.bases.len() * 4).next_power_of_two().max(16);
        self.table.clear();
        self.table.resize(size, 0);
        for &base in &self.bases {
            let mut at = slot(base, size);
            while self.table[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            self.table[at] = base;
        }
    }

    /// The object in a block that the word points to or into, if any.
    #[inline]
    pub(super) fn object_at(&self, word: usize) -> Option<*mut Head> {
        if word < self.low || word >= self.high {
            return None;
        }
        let base = word & !(CHUNK_BYTES - 1);
        let mut at = slot(base, self.table.len());
        loop {
            match self.table[at] {
                0 => return None,
                b if b == base => break,
                _ => at = (at + 1) & (self.table.len() - 1),
            }
        }
        // SAFETY: the word lies in a chunk, hence in a block.
        unsafe { BlockRef::of(word as *const Head) }.object_at(word)
    }

    /// Every block that is not blank.
    pub(super) fn blocks(&self) -> impl Iterator<Item = BlockRef> {
        self.bases
            .iter()
            .flat_map(|base| (0..BLOCKS_PER_CHUNK).map(move |i| base + i * BLOCK_BYTES))
            // SAFETY: these are the addresses of the blocks.
            .map(|address| unsafe { BlockRef::of(address as *const Head) })
            .filter(|block| !block.get().blank)
    }

    /// Bytes asked from the system.
    pub(super) fn bytes(&self) -> usize {
        self.bases.len() * CHUNK_BYTES
    }

    /// Gives chunks without objects back to the system, but for about `spare_bytes` of them.
    pub(super) fn release(&mut self, spare_bytes: usize) {
        let excess = (self.blank.len() * BLOCK_BYTES).saturating_sub(spare_bytes);
        let most = excess / CHUNK_BYTES;
        let mut empty = Vec::new();
        self.bases.retain(|&base| {
            let blank = |i: usize| {
                let address = base + i * BLOCK_BYTES;
                // SAFETY: the address of a block.
                unsafe { BlockRef::of(address as *const Head) }.get().blank
            };
            let go = empty.len() < most && (0..BLOCKS_PER_CHUNK).all(blank);
            if go {
                empty.push(base);
            }
            !go
        });
        if empty.is_empty() {
            return;
        }
        empty.sort_unstable();
        self.blank.retain(|block| {
            let base = block.address() & !(CHUNK_BYTES - 1);
            empty.binary_search(&base).is_err()
        });
        for base in empty {
            // SAFETY: allocated with this layout; nothing points into it any more.
            unsafe { std::alloc::dealloc(base as *mut u8, LAYOUT) };
        }
        self.index();
    }
}

impl Drop for Chunks {
    fn drop(&mut self) {
        for &base in &self.bases {
            // SAFETY: allocated with this layout, freed once.
            unsafe { std::alloc::dealloc(base as *mut u8, LAYOUT) };
        }
    }
}

/// Where a chunk's address is looked for first.
#[inline(always)]
fn slot(base: usize, size: usize) -> usize {
    (base / CHUNK_BYTES).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32 & (size - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_into_cells_count() {
        let mut chunks = Chunks::default();
        let block = chunks.take_blank();
        assert_eq!(chunks.object_at(block.address() + 100), None, "blank");
        block.set_class(2);
        let header = block.get();
        (header.blank, header.swept) = (false, true);
        // SAFETY: the block's cells are raw memory that nobody else uses.
        unsafe { std::ptr::write_bytes(block.cells(), 0, block.cells_bytes()) };
        let third = block.heads().nth(2).expect("many cells");
        // SAFETY: a cell of the block.
        unsafe { (*third).shape = rekindle_abi::ShapeId::TUPLE };
        let at = third as usize;
        for (word, found) in [
            (at, true),
            (at + 47, true),
            (at + 48, false),
            (at - 1, false),
            (block.address() + 8, false),
            (block.address() + BLOCK_BYTES - 1, false),
            (0, false),
            (usize::MAX, false),
        ] {
            assert_eq!(chunks.object_at(word), found.then_some(third), "{word:#x}");
        }
    }

    #[test]
    fn empty_chunks_go_back() {
        let mut chunks = Chunks::default();
        let used: Vec<_> = (0..BLOCKS_PER_CHUNK * 3)
            .map(|_| {
                let block = chunks.take_blank();
                block.set_class(0);
                block.get().blank = false;
                block
            })
            .collect();
        assert_eq!(chunks.bytes(), 3 * CHUNK_BYTES);
        for block in &used[1..] {
            chunks.give_blank(*block);
        }
        chunks.release(0);
        assert_eq!(chunks.bytes(), CHUNK_BYTES);
        assert_eq!(chunks.blocks().collect::<Vec<_>>(), used[..1]);
    }
}
