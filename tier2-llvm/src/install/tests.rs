//! The real plugin: units compiled by LLVM, installed and run.

use super::*;
use crate::{Budget, Job, Options, PluginPath, Tier2, host_target};
use rekindle_abi::Ctx;
use rekindle_machine::deopt::Machine;
use rekindle_machine::record::Subject;
use rekindle_machine::{Left, RecordStack, enter_whole};
use rekindle_trace_ir::parse;
use rekindle_trace_ir::protocol::decode;
use std::sync::Arc;

/// Cargo puts the plugin, a dependency of these tests, beside them.
fn plugin() -> PluginPath {
    PluginPath::Near(std::env::current_exe().expect("this program has a name"))
}

fn compile(unit: &Unit) -> Compiled {
    let options = Options {
        target: host_target().expect("this processor is supported"),
        level: 2,
        count_loops: true,
        forced_exits: false,
        urgent: true,
        budget: Budget::default(),
    };
    let job = Job {
        id: 1,
        unit: Arc::new(unit.clone()),
        heat: 0,
    };
    let mut tier2 = Tier2::new(plugin(), options);
    let compiled = tier2.compile_now(job).expect("compiles");
    assert!(tier2.llvm_loaded());
    compiled
}

const SUM: &str = "
    literal l0 = name \"step\"
    snap s0 = before x0@0{r0=%3 r1=%4 r2=%2 r3=%1}
    snap s1 = before x0@0{r0=%4}
    b0:
      %0 = literal.int l0
      %1 = const_int 0
      %2 = const_float 0.5
      jump b1(%1, %2)
    b1(%3:int, %4:float):
      %5: poll !s0
      %6 = int_add_ovf %3 %0 !s0
      %7 = float_add %4 %4
      %8 = const_int 100
      %9 = int_lt %6 %8
      branch %9 ? b1(%6, %7) : b2
    b2:
      exit s1";

#[test]
fn a_compiled_loop_runs_and_its_exits_find_their_values() {
    let unit = parse(SUM).expect("text parses");
    let compiled = compile(&unit);
    let memory = CodeMemory::with_capacity(1 << 20, 1 << 16).expect("mapping");
    let installed = install(&memory, &unit, &compiled, &[30]).expect("links");
    let mut records = RecordStack::with_bytes(1 << 16).expect("mapping");
    let mut ctx = Box::new(Ctx::new());
    let mut run = |ctx: &mut Ctx| {
        let window = records
            .push(Subject::default(), installed.slots)
            .expect("room");
        // SAFETY: the unit is installed, reads no frame registers, calls nothing, and the window
        // is as large as it says.
        let left = unsafe { enter_whole(installed.linked.entry, ctx, window.slots()) };
        let Left::Exit(number) = left else {
            panic!("{left:?}")
        };
        let record = &installed.exits[number as usize];
        // SAFETY: the window is still in place and the record is the unit's.
        let words: Vec<_> = unsafe {
            let machine = Machine::left(ctx, window.slots(), &installed.literals);
            record.words(machine).collect()
        };
        records.pop(window);
        (record.snapshot.0, record.at, words)
    };
    let last = (Ref(4), 4f64.to_bits());
    assert_eq!(run(&mut ctx), (1, Ref::NONE, vec![last]));
    assert_eq!(ctx.loop_count, 4);

    ctx.attention = 1;
    let half = 0.5f64.to_bits();
    let all = vec![(Ref(1), 0), (Ref(2), half), (Ref(3), 0), (Ref(4), half)];
    assert_eq!(run(&mut ctx), (0, Ref(5), all));

    ctx.attention = 0;
    installed.literals.set(0, i64::MAX as u64);
    assert_eq!(run(&mut ctx).1, Ref::NONE);
    installed.literals.set(0, 1 << 62 | 50);
    assert_eq!(run(&mut ctx), (1, Ref::NONE, vec![(Ref(4), half)]));
}

#[test]
fn an_object_of_another_unit_is_a_mismatch() {
    let unit = parse(SUM).expect("text parses");
    let compiled = compile(&unit);
    let memory = CodeMemory::with_capacity(1 << 20, 1 << 16).expect("mapping");
    let refused = |unit: &Unit, compiled: &Compiled, words: &[u64]| {
        install(&memory, unit, compiled, words).err()
    };
    let mismatch = Some(Rejection::Mismatch);
    assert_eq!(refused(&unit, &compiled, &[]), mismatch);
    let mut other = unit.clone();
    other.snapshots.truncate(1);
    assert_eq!(refused(&other, &compiled, &[1]), mismatch);
    let mut fewer = compiled.clone();
    fewer.stored[0].pop();
    assert_eq!(refused(&unit, &fewer, &[1]), mismatch);
    let mut fewer = compiled.clone();
    fewer.slots = 1;
    assert_eq!(refused(&unit, &fewer, &[1]), mismatch);
    let mut cut = compiled.clone();
    cut.object.truncate(100);
    let malformed = Rejection::Unlinkable(object::Refusal::Malformed);
    assert_eq!(refused(&unit, &cut, &[1]), Some(malformed));
    assert_eq!(memory.used_bytes(), (0, 0));
    assert_eq!(decode::<Compiled>(&cut.object), None);
}
