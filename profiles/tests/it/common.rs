//! A program's findings, made up, and the store that they go into.

use rekindle_profiles::*;
use std::path::{Path, PathBuf};

pub(crate) const NOW: u64 = 1_700_000_000;
pub(crate) const BUILD: BuildId = BuildId([3; 16]);

pub(crate) fn target() -> Target {
    Target("x86-64+avx2".into())
}

pub(crate) fn program(number: u8) -> ProgramKey {
    ProgramKey([number; 16])
}

pub(crate) fn code(number: u8) -> Fingerprint {
    Fingerprint([number; 16])
}

pub(crate) fn unit(number: u8) -> UnitRecord {
    UnitRecord {
        key: UnitKey {
            root: code(number),
            root_pc: 12,
            env: 1,
        },
        ir_version: 1,
        stamp_s: NOW,
        ir: vec![number; 700],
        kind: UnitKind::Loop,
        fingerprints: vec![code(number)],
        tier: 2,
        hotness: 5000,
        exits: vec![(0, 2), (3, 40)],
        ..UnitRecord::default()
    }
}

pub(crate) fn object(unit: &UnitRecord) -> ObjectRecord {
    ObjectRecord {
        unit: unit.key,
        trace_hash: unit.trace_hash(),
        build: BUILD,
        target: target(),
        llvm: "19.1".into(),
        bytes: vec![0xc3; 3000],
    }
}

pub(crate) fn profile(number: u8, nonce: u64) -> ProfileRecord {
    let run = RunCounts {
        run: RunId {
            started_s: NOW,
            nonce,
        },
        total: 10_000,
        hot: vec![SiteCount {
            pc: 12,
            count: 9_000,
        }],
        aborts: vec![ReasonCount {
            pc: 40,
            reason: "too_long".into(),
            count: 2,
        }],
        ..RunCounts::default()
    };
    ProfileRecord {
        code: code(number),
        profile: CodeProfile::of_run(run),
    }
}

pub(crate) fn bytecode(number: u8) -> BytecodeRecord {
    BytecodeRecord {
        key: BytecodeKey {
            source: SourceHash([number; 16]),
            frontend: 4,
        },
        bytes: vec![number; 900],
    }
}

/// What a first run of a program with these functions finds.
pub(crate) fn findings(of: ProgramKey, functions: &[u8], nonce: u64) -> Findings {
    Findings {
        run: RunId {
            started_s: NOW,
            nonce,
        },
        program: of,
        label: "/home/u/sim.py".into(),
        bytecode: vec![bytecode(functions[0])],
        profiles: functions.iter().map(|&n| profile(n, nonce)).collect(),
        units: functions.iter().map(|&n| unit(n)).collect(),
        objects: functions.iter().map(|&n| object(&unit(n))).collect(),
        used: Vec::new(),
    }
}

pub(crate) fn open(dir: &Path, of: ProgramKey) -> (WarmStart, OpenReport) {
    WarmStart::open(dir, &of, BUILD, &target())
}

pub(crate) fn save_patiently(dir: &Path, findings: &Findings) -> SaveReport {
    save(
        dir,
        findings,
        &Limits::patient(),
        SaveMode::ReadWrite,
        NOW + 1,
    )
}

/// How many of a program's functions start with machine code.
pub(crate) fn warm_functions(dir: &Path, of: ProgramKey, functions: &[u8]) -> usize {
    let (warm, _) = open(dir, of);
    let is_warm = |number: u8| {
        warm.units_for(&code(number))
            .flatten()
            .any(|unit| matches!(warm.object_for(&unit), Ok(Some(_))))
    };
    functions.iter().filter(|&&n| is_warm(n)).count()
}

/// Every file under a directory.
pub(crate) fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => found.push(path),
            }
        }
    }
    found.sort();
    found
}
