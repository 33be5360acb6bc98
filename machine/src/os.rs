//! The operating system's memory calls; nothing else names them.

use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::ptr::NonNull;

/// What a mapping may be used for. There is no way to ask for writable and executable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Access {
    /// Nothing: a guard.
    None,
    /// Read and write.
    Write,
    /// Read and execute.
    Execute,
}

impl Access {
    fn bits(self) -> libc::c_int {
        match self {
            Access::None => libc::PROT_NONE,
            Access::Write => libc::PROT_READ | libc::PROT_WRITE,
            Access::Execute => libc::PROT_READ | libc::PROT_EXEC,
        }
    }
}

/// A range of addresses that belongs to us; unmapped when dropped.
#[derive(Debug)]
pub(crate) struct Mapping {
    base: NonNull<u8>,
    len: usize,
}

// SAFETY: a mapping is a range of addresses, not tied to a thread; what is done with the memory
// is the owner's affair.
unsafe impl Send for Mapping {}
// SAFETY: as above; shared access only reads the two fields.
unsafe impl Sync for Mapping {}

impl Mapping {
    /// Zeroed private memory, committed page by page as it is touched.
    pub(crate) fn lazily(len: usize, access: Access) -> io::Result<Mapping> {
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
        // SAFETY: a new anonymous mapping at an address of the system's choice disturbs nothing.
        let p = unsafe { libc::mmap(std::ptr::null_mut(), len, access.bits(), flags, -1, 0) };
        Mapping::from_raw(p, len)
    }

    fn from_raw(p: *mut libc::c_void, len: usize) -> io::Result<Mapping> {
        if p == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        let base = NonNull::new(p.cast()).ok_or(io::ErrorKind::OutOfMemory)?;
        Ok(Mapping { base, len })
    }

    /// First address.
    pub(crate) fn base(&self) -> *mut u8 {
        self.base.as_ptr()
    }

    /// Length in bytes.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Puts the start of a memory file over the first `len` bytes of this range, shared.
    ///
    /// What was mapped there is gone: callers hold no Rust references into it.
    pub(crate) fn show(&self, file: &MemoryFile, len: usize, access: Access) -> io::Result<()> {
        assert!(len <= self.len);
        let flags = libc::MAP_SHARED | libc::MAP_FIXED;
        // SAFETY: the range is ours (checked above), so MAP_FIXED replaces only our own pages.
        let p = unsafe {
            libc::mmap(
                self.base().cast(),
                len,
                access.bits(),
                flags,
                file.fd.as_raw_fd(),
                0,
            )
        };
        if p == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        Ok(())
    }

    /// Changes what `len` bytes from `offset` (both whole pages) may be used for.
    pub(crate) fn protect(&self, offset: usize, len: usize, access: Access) -> io::Result<()> {
        assert!(offset <= self.len && len <= self.len - offset);
        // SAFETY: the range is ours; the assertion keeps it inside the mapping.
        let rc = unsafe { libc::mprotect(self.base().add(offset).cast(), len, access.bits()) };
        if rc == 0 {
            Ok(())
        } else {
            Err(io::Error::last_os_error())
        }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the range was mapped by us and nobody can reach it once its owner is dropped.
        unsafe { libc::munmap(self.base().cast(), self.len) };
    }
}

/// A file that exists only in memory.
#[derive(Debug)]
pub(crate) struct MemoryFile {
    fd: OwnedFd,
}

impl MemoryFile {
    /// A file of `len` zero bytes; pages come into being when they are written.
    pub(crate) fn new(len: usize) -> io::Result<MemoryFile> {
        // SAFETY: the name is a C string.
        let fd = unsafe { libc::memfd_create(c"rekindle-code".as_ptr(), libc::MFD_CLOEXEC) };
        if fd < 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: the descriptor was just opened and belongs to nobody else.
        let fd = unsafe { OwnedFd::from_raw_fd(fd) };
        let len = libc::off_t::try_from(len).map_err(|_| io::ErrorKind::InvalidInput)?;
        // SAFETY: the descriptor is open.
        if unsafe { libc::ftruncate(fd.as_raw_fd(), len) } != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(MemoryFile { fd })
    }

    /// Writes all of `bytes` at `offset`.
    pub(crate) fn write(&self, bytes: &[u8], offset: usize) -> io::Result<()> {
        use std::os::unix::fs::FileExt;
        let file = std::fs::File::from(self.fd.try_clone()?);
        file.write_all_at(bytes, offset as u64)
    }
}

/// Processor time that this thread has used. Time in which others had the processor does not count: what is rationed by it
/// is rationed alike on an idle and on a busy machine.
pub fn thread_time() -> std::time::Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the pointer is to a timespec of ours. Every Linux has this clock; were it missing, the time stays 0.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    std::time::Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Size of a page in bytes.
pub(crate) fn page_bytes() -> usize {
    // SAFETY: sysconf has no preconditions.
    let n = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    usize::try_from(n).unwrap_or(4096)
}

/// Makes freshly written instructions visible to the processor's instruction fetch.
///
/// x86-64 keeps its instruction cache coherent; AArch64 wants it said line by line, through the
/// address at which the code will run.
pub(crate) fn flush_instructions(start: *const u8, len: usize) {
    #[cfg(target_arch = "aarch64")]
    flush_aarch64(start as usize, len);
    #[cfg(not(target_arch = "aarch64"))]
    let _ = (start, len);
}

#[cfg(target_arch = "aarch64")]
fn flush_aarch64(start: usize, len: usize) {
    use std::arch::asm;
    let ctr: usize;
    // SAFETY: reading CTR_EL0 is allowed at EL0 on Linux and changes nothing.
    unsafe { asm!("mrs {}, ctr_el0", out(reg) ctr, options(nomem, nostack)) };
    let data_line = 4usize << (ctr >> 16 & 15);
    let code_line = 4usize << (ctr & 15);
    let end = start + len;
    for line in (start & !(data_line - 1)..end).step_by(data_line) {
        // SAFETY: cleaning a data line that is mapped has no effect a program sees.
        unsafe { asm!("dc cvau, {}", in(reg) line, options(nostack)) };
    }
    // SAFETY: a barrier.
    unsafe { asm!("dsb ish", options(nostack)) };
    for line in (start & !(code_line - 1)..end).step_by(code_line) {
        // SAFETY: invalidating an instruction line that is mapped has no effect a program sees.
        unsafe { asm!("ic ivau, {}", in(reg) line, options(nostack)) };
    }
    // SAFETY: barriers.
    unsafe { asm!("dsb ish", "isb", options(nostack)) };
}
