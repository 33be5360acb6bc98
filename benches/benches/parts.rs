//! The parts of the road, each by itself: dispatch, record, optimize, stitch, LLVM, store open, pack load.
//!
//! `stitch` and `LLVM` are given the same optimized graphs: their quotient is what tier 2 costs more.
//! `cargo bench -p rekindle-benches` runs all; words behind `--` choose, as in `-- stitch`.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use rekindle_benches::loops::LOOPS;
use rekindle_benches::recording::{Recorded, record};
use rekindle_benches::shelf;
use rekindle_benches::world::World;
use rekindle_machine::CodeMemory;
use rekindle_profiles::SledStore;
use rekindle_tier1::asm::{Gate, Options};
use rekindle_tier1::opt;
use rekindle_trace_ir::protocol::{Compiled, Request};
use rekindle_trace_ir::{Unit, bytes};
use std::hint::black_box;

/// Turns of a loop that is interpreted.
const TURNS: u64 = 10_000;
/// Units of each loop in the store: 48 in all, as many as a large program has.
const COPIES: u32 = 16;

fn dispatch(c: &mut Criterion) {
    let mut group = c.benchmark_group("dispatch");
    for l in LOOPS {
        let mut world = World::new();
        let code = world.link(&l.turns(TURNS));
        group.throughput(Throughput::Elements(TURNS));
        group.bench_function(l.name, |b| b.iter(|| world.run(code)));
    }
    group.finish();
}

fn recording(c: &mut Criterion) {
    let mut group = c.benchmark_group("record");
    for l in LOOPS {
        group.bench_function(l.name, |b| b.iter_custom(|n| record(l, n).1));
    }
    group.finish();
}

fn optimize(c: &mut Criterion) {
    let mut group = c.benchmark_group("optimize");
    for l in LOOPS {
        let unit = record(l, 1).0.unit;
        group.throughput(Throughput::Elements(unit.ins.len() as u64));
        group.bench_function(l.name, |b| b.iter(|| opt::optimize(black_box(&unit))));
    }
    group.finish();
}

/// A loop's graph, recorded and optimized, and its words.
fn optimized(l: &rekindle_benches::loops::Loop) -> (Unit, Vec<u64>) {
    let Recorded { unit, words } = record(l, 1).0;
    (opt::optimize(&unit), words)
}

fn stitch(c: &mut Criterion) {
    let mut group = c.benchmark_group("stitch");
    let memory = CodeMemory::new().expect("code memory");
    let gate = Gate::new(&memory).expect("stencils for this processor");
    let options = Options {
        count_loops: true,
        ..Options::default()
    };
    for l in LOOPS {
        let (unit, words) = optimized(l);
        let assemble = || {
            gate.assemble(black_box(&unit), &words, options)
                .expect("assembled")
        };
        group.bench_function(l.name, |b| {
            // What is made is freed outside the time taken.
            b.iter_batched(|| (), |()| assemble(), BatchSize::PerIteration);
        });
    }
    group.finish();
}

fn request(unit: Unit) -> Request {
    Request {
        unit,
        target: rekindle_tier2::host_target().expect("code for this processor"),
        level: 2,
        count_loops: true,
        forced_exits: false,
    }
}

fn compile(request: &Request) -> Compiled {
    rekindle_llvm::compile(request).expect("compiled")
}

fn llvm(c: &mut Criterion) {
    let mut group = c.benchmark_group("LLVM");
    group.sample_size(20);
    for l in LOOPS {
        let request = request(optimized(l).0);
        group.bench_function(l.name, |b| b.iter(|| compile(black_box(&request))));
    }
    group.finish();
}

fn store(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("store");
    let units: Vec<_> = LOOPS.iter().map(optimized).collect();
    let units: Vec<_> = units
        .into_iter()
        .map(|(unit, _)| (bytes::encode(&unit), compile(&request(unit)).object))
        .collect();
    shelf::fill(&dir, &units, COPIES);
    let all = LOOPS.len() * COPIES as usize;
    assert_eq!(shelf::load(&shelf::open(&dir)), all);

    let mut group = c.benchmark_group("store open");
    group.bench_function("pack", |b| b.iter(|| shelf::open(&dir)));
    group.sample_size(20);
    group.bench_function("database", |b| {
        b.iter(|| SledStore::open(&dir.join("db")).expect("opened"));
    });
    group.finish();

    let mut group = c.benchmark_group("pack load");
    group.throughput(Throughput::Elements(all as u64));
    group.bench_function("units and objects", |b| {
        b.iter(|| shelf::load(&shelf::open(&dir)));
    });
    group.finish();
}

criterion_group!(parts, dispatch, recording, optimize, stitch, llvm, store);
criterion_main!(parts);
