//! Generated programs: interpreted, and run as units before and after optimization, each unit
//! leaving to the interpreter wherever it leaves. All end in the same state.
//!
//! That is the only thing that must be the same: a guard that left a loop leaves earlier.

use super::heap::Heap;
use super::model::{Op, REGS};
use super::program::{Choices, kind, program};
use super::record::unit;
use crate::opt::{Faults, Settings, optimize, optimize_traced, optimize_with};
use proptest::prelude::*;
use rekindle_abi::Value;
use rekindle_abi::heap::ShapeId;
use rekindle_trace_ir::{Outcome, Ref, SnapId, Ty, Unit, VirtualKind, eval, print, verify};
use rustc_hash::FxHashMap;

const LIMIT: usize = 4000;

/// Two instances, two lists, a cell; registers hold those, ints and None, some the same.
fn start(c: &mut Choices<'_>) -> (Heap, Vec<u64>) {
    let mut heap = Heap::new();
    let one = heap.make(super::model::INSTANCE, &[0, Value::NONE.0, 3]);
    let two = heap.make(super::model::INSTANCE, &[0, one, 4]);
    let list = heap.list(&[5, 0, 7, 1, 2, 3, 4]);
    let short = heap.list(&[1, 2, 0]);
    let cell = heap.make(ShapeId::CELL.0 as u64, &[Value::small_int(2).0]);
    let roots = vec![one, two, list, short, cell];
    for reg in 0..REGS {
        let small = Value::small_int(c.below(6) as i64 - 1).0;
        heap.regs[reg] = match c.below(64) {
            63 => roots[c.below(5)],
            62 => Value::NONE.0,
            61 => heap.encode(i64::MAX - 1),
            n if kind::INSTANCE.contains(&reg) => roots[n % 2],
            n if kind::LIST.contains(&reg) => roots[2 + n % 2],
            n if kind::OTHER.contains(&reg) && n % 2 == 0 => roots[4],
            _ => small,
        };
    }
    (heap, roots)
}

/// Runs a unit, and the interpreter from where it leaves.
fn run(unit: &Unit, code: &[Op], mut heap: Heap, roots: &[u64]) -> Result<Vec<String>, String> {
    match eval(unit, &mut heap, 100 * LIMIT) {
        Outcome::Exit { snap, values, .. } => {
            let pc = leave(unit, snap, &values, &mut heap);
            match heap.interpret(code, pc, LIMIT) {
                true => Ok(heap.picture(roots)),
                false => Err("the interpreter does not end".into()),
            }
        }
        outcome => Err(format!("{outcome:?}")),
    }
}

/// Does what deoptimization does; gives where to go on.
fn leave(unit: &Unit, snap: SnapId, values: &[u64], heap: &mut Heap) -> usize {
    let snap = &unit[snap];
    let mut made: FxHashMap<Ref, u64> = FxHashMap::default();
    let boxed = |heap: &mut Heap, made: &FxHashMap<Ref, u64>, r: Ref| match made.get(&r) {
        Some(object) => *object,
        None => match unit[r].ty {
            Ty::Int => heap.encode(values[r.0 as usize] as i64),
            Ty::Bool => Value::bool(values[r.0 as usize] != 0).0,
            _ => values[r.0 as usize],
        },
    };
    for v in &snap.virtuals {
        let object = match v.kind {
            VirtualKind::Tuple(len) => heap.make(ShapeId::TUPLE.0 as u64, &[len as u64, 0, 0]),
            VirtualKind::Instance(shape) => heap.make(values[shape.0 as usize], &[0, 0, 0]),
            VirtualKind::Cell => heap.make(ShapeId::CELL.0 as u64, &[0]),
        };
        let raw = |offset: i32| matches!(v.kind, VirtualKind::Instance(_)) && offset == 24;
        for &(offset, r) in &v.fields {
            let word = match raw(offset) {
                true => values[r.0 as usize],
                false => boxed(heap, &made, r),
            };
            heap.words.insert(object + offset as u64, word);
        }
        made.insert(v.at, object);
    }
    let frame = snap.innermost();
    let regs = frame.regs.iter();
    let regs: Vec<(u16, u64)> = regs.map(|(n, r)| (*n, boxed(heap, &made, *r))).collect();
    for (n, word) in regs {
        heap.regs[n as usize] = word;
    }
    frame.pc as usize
}

/// What went wrong, if anything: program, units and states.
fn compare(bytes: &[u8], faults: Option<&Faults>) -> Result<(), String> {
    let mut c = Choices::new(bytes);
    let (heap, roots) = start(&mut c);
    // Guesses are other bytes, so that a shorter program is guessed the same.
    let mut guesses = Choices::new(&bytes[bytes.len() / 2..]);
    let code = program(&mut c);
    let recorded = unit(&code, &mut guesses);
    verify(&recorded).map_err(|v| format!("recorded: {v}\n{}", print(&recorded)))?;
    let mut alone = heap.clone();
    if !alone.interpret(&code, 0, LIMIT) {
        return Ok(());
    }
    let expected = alone.picture(&roots);
    let optimized = match faults {
        None => optimize(&recorded),
        Some(faults) => optimize_with(&recorded, faults),
    };
    // Some guards stay in their loops, and what they vouch for with them.
    let settings = Settings {
        faults: faults.copied().unwrap_or_default(),
        pinned: (0..recorded.ins.len() as u32).step_by(3).map(Ref).collect(),
    };
    let pinned = optimize_traced(&recorded, &settings, |_| {});
    let units = [
        ("recorded", &recorded),
        ("optimized", &optimized),
        ("pinned", &pinned),
    ];
    for (name, unit) in units {
        let got = run(unit, &code, heap.clone(), &roots);
        if got.as_ref() != Ok(&expected) {
            return Err(format!(
                "{code:#?}\n{:x?}\n{}\n{}\n{name}: expected {expected:#?}, got {got:#?}",
                heap.regs,
                print(&recorded),
                print(if name == "pinned" {
                    &pinned
                } else {
                    &optimized
                })
            ));
        }
    }
    verify(&optimized).map_err(|v| format!("optimized: {v}\n{}", print(&optimized)))
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 20000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn optimizing_changes_nothing_that_a_program_sees(
        bytes in prop::collection::vec(any::<u8>(), 0..400)
    ) {
        if let Err(message) = compare(&bytes, None) {
            return Err(TestCaseError::fail(message));
        }
    }
}

/// Bytes that look random and are always the same.
fn noise(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e3779b97f4a7c15) | 1;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..300).map(next).collect()
}

#[test]
fn planted_faults_are_noticed() {
    let differs = |faults: Faults| {
        let mut programs = (0..2000).map(noise);
        programs.find_map(|bytes| compare(&bytes, Some(&faults)).err())
    };
    assert_eq!(differs(Faults::default()), None);
    // The others need a collector, and a store.
    for name in ["wrong_fold", "dropped_guard", "swapped_snapshot_slot"] {
        let mut faults = Faults::default();
        assert!(faults.plant(name));
        assert!(differs(faults).is_some(), "{name}");
    }
}
