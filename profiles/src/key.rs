//! What a record is known by. Keys are content (a hash of what the record is about), never a path, a time or an address.
//!
//! A [`Key`] is the byte form shared by the database, the packs and the portable file: the kind's code, then the
//! parts in big-endian order, so that sorting by bytes puts all units of one code object, and all objects of one
//! unit, side by side:
//!
//! ```text
//! program   01 | program 16
//! bytecode  02 | source 16 | frontend 4
//! profile   03 | code 16
//! unit      04 | root 16 | pc 4 | environment 8
//! object    05 | root 16 | pc 4 | environment 8 | trace 8 | build 16 | target 8 | llvm 8
//! usage     06 | the key that it is about
//! canary    07
//! ```

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use xxhash_rust::xxh3::xxh3_64;

/// Declares the 16-byte hashes that callers hand in.
macro_rules! hashes {
    ($( $(#[$meta:meta])* $Name:ident )*) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
        pub struct $Name(pub [u8; 16]);

        impl $Name {
            /// 32 lower-case hexadecimal digits.
            pub fn hex(&self) -> String {
                self.0.iter().map(|b| format!("{b:02x}")).collect()
            }
        }
    )* };
}

hashes! {
    /// Content of a code object.
    Fingerprint
    /// Content of a source text.
    SourceHash
    /// The virtual machine's own build.
    BuildId
    /// A program: the hash of its script's canonical path, or of the source given with `-c`. The caller chooses.
    ProgramKey
}

impl ProgramKey {
    /// The inverse of [`ProgramKey::hex`].
    pub fn from_hex(text: &str) -> Option<ProgramKey> {
        let digits = text.as_bytes();
        if digits.len() != 32 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(ProgramKey(bytes))
    }
}

/// The processor that machine code was made for: its name and features, as the code generator spells them.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
pub struct Target(pub String);

impl Target {
    pub(crate) fn hash(&self) -> u64 {
        xxh3_64(self.0.as_bytes())
    }
}

/// One run of one program. Ordered by start, so that "the last runs" has one meaning everywhere.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
pub struct RunId {
    /// Start of the run, in seconds since 1970.
    pub started_s: u64,
    /// Anything that tells two runs of the same second apart.
    pub nonce: u64,
}

/// A compiled unit: where it begins, and in which function environment.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
pub struct UnitKey {
    /// The code object that holds the unit's root.
    pub root: Fingerprint,
    /// Its loop head, or 0 for a function entry; in instructions.
    pub root_pc: u32,
    /// Tells two environments of one code object apart, by content (for example module and qualified name).
    pub env: u64,
}

/// Bytecode is a function of the source and of the front end that translated it.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize,
)]
pub struct BytecodeKey {
    /// Hash of the whole source text.
    pub source: SourceHash,
    /// Version of the front end.
    pub frontend: u32,
}

/// Declares the kinds of record, one row each.
macro_rules! kinds {
    ($( $(#[$meta:meta])* $Kind:ident = $code:literal $name:literal, version $version:literal,
        key $key_len:expr, limit $limit:expr, $class:ident, $portable:ident; )*) => {
        /// The kinds of record.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Kind { $( $(#[$meta])* $Kind = $code ),* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[ $( Kind::$Kind ),* ];

            /// The kind's name in listings.
            pub fn name(self) -> &'static str { match self { $( Kind::$Kind => $name ),* } }

            /// Version of the record's layout; a record of another version is refused.
            pub fn version(self) -> u8 { match self { $( Kind::$Kind => $version ),* } }

            /// Length of the key after the kind's code, in bytes; `None` where it varies.
            fn key_len_bytes(self) -> Option<usize> { match self { $( Kind::$Kind => $key_len ),* } }

            /// The largest encoded record accepted, in bytes.
            pub const fn limit_bytes(self) -> usize { match self { $( Kind::$Kind => $limit ),* } }

            pub(crate) fn class(self) -> Class { match self { $( Kind::$Kind => Class::$class ),* } }

            /// May the kind travel in a portable file?
            pub fn is_portable(self) -> bool {
                match self { $( Kind::$Kind => matches!(Travel::$portable, Travel::Portable) ),* }
            }

            fn from_code(code: u8) -> Option<Kind> {
                match code { $( $code => Some(Kind::$Kind), )* _ => None }
            }
        }
    };
}

