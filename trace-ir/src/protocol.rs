//! What the host of tier 2 and the LLVM plugin say to each other, encoded with bincode and serde
//! (fixed-width integers).
//!
//! The object that comes back defines one function, [`ENTRY`], and needs one symbol,
//! [`LITERALS`]; everything else it reaches through the context:
//!
//! ```text
//!  extern "C" fn unit(ctx: *mut Ctx, slots: *mut u64) -> i64      form::LEFT or form::RETURNED
//!  hidden literals: [u64; unit.literals.len()]                    near the code (±2 GiB)
//! ```
//!
//! Left through exit number `ctx.exit_id`, `slots[k]` holds the value of
//! `stored[exits[exit_id].snapshot][k]`: raw ints and doubles, Bools as 0 or 1, values tagged.
//! The same holds during a call that has a snapshot, for the exit number in
//! `slots[`[`CALL_WORD`]`]`, whose `guard` is the call: so frames can be rebuilt from outside.

use crate::snapshot::SnapId;
use crate::unit::{Ref, Unit};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Changes when either side of the protocol does.
const VERSION: u32 = 1;
/// Symbol of the function.
pub const ENTRY: &str = "unit";
/// Symbol of the literal table.
pub const LITERALS: &str = "literals";
/// Index of the word before the slots where a call's exit number is stored.
pub const CALL_WORD: i64 = -4;
/// Requests and responses are not longer than this many bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// A unit to compile.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Request {
    /// Optimized and verified.
    pub unit: Unit,
    /// For which processor.
    pub target: Target,
    /// LLVM's pipeline `default<On>` with that n, 1 to 3.
    pub level: u8,
    /// Count iterations in `Ctx::loop_count`, one per `poll`.
    pub count_loops: bool,
    /// Count `Ctx::forced` down at every guard that resumes before its op, and leave at 0.
    pub forced_exits: bool,
}

/// A processor as LLVM names it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Target {
    /// `x86_64-unknown-linux-gnu`
    pub triple: String,
    /// `skylake`; `generic` for any.
    pub cpu: String,
    /// `+avx2,-avx512f`; may be empty.
    pub features: String,
}

/// What came of a request.
pub type Response = Result<Compiled, Refusal>;

/// A compiled unit.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Compiled {
    /// A relocatable ELF object.
    pub object: Vec<u8>,
    /// By exit number.
    pub exits: Vec<ExitSite>,
    /// By snapshot: whose values its exits store, in the order of the slots. Constants, literals
    /// and objects that the snapshot makes itself are not stored.
    pub stored: Vec<Vec<Ref>>,
    /// How many slots the function needs.
    pub slots: u32,
}

/// Where a unit can be left.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ExitSite {
    /// With which state.
    pub snapshot: SnapId,
    /// The guard or the call, or `Ref::NONE` for a block that ends so.
    pub guard: Ref,
}

/// Why a request was refused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Refusal {
    /// The bytes are no request.
    Malformed,
    /// The unit does not verify; where and why.
    Invalid(String),
    /// LLVM knows no such processor.
    Target(String),
    /// LLVM did not accept the code, which is a bug.
    Rejected(String),
    /// The plugin panicked, which is a bug.
    Panicked(String),
}

/// What both sides must agree on, the tables of micro-ops and helpers included; the plugin's `rekindle_llvm_version`
/// gives its own.
pub fn version() -> u32 {
    let [a, b, c, d, ..] = crate::bytes::tables_digest();
    VERSION ^ u32::from_le_bytes([a, b, c, d])
}

/// A request or response as bytes, or nothing if it is too long.
pub fn encode(message: &impl Serialize) -> Option<Vec<u8>> {
    bincode::serde::encode_to_vec(message, config()).ok()
}

/// A request or response from bytes, or nothing if they are none.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match bincode::serde::decode_from_slice(bytes, config()) {
        Ok((message, used)) if used == bytes.len() => Some(message),
        _ => None,
    }
}

fn config() -> impl bincode::config::Config {
    bincode::config::standard()
        .with_fixed_int_encoding()
        .with_limit::<MAX_BYTES>()
}
