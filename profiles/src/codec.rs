//! How a record becomes bytes and back. Everything kept anywhere (database, pack, pending and portable file) is a
//! *frame*, the same bytes in each place:
//!
//! ```text
//!  0        3   4      5         6   8       12           20
//! +----------+------+---------+---+--------+------------+------ … --+
//! |  "RkR1"  | kind | version | 0 | length |  checksum  |   body    |
//! +----------+------+---------+---+--------+------------+------ … --+
//! ```
//!
//! The checksum covers the first twelve bytes, the record's key and the body, so that a frame under another key is
//! as wrong as a flipped bit. It is checked before anything is decoded; decoding then runs under a limit.
//! This is the one module that names the serializer.

use crate::key::{Key, Kind};
use crate::reason::Reject;
use serde::{Serialize, de::DeserializeOwned};
use xxhash_rust::xxh3::Xxh3;

const MAGIC: [u8; 4] = *b"RkR1";
pub(crate) const HEAD_BYTES: usize = 20;

/// What a decoder may claim in memory for one record; at least every kind's own limit.
const CLAIM_BYTES: usize = 32 << 20;

fn config() -> impl bincode::config::Config {
    bincode::config::standard()
        .with_fixed_int_encoding()
        .with_limit::<CLAIM_BYTES>()
}

/// An encoded record with its key.
pub(crate) type Frame = (Key, Vec<u8>);

/// A thing that is stored under a key of its own.
pub(crate) trait Record: Serialize + DeserializeOwned {
    /// The key; its kind is the record's kind.
    fn key(&self) -> Key;

    /// Puts a decoded record into normal form; `false` when its contents contradict each other.
    fn settle(&mut self) -> bool;
}

/// Encodes a record as a frame.
///
/// # Errors
/// `TooLarge` if it exceeds its kind's limit.
pub(crate) fn encode(record: &impl Record) -> Result<Frame, Reject> {
    let key = record.key();
    let body = bincode::serde::encode_to_vec(record, config()).map_err(|_| Reject::TooLarge)?;
    Ok((key.clone(), frame(&key, &body)?))
}

/// Decodes a frame that stands under `key`.
///
/// # Errors
/// Why the frame is not what it should be; see [`open`].
pub(crate) fn decode<T: Record>(key: &Key, bytes: &[u8]) -> Result<T, Reject> {
    let body = open(key, bytes)?;
    let (mut record, read): (T, usize) =
        bincode::serde::decode_from_slice(body, config()).map_err(|_| Reject::Decode)?;
    if read != body.len() || record.key() != *key || !record.settle() {
        return Err(Reject::Decode);
    }
    Ok(record)
}

fn frame(key: &Key, body: &[u8]) -> Result<Vec<u8>, Reject> {
    let kind = key.kind();
    if body.len() > kind.limit_bytes() {
        return Err(Reject::TooLarge);
    }
    let mut bytes = Vec::with_capacity(HEAD_BYTES + body.len());
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&[kind as u8, kind.version(), 0, 0]);
    bytes.extend_from_slice(&(body.len() as u32).to_le_bytes());
    let sum = checksum(&bytes, key, body);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes.extend_from_slice(body);
    Ok(bytes)
}

/// Checks a frame that stands under `key` and returns its body, not decoded.
///
/// # Errors
/// `Truncated`, `Magic`, `TooLarge`, `Checksum`, `Kind`, `Version`, in this order.
pub(crate) fn open<'a>(key: &Key, bytes: &'a [u8]) -> Result<&'a [u8], Reject> {
    if bytes.len() < HEAD_BYTES {
        return Err(Reject::Truncated);
    }
    let (head, body) = bytes.split_at(HEAD_BYTES);
    if head[..4] != MAGIC {
        return Err(Reject::Magic);
    }
    if u32_at(head, 8) as usize != body.len() {
        return Err(Reject::Truncated);
    }
    let kind = key.kind();
    if body.len() > kind.limit_bytes() {
        return Err(Reject::TooLarge);
    }
    if u64_at(head, 12) != checksum(&head[..12], key, body) {
        return Err(Reject::Checksum);
    }
    if head[4] != kind as u8 {
        return Err(Reject::Kind);
    }
    if head[5] != kind.version() {
        return Err(Reject::Version);
    }
    Ok(body)
}

/// Gives a damaged frame a right checksum, so that tests reach what lies behind it.
#[cfg(test)]
pub(crate) fn reseal(key: &Key, frame: &mut [u8]) {
    let sum = checksum(&frame[..12], key, &frame[HEAD_BYTES..]);
    frame[12..HEAD_BYTES].copy_from_slice(&sum.to_le_bytes());
}

fn checksum(head: &[u8], key: &Key, body: &[u8]) -> u64 {
    let mut sum = Xxh3::new();
    sum.update(head);
    sum.update(key.as_bytes());
    sum.update(body);
    sum.digest()
}

/// The four bytes at `at` as a little-endian number; the caller has checked that they are there.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let mut four = [0; 4];
    four.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(four)
}

/// The eight bytes at `at` as a little-endian number; the caller has checked that they are there.
pub(crate) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(eight)
}

const _: () = {
    let mut i = 0;
    while i < Kind::ALL.len() {
        // A frame's length is 32 bits, and a record within its limit must decode.
        assert!(limit_of(i) < CLAIM_BYTES);
        i += 1;
    }
};

const fn limit_of(index: usize) -> usize {
    Kind::ALL[index].limit_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::BytecodeRecord;

    fn sample() -> (Key, Vec<u8>) {
        encode(&BytecodeRecord {
            key: Default::default(),
            bytes: b"some bytecode".to_vec(),
        })
        .unwrap()
    }

    #[test]
    fn a_frame_reads_back() {
        let (key, frame) = sample();
        let record: BytecodeRecord = decode(&key, &frame).unwrap();
        assert_eq!(record.bytes, b"some bytecode");
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let (key, frame) = sample();
        for at in 0..frame.len() {
            for bit in 0..8 {
                let mut bad = frame.clone();
                bad[at] ^= 1 << bit;
                assert!(
                    decode::<BytecodeRecord>(&key, &bad).is_err(),
                    "byte {at} bit {bit}"
                );
            }
            assert!(decode::<BytecodeRecord>(&key, &frame[..at]).is_err());
        }
    }

    #[test]
    fn a_frame_under_another_key_or_of_another_version_is_refused() {
        let (_, mut frame) = sample();
        let other = Key::bytecode(&crate::BytecodeKey {
            frontend: 8,
            ..Default::default()
        });
        assert_eq!(
            decode::<BytecodeRecord>(&other, &frame).err(),
            Some(Reject::Checksum)
        );
        let (key, _) = sample();
        frame[5] += 1;
        reseal(&key, &mut frame);
        assert_eq!(
            decode::<BytecodeRecord>(&key, &frame).err(),
            Some(Reject::Version)
        );
    }

    #[test]
    fn what_is_too_large_is_not_written() {
        let bytes = vec![0; Kind::Bytecode.limit_bytes() + 1];
        let record = BytecodeRecord {
            key: Default::default(),
            bytes,
        };
        assert_eq!(encode(&record).err(), Some(Reject::TooLarge));
    }
}