/// In which order kinds leave a full store: code before profiles; bookkeeping goes with what it is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Class {
    Code,
    Profile,
    Bookkeeping,
}

enum Travel {
    Portable,
    Local,
}

kinds! {
    /// Which records a program uses.
    Program = 1 "program", version 1, key Some(16), limit 1 << 20, Profile, Portable;
    /// Translated source.
    Bytecode = 2 "bytecode", version 1, key Some(20), limit 16 << 20, Code, Local;
    /// What was counted in a code object.
    Profile = 3 "profile", version 1, key Some(16), limit 1 << 20, Profile, Portable;
    /// The optimized IR of a unit.
    Unit = 4 "unit", version 1, key Some(28), limit 8 << 20, Code, Portable;
    /// The machine code of a unit.
    Object = 5 "object", version 1, key Some(68), limit 16 << 20, Code, Local;
    /// When a record was last of use, and its size.
    Usage = 6 "usage", version 1, key None, limit 128, Bookkeeping, Local;
    /// Proof that the database is the one written last.
    Canary = 7 "canary", version 1, key Some(0), limit 64, Bookkeeping, Local;
}

/// The longest key in bytes, with the kind's code, of a record that can stand in a pack.
pub(crate) const MAX_KEY_BYTES: usize = 69;

/// The byte form of a record's key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "ByteBuf", into = "ByteBuf")]
pub struct Key(Vec<u8>);

impl TryFrom<ByteBuf> for Key {
    type Error = &'static str;

    fn try_from(bytes: ByteBuf) -> Result<Key, &'static str> {
        Key::from_bytes(&bytes).ok_or("not a key")
    }
}

impl From<Key> for ByteBuf {
    fn from(key: Key) -> ByteBuf {
        ByteBuf::from(key.0)
    }
}

impl Key {
    fn new(kind: Kind, parts: &[&[u8]]) -> Key {
        let mut bytes = vec![kind as u8];
        for part in parts {
            bytes.extend_from_slice(part);
        }
        debug_assert!(kind.key_len_bytes().is_none_or(|n| n + 1 == bytes.len()));
        Key(bytes)
    }

    /// The key of a program's record.
    pub fn program(program: &ProgramKey) -> Key {
        Key::new(Kind::Program, &[&program.0])
    }

    /// The key of translated source.
    pub fn bytecode(key: &BytecodeKey) -> Key {
        Key::new(
            Kind::Bytecode,
            &[&key.source.0, &key.frontend.to_be_bytes()],
        )
    }

    /// The key of a code object's profile.
    pub fn profile(code: &Fingerprint) -> Key {
        Key::new(Kind::Profile, &[&code.0])
    }

    /// The key of a unit.
    pub fn unit(unit: &UnitKey) -> Key {
        Key::new(
            Kind::Unit,
            &[
                &unit.root.0,
                &unit.root_pc.to_be_bytes(),
                &unit.env.to_be_bytes(),
            ],
        )
    }

    /// The key of a unit's machine code.
    pub fn object(
        unit: &UnitKey,
        trace_hash: u64,
        build: &BuildId,
        target: &Target,
        llvm: &str,
    ) -> Key {
        Key::new(
            Kind::Object,
            &[
                &unit.root.0,
                &unit.root_pc.to_be_bytes(),
                &unit.env.to_be_bytes(),
                &trace_hash.to_be_bytes(),
                &build.0,
                &target.hash().to_be_bytes(),
                &xxh3_64(llvm.as_bytes()).to_be_bytes(),
            ],
        )
    }

    pub(crate) fn usage(of: &Key) -> Key {
        Key::new(Kind::Usage, &[&of.0])
    }

    pub(crate) fn canary() -> Key {
        Key::new(Kind::Canary, &[])
    }

    /// What all units rooted in a code object begin with.
    pub(crate) fn units_of(root: &Fingerprint) -> Vec<u8> {
        let mut bytes = vec![Kind::Unit as u8];
        bytes.extend_from_slice(&root.0);
        bytes
    }

