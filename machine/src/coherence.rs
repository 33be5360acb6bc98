//! Does the processor run what was written through the other view of code memory?
//!
//! Real ones do, once told (see [`crate::os::flush_instructions`]). Emulators translate code and
//! notice writes by protecting the page that they have seen it in, which misses writes through
//! another address; QEMU before 8.1 ignores AArch64's cache instructions besides. So it is tried
//! out once; where it does not hold, fresh code is made known by changing the protection of its
//! pages back and forth, which no emulator ignores.

use crate::CodeMemory;

/// Writes a function, runs it, writes another one to the same place and runs that.
pub(crate) fn holds(memory: &CodeMemory) -> bool {
    (1..=2).all(|number| match returning(number) {
        Some(code) => run(memory, &code) == Some(number),
        None => true,
    })
}

fn run(memory: &CodeMemory, code: &[u8]) -> Option<u32> {
    let mut draft = memory.draft(code.len()).ok()?;
    draft.bytes_mut()[..code.len()].copy_from_slice(code);
    let code = draft.publish();
    // SAFETY: the code is a C function without parameters that returns a number; on a machine
    // where this fails, an older function of the same kind runs instead.
    let function: extern "C" fn() -> u32 = unsafe { std::mem::transmute(code.address()) };
    Some(function())
}

/// A function that returns a small number, on processors that we know.
fn returning(number: u32) -> Option<Vec<u8>> {
    if cfg!(target_arch = "x86_64") {
        // mov eax, number; ret
        Some([&[0xb8][..], &number.to_le_bytes(), &[0xc3]].concat())
    } else if cfg!(target_arch = "aarch64") {
        // movz w0, #number; ret
        let words = [0x5280_0000 | number << 5, 0xd65f_03c0u32];
        Some(words.map(u32::to_le_bytes).concat())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_last_is_run_even_where_it_goes_unnoticed() {
        let memory = CodeMemory::with_capacity(1 << 16, 4096).expect("mapping");
        for _ in 0..3 {
            assert!(holds(&memory));
        }
    }
}
