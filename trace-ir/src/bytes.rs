//! Units as bytes, and their content key.
//!
//! ```text
//!  ├ "RKIR" ┤ version u32 ┤ tables u64 ├ bincode of the unit …
//! ```
//!
//! `tables` is a digest of the micro-op and helper tables: bytes written under other tables
//! are refused, whether or not somebody remembered to raise the version.

use crate::unit::Unit;
use crate::uop::{Region, Uop};
use crate::verify::{Violation, verify};
use bincode::config::{Configuration, Limit, LittleEndian, Varint};
use rekindle_abi::helpers::HELPERS;
use rekindle_bytecode::Fingerprint;
use rekindle_bytecode::fingerprint::Hasher;
use std::fmt;
use std::sync::OnceLock;

/// Raised when the form of a unit changes.
pub const VERSION: u32 = 2;
/// Most bytes that a unit is decoded from or into.
pub const LIMIT_BYTES: usize = 32 << 20;

const MAGIC: [u8; 4] = *b"RKIR";
const HEADER_BYTES: usize = 16;

/// Why bytes are not a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DecodeError {
    /// They do not start like one.
    NotAUnit,
    /// Another version, or other tables.
    Version,
    /// Too short, too long, or not decodable.
    Malformed,
    /// Decoded, but not a unit that may be used.
    Invalid(Violation),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::NotAUnit => f.write_str("not a unit"),
            DecodeError::Version => f.write_str("written by another version"),
            DecodeError::Malformed => f.write_str("malformed"),
            DecodeError::Invalid(violation) => write!(f, "{violation}"),
        }
    }
}

impl std::error::Error for DecodeError {}

type Config = Configuration<LittleEndian, Varint, Limit<LIMIT_BYTES>>;

fn config() -> Config {
    bincode::config::standard().with_limit::<LIMIT_BYTES>()
}

/// The bytes of a unit; the same for the same unit.
pub fn encode(unit: &Unit) -> Vec<u8> {
    let mut bytes = header().to_vec();
    // Plain data cannot fail to serialize, and a Vec does not run full.
    bincode::serde::encode_into_std_write(unit, &mut bytes, config()).expect("a unit serializes");
    bytes
}

/// The unit in `bytes`, verified.
pub fn decode(bytes: &[u8]) -> Result<Unit, DecodeError> {
    check_header(bytes)?;
    let (unit, used): (Unit, usize) =
        bincode::serde::decode_from_slice(&bytes[HEADER_BYTES..], config())
            .map_err(|_| DecodeError::Malformed)?;
    if used != bytes.len() - HEADER_BYTES {
        return Err(DecodeError::Malformed);
    }
    verify(&unit).map_err(DecodeError::Invalid)?;
    Ok(unit)
}

/// Do the bytes begin like those of a unit of this version?
pub fn check_header(bytes: &[u8]) -> Result<(), DecodeError> {
    let head = bytes.get(..HEADER_BYTES).ok_or(DecodeError::NotAUnit)?;
    if head[..4] != MAGIC {
        return Err(DecodeError::NotAUnit);
    }
    if head != header() {
        return Err(DecodeError::Version);
    }
    Ok(())
}

/// Content key: equal for equal units, in every process.
pub fn content_key(unit: &Unit) -> Fingerprint {
    let mut hasher = Hasher::default();
    hasher.bytes(&encode(unit));
    hasher.finish()
}

fn header() -> [u8; HEADER_BYTES] {
    static HEADER: OnceLock<[u8; HEADER_BYTES]> = OnceLock::new();
    *HEADER.get_or_init(make_header)
}

fn make_header() -> [u8; HEADER_BYTES] {
    let mut head = [0; HEADER_BYTES];
    head[..4].copy_from_slice(&MAGIC);
    head[4..8].copy_from_slice(&VERSION.to_le_bytes());
    head[8..].copy_from_slice(&tables_digest());
    head
}

pub(crate) fn tables_digest() -> [u8; 8] {
    let mut hasher = Hasher::default();
    for op in Uop::ALL {
        hasher.text(op.name());
        op.operands()
            .iter()
            .for_each(|ty| hasher.bytes(&[*ty as u8]));
        hasher.bytes(&[op.result() as u8, op.effect() as u8, op.imm() as u8]);
    }
    Region::ALL.iter().for_each(|r| hasher.text(r.name()));
    for row in HELPERS {
        hasher.text(row.name);
        row.params.iter().for_each(|ty| hasher.bytes(&[*ty as u8]));
        hasher.bytes(&[row.result as u8, row.effect as u8, row.raises as u8]);
    }
    let key = hasher.finish().0;
    std::array::from_fn(|i| key[i])
}

#[cfg(test)]
mod tests;
