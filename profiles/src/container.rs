//! A list of frames with their keys as one run of bytes: the form of a pending file and of a portable file.
//!
//! ```text
//!  0       8         12       16          24         32
//! +-------+---------+--------+-----------+----------+-- each: key size 2, frame size 4, key, frame --+
//! | magic | version | number | body size | checksum |                     …                          |
//! +-------+---------+--------+-----------+----------+------------------------------------------------+
//! ```
//!
//! The checksum covers everything else in the file.

use crate::codec::{u32_at, u64_at};
use crate::key::Key;
use crate::reason::Reject;
use xxhash_rust::xxh3::Xxh3;

const VERSION: u32 = 1;
const HEADER_BYTES: usize = 32;
const ROW_BYTES: usize = 6;

/// Which of the two files it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    Pending,
    Portable,
}

impl Form {
    fn magic(self) -> [u8; 8] {
        match self {
            Form::Pending => *b"RkFound\0",
            Form::Portable => *b"RkProf1\0",
        }
    }
}

pub(crate) fn write<'a>(form: Form, frames: impl Iterator<Item = (&'a Key, &'a [u8])>) -> Vec<u8> {
    let mut bytes = vec![0; HEADER_BYTES];
    let mut number = 0u32;
    for (key, frame) in frames {
        number += 1;
        bytes.extend_from_slice(&(key.as_bytes().len() as u16).to_le_bytes());
        bytes.extend_from_slice(&(frame.len() as u32).to_le_bytes());
        bytes.extend_from_slice(key.as_bytes());
        bytes.extend_from_slice(frame);
    }
    let body = (bytes.len() - HEADER_BYTES) as u64;
    bytes[..8].copy_from_slice(&form.magic());
    bytes[8..12].copy_from_slice(&VERSION.to_le_bytes());
    bytes[12..16].copy_from_slice(&number.to_le_bytes());
    bytes[16..24].copy_from_slice(&body.to_le_bytes());
    seal(&mut bytes);
    bytes
}

/// Puts the right checksum into a file; tests seal what they have damaged, to reach what lies behind the checksum.
pub(crate) fn seal(bytes: &mut [u8]) {
    let sum = checksum(bytes);
    bytes[24..32].copy_from_slice(&sum.to_le_bytes());
}

/// Takes a file apart; the frames are not yet checked.
///
/// # Errors
/// Why the file as a whole is refused: `TooLarge`, `Truncated`, `Magic`, `Version`, `Checksum`, `Decode`.
pub(crate) fn read(
    form: Form,
    bytes: &[u8],
    limit_bytes: u64,
    limit_entries: u32,
) -> Result<Vec<(Key, &[u8])>, Reject> {
    if bytes.len() as u64 > limit_bytes {
        return Err(Reject::TooLarge);
    }
    if bytes.len() < HEADER_BYTES {
        return Err(Reject::Truncated);
    }
    if bytes[..8] != form.magic() {
        return Err(Reject::Magic);
    }
    if u64_at(bytes, 16) != (bytes.len() - HEADER_BYTES) as u64 {
        return Err(Reject::Truncated);
    }
    if u64_at(bytes, 24) != checksum(bytes) {
        return Err(Reject::Checksum);
    }
    if u32_at(bytes, 8) != VERSION {
        return Err(Reject::Version);
    }
    let number = u32_at(bytes, 12);
    if number > limit_entries {
        return Err(Reject::TooLarge);
    }
    let mut frames = Vec::new();
    let mut rest = &bytes[HEADER_BYTES..];
    for _ in 0..number {
        let (row, after) = rest.split_at_checked(ROW_BYTES).ok_or(Reject::Decode)?;
        let key_bytes = usize::from(u16::from_le_bytes([row[0], row[1]]));
        let frame_bytes = u32_at(row, 2) as usize;
        let (key, after) = after.split_at_checked(key_bytes).ok_or(Reject::Decode)?;
        let (frame, after) = after.split_at_checked(frame_bytes).ok_or(Reject::Decode)?;
        frames.push((Key::from_bytes(key).ok_or(Reject::Decode)?, frame));
        rest = after;
    }
    if !rest.is_empty() {
        return Err(Reject::Decode);
    }
    Ok(frames)
}

fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = Xxh3::new();
    sum.update(&bytes[..24]);
    sum.update(&bytes[HEADER_BYTES..]);
    sum.digest()
}
