//! A store with units and objects in it, as a program's first run leaves it.

use rekindle_profiles as profiles;
use rekindle_profiles::{
    BuildId, Findings, Limits, ObjectRecord, ProgramKey, RunId, SaveMode, SaveState, Target,
    UnitKey, UnitRecord, WarmStart,
};
use rekindle_trace_ir::bytes;
use std::path::Path;

/// The program that the findings are said to be of.
const PROGRAM: ProgramKey = ProgramKey([7; 16]);
const NOW_S: u64 = 1_800_000_000;

fn target() -> Target {
    Target("bench".into())
}

/// Saves `copies` of each unit with its object in `dir`: the same bytes under many roots.
///
/// # Panics
/// They are not saved.
pub fn fill(dir: &Path, units: &[(Vec<u8>, Vec<u8>)], copies: u32) {
    let mut findings = Findings {
        run: RunId {
            started_s: NOW_S,
            nonce: 1,
        },
        program: PROGRAM,
        label: "bench".into(),
        ..Findings::default()
    };
    for root_pc in 0..copies {
        for (env, (ir, object)) in units.iter().enumerate() {
            let key = UnitKey {
                root_pc,
                env: env as u64,
                ..UnitKey::default()
            };
            let unit = UnitRecord {
                key,
                ir_version: bytes::VERSION,
                stamp_s: NOW_S,
                ir: ir.clone(),
                fingerprints: vec![key.root],
                tier: 2,
                ..UnitRecord::default()
            };
            findings.objects.push(ObjectRecord {
                unit: key,
                trace_hash: unit.trace_hash(),
                build: BuildId::default(),
                target: target(),
                llvm: "19".into(),
                bytes: object.clone(),
            });
            findings.units.push(unit);
        }
    }
    let report = profiles::save(
        dir,
        &findings,
        &Limits::patient(),
        SaveMode::ReadWrite,
        NOW_S,
    );
    assert_eq!(report.state, SaveState::Saved, "{report:?}");
}

/// Opens the program's pack: what every warm start does first.
pub fn open(dir: &Path) -> WarmStart {
    WarmStart::open(dir, &PROGRAM, BuildId::default(), &target()).0
}

/// Reads, checks and decodes every unit with its object; how many.
///
/// # Panics
/// One is refused.
pub fn load(warm: &WarmStart) -> usize {
    let mut loaded = 0;
    for unit in warm.units() {
        let unit = unit.expect("a sound unit");
        bytes::decode(&unit.ir).expect("a unit");
        let object = warm.object_for(&unit).expect("a sound object");
        loaded += usize::from(object.is_some());
    }
    loaded
}
