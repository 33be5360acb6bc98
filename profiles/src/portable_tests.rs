use super::*;
use crate::codec::u32_at;
use crate::key::{BuildId, BytecodeKey, Fingerprint, Target, UnitKey};
use crate::merge::{CodeProfile, RunCounts, SiteCount};
use crate::record::{BytecodeRecord, ObjectRecord};
use crate::save::{SaveMode, save};
use proptest::prelude::*;

fn findings(program: u8, seed: u8) -> Findings {
    let unit = UnitRecord {
        key: UnitKey {
            root: Fingerprint([seed; 16]),
            root_pc: 4,
            env: 5,
        },
        stamp_s: 7,
        ir: vec![seed; 40],
        fingerprints: vec![Fingerprint([seed; 16])],
        exits: vec![(0, 3), (2, 1)],
        ..UnitRecord::default()
    };
    let counts = RunCounts {
        run: RunId {
            started_s: 7,
            nonce: u64::from(seed),
        },
        total: 100,
        hot: vec![SiteCount { pc: 4, count: 90 }],
        ..RunCounts::default()
    };
    Findings {
        run: counts.run,
        program: ProgramKey([program; 16]),
        label: format!("program {program}"),
        bytecode: vec![BytecodeRecord {
            key: BytecodeKey::default(),
            bytes: vec![1, 2, 3],
        }],
        profiles: vec![ProfileRecord {
            code: unit.key.root,
            profile: CodeProfile::of_run(counts),
        }],
        objects: vec![ObjectRecord {
            unit: unit.key,
            trace_hash: unit.trace_hash(),
            build: BuildId([1; 16]),
            target: Target("t".into()),
            llvm: "19".into(),
            bytes: b"MACHINE CODE".to_vec(),
        }],
        units: vec![unit],
        used: Vec::new(),
    }
}

fn exported() -> Vec<u8> {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("s");
    for (program, seed) in [(1, 1), (2, 2)] {
        save(
            &dir,
            &findings(program, seed),
            &Limits::patient(),
            SaveMode::ReadWrite,
            8,
        );
    }
    let missing = export(&dir, Which::Program(ProgramKey([3; 16])));
    assert_eq!(missing, Err(Reject::Missing));
    let one = export(&dir, Which::Program(ProgramKey([1; 16]))).unwrap();
    assert_eq!(import(&one, &Limits::default()).unwrap().programs.len(), 1);
    export(&dir, Which::All).unwrap()
}

#[test]
fn it_carries_profiles_and_units_and_never_code() {
    let bytes = exported();
    assert!(!bytes.windows(12).any(|w| w == b"MACHINE CODE"));
    let imported = import(&bytes, &Limits::default()).unwrap();
    assert_eq!(imported.rejected, []);
    let mut by_program = imported.by_program(RunId::default());
    assert_eq!(by_program.len(), 2);
    let mut expected = findings(2, 2);
    expected.run = RunId::default();
    expected.bytecode.clear();
    expected.objects.clear();
    assert_eq!(by_program.remove(1), expected);

    let all = imported.for_program(ProgramKey([9; 16]), "here", RunId::default());
    assert_eq!((all.units.len(), all.profiles.len()), (2, 2));
}

#[test]
fn code_in_a_file_is_refused_by_kind_and_the_rest_taken() {
    let frames = findings(1, 1).frames(8);
    let rows = frames.iter().map(|(key, frame)| (key, frame.as_slice()));
    let file = container::write(Form::Portable, rows);
    let imported = import(&file, &Limits::default()).unwrap();
    let refused: Vec<_> = imported
        .rejected
        .iter()
        .map(|r| (r.key.kind(), r.why))
        .collect();
    assert_eq!(
        refused,
        [(Kind::Bytecode, Reject::Kind), (Kind::Object, Reject::Kind)]
    );
    assert_eq!((imported.units.len(), imported.profiles.len()), (1, 1));
}

#[test]
fn limits_hold() {
    let bytes = exported();
    let small = Limits {
        portable_bytes: bytes.len() as u64 - 1,
        ..Limits::default()
    };
    assert_eq!(import(&bytes, &small), Err(Reject::TooLarge));
    let few = Limits {
        file_entries: 1,
        ..Limits::default()
    };
    assert_eq!(import(&bytes, &few), Err(Reject::TooLarge));
}

#[test]
fn every_cut_and_every_flipped_bit_is_noticed() {
    let bytes = exported();
    for at in 0..bytes.len() {
        assert!(import(&bytes[..at], &Limits::default()).is_err());
        let mut bad = bytes.clone();
        bad[at] ^= 1 << (at % 8);
        assert!(import(&bad, &Limits::default()).is_err(), "byte {at}");
    }
}

/// Where each frame begins and ends, with its key.
fn frames_of(bytes: &[u8]) -> Vec<(Key, usize, usize)> {
    let mut rows = Vec::new();
    let mut at = 32;
    while at < bytes.len() {
        let key_bytes = usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
        let frame_bytes = u32_at(bytes, at + 2) as usize;
        let begin = at + 6 + key_bytes;
        rows.push((
            Key::from_bytes(&bytes[at + 6..begin]).unwrap(),
            begin,
            begin + frame_bytes,
        ));
        at = begin + frame_bytes;
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    /// A hostile file has right checksums, so both layers are sealed again over the damage.
    #[test]
    fn a_sealed_hostile_file_never_panics(
        hits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        reseal_frames in any::<bool>(),
    ) {
        thread_local!(static FILE: Vec<u8> = exported());
        let mut bytes = FILE.with(Clone::clone);
        let rows = frames_of(&bytes);
        for (index, value) in hits {
            let at = index.index(bytes.len());
            bytes[at] = value;
        }
        if reseal_frames {
            for (key, begin, end) in rows {
                codec::reseal(&key, &mut bytes[begin..end]);
            }
        }
        container::seal(&mut bytes);
        if let Ok(imported) = import(&bytes, &Limits::default()) {
            for findings in imported.by_program(RunId::default()) {
                findings.profiles.iter().for_each(|p| drop(p.profile.weighed()));
                prop_assert!(findings.objects.is_empty() && findings.bytecode.is_empty());
            }
        }
    }
}
