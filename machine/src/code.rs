//! A unit's machine code: first a [`Draft`] that can be written, then a [`Code`] that can be run.

use crate::memory::Region;

/// Code being written. Its final address is already known, so branches can be resolved.
#[derive(Debug)]
pub struct Draft {
    region: Region,
    len: usize,
}

impl Draft {
    pub(crate) fn new(region: Region) -> Draft {
        let len = region.len();
        Draft { region, len }
    }

    /// Where the first byte will run.
    pub fn address(&self) -> u64 {
        self.region.run_ptr() as u64
    }

    /// The bytes, to write. At least as many as were asked for; their content is arbitrary.
    pub fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: the region is ours alone, mapped writable through this view for `len` bytes,
        // and nobody reads it through the other view before it is published.
        unsafe { std::slice::from_raw_parts_mut(self.region.write_ptr(), self.len) }
    }

    /// Keeps only the first `len` bytes.
    pub fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
        self.region.shrink(self.len);
    }

    /// Ends writing: from here on the code can be run.
    pub fn publish(self) -> Code {
        self.region.flush(self.len);
        Code {
            region: self.region,
            len: self.len,
        }
    }
}

/// Code that can be run and never changes. Dropping it frees its memory.
#[derive(Debug)]
pub struct Code {
    region: Region,
    len: usize,
}

impl Code {
    /// Address of the first byte.
    pub fn address(&self) -> u64 {
        self.region.run_ptr() as u64
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        // SAFETY: the region is mapped readable, belongs to this code, and is not written again
        // before it is freed.
        unsafe { std::slice::from_raw_parts(self.region.run_ptr(), self.len) }
    }

    /// Does this address lie inside?
    pub fn contains(&self, address: u64) -> bool {
        address.wrapping_sub(self.address()) < self.len as u64
    }
}

#[cfg(test)]
#[cfg(target_arch = "x86_64")]
mod tests {
    use crate::CodeMemory;

    #[test]
    fn what_is_written_through_one_view_runs_through_the_other() {
        let memory = CodeMemory::with_capacity(1 << 16, 4096).expect("mapping");
        let mut draft = memory.draft(1000).expect("room");
        // lea rax, [rdi + rsi]; ret
        let code = [0x48, 0x8d, 0x04, 0x37, 0xc3];
        let at = draft.address();
        draft.bytes_mut()[..5].copy_from_slice(&code);
        draft.truncate(5);
        let unit = draft.publish();
        assert_eq!((unit.address(), unit.bytes()), (at, &code[..]));
        assert!(unit.contains(at + 4) && !unit.contains(at + 5) && !unit.contains(at - 1));
        assert_eq!(memory.used_bytes().0, 64);
        // SAFETY: the bytes above are a function of two integers.
        let add: extern "C" fn(i64, i64) -> i64 = unsafe { std::mem::transmute(at) };
        assert_eq!(add(40, 2), 42);
    }
}