    /// What all objects of a unit begin with.
    pub(crate) fn objects_of(unit: &UnitKey) -> Vec<u8> {
        let mut bytes = Key::unit(unit).0;
        bytes[0] = Kind::Object as u8;
        bytes
    }

    /// Of an object's key: trace hash, build, and target hash.
    pub(crate) fn object_parts(&self) -> Option<(u64, BuildId, u64)> {
        if self.kind() != Kind::Object {
            return None;
        }
        let word = |at: usize| Some(u64::from_be_bytes(self.0.get(at..at + 8)?.try_into().ok()?));
        let build = BuildId(self.0.get(37..53)?.try_into().ok()?);
        Some((word(29)?, build, word(53)?))
    }

    /// The program that a program's key is of.
    pub(crate) fn as_program(&self) -> Option<ProgramKey> {
        if self.kind() != Kind::Program {
            return None;
        }
        Some(ProgramKey(self.0.get(1..)?.try_into().ok()?))
    }

    /// Reads a key, refusing bytes of no kind or of a wrong length.
    pub fn from_bytes(bytes: &[u8]) -> Option<Key> {
        let kind = Kind::from_code(*bytes.first()?)?;
        let fits = match kind.key_len_bytes() {
            Some(len) => bytes.len() == len + 1,
            None => bytes.len() <= MAX_KEY_BYTES + 1 && Key::from_bytes(&bytes[1..]).is_some(),
        };
        fits.then(|| Key(bytes.to_vec()))
    }

    /// Reads a key that is followed by zeros.
    pub(crate) fn from_padded(bytes: &[u8]) -> Option<Key> {
        let len = Kind::from_code(*bytes.first()?)?.key_len_bytes()? + 1;
        let (key, pad) = bytes.split_at_checked(len)?;
        pad.iter().all(|&b| b == 0).then(|| Key::from_bytes(key))?
    }

    /// The bytes that [`Key::from_bytes`] reads.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// What the record is.
    pub fn kind(&self) -> Kind {
        Kind::from_code(self.0[0]).expect("every way to make a key checks its kind")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit() -> UnitKey {
        UnitKey {
            root: Fingerprint([7; 16]),
            root_pc: 12,
            env: 99,
        }
    }

    #[test]
    fn every_key_reads_back() {
        let object = Key::object(
            &unit(),
            5,
            &BuildId([3; 16]),
            &Target("x86-64".into()),
            "19.1",
        );
        let keys = [
            Key::program(&ProgramKey([1; 16])),
            Key::bytecode(&BytecodeKey::default()),
            Key::profile(&Fingerprint([2; 16])),
            Key::unit(&unit()),
            object.clone(),
            Key::usage(&object),
            Key::canary(),
        ];
        for key in &keys {
            assert_eq!(Key::from_bytes(key.as_bytes()).as_ref(), Some(key));
            assert!(Key::from_bytes(&[key.as_bytes(), &[0]].concat()).is_none());
        }
        assert!(
            keys.iter()
                .all(|k| k.kind() == Kind::Usage || k.as_bytes().len() <= MAX_KEY_BYTES)
        );
    }

    #[test]
    fn objects_stand_beside_their_unit_and_tell_their_parts() {
        let target = Target("aarch64+sve".into());
        let key = Key::object(&unit(), 5, &BuildId([3; 16]), &target, "19.1");
        assert!(key.as_bytes().starts_with(&Key::objects_of(&unit())));
        assert_eq!(
            key.object_parts(),
            Some((5, BuildId([3; 16]), target.hash()))
        );
        assert!(
            Key::unit(&unit())
                .as_bytes()
                .starts_with(&Key::units_of(&unit().root))
        );
    }

    #[test]
    fn program_keys_read_their_hex() {
        let key = ProgramKey(*b"0123456789abcdef");
        assert_eq!(ProgramKey::from_hex(&key.hex()), Some(key));
        assert_eq!(ProgramKey::from_hex("no"), None);
        assert_eq!(ProgramKey::from_hex(&"+1".repeat(16)), None);
    }
}
